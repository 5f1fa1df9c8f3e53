//! The part of a catalogue that one crate uses, as the texts of a smaller catalogue.
//!
//! Definitions are cut out as they are written, comments included, so that a reviewer sees what he knows. Classes,
//! strategies and pinned snapshots stay whole: they are law, and a pin is a pin.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::read::document::Document;
use crate::read::listing::{FileEntry, Role};
use crate::source::MemorySource;
use crate::standard;

use super::catalogue::Catalogue;
use super::load::HEADER;
use super::sections::Sections;
use super::unit::OWN;
use super::{Lookup, Scope};

/// The items that a crate declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    /// `auth.login`.
    pub events: BTreeSet<String>,
    /// `Actor`.
    pub objects: BTreeSet<String>,
    /// `AuthMethod`.
    pub enums: BTreeSet<String>,
}

impl Items {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.objects.is_empty() && self.enums.is_empty()
    }
}

/// The texts of files, by their path below the folder of `catalogue.toml`.
pub type Files = BTreeMap<String, String>;

impl Catalogue {
    /// The items whose name `is_named` knows, such as by looking for it in the source text of a crate.
    #[must_use]
    pub fn items(&self, is_named: impl Fn(&str) -> bool) -> Items {
        let named = |name: &&str| is_named(name);
        Items {
            events: self.events().filter(named).map(str::to_owned).collect(),
            objects: self.objects().filter(named).map(str::to_owned).collect(),
            enums: self.enums().filter(named).map(str::to_owned).collect(),
        }
    }

    /// A catalogue with these items, what they go through, and no other event, type, enum or object of its own. Each
    /// item has the fingerprint that it has here. The catalogue must have been read whole.
    ///
    /// # Errors
    /// When an item is not in the catalogue, or is wrong.
    pub fn subset(&self, items: &Items) -> Result<Files, Lookup> {
        let used = self.used(items)?;
        let cut = self.files_with(|document| keep(document, &used));
        if self.agrees(&cut, items) {
            return Ok(cut);
        }
        // A definition in pieces that lie apart: whole files are larger, and right.
        Ok(self.files_with(|document| {
            let name = document.text.name();
            let whole = used.contains_key(name) || document.namespace.is_none();
            whole.then(|| document.text.as_str().to_owned())
        }))
    }

    fn used(&self, items: &Items) -> Result<BTreeMap<Arc<str>, Vec<Range<usize>>>, Lookup> {
        let mut all: Vec<Sections> = Vec::new();
        for name in &items.events {
            all.extend(self.sections_of_event(&*self.event(name)?));
        }
        for name in &items.objects {
            all.extend(self.sections_of_object(&*self.object(name)?));
        }
        for name in &items.enums {
            all.extend(self.sections_of_enum(&*self.enumeration(name)?));
        }
        let mut used: BTreeMap<Arc<str>, Vec<Range<usize>>> = BTreeMap::new();
        for sections in all {
            used.entry(sections.file)
                .or_default()
                .extend(sections.ranges);
        }
        Ok(used)
    }

    /// The header, and what `text` leaves of each file.
    fn files_with(&self, text: impl Fn(&Document) -> Option<String>) -> Files {
        let mut files = Files::new();
        for document in &self.own().documents {
            if let Some(text) = text(document) {
                files.insert(document.text.name().to_string(), text);
            }
        }
        let imported = self.units[OWN + 1..]
            .iter()
            .flat_map(|unit| &unit.documents);
        for document in imported.filter(|document| !standard::is_shipped(document.text.name())) {
            let text = document.text.as_str().to_owned();
            files.insert(document.text.name().to_string(), text);
        }
        let head = &self.own().head;
        let mut header = String::new();
        let mut from = 0;
        for entry in &self.own().header.files {
            if files.contains_key(&entry.path.value) {
                continue;
            }
            match (listing(head.as_str(), entry), &entry.role) {
                (Some(range), _) => {
                    header.push_str(head.as_str().get(from..range.start).unwrap_or_default());
                    from = range.end;
                }
                // Listed in a way that cannot be cut: the file stays, and nothing in it.
                (None, Role::Namespace(namespace)) => {
                    files.insert(
                        entry.path.value.clone(),
                        format!("namespace = \"{namespace}\"\n"),
                    );
                }
                (None, Role::Classes | Role::Types) => {}
            }
        }
        header.push_str(head.as_str().get(from..).unwrap_or_default());
        files.insert(HEADER.to_owned(), header);
        files
    }

