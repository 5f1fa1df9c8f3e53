//! The files of a folder that were read already.

use std::sync::{Arc, Mutex, PoisonError};

use crate::fault::Fault;
use crate::read::document::{Document, document};
use crate::read::header::Header;
use crate::schema::FileKind;
use crate::text::Text;

/// The files of one folder that were read already: the scopes of a catalogue have all of them but events in common.
///
/// A file is known by its name, its kind and its whole text, so one that was edited is read again.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<Vec<Arc<Reading>>>);

/// A file, read.
#[derive(Debug)]
pub(crate) struct Reading {
    kind: FileKind,
    pub(crate) document: Arc<Document>,
    /// What the file says of its catalogue; nothing in a file that is no header and no snapshot.
    pub(crate) header: Arc<Header>,
    pub(crate) faults: Vec<Fault>,
}

impl Shelf {
    /// Empty.
    #[must_use]
    pub const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// What stands in a file. The lock is not held while it is read.
    pub(crate) fn reading(&self, text: Text, kind: FileKind) -> Arc<Reading> {
        if let Some(known) = self.known(&text, kind) {
            return known;
        }
        let (document, header, faults) = document(text.into(), kind);
        let reading = Arc::new(Reading {
            kind,
            document: document.into(),
            header: header.into(),
            faults,
        });
        let name = reading.document.text.name();
        let mut readings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        readings.retain(|old| old.kind != kind || old.document.text.name() != name);
        readings.push(reading.clone());
        reading
    }

    fn known(&self, text: &Text, kind: FileKind) -> Option<Arc<Reading>> {
        let readings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for reading in &*readings {
            let there = &*reading.document.text;
            if reading.kind == kind
                && there.name() == text.name()
                && there.as_str() == text.as_str()
            {
                return Some(reading.clone());
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_again_when_its_text_its_name_or_its_kind_is_another() {
        let shelf = Shelf::new();
        let read =
            |name: &str, text: &str, kind| shelf.reading(Text::new(name.into(), text.into()), kind);
        let types = "[type.id]\nbase = \"string\"\n";
        let first = read("types.toml", types, FileKind::Types);
        assert!(Arc::ptr_eq(
            &first,
            &read("types.toml", types, FileKind::Types)
        ));
        for (name, text, kind) in [
            (
                "types.toml",
                "[type.id]\nbase = \"uuid64\"\n",
                FileKind::Types,
            ),
            ("other.toml", types, FileKind::Types),
            ("types.toml", types, FileKind::Classes),
        ] {
            let other = read(name, text, kind);
            assert!(!Arc::ptr_eq(&first, &other), "{name} {text} {kind:?}");
            assert_eq!(other.faults.is_empty(), kind == FileKind::Types, "{kind:?}");
        }
    }
}
