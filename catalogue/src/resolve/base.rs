//! What an event takes from elsewhere: from the event that it extends, and from groups.

use std::sync::Arc;

use crate::model::Event;
use crate::read::events::RawEvent;
use crate::read::objects::RawGroup;
use crate::suggest::did_you_mean;
use crate::text::Sited;

use super::catalogue::Catalogue;
use super::draft::{Drafts, From};
use super::resolver::Resolver;
use super::unit::{Context, OWN, Unit};

/// How many bases an event may have above itself.
const BASES_MAX: usize = 3;

impl Catalogue {
    /// The event that `extends` names: of the same file, of the same import, or of an import of the catalogue.
    pub(super) fn base_of(
        &self,
        home: Context<'_>,
        name: &str,
    ) -> Option<(Context<'_>, &RawEvent)> {
        let of_import = home.unit != OWN;
        for document in &self.units[home.unit].documents {
            if (of_import || document.text.name() == home.document.text.name())
                && let Some(event) = document.events.get(name)
            {
                let unit = home.unit;
                return Some((Context { unit, document }, event));
            }
        }
        if of_import {
            return None;
        }
        for (unit, import) in self.units.iter().enumerate().skip(1) {
            if let Some((document, event)) = import.event(name) {
                return Some((Context { unit, document }, event));
            }
        }
        None
    }
}

impl<'a> Resolver<'a> {
    /// The resolved base, where there is one. `Err` after a fault.
    pub(super) fn base(
        &mut self,
        name: &str,
        raw: &RawEvent,
        home: Context<'a>,
    ) -> Result<Option<Arc<Event>>, ()> {
        let Some(extends) = &raw.extends else {
            return Ok(None);
        };
        let Some((found_in, _)) = self.catalogue.base_of(home, &extends.value) else {
            self.no_base(name, extends, home);
            return Err(());
        };
        let mut above = (home, raw);
        for _ in 0..BASES_MAX {
            let Some(next) = &above.1.extends else { break };
            let Some(found) = self.catalogue.base_of(above.0, &next.value) else {
                break;
            };
            above = found;
        }
        if above.1.extends.is_some() {
            let message = format!(
                "event \"{name}\" extends more than {BASES_MAX} events in a row, or itself"
            );
            self.fault(home.place(extends.at), "CDL0702", message, None);
            return Err(());
        }
        match self.catalogue.event_of(found_in.unit, &extends.value) {
            Ok(base) => Ok(Some(base)),
            Err(faults) => {
                self.adopt(faults);
                Err(())
            }
        }
    }

    fn no_base(&mut self, name: &str, extends: &Sited<String>, home: Context<'_>) {
        let message = format!(
            "event \"{name}\" extends \"{}\", which is not defined",
            extends.value
        );
        let units = &self.catalogue.units;
        let known = home
            .document
            .events
            .names()
            .chain(units[1..].iter().flat_map(Unit::events));
        let help = did_you_mean(&extends.value, known.filter(|known| *known != name))
            .or_else(|| Some("a base is in the same file or comes from an import".to_owned()));
        self.fault(home.place(extends.at), "CDL0074", message, help);
    }

    /// The fields of bases, then of groups, then its own. `base` made sure that this ends.
    pub(super) fn drafts(&mut self, raw: &'a RawEvent, home: Context<'a>, drafts: &mut Drafts<'a>) {
        if let Some((above, base)) = raw
            .extends
            .as_ref()
            .and_then(|name| self.catalogue.base_of(home, &name.value))
        {
            self.drafts(base, above, drafts);
            drafts.inherited();
        }
        for name in &raw.uses {
            let Some((found_in, group)) = self.group(home, &name.value) else {
                let message = format!("group \"{}\" is not defined", name.value);
                let help = did_you_mean(&name.value, home.document.groups.names()).or_else(|| {
                    Some(
                        "a group is in the same file, in the types or comes from an import"
                            .to_owned(),
                    )
                });
                self.fault(home.place(name.at), "CDL0073", message, help);
                continue;
            };
            drafts.add(&group.fields, found_in, From::Group, self);
        }
        drafts.add(&raw.fields, home, From::Own, self);
    }

    /// Of the same file, else of a file that every scope reads.
    fn group(&self, home: Context<'a>, name: &str) -> Option<(Context<'a>, &'a RawGroup)> {
        let catalogue: &'a Catalogue = self.catalogue;
        if let Some(group) = home.document.groups.get(name) {
            return Some((home, group));
        }
        for unit in catalogue.order(home.unit) {
            for document in &catalogue.units[unit].documents {
                if (unit != OWN || document.namespace.is_none())
                    && let Some(group) = document.groups.get(name)
                {
                    return Some((Context { unit, document }, group));
                }
            }
        }
        None
    }
}
