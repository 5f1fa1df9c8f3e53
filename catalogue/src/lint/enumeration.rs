//! Lists of words.

use super::linter::Linter;
use super::{Level, Rule};

pub(super) const SINGLE_VALUE: Rule = Rule {
    name: "enum-single-value",
    level: Level::Warning,
    title: "a list of one word",
    why: "A closed list of one word says the same in every record, so it says nothing; the second word will break its readers.",
    wrong: "[enum.Channel]\nvalues = [{ id = \"web\" }]",
    right: "[enum.Channel]\nvalues = [{ id = \"web\" }, { id = \"api\" }]",
    fix: "Add the other words, write open = true if they will come, or remove the enum.",
};

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
            linter.find(&SINGLE_VALUE, &subject, &declared.place, message, help);
        }
    }
}
