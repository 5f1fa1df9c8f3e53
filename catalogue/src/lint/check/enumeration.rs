//! Lists of words.

use super::linter::Linter;
use crate::rule::text::ENUM_SINGLE_VALUE;

pub(super) fn check(linter: &mut Linter<'_>) {
    for declared in linter.enums() {
        if let ([value], false) = (declared.values.as_slice(), declared.open) {
            let message = format!(
                "enum \"{}\" has no word but \"{}\"",
                declared.name, value.id
            );
            let help =
                Some("add the other words, or write open = true if they will come".to_owned());
            let subject = format!("enum.{}", declared.name);
            linter.find(&ENUM_SINGLE_VALUE, &subject, &declared.place, message, help);
        }
    }
}
