//! Reads the files of a catalogue and of what it imports.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::model::Place;
use crate::read::document::{Document, Kind, document};
use crate::read::header::{FileEntry, Header, ImportEntry, Role, header};
use crate::source::Source;
use crate::standard;
use crate::suggest::did_you_mean;
use crate::text::{Sited, Text};
use crate::version::{Version, meets};

use super::Scope;
use super::glob::{Glob, Noun};
use super::unit::Unit;

/// The name of the header's file.
pub(crate) const HEADER: &str = "catalogue.toml";

/// What is read, and what is wrong with it.
#[derive(Default)]
pub(crate) struct Loaded {
    pub(crate) units: Vec<Unit>,
    pub(crate) faults: Vec<Fault>,
    /// The files of the source that were read; the shipped ones are not among them.
    pub(crate) files: Vec<Arc<str>>,
}

/// Reads the catalogue of `source`; `shown` goes before the names of its files.
pub(crate) fn load(source: &dyn Source, shown: &str, scope: &Scope) -> Loaded {
    let mut loaded = Loaded::default();
    let wanted = match scope {
        Scope::All => Wanted::All,
        Scope::Namespace(namespace) => Wanted::Only(BTreeSet::from([namespace.clone()])),
        Scope::Types => Wanted::Only(BTreeSet::new()),
    };
    let Some(unit) = loaded.folder(source, shown, &wanted, Reach::Listed) else {
        return loaded;
    };
    let wanted = wanted.and(&bases(&unit.documents));
    let head = unit.head.clone();
    let imports = 0..unit.header.imports.len();
    loaded.units.push(unit);
    for index in imports {
        if let Some(unit) = loaded.import(source, &head, index, &wanted) {
            loaded.units.push(unit);
        }
    }
    if *scope == Scope::All {
        loaded.unlisted(source, &head);
    }
    loaded
}

/// The namespaces whose files are read.
#[derive(Clone)]
enum Wanted {
    All,
    Only(BTreeSet<String>),
}

impl Wanted {
    fn reads(&self, role: &Role) -> bool {
        match (self, role) {
            (Self::Only(wanted), Role::Namespace(namespace)) => wanted.contains(namespace),
            _ => true,
        }
    }

    fn and(&self, more: &BTreeSet<String>) -> Self {
        match self {
            Self::All => Self::All,
            Self::Only(wanted) => Self::Only(wanted | more),
        }
    }
}

/// Whether the bases of what is read are read too: only an import's may be in another namespace.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Listed,
    WithBases,
}

/// The namespaces that events extend into.
fn bases(documents: &[Document]) -> BTreeSet<String> {
    let events = documents
        .iter()
        .flat_map(|document| document.events.values());
    let names = events.filter_map(|event| event.extends.as_ref()?.value.split('.').next());
    names.map(str::to_owned).collect()
}

impl Loaded {
    fn fault(&mut self, place: Place, code: &'static str, message: String, help: Option<String>) {
        self.faults.push(Fault {
            place,
            code,
            message,
            help,
        });
    }

