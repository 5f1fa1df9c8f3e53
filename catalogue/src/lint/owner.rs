//! Who answers for an event.

use super::linter::Linter;
use super::{Level, Rule};
use crate::suggest::did_you_mean;

pub(super) const MISSING: Rule = Rule {
    name: "owner-missing",
    level: Level::Warning,
    title: "nobody answers for it",
    why: "A question about a record, a deletion or a change of its class needs somebody who may decide.",
    wrong: "[catalogue] without owners, and an event without owners",
    right: "owners = [\"group:identity\"]",
    fix: "Add owners to the event, or to [catalogue] for all of them.",
};

pub(super) const UNKNOWN: Rule = Rule {
    name: "owner-unknown",
    level: Level::Warning,
    title: "owner is nobody here",
    why: "An owner that the repository's CODEOWNERS does not have has left, was renamed or is misspelt: nobody reviews what they own.",
    wrong: "owners = [\"group:identiy\"] # CODEOWNERS has @acme/identity",
    right: "owners = [\"group:identity\"]",
    fix: "Correct the name, or add the team to CODEOWNERS.",
};

pub(super) fn check(linter: &mut Linter<'_>) {
    let surroundings = linter.surroundings;
    for event in linter.events() {
        if event.owners.is_empty() {
            let message = format!("event \"{}\" has no owner", event.name);
            let help = Some(
                "write owners = [\"group:…\"] here, or in [catalogue] for all events".to_owned(),
            );
            linter.find(&MISSING, &event.name, &event.place, message, help);
        }
        let Some(known) = &surroundings.owners else {
            continue;
        };
        for owner in &event.owners {
            // `group:identity` is a word of ours for what CODEOWNERS calls @acme/identity.
            let name = owner
                .rsplit([':', '/', '@'])
                .next()
                .unwrap_or(owner)
                .to_lowercase();
            if !known.contains(&name) {
                let message = format!(
                    "owner \"{owner}\" of event \"{}\" is not in CODEOWNERS",
                    event.name
                );
                let help = did_you_mean(&name, known.iter().map(String::as_str));
                linter.find(&UNKNOWN, &event.name, &event.place, message, help);
            }
        }
    }
}
