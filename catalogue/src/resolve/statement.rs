//! What an event says of itself: said, else inherited from its base, else a default.

use crate::model::{Delivery, Event, Moments, Severity};
use crate::read::events::RawEvent;
use crate::read::header::Defaults;
use crate::suggest::did_you_mean;

use super::resolver::Resolver;
use super::unit::{Context, Unit};

/// The outcome of an attempt that ended without one.
pub(super) const UNKNOWN: &str = "unknown";

impl<'a> Resolver<'a> {
    pub(super) fn moments(
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

    /// An attempt ends with an outcome. That nobody told which is one, too: `unknown`, at least a warning and as grave
    /// as the gravest of the others, unless the catalogue says how grave.
    pub(super) fn ended(
        &mut self,
        moments: Moments,
        name: &str,
        raw: &RawEvent,
        home: Context<'_>,
    ) -> Moments {
        let mut outcomes = match moments {
            Moments::Outcomes(outcomes) => outcomes,
            Moments::Single(_) => {
                let message =
                    format!("event \"{name}\" has an attempted phase, but no outcomes to end with");
                let help = "write outcomes = { success = \"info\", failure = \"warning\" } instead of \"severity\", or remove \"phases\"";
                let place = home.place(raw.attempted.as_ref().map_or(raw.at, |phase| phase.at));
                self.fault(place, "CDL0711", message, Some(help.to_owned()));
                return moments;
            }
        };
        if !outcomes.iter().any(|(outcome, _)| outcome == UNKNOWN) {
            let gravest = outcomes.iter().map(|(_, severity)| *severity).max();
            let severity = gravest.map_or(Severity::Warning, |it| it.max(Severity::Warning));
            outcomes.push((UNKNOWN.to_owned(), severity));
        }
        Moments::Outcomes(outcomes)
    }

    pub(super) fn category(
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

    pub(super) fn retention(
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

    pub(super) fn delivery(&self, raw: &RawEvent, unit: usize, base: Option<&Event>) -> Delivery {
        let said = raw.delivery.as_ref().map(|delivery| delivery.value);
        let default = || {
            self.defaults(unit)
                .find_map(|defaults| Some(defaults.delivery.as_ref()?.value))
        };
        said.or(base.map(|base| base.delivery))
            .or_else(default)
            .unwrap_or(Delivery::Queued)
    }

    pub(super) fn default_stability(&self, unit: usize) -> Option<bool> {
        self.defaults(unit)
            .find_map(|defaults| defaults.experimental)
    }

    pub(super) fn owners(&self, raw: &RawEvent, unit: usize, base: Option<&Event>) -> Vec<String> {
        let said = raw.owners.clone();
        said.or_else(|| base.map(|base| base.owners.clone()))
            .unwrap_or_else(|| self.catalogue.units[unit].header.owners.clone())
    }

    /// The defaults of an item: of its own catalogue, of the importer, of the imports.
    fn defaults(&self, unit: usize) -> impl Iterator<Item = &'a Defaults> {
        let units: &'a [Unit] = &self.catalogue.units;
        [unit]
            .into_iter()
            .chain(0..units.len())
            .map(|unit| &units[unit].header.defaults)
    }
}

/// Those of the base first; what it proves, its heir proves.
pub(super) fn controls(raw: &RawEvent, base: Option<&Event>) -> Vec<String> {
    let mut controls: Vec<String> = base.map(|base| base.controls.clone()).unwrap_or_default();
    for control in &raw.controls {
        if !controls.contains(control) {
            controls.push(control.clone());
        }
    }
    controls
}