    /// Whether `files` are a faultless catalogue in which each item is what it is here.
    fn agrees(&self, files: &Files, items: &Items) -> bool {
        let source = files
            .iter()
            .fold(MemorySource::new(), |source, (path, text)| {
                source.with(path, text)
            });
        let Ok(subset) = Self::load(&source, &Scope::All) else {
            return false;
        };
        let events = items.events.iter().all(|name| {
            let both = (self.event(name), subset.event(name));
            matches!(both, (Ok(here), Ok(there)) if here.fingerprint == there.fingerprint)
        });
        let objects = items.objects.iter().all(|name| {
            let both = (self.object(name), subset.object(name));
            matches!(both, (Ok(here), Ok(there)) if here.fingerprint == there.fingerprint)
        });
        let enums = items.enums.iter().all(|name| {
            let both = (self.enumeration(name), subset.enumeration(name));
            matches!(both, (Ok(here), Ok(there)) if here.fingerprint == there.fingerprint)
        });
        events && objects && enums
    }
}

/// What is left of a file: its beginning, and the definitions that are used. Of classes everything; of a namespace that
/// nobody uses nothing.
fn keep(document: &Document, used: &BTreeMap<Arc<str>, Vec<Range<usize>>>) -> Option<String> {
    let text = document.text.as_str();
    let is_law = !document.classes.is_empty() || !document.strategies.is_empty();
    if is_law {
        return Some(text.to_owned());
    }
    let beginning = text.get(..lead(text, document.first_definition()));
    let mut left = beginning.unwrap_or_default().to_owned();
    let ranges: BTreeSet<(usize, usize)> = match used.get(document.text.name()) {
        // The beginning stays in any case.
        Some(ranges) => ranges
            .iter()
            .filter(|range| range.start >= document.first_definition())
            .map(|range| (range.start, range.end))
            .collect(),
        None if document.namespace.is_some() => return None,
        None => BTreeSet::new(),
    };
    for (start, end) in ranges {
        left.push_str(
            text.get(lead(text, start)..lead(text, end))
                .unwrap_or_default(),
        );
    }
    let trimmed = left.trim_end().len();
    left.truncate(trimmed);
    left.push('\n');
    Some(left)
}

/// The block of a header that lists a file, where it is a `[[file]]` of its own.
fn listing(header: &str, entry: &FileEntry) -> Option<Range<usize>> {
    let at = entry.path.at as usize;
    let start = header.get(..at)?.rfind("[[file]]")?;
    let between = header.get(start + "[[file]]".len()..at)?;
    if between.lines().any(|line| line.starts_with('[')) {
        return None;
    }
    let end = header
        .get(at..)?
        .find("\n[")
        .map_or(header.len(), |next| at + next + 1);
    Some(lead(header, start)..lead(header, end))
}

/// The beginning of the line that `at` stands in, and of the comments right above it.
fn lead(text: &str, at: usize) -> usize {
    let line_of = |at: usize| {
        text.get(..at)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |end| end + 1)
    };
    if at >= text.len() {
        return text.len();
    }
    let mut start = line_of(at);
    while let Some(above) = start.checked_sub(1).map(line_of) {
        if !text
            .get(above..start)
            .is_some_and(|line| line.trim_start().starts_with('#'))
        {
            break;
        }
        start = above;
    }
    start
}
