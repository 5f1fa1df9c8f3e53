//! How things end.

use super::linter::Linter;
use crate::model::{Date, Deprecated, Place};
use crate::rule::text::{DEPRECATED_WITHOUT_REPLACEMENT, REMOVE_AFTER_PASSED};

pub(super) fn check(linter: &mut Linter<'_>) {
    for event in linter.events() {
        ends(
            linter,
            "event",
            &event.name,
            &event.name,
            event.deprecated.as_ref(),
            &event.place,
        );
    }
    for (subject, field) in linter.fields() {
        ends(
            linter,
            "field",
            &field.name,
            &subject,
            field.deprecated.as_ref(),
            &field.place,
        );
    }
    for declared in linter.enums() {
        for value in &declared.values {
            let subject = format!("enum.{}.{}", declared.name, value.id);
            ends(
                linter,
                "value",
                &value.id,
                &subject,
                value.deprecated.as_ref(),
                &declared.place,
            );
        }
    }
}

fn ends(
    linter: &mut Linter<'_>,
    noun: &str,
    name: &str,
    subject: &str,
    deprecated: Option<&Deprecated>,
    place: &Place,
) {
    let Some(deprecated) = deprecated else { return };
    if deprecated.replaced_by.is_none() && deprecated.note.is_none() {
        let message =
            format!("{noun} \"{name}\" is deprecated, and nothing says what to use instead");
        let help = Some("add replaced_by or a note".to_owned());
        linter.find(
            &DEPRECATED_WITHOUT_REPLACEMENT,
            subject,
            place,
            message,
            help,
        );
    }
    let today = linter.surroundings.today.as_deref();
    if let (Some(date), Some(today)) = (deprecated.remove_after, today.and_then(Date::parse))
        && date < today
    {
        let message = format!("{noun} \"{name}\" was to be removed after {date}");
        let help = Some("remove it and reserve its name, or agree on a later date".to_owned());
        linter.find(&REMOVE_AFTER_PASSED, subject, place, message, help);
    }
}
