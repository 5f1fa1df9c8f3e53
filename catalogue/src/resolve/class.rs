//! The class of a field: its own, else its type's, else the default.

use std::sync::Arc;

use crate::model::{Class, Place};
use crate::suggest::did_you_mean;
use crate::text::Sited;

use super::draft::Draft;
use super::law::SECRET;
use super::resolver::Resolver;
use super::shape::Typed;
use super::unit::{Context, OWN};

impl Resolver<'_> {
    /// The class of a field: its own, else its type's, else the default. `Err` after a fault.
    pub(super) fn class_of(
        &mut self,
        draft: &Draft<'_>,
        typed: &Typed<'_>,
    ) -> Result<Option<Arc<Class>>, ()> {
        if let Some(named) = &draft.raw.class {
            let class = self.class_named(named, draft.class_home).ok_or(())?;
            if let Some((of_type, home)) = typed.class {
                let floor = self.class_named(of_type, home).ok_or(())?;
                self.no_weaker(draft, named, &class, &floor)?;
            }
            return Ok(Some(class));
        }
        if let Some((of_type, home)) = typed.class {
            return self.class_named(of_type, home).map(Some).ok_or(());
        }
        if typed.object {
            return Ok(None);
        }
        self.default_class(draft).map(Some).ok_or(())
    }

    fn class_named(&mut self, named: &Sited<String>, home: Context<'_>) -> Option<Arc<Class>> {
        let found = self.catalogue.class(home.unit, &named.value).cloned();
        if found.is_none() {
            self.unknown_class(named, home.unit, home.place(named.at));
        }
        found
    }

    fn unknown_class(&mut self, named: &Sited<String>, unit: usize, place: Place) {
        let message = format!("class \"{}\" is not defined", named.value);
        let help = did_you_mean(
            &named.value,
            self.catalogue
                .visible_classes(unit)
                .map(|class| class.name.as_str()),
        );
        self.fault(place, "CDL0063", message, help);
    }

    fn no_weaker(
        &mut self,
        draft: &Draft<'_>,
        named: &Sited<String>,
        class: &Class,
        floor: &Class,
    ) -> Result<(), ()> {
        if class.level >= floor.level {
            return Ok(());
        }
        let Place { file, line, .. } = &floor.place;
        let message = format!(
            "class \"{}\" of field \"{}\" is weaker than class \"{}\" of its type ({file}:{line})",
            class.name, draft.name, floor.name
        );
        self.fault(draft.class_home.place(named.at), "CDL0064", message, None);
        Err(())
    }

    /// `[defaults] class` of the field's own catalogue, else of the importer, else of an import.
    fn default_class(&mut self, draft: &Draft<'_>) -> Option<Arc<Class>> {
        let units = &self.catalogue.units;
        let order = [draft.type_home.unit, OWN]
            .into_iter()
            .chain(0..units.len());
        for unit in order {
            if let Some(named) = &units[unit].header.defaults.class {
                let found = self.catalogue.class(unit, &named.value).cloned();
                if found.is_none() {
                    self.unknown_class(named, unit, units[unit].head.place(named.at));
                }
                return found;
            }
        }
        let message = format!(
            "field \"{}\" has no class, and [defaults] names none",
            draft.name
        );
        self.fault(draft.home.place(draft.raw.at), "CDL0069", message, None);
        None
    }
}

/// Whether a class is never written in any form.
pub(crate) fn secret(class: &Class) -> bool {
    class.name == SECRET || class.allow.iter().all(|name| name == "drop")
}
