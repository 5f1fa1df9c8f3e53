//! Who answers for an event.

use super::linter::Linter;
use crate::rule::text::{OWNER_MISSING, OWNER_UNKNOWN};
use crate::suggest::did_you_mean;

pub(super) fn check(linter: &mut Linter<'_>) {
    let surroundings = linter.surroundings;
    for event in linter.events() {
        if event.owners.is_empty() {
            let message = format!("event \"{}\" has no owner", event.name);
            let help = Some(
                "write owners = [\"group:…\"] here, or in [catalogue] for all events".to_owned(),
            );
            linter.find(&OWNER_MISSING, &event.name, &event.place, message, help);
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
                linter.find(&OWNER_UNKNOWN, &event.name, &event.place, message, help);
            }
        }
    }
}
