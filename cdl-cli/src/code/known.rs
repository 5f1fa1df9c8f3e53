//! What the first pass found, as the second asks for it.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::{Declared, Kind, Returns};

/// The types that events are, the functions that return them, and their emitters.
pub(super) struct Known<'k> {
    types: BTreeMap<&'k str, Vec<&'k Declared>>,
    pub(super) returns: BTreeMap<&'k str, &'k str>,
    emitters: BTreeMap<&'k str, Vec<String>>,
}

impl<'k> Known<'k> {
    pub(super) fn new(
        declared: &'k [Declared],
        returns: &'k Returns,
        emitters: &dyn Fn(&str) -> Vec<String>,
    ) -> Self {
        let events = || {
            declared
                .iter()
                .filter(|declared| declared.kind == Kind::Event)
        };
        let mut types: BTreeMap<&str, Vec<&Declared>> = BTreeMap::new();
        for event in events() {
            types.entry(&event.rust).or_default().push(event);
        }
        let of_event = |names: &'k BTreeSet<String>| {
            let mut names = names.iter().map(String::as_str);
            match (names.next(), names.next()) {
                (Some(name), None) if types.contains_key(name) => Some(name),
                _ => None,
            }
        };
        let returns = returns
            .iter()
            .filter_map(|(function, names)| Some((function.as_str(), of_event(names)?)))
            .collect();
        Self {
            returns,
            emitters: events()
                .map(|event| (event.name.as_str(), emitters(&event.name)))
                .collect(),
            types,
        }
    }

    /// The event that a type's name means here: of this file, else of this package, else the only one.
    pub(super) fn event(&self, rust: &str, file: &str, package: &str) -> Option<&'k str> {
        let all = self.types.get(rust)?;
        let near = all
            .iter()
            .find(|event| &*event.place.file == file)
            .or_else(|| all.iter().find(|event| &*event.package == package));
        let near = near.or(all.first().filter(|_| all.len() == 1));
        near.map(|event| event.name.as_str())
    }

    pub(super) fn emits(&self, event: &str, method: &str) -> bool {
        let emitters = self.emitters.get(event);
        emitters.is_some_and(|emitters| emitters.iter().any(|emitter| emitter == method))
    }

    pub(super) fn is_emitter(&self, method: &str) -> bool {
        let mut all = self.emitters.values().flatten();
        all.any(|emitter| emitter == method)
    }
}
