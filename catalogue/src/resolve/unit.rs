//! A catalogue as read: the one in question, or one that it imports.

use std::sync::Arc;

use crate::model::{Class, Place, Strategy};
use crate::named::Named;
use crate::read::document::Document;
use crate::read::enums::RawEnum;
use crate::read::events::RawEvent;
use crate::read::header::Header;
use crate::read::listing::Role;
use crate::read::objects::RawObject;
use crate::read::types::RawType;
use crate::text::{Sited, Text};

use super::glob::{Glob, Noun};

/// The catalogue itself is unit 0; its imports follow in the order of the header.
pub(crate) const OWN: usize = 0;

#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) header: Arc<Header>,
    /// The file that the header stands in.
    pub(crate) head: Arc<Text>,
    pub(crate) documents: Vec<Arc<Document>>,
    /// What the importer uses of it; empty for the catalogue itself, which uses all.
    pub(crate) uses: Vec<Sited<Glob>>,
    pub(crate) classes: Named<Arc<Class>>,
    pub(crate) strategies: Named<Arc<Strategy>>,
}

/// What a type's name stands for.
#[derive(Clone, Copy)]
pub(crate) enum Definition<'a> {
    Type(&'a RawType),
    Enum(&'a RawEnum),
    Object(&'a RawObject),
}

impl Definition<'_> {
    pub(crate) const fn noun(&self) -> Noun {
        match self {
            Self::Type(_) => Noun::Type,
            Self::Enum(_) => Noun::Enum,
            Self::Object(_) => Noun::Object,
        }
    }

    pub(crate) const fn at(&self) -> u32 {
        match self {
            Self::Type(raw) => raw.at,
            Self::Enum(raw) => raw.at,
            Self::Object(raw) => raw.at,
        }
    }
}

/// Where names are looked up and offsets become places.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) unit: usize,
    pub(crate) document: &'a Document,
}

impl Context<'_> {
    pub(crate) fn place(self, at: u32) -> Place {
        self.document.text.place(at)
    }
}

impl Unit {
    pub(crate) fn definition(&self, name: &str) -> Option<(&Document, Definition<'_>)> {
        for document in &self.documents {
            let found = if let Some(raw) = document.objects.get(name) {
                Definition::Object(raw)
            } else if let Some(raw) = document.enums.get(name) {
                Definition::Enum(raw)
            } else if let Some(raw) = document.types.get(name) {
                Definition::Type(raw)
            } else {
                continue;
            };
            return Some((document, found));
        }
        None
    }

    pub(crate) fn definitions(&self) -> Vec<(&Document, &str, Definition<'_>)> {
        let mut definitions: Vec<(&Document, &str, Definition<'_>)> = Vec::new();
        for document in &self.documents {
            for (name, raw) in &document.types {
                definitions.push((document, name, Definition::Type(raw)));
            }
            for (name, raw) in &document.enums {
                definitions.push((document, name, Definition::Enum(raw)));
            }
            for (name, raw) in &document.objects {
                definitions.push((document, name, Definition::Object(raw)));
            }
        }
        definitions
    }

    /// The namespaces that are listed and were not read.
    pub(crate) fn unread(&self) -> impl Iterator<Item = &str> {
        self.namespaces().filter(|namespace| {
            self.documents
                .iter()
                .all(|document| document.namespace.as_deref() != Some(namespace))
        })
    }

    /// The namespaces that are listed.
    pub(crate) fn namespaces(&self) -> impl Iterator<Item = &str> {
        self.header
            .files
            .iter()
            .filter_map(|file| match &file.role {
                Role::Namespace(namespace) => Some(namespace.as_str()),
                _ => None,
            })
    }

    pub(crate) fn event(&self, name: &str) -> Option<(&Document, &RawEvent)> {
        for document in &self.documents {
            if let Some(raw) = document.events.get(name) {
                return Some((document, raw));
            }
        }
        None
    }

    pub(crate) fn events(&self) -> impl Iterator<Item = &str> {
        self.documents
            .iter()
            .flat_map(|document| document.events.names())
    }

    /// Whether the importer names it in `use`.
    pub(crate) fn used(&self, noun: Noun, name: &str) -> bool {
        self.uses.iter().any(|glob| glob.value.matches(noun, name))
    }

    /// `acme-base 2.3.1`
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.header.name, self.header.version)
    }
}
