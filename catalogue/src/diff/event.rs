//! Events.

use crate::baseline::EventShape;
use crate::model::{Delivery, Moments, Severity};
use crate::read::retention::days;

use super::Comparison;
use super::change::Subject;
use super::table::Rule;

impl Comparison<'_> {
    pub(super) fn events(&mut self) {
        for (name, old) in &self.old.events {
            let subject = Subject::whole("event", name);
            if let Some(new) = self.new.events.get(name) {
                self.event(&subject, old, new);
            } else {
                let reserved = self.new.reserved_events.contains(name);
                let toml = format!("events = [\"{name}\"]");
                self.removed(Rule::EventRemoved, subject, reserved, toml);
            }
        }
        for name in self.new.events.keys() {
            if !self.old.events.contains_key(name) {
                self.add(Rule::EventAdded, Subject::whole("event", name), "new");
            }
        }
    }

    fn event(&mut self, subject: &Subject, old: &EventShape, new: &EventShape) {
        let before = self.changes.len();
        self.moments(subject, &old.moments, &new.moments);
        self.attempted(subject, old.attempted, new.attempted);
        self.promises(subject, old, new);
        for (what, old, new) in [
            ("category", &old.category, &new.category),
            ("action", &old.action, &new.action),
        ] {
            if old != new {
                let what = format!("{what} \"{old}\" became \"{new}\"");
                self.add(Rule::CategoryChanged, subject.clone(), what);
            }
        }
        for control in new.controls.iter().filter(|c| !old.controls.contains(c)) {
            let what = format!("answers for \"{control}\"");
            self.add(Rule::ControlAdded, subject.clone(), what);
        }
        for control in old.controls.iter().filter(|c| !new.controls.contains(c)) {
            let what = format!("does not answer for \"{control}\" any more");
            self.add(Rule::ControlRemoved, subject.clone(), what);
        }
        self.deprecated(subject, old.deprecated, new.deprecated);
        self.experimental(subject, old.experimental, new.experimental);
        self.fields(subject, &old.fields, &new.fields);
        self.remarks(subject.clone(), old.remarks.as_ref(), new.remarks.as_ref());
        // A change of an enum or an object shows in the fingerprints of the events that use it.
        let explained = self.changes.len() > before || self.definitions_differ();
        if old.fingerprint != new.fingerprint && !explained {
            self.add(
                Rule::ShapeChanged,
                subject.clone(),
                "has another fingerprint",
            );
        }
    }

    fn definitions_differ(&self) -> bool {
        let (old, new) = (self.old, self.new);
        let enums = old.enums.iter().any(|(name, old)| {
            new.enums
                .get(name)
                .is_none_or(|new| new.fingerprint != old.fingerprint)
        });
        enums
            || old.objects.iter().any(|(name, old)| {
                new.objects
                    .get(name)
                    .is_none_or(|new| new.fingerprint != old.fingerprint)
            })
    }

    fn moments(&mut self, subject: &Subject, old: &Moments, new: &Moments) {
        match (old, new) {
            (Moments::Single(old), Moments::Single(new)) => self.severity(subject, *old, *new),
            (Moments::Single(_), Moments::Outcomes(_)) => {
                self.add(
                    Rule::OutcomesIntroduced,
                    subject.clone(),
                    "has outcomes now",
                );
            }
            (Moments::Outcomes(_), Moments::Single(_)) => {
                self.add(
                    Rule::OutcomesAbolished,
                    subject.clone(),
                    "has no outcomes any more",
                );
            }
            (Moments::Outcomes(old), Moments::Outcomes(new)) => {
                let of = |list: &[(String, Severity)], wanted: &str| {
                    let found = list.iter().find(|(outcome, _)| outcome == wanted);
                    found.map(|(_, severity)| *severity)
                };
                for (outcome, severity) in old {
                    let part = subject.part("outcome", outcome);
                    match of(new, outcome) {
                        Some(now) => self.severity(&part, *severity, now),
                        None => self.add(Rule::OutcomeRemoved, part, "removed"),
                    }
                }
                for (outcome, _) in new {
                    if of(old, outcome).is_none() {
                        self.add(Rule::OutcomeAdded, subject.part("outcome", outcome), "new");
                    }
                }
            }
        }
    }

    fn attempted(&mut self, subject: &Subject, old: Option<Severity>, new: Option<Severity>) {
        let part = subject.part("phase", "attempt");
        match (old, new) {
            (Some(old), Some(new)) => self.severity(&part, old, new),
            (Some(_), None) => self.add(Rule::OutcomeRemoved, part, "removed"),
            (None, Some(_)) => self.add(Rule::OutcomeAdded, part, "new"),
            (None, None) => {}
        }
    }

    fn severity(&mut self, subject: &Subject, old: Severity, new: Severity) {
        if old == new {
            return;
        }
        let rule = if new < old {
            Rule::SeverityLowered
        } else {
            Rule::SeverityRaised
        };
        let what = format!("severity {} became {}", old.as_str(), new.as_str());
        self.add(rule, subject.clone(), what);
    }

    fn promises(&mut self, subject: &Subject, old: &EventShape, new: &EventShape) {
        if old.retention != new.retention {
            let shorter = days(&new.retention) < days(&old.retention);
            let rule = if shorter {
                Rule::RetentionShortened
            } else {
                Rule::RetentionLengthened
            };
            let what = format!("retention {} became {}", old.retention, new.retention);
            self.add(rule, subject.clone(), what);
        }
        match (old.mandatory, new.mandatory) {
            (true, false) => {
                self.add(
                    Rule::MandatoryDropped,
                    subject.clone(),
                    "is not mandatory any more",
                );
            }
            (false, true) => self.add(Rule::MandatoryAdded, subject.clone(), "became mandatory"),
            _ => {}
        }
        if old.delivery != new.delivery {
            let rule = if rank(new.delivery) < rank(old.delivery) {
                Rule::DeliveryWeakened
            } else {
                Rule::DeliveryStrengthened
            };
            let (old, new) = (old.delivery.as_str(), new.delivery.as_str());
            self.add(
                rule,
                subject.clone(),
                format!("delivery {old} became {new}"),
            );
        }
    }
}

const fn rank(delivery: Delivery) -> u8 {
    match delivery {
        Delivery::BestEffort => 0,
        Delivery::Queued => 1,
        Delivery::Durable => 2,
    }
}
