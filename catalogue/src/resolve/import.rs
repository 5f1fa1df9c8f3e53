//! Reads what a catalogue imports: the shipped catalogue, or a vendored snapshot that is pinned by its hash.

use std::sync::Arc;

use crate::read::header::Header;
use crate::read::listing::ImportEntry;
use crate::schema::FileKind;
use crate::standard;
use crate::suggest::did_you_mean;
use crate::text::{Sited, Text};
use crate::version::{Version, meets};

use super::glob::{Glob, Noun};
use super::load::{Loaded, Origin, Reach, Wanted, unit};
use super::unit::{OWN, Unit};

impl Loaded {
    pub(super) fn import(
        &mut self,
        origin: Origin<'_>,
        head: &Arc<Text>,
        index: usize,
        wanted: &Wanted,
    ) -> Option<Unit> {
        let header = self.units[OWN].header.clone();
        let entry = &header.imports[index];
        let mut unit = match &entry.path {
            None => self.shipped(entry, head, wanted),
            Some(path) => self.snapshot(origin, entry, path, head),
        }?;
        self.meets(entry, &unit.header, head);
        unit.uses = self.uses(entry, &unit, head);
        Some(unit)
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
        self.folder(standard::ORIGIN, wanted, Reach::WithBases)
    }

    fn snapshot(
        &mut self,
        origin: Origin<'_>,
        entry: &ImportEntry,
        path: &Sited<String>,
        head: &Text,
    ) -> Option<Unit> {
        let text = match origin.source.read(&path.value) {
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
        let text = Text::new(path.value.as_str().into(), text);
        self.track(&text);
        let reading = origin.shelf.reading(text, FileKind::Snapshot);
        self.faults.extend_from_slice(&reading.faults);
        let document = reading.document.clone();
        let (header, head) = (reading.header.clone(), document.text.clone());
        Some(unit(header, head, vec![document]))
    }

    /// What was reviewed is what is read.
    fn pinned(&mut self, entry: &ImportEntry, path: &Sited<String>, text: &str, head: &Text) {
        let actual = crate::import::sha256(text);
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
        let names = names(unit);
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
}

/// Everything that an importer can name.
fn names(unit: &Unit) -> Vec<(Noun, &str)> {
    let mut names: Vec<(Noun, &str)> = unit.events().map(|name| (Noun::Event, name)).collect();
    names.extend(
        unit.definitions()
            .into_iter()
            .map(|(_, name, definition)| (definition.noun(), name)),
    );
    for document in &unit.documents {
        names.extend(document.groups.names().map(|name| (Noun::Group, name)));
        names.extend(document.classes.names().map(|name| (Noun::Class, name)));
        names.extend(
            document
                .strategies
                .names()
                .map(|name| (Noun::Strategy, name)),
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
