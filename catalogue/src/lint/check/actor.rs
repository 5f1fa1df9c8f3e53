//! Who did it.

use super::linter::Linter;
use crate::model::{Event, Shape};
use crate::resolve::Catalogue;
use crate::rule::text::ACTOR_MISSING;

pub(super) fn check(linter: &mut Linter<'_>) {
    for event in linter.events() {
        if event.mandatory && !names_somebody(linter.catalogue, &event) {
            let message = format!(
                "event \"{}\" is mandatory and does not say who did it",
                event.name
            );
            let help = Some("add actor = { type = \"Actor\", required = true }".to_owned());
            linter.find(&ACTOR_MISSING, &event.name, &event.place, message, help);
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
