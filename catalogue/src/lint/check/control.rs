//! The controls that an event is evidence for.

use super::linter::Linter;
use crate::rule::text::CONTROL_UNKNOWN;
use crate::suggest::suggest;

/// Frameworks that catalogues name, as they are spelled most.
const FRAMEWORKS: [&str; 19] = [
    "BSI",
    "CCPA",
    "CIS",
    "CMMC",
    "COBIT",
    "DORA",
    "FEDRAMP",
    "FFIEC",
    "GDPR",
    "HIPAA",
    "ISO27001",
    "ISO27002",
    "ISO27701",
    "NIS2",
    "NIST800-171",
    "NIST800-53",
    "PCI-DSS",
    "SOC2",
    "SOX",
];

pub(super) fn check(linter: &mut Linter<'_>) {
    for event in linter.events() {
        for control in &event.controls {
            let Some((framework, number)) = control
                .split_once(':')
                .filter(|(name, number)| !name.is_empty() && !number.trim().is_empty())
            else {
                let message = format!(
                    "control \"{control}\" of event \"{}\" names no framework",
                    event.name
                );
                let help = Some("write FRAMEWORK:control, such as \"PCI-DSS:10.2.1.2\"".to_owned());
                linter.find(&CONTROL_UNKNOWN, &event.name, &event.place, message, help);
                continue;
            };
            if FRAMEWORKS.contains(&framework) {
                continue;
            }
            // A framework of one's own is nobody's mistake; a known one that is spelled otherwise is.
            let plain = |text: &str| text.to_uppercase().replace(['-', '_', ' ', '.'], "");
            let same = FRAMEWORKS
                .into_iter()
                .find(|known| plain(known) == plain(framework));
            let near = same.or_else(|| {
                suggest(&framework.to_uppercase(), FRAMEWORKS).filter(|_| framework.len() > 4)
            });
            if let Some(near) = near {
                let message = format!(
                    "control \"{control}\" of event \"{}\" is of an unknown framework",
                    event.name
                );
                let help = Some(format!("did you mean \"{near}:{number}\"?"));
                linter.find(&CONTROL_UNKNOWN, &event.name, &event.place, message, help);
            }
        }
    }
}
