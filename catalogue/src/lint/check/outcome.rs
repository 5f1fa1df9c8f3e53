//! How it ended.

use super::linter::Linter;
use crate::model::Moments;
use crate::rule::text::OUTCOME_MISSING;

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
            linter.find(&OUTCOME_MISSING, &event.name, &event.place, message, help);
        }
    }
}
