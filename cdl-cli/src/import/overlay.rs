//! A catalogue as it would be: some files have another text than on disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use cdl_catalogue::source::ReadError;
use cdl_catalogue::{Catalogue, Faults, Scope, Source};

/// Texts over a source.
pub(super) struct Overlay<'s> {
    below: &'s dyn Source,
    texts: BTreeMap<String, Arc<str>>,
}

impl<'s> Overlay<'s> {
    pub(super) fn new(below: &'s dyn Source) -> Self {
        Self {
            below,
            texts: BTreeMap::new(),
        }
    }

    pub(super) fn with(mut self, path: &str, text: &str) -> Self {
        self.texts.insert(path.to_owned(), text.into());
        self
    }

    /// Everything that is wrong with it.
    pub(super) fn faults(&self) -> Faults {
        match Catalogue::load(self, &Scope::All) {
            Ok(catalogue) => catalogue.check_all(),
            Err(faults) => faults,
        }
    }
}

impl Source for Overlay<'_> {
    fn read(&self, path: &str) -> Result<Arc<str>, ReadError> {
        match self.texts.get(path) {
            Some(text) => Ok(text.clone()),
            None => self.below.read(path),
        }
    }

    fn event_files(&self) -> Option<Vec<String>> {
        self.below.event_files()
    }
}
