//! A catalogue that was read, and what can be asked of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fault::Faults;
use crate::model::{Class, Enum, Event, Object, Place, Strategy};
use crate::read::exception::RawException;
use crate::read::listing::Role;
use crate::read::policy::Policy;
use crate::rule::Exception;
use crate::shelf::Shelf;
use crate::source::Source;
use crate::standard;

use super::field::Meaning;
use super::glob::Noun;
use super::load::Origin;
use super::lookup::Lookup;
use super::memo::Memo;
use super::unit::{Definition, OWN, Unit};
use super::{Scope, load};

/// A catalogue: read at once, resolved item by item.
#[derive(Debug)]
pub struct Catalogue {
    pub(super) units: Vec<Unit>,
    pub(super) categories: BTreeSet<String>,
    pub(super) events: Memo<Event>,
    pub(super) objects: Memo<Object>,
    pub(super) enums: Memo<Enum>,
    /// What a type means where a field adds nothing to it, by the unit that names it and its spelling.
    pub(super) meanings: Memo<Meaning>,
    files: Vec<Arc<str>>,
}

impl Catalogue {
    /// Reads `catalogue.toml` and the files of `scope`.
    ///
    /// # Errors
    /// Every fault of the files' text, of the imports and of the classes. What is wrong with a single event or
    /// object is found when it is asked for, and by [`check_all`](Self::check_all).
    pub fn load(source: &dyn Source, scope: &Scope) -> Result<Self, Faults> {
        Self::load_again(source, scope, &Shelf::new())
    }

