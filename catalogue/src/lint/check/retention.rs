//! How long it is kept.

use super::linter::Linter;
use crate::model::StrategyKind;
use crate::read::retention::days;
use crate::rule::text::RETENTION_EXCEEDS_CLASS;

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
                linter.find(
                    &RETENTION_EXCEEDS_CLASS,
                    &subject,
                    &event.place,
                    message,
                    help,
                );
            }
        }
    }
}
