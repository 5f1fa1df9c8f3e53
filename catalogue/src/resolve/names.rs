//! Where a name leads, seen from the catalogue that uses it.
//!
//! An imported item is looked up in its own catalogue first, then in the importer: a base may leave `Actor` to the
//! service. What the importer defines comes before what it imports, and what it names in `use` before the rest.

use std::sync::Arc;

use crate::model::{Class, Strategy};
use crate::named::Named;

use super::catalogue::Catalogue;
use super::glob::Noun;
use super::unit::{Context, Definition, OWN, Unit};

impl Catalogue {
    /// What a type's name stands for in `unit`.
    pub(super) fn definition(
        &self,
        unit: usize,
        name: &str,
    ) -> Option<(Context<'_>, Definition<'_>)> {
        let mut unused = None;
        for index in self.order(unit) {
            let Some((document, found)) = self.units[index].definition(name) else {
                continue;
            };
            let answer = (
                Context {
                    unit: index,
                    document,
                },
                found,
            );
            if index == unit || index == OWN || self.units[index].used(found.noun(), name) {
                return Some(answer);
            }
            unused = unused.or(Some(answer));
        }
        unused
    }

    pub(super) fn class(&self, unit: usize, name: &str) -> Option<&Arc<Class>> {
        self.named(unit, Noun::Class, name, |unit| &unit.classes)
    }

    pub(super) fn strategy(&self, unit: usize, name: &str) -> Option<&Arc<Strategy>> {
        self.named(unit, Noun::Strategy, name, |unit| &unit.strategies)
    }

    fn named<T>(
        &self,
        unit: usize,
        noun: Noun,
        name: &str,
        of: fn(&Unit) -> &Named<Arc<T>>,
    ) -> Option<&Arc<T>> {
        // The usual case first: it needs no order.
        let own = of(&self.units[unit]).get(name);
        own.or_else(|| {
            let whole = of(&self.units[OWN]).is_empty();
            self.order(unit).into_iter().find_map(|index| {
                let other = &self.units[index];
                let seen = || index == OWN || whole || other.used(noun, name);
                of(other).get(name).filter(|_| seen())
            })
        })
    }

    pub(super) fn visible_classes(
        &self,
        unit: usize,
    ) -> impl DoubleEndedIterator<Item = &Arc<Class>> {
        let mut classes = Vec::new();
        for index in self.order(unit) {
            let other = &self.units[index];
            let whole = index == unit || index == OWN || self.units[OWN].classes.is_empty();
            classes.extend(
                other
                    .classes
                    .values()
                    .filter(|c| whole || other.used(Noun::Class, &c.name)),
            );
        }
        classes.into_iter()
    }

    pub(super) fn visible_strategies(
        &self,
        unit: usize,
    ) -> impl DoubleEndedIterator<Item = &Arc<Strategy>> {
        let mut strategies = Vec::new();
        for index in self.order(unit) {
            let other = &self.units[index];
            let whole = index == unit || index == OWN || self.units[OWN].strategies.is_empty();
            strategies.extend(
                other
                    .strategies
                    .values()
                    .filter(|s| whole || other.used(Noun::Strategy, &s.name)),
            );
        }
        strategies.into_iter()
    }

    /// All names that a type may have in `unit`, for suggestions.
    pub(super) fn type_names(&self) -> impl Iterator<Item = &str> {
        self.units
            .iter()
            .flat_map(Unit::definitions)
            .map(|(_, name, _)| name)
    }

    /// The catalogues in which `unit` looks names up.
    pub(super) fn order(&self, unit: usize) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.units.len());
        order.push(unit);
        for other in 0..self.units.len() {
            if other != unit {
                order.push(other);
            }
        }
        order
    }
}
