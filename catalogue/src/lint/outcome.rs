//! How it ended.

use super::linter::Linter;
use super::{Level, Rule};
use crate::model::Moments;

pub(super) const MISSING: Rule = Rule {
    name: "outcome-missing",
    level: Level::Warning,
    title: "nobody knows how it ended",
    why: "A record has to say whether the action succeeded (PCI DSS 10.2.2). An action that can be attempted can also fail or be denied, and an attack is seen in what was denied.",
    wrong: "[event.\"data.export\"]\nmandatory = true\nseverity  = \"info\"",
    right: "[event.\"data.export\"]\nmandatory = true\noutcomes  = { success = \"info\", failure = \"warning\", denied = \"warning\" }",
    fix: "Give it outcomes, or name it for a fact in the past, such as \"data.exported\".",
};

/// Words for what has happened that do not end in "ed".
const FACTS: [&str; 27] = [
    "begun", "broken", "built", "cut", "down", "end", "full", "gone", "held", "kept", "left",
    "lost", "made", "met", "paid", "put", "read", "run", "seen", "sent", "set", "shown", "shut",
    "start", "stop", "taken", "up",
];

pub(super) fn check(linter: &mut Linter<'_>) {
    for event in linter.events() {
        if !matches!(event.moments, Moments::Single(_)) {
            continue;
        }
        let last = event.name.rsplit(['.', '_']).next().unwrap_or_default();
        let is_fact = last.ends_with("ed") || FACTS.contains(&last);
        if event.attempted.is_some() || event.mandatory && !is_fact {
            let message = format!(
                "event \"{}\" is an action, and nothing says how it ended",
                event.name
            );
            let help = Some("write outcomes = { success = \"info\", failure = \"warning\" } for severity, or name it for a fact in the past".to_owned());
            linter.find(&MISSING, &event.name, &event.place, message, help);
        }
    }
}
