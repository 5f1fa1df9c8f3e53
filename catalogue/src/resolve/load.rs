//! Reads the files of a catalogue and of what it imports.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::fault::{Fault, Faults};
use crate::model::Place;
use crate::named::Named;
use crate::read::document::Document;
use crate::read::header::Header;
use crate::read::listing::{FileEntry, ImportEntry, Role};
use crate::schema::FileKind;
use crate::shelf::Shelf;
use crate::source::Source;
use crate::standard;
use crate::text::Text;

use super::Scope;
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

/// Where the files of a catalogue come from.
#[derive(Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub(crate) source: &'a dyn Source,
    /// What goes before the names of its files in places.
    pub(crate) shown: &'a str,
    /// Those of its files that were read already.
    pub(crate) shelf: &'a Shelf,
}

/// Reads the catalogue of `origin`.
pub(crate) fn load(origin: Origin<'_>, scope: &Scope) -> Loaded {
    let mut loaded = Loaded::default();
    let wanted = match scope {
        Scope::All => Wanted::All,
        Scope::Namespace(namespace) => Wanted::Only(BTreeSet::from([namespace.clone()])),
        Scope::Types => Wanted::Only(BTreeSet::new()),
    };
    let Some(unit) = loaded.folder(origin, &wanted, Reach::Listed) else {
        return loaded;
    };
    let wanted = wanted.and(&bases(&unit.documents));
    let head = unit.head.clone();
    let imports = 0..unit.header.imports.len();
    loaded.units.push(unit);
    for index in imports {
        if let Some(unit) = loaded.import(origin, &head, index, &wanted) {
            loaded.units.push(unit);
        }
    }
    if *scope == Scope::All {
        loaded.unlisted(origin.source, &head);
    }
    loaded
}

/// The header alone.
pub(crate) fn header_of(source: &dyn Source) -> Result<(Arc<Text>, Arc<Header>), Faults> {
    let mut loaded = Loaded::default();
    let origin = Origin {
        source,
        shown: "",
        shelf: &Shelf::new(),
    };
    match loaded.folder(origin, &Wanted::All, Reach::HeaderOnly) {
        Some(unit) if loaded.faults.is_empty() => Ok((unit.head, unit.header)),
        _ => Err(loaded.faults.into()),
    }
}

/// One import of the header, checked as far as it can be without the rest.
pub(crate) fn import_of(source: &dyn Source, name: &str) -> Result<Unit, Faults> {
    let (head, header) = header_of(source)?;
    let mut loaded = Loaded::default();
    let named = |entry: &ImportEntry| entry.catalogue.value == name;
    let Some(index) = header.imports.iter().position(named) else {
        let message = format!("{HEADER} imports no \"{name}\"");
        loaded.fault(head.place(0), "CDL0706", message, None);
        return Err(loaded.faults.into());
    };
    loaded.units.push(unit(header, head.clone(), Vec::new()));
    let origin = Origin {
        source,
        shown: "",
        shelf: &Shelf::new(),
    };
    match loaded.import(origin, &head, index, &Wanted::All) {
        Some(unit) if loaded.faults.is_empty() => Ok(unit),
        _ => Err(loaded.faults.into()),
    }
}

/// The namespaces whose files are read.
#[derive(Clone)]
pub(super) enum Wanted {
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

/// Whether the listed files are read, and the bases of what is read too: only an import's may be in another namespace.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    HeaderOnly,
    Listed,
    WithBases,
}

/// The namespaces that events extend into.
fn bases(documents: &[Arc<Document>]) -> BTreeSet<String> {
    let events = documents
        .iter()
        .flat_map(|document| document.events.values());
    let names = events.filter_map(|event| event.extends.as_ref()?.value.split('.').next());
    names.map(str::to_owned).collect()
}

impl Loaded {
    pub(super) fn fault(
        &mut self,
        place: Place,
        code: &'static str,
        message: String,
        help: Option<String>,
    ) {
        self.faults.push(Fault {
            place,
            code,
            message,
            help,
        });
    }

    /// Reads a catalogue of several files.
    pub(super) fn folder(
        &mut self,
        origin: Origin<'_>,
        wanted: &Wanted,
        reach: Reach,
    ) -> Option<Unit> {
        let name: Arc<str> = format!("{}{HEADER}", origin.shown).into();
        let head = match origin.source.read(HEADER) {
            Ok(text) => Text::new(name, text),
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
        let reading = origin.shelf.reading(head, FileKind::Catalogue);
        self.faults.extend_from_slice(&reading.faults);
        let (header, head) = (reading.header.clone(), reading.document.text.clone());
        self.twice(&header, &head);
        let mut documents: Vec<Arc<Document>> = Vec::new();
        let mut wanted = wanted.clone();
        let mut left: Vec<&FileEntry> = match reach {
            Reach::HeaderOnly => Vec::new(),
            Reach::Listed | Reach::WithBases => header.files.iter().collect(),
        };
        loop {
            let (now, later): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|file| wanted.reads(&file.role));
            if now.is_empty() {
                break;
            }
            documents.extend(
                now.into_iter()
                    .filter_map(|file| self.listed(origin, file, &head)),
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
        origin: Origin<'_>,
        file: &FileEntry,
        head: &Text,
    ) -> Option<Arc<Document>> {
        let path = &file.path;
        match origin.source.read(&path.value) {
            Ok(text) => {
                let name = format!("{}{}", origin.shown, path.value);
                Some(self.file(origin.shelf, file, Text::new(name.into(), text)))
            }
            Err(error) => {
                let message = format!("\"{}\" is listed, but {error}", path.value);
                self.fault(head.place(path.at), "CDL0075", message, None);
                None
            }
        }
    }

    pub(super) fn track(&mut self, text: &Text) {
        if !standard::is_shipped(text.name()) {
            self.files.push(text.name().clone());
        }
    }

    fn twice(&mut self, header: &Header, head: &Text) {
        let mut paths = BTreeSet::new();
        let mut namespaces = BTreeSet::new();
        let mut imported = BTreeSet::new();
        for entry in &header.imports {
            let name = &entry.catalogue;
            if !imported.insert(&name.value) {
                let message = format!("catalogue \"{}\" is imported twice", name.value);
                let help = "list everything in the \"use\" of one [[import]]".to_owned();
                self.fault(head.place(name.at), "CDL0067", message, Some(help));
            }
        }
        for file in &header.files {
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

    fn file(&mut self, known: &Shelf, listed: &FileEntry, text: Text) -> Arc<Document> {
        self.track(&text);
        let kind = match listed.role {
            Role::Classes => FileKind::Classes,
            Role::Types => FileKind::Types,
            Role::Namespace(_) => FileKind::Events,
        };
        let reading = known.reading(text, kind);
        self.faults.extend_from_slice(&reading.faults);
        if let Role::Namespace(namespace) = &listed.role {
            self.namespace(namespace, &reading.document);
        }
        reading.document.clone()
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

pub(super) fn unit(header: Arc<Header>, head: Arc<Text>, documents: Vec<Arc<Document>>) -> Unit {
    let (classes, strategies) = (Named::new(), Named::new());
    Unit {
        header,
        head,
        documents,
        uses: Vec::new(),
        classes,
        strategies,
    }
}
