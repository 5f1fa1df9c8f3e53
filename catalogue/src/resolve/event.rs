//! An event, resolved.

use std::sync::Arc;

use crate::model::{Delivery, Event, Moments};
use crate::read::events::RawEvent;
use crate::suggest::did_you_mean;
use crate::text::Sited;

use super::catalogue::{Answer, Catalogue};
use super::draft::{Drafts, From};
use super::field::NESTING_MAX;
use super::fingerprint;
use super::resolver::Resolver;
use super::unit::{Context, OWN};

/// How many bases an event may have above itself.
const BASES_MAX: usize = 3;

/// The levels above an event's own fields in a line: the line, `event`, `fields` (format section 1).
const LEVELS_ABOVE: u32 = 3;

impl Catalogue {
    pub(super) fn event_of(&self, unit: usize, name: &str) -> Answer<Event> {
        self.events.answer((unit, name), || {
            let mut trail = Vec::new();
            let mut resolver = Resolver::new(self, &mut trail);
            let event = resolver.event(unit, name);
            resolver.answer(event)
        })
    }

    /// The event that `extends` names: of the same file, of the same import, or of an import of the catalogue.
    pub(super) fn base_of(
        &self,
        home: Context<'_>,
        name: &str,
    ) -> Option<(Context<'_>, &RawEvent)> {
        let unit = &self.units[home.unit];
        let same = |document: &&crate::read::document::Document| {
            home.unit != OWN || document.text.name() == home.document.text.name()
        };
        let near = unit.documents.iter().filter(same).map(|document| Context {
            unit: home.unit,
            document,
        });
        let imports = (1..self.units.len()).filter(|_| home.unit == OWN);
        let far = imports.flat_map(|unit| {
            self.units[unit]
                .documents
                .iter()
                .map(move |document| Context { unit, document })
        });
        near.chain(far)
            .find_map(|context| Some((context, context.document.events.get(name)?)))
    }
}

impl<'a> Resolver<'a> {
    fn event(&mut self, unit: usize, name: &str) -> Option<Event> {
        let (document, raw) = self.catalogue.units[unit].event(name)?;
        let home = Context { unit, document };
        self.check_name(name, raw, home);
        let base = self.base(name, raw, home).ok()?;
        let mut drafts = Drafts::default();
        self.drafts(raw, home, &mut drafts);
        let resolved = self.fields(drafts.ordered());
        self.check_depth(name, raw, home, &resolved);
        let moments = self.moments(name, raw, home, base.as_deref())?;
        let mut event = Event {
            name: name.to_owned(),
            title: raw.title.clone(),
            description: raw.description.clone(),
            category: self.category(name, raw, home, base.as_deref())?,
            action: raw.action.clone().unwrap_or_else(|| last(name).to_owned()),
            since: raw.since.clone(),
            experimental: raw.draft
                || raw
                    .experimental
                    .or(self.default_stability(unit))
                    .unwrap_or_default(),
            mandatory: raw
                .mandatory
                .as_ref()
                .map_or(base.as_ref().is_some_and(|base| base.mandatory), |m| {
                    m.value
                }),
            moments,
            attempted: raw
                .attempted
                .or(base.as_ref().and_then(|base| base.attempted)),
            retention: self.retention(name, raw, home, base.as_deref())?,
            delivery: self.delivery(raw, unit, base.as_deref()),
            owners: self.owners(raw, unit, base.as_deref()),
            controls: controls(raw, base.as_deref()),
            volume: raw.volume.clone(),
            tests: raw.tests.clone(),
            map: raw.map.clone(),
            examples: raw.examples.clone(),
            fields: resolved
                .iter()
                .map(|resolved| resolved.field.clone())
                .collect(),
            reserved_fields: document
                .reserved_fields
                .get(name)
                .cloned()
                .unwrap_or_default(),
            deprecated: raw.deprecated.clone(),
            fingerprint: [0; 32],
            place: home.place(raw.at),
            files: self.catalogue.watched(home),
        };
        self.check_promise(&event, raw, home);
        self.check_outcomes(&event);
        if let Some(base) = &base {
            self.check_tighter(&event, base, raw, home);
        }
        event.fingerprint = fingerprint::event(&event, &resolved);
        Some(event)
    }