    /// As [`load`](Self::load), but what is on the shelf is not read again: for several scopes of one folder.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn load_again(source: &dyn Source, scope: &Scope, shelf: &Shelf) -> Result<Self, Faults> {
        let shown = "";
        Self::load_from(
            Origin {
                source,
                shown,
                shelf,
            },
            scope,
        )
    }

    fn load_from(origin: Origin<'_>, scope: &Scope) -> Result<Self, Faults> {
        let mut loaded = load::load(origin, scope);
        if loaded.faults.is_empty() {
            super::law::settle(&mut loaded);
        }
        if !loaded.faults.is_empty() || loaded.units.is_empty() {
            return Err(loaded.faults.into());
        }
        let categories = super::law::categories(&loaded.units);
        Ok(Self {
            units: loaded.units,
            categories,
            events: Memo::new(),
            objects: Memo::new(),
            enums: Memo::new(),
            meanings: Memo::new(),
            files: loaded.files,
        })
    }

    /// The catalogue that this crate ships.
    ///
    /// # Errors
    /// Never, as a test says.
    pub fn standard() -> Result<Self, Faults> {
        Self::load_from(standard::ORIGIN, &Scope::All)
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.own().header.name
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.own().header.version
    }

    /// A few words.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.own().header.title.as_deref()
    }

    /// Who answers for it.
    #[must_use]
    pub fn owners(&self) -> &[String] {
        &self.own().header.owners
    }

    /// How strict the softer checks are.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.own().header.policy
    }

    /// The namespaces of its files, read or not, and of the events that it imports; sorted.
    #[must_use]
    pub fn namespaces(&self) -> Vec<&str> {
        let listed = self.own().namespaces();
        let imported = self.units[1..].iter().flat_map(|unit| {
            let used =
                |namespace: &&str| unit.uses.iter().any(|glob| glob.value.reaches(namespace));
            unit.namespaces().filter(used)
        });
        let events = self
            .imported_events()
            .filter_map(|(_, name)| name.split('.').next());
        let all: BTreeSet<&str> = listed.chain(imported).chain(events).collect();
        all.into_iter().collect()
    }

    /// The file that holds a namespace, as the header lists it.
    #[must_use]
    pub fn namespace_file(&self, namespace: &str) -> Option<&str> {
        let files = &self.own().header.files;
        files
            .iter()
            .find(|file| file.role == Role::Namespace(namespace.to_owned()))
            .map(|file| &*file.path.value)
    }

    /// Every file that was read, but for the shipped ones: what a build has to watch.
    #[must_use]
    pub fn files(&self) -> &[Arc<str>] {
        &self.files
    }

    /// How many bytes a file has that was read and is not shipped.
    #[must_use]
    pub fn file_len(&self, file: &str) -> Option<usize> {
        let documents = self.units.iter().flat_map(|unit| &unit.documents);
        let texts = documents.map(|document| &document.text);
        let mut texts = std::iter::once(&self.own().head).chain(texts);
        let text = texts.find(|text| **text.name() == *file)?;
        Some(text.as_str().len())
    }

    /// The categories that an event may have; sorted.
    pub fn categories(&self) -> impl Iterator<Item = &str> {
        self.categories.iter().map(String::as_str)
    }

    /// The names of its events, imported ones included; sorted within each catalogue.
    pub fn events(&self) -> impl Iterator<Item = &str> {
        self.own()
            .events()
            .chain(self.imported_events().map(|(_, name)| name))
    }

    /// The names of the events that its own files define.
    pub fn own_events(&self) -> impl Iterator<Item = &str> {
        self.own().events()
    }

    /// Whether its own files define what stands at `place`, and not one that it imports.
    #[must_use]
    pub fn is_own(&self, place: &Place) -> bool {
        let own = self.own();
        let documents = own.documents.iter().map(|document| document.text.name());
        documents
            .chain([own.head.name()])
            .any(|file| *file == place.file)
    }

    /// The exceptions that its header makes from the rules of [`lint`](crate::lint).
    #[must_use]
    pub fn exceptions(&self) -> Vec<Exception> {
        let own = self.own();
        let exception = |raw: &RawException| Exception {
            rule: raw.rule,
            subject: raw.subject.clone(),
            reason: raw.reason.clone(),
            place: own.head.place(raw.at),
        };
        own.header.exceptions.iter().map(exception).collect()
    }

    /// The names of its objects, imported ones included.
    pub fn objects(&self) -> impl Iterator<Item = &str> {
        self.defined(Noun::Object).map(|(_, name)| name)
    }

    /// The names of its enums, imported ones included.
    pub fn enums(&self) -> impl Iterator<Item = &str> {
        self.defined(Noun::Enum).map(|(_, name)| name)
    }

    /// The classes that its fields may have.
    pub fn classes(&self) -> impl Iterator<Item = &Arc<Class>> {
        let visible: BTreeMap<&str, &Arc<Class>> = self
            .visible_classes(OWN)
            .rev()
            .map(|class| (class.name.as_str(), class))
            .collect();
        visible.into_values()
    }

    /// The strategies that its classes may allow.
    pub fn strategies(&self) -> impl Iterator<Item = &Arc<Strategy>> {
        let visible: BTreeMap<&str, &Arc<Strategy>> = self
            .visible_strategies(OWN)
            .rev()
            .map(|strategy| (strategy.name.as_str(), strategy))
            .collect();
        visible.into_values()
    }

    /// A resolved event.
    ///
    /// # Errors
    /// When there is none of that name, or something that it says is wrong.
    pub fn event(&self, name: &str) -> Result<Arc<Event>, Lookup> {
        let own = self.own().event(name).map(|_| OWN);
        let Some(unit) = own.or_else(|| {
            self.imported_events()
                .find(|(_, n)| *n == name)
                .map(|(unit, _)| unit)
        }) else {
            return Err(self.no_event(name));
        };
        self.event_of(unit, name).map_err(Lookup::Faulty)
    }

    /// A resolved object.
    ///
    /// # Errors
    /// When there is none of that name, or something that it says is wrong.
    pub fn object(&self, name: &str) -> Result<Arc<Object>, Lookup> {
        match self.definition(OWN, name) {
            Some((context, Definition::Object(_))) => self
                .object_of(context.unit, name, &mut Vec::new())
                .map_err(Lookup::Faulty),
            _ => Err(self.no_definition(Noun::Object, name)),
        }
    }

    /// A resolved enum.
    ///
    /// # Errors
    /// When there is none of that name, or something that it says is wrong.
    pub fn enumeration(&self, name: &str) -> Result<Arc<Enum>, Lookup> {
        match self.definition(OWN, name) {
            Some((context, Definition::Enum(_))) => {
                self.enum_of(context.unit, name).map_err(Lookup::Faulty)
            }
            _ => Err(self.no_definition(Noun::Enum, name)),
        }
    }

    /// The event whose name ends like `word`, when there is one only: what `struct Login` may be.
    #[must_use]
    pub fn event_like(&self, word: &str) -> Option<&str> {
        let ends = |name: &&str| name.replace('.', "_").ends_with(word) && !word.is_empty();
        let mut found = self.events().filter(ends);
        found.next().filter(|_| found.next().is_none())
    }

    /// Where the header stands.
    #[must_use]
    pub fn place(&self) -> Place {
        self.own().head.place(0)
    }

    pub(super) fn own(&self) -> &Unit {
        &self.units[OWN]
    }

    pub(super) fn imported_events(&self) -> impl Iterator<Item = (usize, &str)> {
        self.units
            .iter()
            .enumerate()
            .skip(1)
            .flat_map(|(index, unit)| {
                unit.events()
                    .filter(move |name| unit.used(Noun::Event, name))
                    .map(move |name| (index, name))
            })
    }

    /// What is defined here, and what is imported by name.
    pub(super) fn defined(&self, noun: Noun) -> impl Iterator<Item = (usize, &str)> {
        self.units
            .iter()
            .enumerate()
            .flat_map(move |(index, unit)| {
                unit.definitions()
                    .into_iter()
                    .filter(move |(_, name, found)| {
                        found.noun() == noun && (index == OWN || unit.used(noun, name))
                    })
                    .map(move |(_, name, _)| (index, name))
            })
    }
}
