//! Who did it.

use super::linter::Linter;
use super::{Level, Rule};
use crate::model::{Event, Shape};
use crate::resolve::Catalogue;

pub(super) const MISSING: Rule = Rule {
    name: "actor-missing",
    level: Level::Warning,
    title: "nobody did it",
    why: "A record has to say who did what (NIST SP 800-53 AU-3, PCI DSS 10.2.2). A mandatory event without an actor proves that something happened, and not by whom.",
    wrong: "[event.\"config.change\"]\nmandatory = true\n[event.\"config.change\".field]\nkey = { type = \"string\" }",
    right: "[event.\"config.change\".field]\nactor = { type = \"Actor\", required = true }\nkey   = { type = \"string\" }",
    fix: "Add a required actor, or another required field of an object with subject = true. Where nobody acts, make an exception that says so.",
};

pub(super) fn check(linter: &mut Linter<'_>) {
    for event in linter.events() {
        if event.mandatory && !names_somebody(linter.catalogue, &event) {
            let message = format!(
                "event \"{}\" is mandatory and does not say who did it",
                event.name
            );
            let help = Some("add actor = { type = \"Actor\", required = true }".to_owned());
            linter.find(&MISSING, &event.name, &event.place, message, help);
        }
    }
}

fn names_somebody(catalogue: &Catalogue, event: &Event) -> bool {
    event
        .fields
        .iter()
        .filter(|field| field.required)
        .any(|field| {
            let subject = match &field.shape {
                Shape::Object(name) => catalogue
                    .object(name)
                    .ok()
                    .is_some_and(|object| object.subject),
                _ => false,
            };
            subject || field.name == "actor"
        })
}
