//! Why a name leads nowhere.

use std::fmt;

use crate::fault::Faults;
use crate::model::Place;
use crate::suggest::suggest;

use super::catalogue::Catalogue;
use super::glob::Noun;
use super::unit::Unit;

/// Why there is no such event, object or enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// No file and no import has the event's namespace.
    UnknownNamespace {
        /// Those that there are.
        known: Vec<String>,
        /// The one that may be meant.
        suggestion: Option<String>,
    },
    /// The catalogue does not have it.
    Unknown {
        /// The one that may be meant.
        suggestion: Option<String>,
    },
    /// The event existed once and may not come back.
    Reserved,
    /// The namespace's file was outside the [`Scope`](super::Scope).
    NotRead,
    /// It is there, and it is wrong.
    Faulty(Faults),
}

impl fmt::Display for Lookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownNamespace { .. } => f.write_str("its namespace is unknown"),
            Self::Unknown { .. } => f.write_str("it is unknown"),
            Self::Reserved => f.write_str("it is reserved"),
            Self::NotRead => f.write_str("its file was not read"),
            Self::Faulty(faults) => faults.fmt(f),
        }
    }
}

impl std::error::Error for Lookup {}

impl Catalogue {
    /// Where the name of an event is reserved, here or in an import.
    pub(crate) fn reserved_at(&self, name: &str) -> Option<Place> {
        let documents = self.units.iter().flat_map(|unit| &unit.documents);
        documents
            .flat_map(|document| document.reserved_events.iter().map(move |r| (document, r)))
            .find(|(_, reserved)| reserved.value == name)
            .map(|(document, reserved)| document.text.place(reserved.at))
    }

    pub(super) fn no_event(&self, name: &str) -> Lookup {
        let namespace = name.split('.').next().unwrap_or_default();
        if self.reserved_at(name).is_some() {
            return Lookup::Reserved;
        }
        let known = self.namespaces();
        if !known.contains(&namespace) {
            let suggestion = suggest(namespace, known.iter().copied()).map(str::to_owned);
            return Lookup::UnknownNamespace {
                known: known.into_iter().map(str::to_owned).collect(),
                suggestion,
            };
        }
        if self
            .units
            .iter()
            .any(|unit| unit.unread().any(|unread| unread == namespace))
        {
            return Lookup::NotRead;
        }
        let near = self
            .events()
            .filter(|event| event.split('.').next() == Some(namespace));
        let suggestion = suggest(name, near).or_else(|| suggest(name, self.events()));
        Lookup::Unknown {
            suggestion: suggestion.map(str::to_owned),
        }
    }

    pub(super) fn no_definition(&self, noun: Noun, name: &str) -> Lookup {
        let all = self.units.iter().flat_map(Unit::definitions);
        let names = all
            .filter(|(_, _, found)| found.noun() == noun)
            .map(|(_, name, _)| name);
        Lookup::Unknown {
            suggestion: suggest(name, names).map(str::to_owned),
        }
    }
}