    /// Reads a catalogue of several files.
    fn folder(
        &mut self,
        source: &dyn Source,
        shown: &str,
        wanted: &Wanted,
        reach: Reach,
    ) -> Option<Unit> {
        let name: Arc<str> = format!("{shown}{HEADER}").into();
        let head = match source.read(HEADER) {
            Ok(text) => Arc::new(Text::new(name, text)),
            Err(error) => {
                let place = Place {
                    file: name,
                    line: 1,
                    column: 1,
                };
                self.fault(place, "CDL0075", format!("{HEADER}: {error}"), None);
                return None;
            }
        };
        self.track(&head);
        let (header, faults) = header(&head);
        self.faults.extend(faults);
        self.twice(&header.files, &head);
        let mut documents: Vec<Document> = Vec::new();
        let mut wanted = wanted.clone();
        let mut left: Vec<&FileEntry> = header.files.iter().collect();
        loop {
            let (now, later): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|file| wanted.reads(&file.role));
            if now.is_empty() {
                break;
            }
            documents.extend(
                now.into_iter()
                    .filter_map(|file| self.listed(source, shown, file, &head)),
            );
            left = later;
            if reach == Reach::WithBases {
                wanted = wanted.and(&bases(&documents));
            }
        }
        Some(unit(header, head, documents))
    }

    fn listed(
        &mut self,
        source: &dyn Source,
        shown: &str,
        file: &FileEntry,
        head: &Text,
    ) -> Option<Document> {
        let path = &file.path;
        match source.read(&path.value) {
            Ok(text) => Some(self.file(
                file,
                Text::new(format!("{shown}{}", path.value).into(), text),
            )),
            Err(error) => {
                let message = format!("\"{}\" is listed, but {error}", path.value);
                self.fault(head.place(path.at), "CDL0075", message, None);
                None
            }
        }
    }

    fn track(&mut self, text: &Text) {
        if !standard::is_shipped(text.name()) {
            self.files.push(text.name().clone());
        }
    }

    fn twice(&mut self, files: &[FileEntry], head: &Text) {
        let mut paths = BTreeSet::new();
        let mut namespaces = BTreeSet::new();
        for file in files {
            if !paths.insert(&file.path.value) {
                let message = format!("file \"{}\" is listed twice", file.path.value);
                self.fault(head.place(file.path.at), "CDL0067", message, None);
            }
            if let Role::Namespace(namespace) = &file.role
                && !namespaces.insert(namespace)
            {
                let message = format!("namespace \"{namespace}\" has two files");
                self.fault(head.place(file.path.at), "CDL0067", message, None);
            }
        }
    }

    fn file(&mut self, file: &FileEntry, text: Text) -> Document {
        let text = Arc::new(text);
        self.track(&text);
        let kind = match file.role {
            Role::Classes => Kind::Classes,
            Role::Types => Kind::Types,
            Role::Namespace(_) => Kind::Events,
        };
        let (document, _, faults) = document(text.clone(), kind);
        self.faults.extend(faults);
        if let Role::Namespace(namespace) = &file.role {
            self.namespace(namespace, &document);
        }
        document
    }

    /// A namespace is in one file, and a file holds one namespace.
    fn namespace(&mut self, namespace: &str, document: &Document) {
        if let Some(said) = document
            .namespace
            .as_ref()
            .filter(|said| *said != namespace)
        {
            let message = format!(
                "the file says namespace \"{said}\", but catalogue.toml lists it as \"{namespace}\""
            );
            self.fault(document.text.place(0), "CDL0068", message, None);
        }
        for (name, event) in &document.events {
            if name.split('.').next() != Some(namespace) {
                let message = format!("event \"{name}\" is not in namespace \"{namespace}\"");
                let help = Some(format!(
                    "name it \"{namespace}.…\" or move it to its own file"
                ));
                self.fault(document.text.place(event.at), "CDL0077", message, help);
            }
        }
    }

    fn import(
        &mut self,
        source: &dyn Source,
        head: &Arc<Text>,
        index: usize,
        wanted: &Wanted,
    ) -> Option<Unit> {
        let header = std::mem::take(&mut self.units[0].header.imports);
        let entry = &header[index];
        let unit = match &entry.path {
            None => self.shipped(entry, head, wanted),
            Some(path) => self.snapshot(source, entry, path, head),
        };
        let unit = unit.map(|mut unit| {
            self.meets(entry, &unit.header, head);
            unit.uses = self.uses(entry, &unit, head);
            unit
        });
        self.units[0].header.imports = header;
        unit
    }

    fn shipped(&mut self, entry: &ImportEntry, head: &Text, wanted: &Wanted) -> Option<Unit> {
        if entry.catalogue.value != standard::NAME {
            let message = format!(
                "import \"{}\" has no path, and only \"{}\" comes without one",
                entry.catalogue.value,
                standard::NAME
            );
            let help = Some("vendor it: path = \"vendor/…\", sha256 = \"…\"".to_owned());
            self.fault(head.place(entry.catalogue.at), "CDL0706", message, help);
            return None;
        }
        self.folder(
            &standard::Shipped,
            standard::FOLDER,
            wanted,
            Reach::WithBases,
        )
    }

    fn snapshot(
        &mut self,
        source: &dyn Source,
        entry: &ImportEntry,
        path: &Sited<String>,
        head: &Text,
    ) -> Option<Unit> {
        let text = match source.read(&path.value) {
            Ok(text) => text,
            Err(error) => {
                let message = format!(
                    "import \"{}\" is at \"{}\", but {error}",
                    entry.catalogue.value, path.value
                );
                self.fault(head.place(path.at), "CDL0706", message, None);
                return None;
            }
        };
        self.pinned(entry, path, &text, head);
        let text = Arc::new(Text::new(path.value.as_str().into(), text));
        self.track(&text);
        let (document, header, faults) = document(text.clone(), Kind::Snapshot);
        self.faults.extend(faults);
        Some(unit(header, text, vec![document]))
    }

    /// What was reviewed is what is read.
    fn pinned(&mut self, entry: &ImportEntry, path: &Sited<String>, text: &str, head: &Text) {
        let actual = super::fingerprint::hex(&Sha256::digest(text.as_bytes()).into());
        let (at, message) = match &entry.sha256 {
            Some(pinned) if pinned.value == actual => return,
            Some(pinned) => {
                let place = head.place(pinned.at);
                let message = format!(
                    "{} does not match sha256 in {}:{}",
                    path.value, place.file, place.line
                );
                (pinned.at, message)
            }
            None => (
                path.at,
                format!(
                    "import \"{}\" is not pinned by sha256",
                    entry.catalogue.value
                ),
            ),
        };
        let help = Some(format!(
            "once its text is reviewed, write sha256 = \"{actual}\""
        ));
        self.fault(head.place(at), "CDL0705", message, help);
    }

    fn meets(&mut self, entry: &ImportEntry, header: &Header, head: &Text) {
        let wanted = &entry.catalogue;
        if !header.name.is_empty() && header.name != wanted.value {
            let message = format!(
                "import \"{}\" holds catalogue \"{}\"",
                wanted.value, header.name
            );
            self.fault(head.place(wanted.at), "CDL0706", message, None);
        }
        let (Some(requirement), Some(version)) = (&entry.version, Version::parse(&header.version))
        else {
            return;
        };
        let message = match meets(version, &requirement.value) {
            Some(true) => return,
            Some(false) => format!(
                "import \"{}\" must be version {}, found {}",
                wanted.value, requirement.value, header.version
            ),
            None => format!(
                "\"{}\" is no version requirement such as \"^2.3\"",
                requirement.value
            ),
        };
        self.fault(head.place(requirement.at), "CDL0706", message, None);
    }

    fn uses(&mut self, entry: &ImportEntry, unit: &Unit, head: &Text) -> Vec<Sited<Glob>> {
        let mut globs = Vec::with_capacity(entry.uses.len());
        for text in &entry.uses {
            let Some(glob) = Glob::parse(&text.value) else {
                let nouns: Vec<&str> = Noun::ALL.into_iter().map(Noun::as_str).collect();
                let message = format!(
                    "\"{}\" in \"use\" must be a name or a prefix with * after one of {}",
                    text.value,
                    nouns.join(", ")
                );
                self.fault(head.place(text.at), "CDL0068", message, None);
                continue;
            };
            let names = names(unit);
            let matched = names.iter().any(|(noun, name)| glob.matches(*noun, name));
            if matched || unit.unread().any(|namespace| glob.reaches(namespace)) {
                globs.push(Sited {
                    value: glob,
                    at: text.at,
                });
            } else {
                let message = format!("\"{}\" matches nothing in {}", text.value, unit.title());
                let full: Vec<String> = names
                    .iter()
                    .map(|(noun, name)| format!("{}.{name}", noun.as_str()))
                    .collect();
                let help = did_you_mean(&text.value, full.iter().map(String::as_str));
                self.fault(head.place(text.at), "CDL0707", message, help);
            }
        }
        globs
    }

    /// A file that nobody lists is a file that nobody checks.
    fn unlisted(&mut self, source: &dyn Source, head: &Text) {
        let Some(unit) = self.units.first() else {
            return;
        };
        let listed: BTreeSet<&str> = unit
            .header
            .files
            .iter()
            .map(|file| file.path.value.as_str())
            .collect();
        let imported: BTreeSet<&str> = unit
            .header
            .imports
            .iter()
            .filter_map(|import| Some(import.path.as_ref()?.value.as_str()))
            .collect();
        let there = source.event_files().unwrap_or_default();
        let stray: Vec<String> = there
            .into_iter()
            .filter(|path| path.strip_suffix(".toml").is_some())
            .filter(|path| !listed.contains(path.as_str()) && !imported.contains(path.as_str()))
            .collect();
        for path in stray {
            let name = path.trim_start_matches("events/").trim_end_matches(".toml");
            let help =
                format!("add to {HEADER}: [[file]] path = \"{path}\" namespace = \"{name}\"");
            let message = format!("\"{path}\" is not listed in {HEADER}");
            self.fault(head.place(0), "CDL0076", message, Some(help));
        }
    }
}

fn unit(header: Header, head: Arc<Text>, documents: Vec<Document>) -> Unit {
    let (classes, strategies) = (BTreeMap::new(), BTreeMap::new());
    Unit {
        header,
        head,
        documents,
        uses: Vec::new(),
        classes,
        strategies,
    }
}

/// Everything that an importer can name.
fn names(unit: &Unit) -> Vec<(Noun, &str)> {
    let mut names: Vec<(Noun, &str)> = unit.events().map(|name| (Noun::Event, name)).collect();
    names.extend(
        unit.definitions()
            .map(|(_, name, definition)| (definition.noun(), name)),
    );
    for document in &unit.documents {
        names.extend(
            document
                .groups
                .keys()
                .map(|name| (Noun::Group, name.as_str())),
        );
        names.extend(
            document
                .classes
                .keys()
                .map(|name| (Noun::Class, name.as_str())),
        );
        names.extend(
            document
                .strategies
                .keys()
                .map(|name| (Noun::Strategy, name.as_str())),
        );
    }
    names.extend(
        unit.header
            .categories
            .iter()
            .flatten()
            .map(|name| (Noun::Category, name.as_str())),
    );
    names
}
