//! Names that may never come back with another meaning: the catalogue's own, and those of its imports.

use std::sync::Arc;

use crate::read::document::Document;

use super::catalogue::Catalogue;

impl Catalogue {
    /// Events that may never come back.
    pub fn reserved_events(&self) -> impl Iterator<Item = &str> {
        self.documents()
            .flat_map(|document| &document.reserved_events)
            .map(|name| name.value.as_str())
    }

    /// Fields that may never come back: the event or object, and the field.
    pub fn reserved_fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.documents()
            .flat_map(|document| &document.reserved_fields)
            .flat_map(|(owner, names)| names.iter().map(|name| (owner.as_str(), name.as_str())))
    }

    /// Words that may never come back: the enum, and the word.
    pub fn reserved_values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.documents()
            .flat_map(|document| &document.reserved_values)
            .flat_map(|(owner, names)| names.iter().map(|name| (owner.as_str(), name.as_str())))
    }

    fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.units.iter().flat_map(|unit| &unit.documents)
    }
}
