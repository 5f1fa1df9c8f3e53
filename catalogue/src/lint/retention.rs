//! How long it is kept.

use super::linter::Linter;
use super::{Level, Rule};
use crate::model::StrategyKind;
use crate::read::events::days;

pub(super) const EXCEEDS_CLASS: Rule = Rule {
    name: "retention-exceeds-class",
    level: Level::Error,
    title: "kept longer than the law of its data",
    why: "A class says how long its data may be kept. An event that is kept longer keeps that data longer, pseudonyms included: they still relate to a person.",
    wrong: "[class.personal] max_retention = \"2y\", and an event with such a field and retention = \"7y\"",
    right: "retention = \"2y\"",
    fix: "Shorten the event's retention, redact the field to nothing (drop, mask), or change the class where it is reviewed.",
};

pub(super) fn check(linter: &mut Linter<'_>) {
    for event in linter.events() {
        let Some(kept) = days(&event.retention) else {
            continue;
        };
        for field in &event.fields {
            let Some(class) = &field.class else { continue };
            let Some(most) = &class.max_retention else {
                continue;
            };
            // What is never read is not kept.
            let kept_at_all = !matches!(
                field.default.kind,
                StrategyKind::Drop | StrategyKind::Mask { .. }
            );
            if kept_at_all && days(most).is_some_and(|most| kept > most) {
                let message = format!(
                    "event \"{}\" is kept for {}, and its field \"{}\" is class \"{}\", which may be kept for {most}",
                    event.name, event.retention, field.name, class.name
                );
                let help = Some(format!("write retention = \"{most}\" or less"));
                let subject = format!("{}.{}", event.name, field.name);
                linter.find(&EXCEEDS_CLASS, &subject, &event.place, message, help);
            }
        }
    }
}
