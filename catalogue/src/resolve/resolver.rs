//! Resolves one item and collects what is wrong with it.

use crate::fault::{Fault, Faults};
use crate::model::Place;

use super::catalogue::Catalogue;
use super::memo::Answer;
use super::unit::{Context, OWN};

/// The objects that are being resolved, outermost first: how a cycle shows.
pub(super) type Trail = Vec<(usize, String)>;

pub(super) struct Resolver<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) trail: &'a mut Trail,
    faults: Vec<Fault>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, trail: &'a mut Trail) -> Self {
        Self {
            catalogue,
            trail,
            faults: Vec::new(),
        }
    }

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

    /// What is wrong with something that this item refers to is wrong with this item.
    pub(super) fn adopt(&mut self, faults: Faults) {
        self.faults.extend(faults);
    }

    pub(super) fn answer<T>(self, item: Option<T>) -> Answer<T> {
        match item {
            Some(item) if self.faults.is_empty() => Ok(item.into()),
            _ => Err(self.faults.into()),
        }
    }

    /// How many faults there are until now.
    pub(super) fn fault_count(&self) -> usize {
        self.faults.len()
    }

    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }
}

impl Catalogue {
    /// The files that an item depends on: header, classes, types and snapshots, which every name goes through,
    /// and the file of its own namespace.
    pub(super) fn watched(&self, home: Context<'_>) -> Vec<std::sync::Arc<str>> {
        let elsewhere = |file: &str| {
            let documents = &self.units[OWN].documents;
            documents.iter().any(|document| {
                let name = document.text.name();
                document.namespace.is_some() && **name == *file && name != home.document.text.name()
            })
        };
        self.files()
            .iter()
            .filter(|file| !elsewhere(file))
            .cloned()
            .collect()
    }
}
