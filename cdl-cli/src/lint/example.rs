//! The rules on examples, which need a reader of JSON.

use cdl_catalogue::Catalogue;
use cdl_catalogue::lint::{EXAMPLE_CONTAINS_PII, EXAMPLE_INVALID, Finding, Rule};
use cdl_catalogue::model::Event;

use crate::example::{misfits, real_values};

/// What the examples of the catalogue's own events break.
pub(super) fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let events = catalogue
        .own_events()
        .filter_map(|name| catalogue.event(name).ok());
    let mut findings = Vec::new();
    for event in events {
        for (index, example) in event.examples.iter().enumerate() {
            let which = match event.examples.len() {
                1 => format!("the example of event \"{}\"", event.name),
                _ => format!("example {} of event \"{}\"", index + 1, event.name),
            };
            for misfit in misfits(catalogue, &event, example) {
                findings.push(finding(
                    &EXAMPLE_INVALID,
                    &event,
                    format!("{which} {misfit}"),
                    "correct it, or correct the field",
                ));
            }
            for (path, kind) in real_values(example) {
                let message = format!("{which} has what looks like {kind} in \"{path}\"");
                findings.push(finding(&EXAMPLE_CONTAINS_PII, &event, message, "use what is reserved for documentation: example.org, 203.0.113.0/24, a test number"));
            }
        }
    }
    findings
}

fn finding(rule: &Rule, event: &Event, message: String, help: &str) -> Finding {
    Finding {
        place: event.place.clone(),
        rule: rule.name,
        subject: event.name.clone(),
        level: rule.level,
        message,
        help: Some(help.to_owned()),
    }
}
