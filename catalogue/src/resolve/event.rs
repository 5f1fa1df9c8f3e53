//! An event, resolved.

use crate::model::{Delivery, Event, Moments};
use crate::read::document::Document;
use crate::read::events::RawEvent;
use crate::suggest::did_you_mean;

use super::catalogue::Catalogue;
use super::draft::Drafts;
use super::field::NESTING_MAX;
use super::fingerprint;
use super::memo::Answer;
use super::resolver::Resolver;
use super::statement::{UNKNOWN, controls};
use super::unit::Context;

/// The levels above an event's own fields in a line: the line, `event`, `fields` (`docs/FORMAT.md` section 1).
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
}

impl Resolver<'_> {
    fn event(&mut self, unit: usize, name: &str) -> Option<Event> {
        let (document, raw) = self.catalogue.units[unit].event(name)?;
        let home = Context { unit, document };
        self.check_name(name, raw, home);
        let base = self.base(name, raw, home).ok()?;
        let mut drafts = Drafts::default();
        self.drafts(raw, home, &mut drafts);
        let resolved = self.fields(drafts.ordered());
        self.check_depth(name, raw, home, resolved.depth);
        let attempted = raw.attempted.as_ref().map(|phase| phase.value);
        let attempted = attempted.or(base.as_ref().and_then(|base| base.attempted));
        let mut moments = self.moments(name, raw, home, base.as_deref())?;
        if attempted.is_some() {
            moments = self.ended(moments, name, raw, home);
        }
        let mut event = Event {
            name: name.to_owned(),
            title: raw.title.clone(),
            description: raw.description.clone(),
            category: self.category(name, raw, home, base.as_deref())?,
            action: raw.action.clone().unwrap_or_else(|| last(name).to_owned()),
            since: raw.since.clone(),
            experimental: raw
                .experimental
                .or(self.default_stability(unit))
                .unwrap_or_default(),
            draft: raw.draft,
            mandatory: raw
                .mandatory
                .as_ref()
                .map_or(base.as_ref().is_some_and(|base| base.mandatory), |m| {
                    m.value
                }),
            moments,
            attempted,
            retention: self.retention(name, raw, home, base.as_deref())?,
            delivery: self.delivery(raw, unit, base.as_deref()),
            owners: self.owners(raw, unit, base.as_deref()),
            controls: controls(raw, base.as_deref()),
            volume: raw.volume.clone(),
            tests: raw.tests.clone(),
            map: raw.map.clone(),
            examples: raw.examples.clone(),
            fields: resolved.fields,
            reserved_fields: reserved_fields(document, name, base.as_deref()),
            deprecated: raw.deprecated.clone(),
            fingerprint: [0; 32],
            place: home.place(raw.at),
            files: self.catalogue.watched(home),
        };
        self.check_promise(&event, raw, home);
        self.check_outcomes(&event);
        self.check_replaced(&event, unit);
        self.check_names(&event.fields, unit);
        if let Some(base) = &base {
            self.check_tighter(&event, base, raw, home);
        }
        event.fingerprint = fingerprint::event(&event, &resolved.canonical);
        Some(event)
    }

    fn check_name(&mut self, name: &str, raw: &RawEvent, home: Context<'_>) {
        let header = &self.catalogue.units[home.unit].header;
        let Some(pattern) = &header.id_pattern else {
            return;
        };
        if crate::pattern::matches(&pattern.value, name) == Some(false) {
            let message = format!(
                "event \"{name}\" does not match id_pattern {}",
                pattern.value
            );
            self.fault(home.place(raw.at), "CDL0077", message, None);
        }
    }

    fn check_depth(&mut self, name: &str, raw: &RawEvent, home: Context<'_>, fields: u32) {
        let depth = LEVELS_ABOVE + fields;
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
            let dropped = |words: &Vec<String>| words.iter().any(|word| word == UNKNOWN);
            if event.attempted.is_some()
                && field.required
                && field.only_if.as_ref().is_some_and(dropped)
            {
                let message = format!(
                    "field \"{}\" is required for outcome \"{UNKNOWN}\", in which an attempt ends when nobody is there to give it",
                    field.name
                );
                let help = "allow it there, without required, or name other outcomes".to_owned();
                self.fault(field.place.clone(), "CDL0068", message, Some(help));
            }
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

/// Those of the base first: its old trails hold them too.
fn reserved_fields(document: &Document, name: &str, base: Option<&Event>) -> Vec<String> {
    let inherited = base.map(|base| base.reserved_fields.clone());
    let mut reserved = inherited.unwrap_or_default();
    reserved.extend(
        document
            .reserved_fields
            .get(name)
            .into_iter()
            .flatten()
            .cloned(),
    );
    reserved
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}