    /// The resolved base, where there is one. `Err` after a fault.
    fn base(
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
            .keys()
            .map(String::as_str)
            .chain(units[1..].iter().flat_map(super::unit::Unit::events));
        let help = did_you_mean(&extends.value, known.filter(|known| *known != name))
            .or_else(|| Some("a base is in the same file or comes from an import".to_owned()));
        self.fault(home.place(extends.at), "CDL0074", message, help);
    }

    /// The fields of bases, then of groups, then its own. `base` made sure that this ends.
    fn drafts(&mut self, raw: &'a RawEvent, home: Context<'a>, drafts: &mut Drafts<'a>) {
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
                let help =
                    did_you_mean(&name.value, home.document.groups.keys().map(String::as_str))
                        .or_else(|| {
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
    fn group(
        &self,
        home: Context<'a>,
        name: &str,
    ) -> Option<(Context<'a>, &'a crate::read::objects::RawGroup)> {
        let catalogue: &'a Catalogue = self.catalogue;
        let units = std::iter::once(home.unit)
            .chain([OWN])
            .chain(1..catalogue.units.len());
        let everywhere = units.flat_map(|unit| {
            catalogue.units[unit]
                .documents
                .iter()
                .map(move |document| Context { unit, document })
        });
        let shared = everywhere
            .filter(|context| context.unit != OWN || context.document.namespace.is_none());
        std::iter::once(home)
            .chain(shared)
            .find_map(|context| Some((context, context.document.groups.get(name)?)))
    }

    fn moments(
        &mut self,
        name: &str,
        raw: &RawEvent,
        home: Context<'_>,
        base: Option<&Event>,
    ) -> Option<Moments> {
        let message = match (&raw.severity, &raw.outcomes, base) {
            (Some(severity), None, _) => return Some(Moments::Single(severity.value)),
            (None, Some(outcomes), _) => return Some(Moments::Outcomes(outcomes.value.clone())),
            (None, None, Some(base)) => return Some(base.moments.clone()),
            (Some(_), Some(_), _) => {
                format!("event \"{name}\" has both \"severity\" and \"outcomes\"")
            }
            (None, None, None) => {
                format!("event \"{name}\" has neither \"severity\" nor \"outcomes\"")
            }
        };
        let help = "write severity = \"info\", or outcomes = { success = \"info\", failure = \"warning\" }".to_owned();
        self.fault(home.place(raw.at), "CDL0700", message, Some(help));
        None
    }

    fn category(
        &mut self,
        name: &str,
        raw: &RawEvent,
        home: Context<'_>,
        base: Option<&Event>,
    ) -> Option<String> {
        let Some(category) = &raw.category else {
            if base.is_none() {
                let message = format!("event \"{name}\" has no \"category\"");
                self.fault(home.place(raw.at), "CDL0069", message, None);
            }
            return base.map(|base| base.category.clone());
        };
        let of_unit = self.catalogue.units[home.unit]
            .header
            .categories
            .iter()
            .flatten();
        let known: Vec<&str> = of_unit
            .map(String::as_str)
            .chain(self.catalogue.categories())
            .collect();
        if !known.contains(&category.value.as_str()) {
            let message = format!("category \"{}\" is not defined", category.value);
            let help = did_you_mean(&category.value, known.iter().copied())
                .unwrap_or_else(|| format!("known are {}", known.join(", ")));
            self.fault(home.place(category.at), "CDL0703", message, Some(help));
        }
        Some(category.value.clone())
    }

    fn retention(
        &mut self,
        name: &str,
        raw: &RawEvent,
        home: Context<'_>,
        base: Option<&Event>,
    ) -> Option<String> {
        let said = raw
            .retention
            .as_ref()
            .map(|retention| retention.value.clone());
        let inherited = || base.map(|base| base.retention.clone());
        let default = || {
            self.defaults(home.unit)
                .find_map(|defaults| Some(defaults.retention.as_ref()?.value.clone()))
        };
        let retention = said.or_else(inherited).or_else(default);
        if retention.is_none() {
            let message = format!("event \"{name}\" has no \"retention\", and [defaults] has none");
            self.fault(home.place(raw.at), "CDL0069", message, None);
        }
        retention
    }

    fn delivery(&self, raw: &RawEvent, unit: usize, base: Option<&Event>) -> Delivery {
        let said = raw.delivery.as_ref().map(|delivery| delivery.value);
        let default = || {
            self.defaults(unit)
                .find_map(|defaults| Some(defaults.delivery.as_ref()?.value))
        };
        said.or(base.map(|base| base.delivery))
            .or_else(default)
            .unwrap_or(Delivery::Queued)
    }

    fn default_stability(&self, unit: usize) -> Option<bool> {
        self.defaults(unit)
            .find_map(|defaults| defaults.experimental)
    }

    fn owners(&self, raw: &RawEvent, unit: usize, base: Option<&Event>) -> Vec<String> {
        let said = raw.owners.clone();
        said.or_else(|| base.map(|base| base.owners.clone()))
            .unwrap_or_else(|| self.catalogue.units[unit].header.owners.clone())
    }

    /// The defaults of an item: of its own catalogue, of the importer, of the imports.
    fn defaults(&self, unit: usize) -> impl Iterator<Item = &'a crate::read::header::Defaults> {
        let units: &'a [super::unit::Unit] = &self.catalogue.units;
        [unit]
            .into_iter()
            .chain(0..units.len())
            .map(|unit| &units[unit].header.defaults)
    }

    fn check_name(&mut self, name: &str, raw: &RawEvent, home: Context<'_>) {
        let header = &self.catalogue.units[home.unit].header;
        let Some(pattern) = &header.id_pattern else {
            return;
        };
        if super::pattern::matches(&pattern.value, name) == Some(false) {
            let message = format!(
                "event \"{name}\" does not match id_pattern {}",
                pattern.value
            );
            self.fault(home.place(raw.at), "CDL0077", message, None);
        }
    }

    fn check_depth(
        &mut self,
        name: &str,
        raw: &RawEvent,
        home: Context<'_>,
        resolved: &[super::field::Resolved],
    ) {
        let depth = LEVELS_ABOVE
            + resolved
                .iter()
                .map(|field| field.depth)
                .max()
                .unwrap_or_default();
        if depth > NESTING_MAX {
            let message = format!(
                "event \"{name}\" nests {depth} levels deep on disk, and {NESTING_MAX} are allowed"
            );
            self.fault(home.place(raw.at), "CDL0079", message, None);
        }
    }

    fn check_promise(&mut self, event: &Event, raw: &RawEvent, home: Context<'_>) {
        if event.mandatory && event.delivery == Delivery::BestEffort {
            let at = raw.delivery.as_ref().map_or(raw.at, |delivery| delivery.at);
            let message = format!(
                "event \"{}\" is mandatory, so its delivery cannot be best_effort",
                event.name
            );
            let help = Some("use delivery = \"queued\" or \"durable\"".to_owned());
            self.fault(home.place(at), "CDL0701", message, help);
        }
    }

    /// `only_if` names outcomes that there are.
    fn check_outcomes(&mut self, event: &Event) {
        let outcomes: Vec<&str> = match &event.moments {
            Moments::Single(_) => Vec::new(),
            Moments::Outcomes(outcomes) => outcomes
                .iter()
                .map(|(outcome, _)| outcome.as_str())
                .collect(),
        };
        for field in &event.fields {
            for word in field
                .only_if
                .iter()
                .flatten()
                .filter(|word| !outcomes.contains(&word.as_str()))
            {
                let message = format!(
                    "field \"{}\" is only for outcome \"{word}\", which the event does not have",
                    field.name
                );
                let help = did_you_mean(word, outcomes.iter().copied());
                self.fault(field.place.clone(), "CDL0068", message, help);
            }
        }
    }
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// Those of the base first; what it proves, its heir proves.
fn controls(raw: &RawEvent, base: Option<&Event>) -> Vec<String> {
    let mut controls: Vec<String> = base.map(|base| base.controls.clone()).unwrap_or_default();
    for control in &raw.controls {
        if !controls.contains(control) {
            controls.push(control.clone());
        }
    }
    controls
}
