//! What the structs of events need besides themselves: enums, objects, imports, and where a lifetime.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::check::rust::type_of;
use crate::model::{Base, Enum, Event, Field, Object, Shape};
use crate::resolve::Catalogue;

use super::{declared, item};

/// What the structs of events need besides themselves.
#[derive(Default)]
pub(super) struct Needs {
    pub(super) enums: BTreeMap<String, Arc<Enum>>,
    pub(super) objects: BTreeMap<String, Arc<Object>>,
    bases: BTreeSet<Base>,
    maps: bool,
}

impl Needs {
    pub(super) fn of(catalogue: &Catalogue, events: &[Arc<Event>]) -> Self {
        let mut needs = Self::default();
        for event in events {
            needs.fields(catalogue, &event.fields);
        }
        needs
    }

    fn fields(&mut self, catalogue: &Catalogue, fields: &[Field]) {
        for field in declared(fields) {
            self.maps |= matches!(field.shape, Shape::Map(_));
            match item(&field.shape) {
                Shape::Scalar(base) => {
                    self.bases.insert(*base);
                }
                Shape::Enum(name) => {
                    if let Ok(found) = catalogue.enumeration(name) {
                        self.enums.insert(name.clone(), found);
                    }
                }
                Shape::Object(name) if !self.objects.contains_key(name) => {
                    if let Ok(found) = catalogue.object(name) {
                        self.objects.insert(name.clone(), Arc::clone(&found));
                        self.fields(catalogue, &found.fields);
                    }
                }
                Shape::Object(_) | Shape::List(_) | Shape::Map(_) => {}
            }
        }
    }

    /// Whether a field of this shape borrows. An object never contains itself, so this ends.
    pub(super) fn borrows(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Scalar(_) => type_of(shape).contains("'a"),
            Shape::Enum(_) => false,
            Shape::Object(name) => self.objects.get(name).is_some_and(|object| {
                declared(&object.fields).any(|field| self.borrows(&field.shape))
            }),
            Shape::List(_) | Shape::Map(_) => true,
        }
    }

    /// The type of a required field of this shape.
    pub(super) fn spell(&self, shape: &Shape) -> String {
        match shape {
            Shape::Object(name) if self.borrows(shape) => format!("{name}<'a>"),
            Shape::List(item) => format!("&'a [{}]", self.spell(item)),
            _ => type_of(shape),
        }
    }

    /// The `use` lines.
    pub(super) fn imports(&self) -> String {
        let mut lines = Vec::new();
        if self.maps {
            lines.push("use std::collections::BTreeMap;".to_owned());
        }
        if self.bases.contains(&Base::Ip) {
            lines.push("use std::net::IpAddr;".to_owned());
        }
        let times = [
            (Base::Duration, "Duration"),
            (Base::Timestamp, "SystemTime"),
        ];
        let times: Vec<&str> = times
            .into_iter()
            .filter(|(base, _)| self.bases.contains(base))
            .map(|(_, name)| name)
            .collect();
        match times.as_slice() {
            [] => {}
            [one] => lines.push(format!("use std::time::{one};")),
            _ => lines.push(format!("use std::time::{{{}}};", times.join(", "))),
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push("use cdl_runtime::prelude::*;".to_owned());
        if self.bases.contains(&Base::Uuid) {
            lines.push("use uuid::Uuid;".to_owned());
        }
        lines.join("\n") + "\n"
    }
}
