//! What a definition says of itself.

use std::collections::BTreeSet;

use super::linter::Linter;
use crate::model::Place;
use crate::rule::text::{DESCRIPTION_GENERIC, DESCRIPTION_MISSING};

/// Words that say nothing about the thing described.
const EMPTY: [&str; 26] = [
    "a",
    "an",
    "and",
    "audit",
    "description",
    "enum",
    "event",
    "field",
    "fixme",
    "for",
    "is",
    "kind",
    "of",
    "object",
    "one",
    "record",
    "some",
    "tbd",
    "that",
    "the",
    "this",
    "to",
    "todo",
    "type",
    "value",
    "values",
];

pub(super) fn check(linter: &mut Linter<'_>) {
    for event in linter.events() {
        let said = event.description.as_deref();
        let known = format!(
            "{} {}",
            event.name,
            event.title.as_deref().unwrap_or_default()
        );
        described(
            linter,
            "event",
            &event.name,
            &event.name,
            &known,
            said,
            &event.place,
        );
    }
    for object in linter.objects() {
        let subject = format!("object.{}", object.name);
        let said = object.description.as_deref();
        described(
            linter,
            "object",
            &object.name,
            &subject,
            &object.name,
            said,
            &object.place,
        );
    }
    for declared in linter.enums() {
        let subject = format!("enum.{}", declared.name);
        let said = declared.description.as_deref();
        described(
            linter,
            "enum",
            &declared.name,
            &subject,
            &declared.name,
            said,
            &declared.place,
        );
    }
    let classes: Vec<_> = linter.catalogue.classes().cloned().collect();
    for class in classes
        .iter()
        .filter(|class| linter.catalogue.is_own(&class.place))
    {
        let subject = format!("class.{}", class.name);
        let said = class.description.as_deref();
        described(
            linter,
            "class",
            &class.name,
            &subject,
            &class.name,
            said,
            &class.place,
        );
    }
}

fn described(
    linter: &mut Linter<'_>,
    noun: &str,
    name: &str,
    subject: &str,
    known: &str,
    said: Option<&str>,
    place: &Place,
) {
    let Some(said) = said.filter(|said| !said.trim().is_empty()) else {
        let message = format!("{noun} \"{name}\" has no description");
        let help = Some("write description = \"…\": one sentence, when it happens".to_owned());
        let help = if noun == "event" {
            help
        } else {
            Some("write description = \"…\": one sentence, what it means".to_owned())
        };
        linter.find(&DESCRIPTION_MISSING, subject, place, message, help);
        return;
    };
    let known = words(known);
    let says_more = words(said)
        .into_iter()
        .any(|word| !known.contains(&word) && !EMPTY.contains(&word.as_str()));
    if !says_more {
        let message = format!("the description of {noun} \"{name}\" says no more than its name");
        let help = Some("say it in words that the name does not have".to_owned());
        linter.find(&DESCRIPTION_GENERIC, subject, place, message, help);
    }
}

/// Its words, lower case, `AuthMethod` as two, without the `s` of a plural.
fn words(text: &str) -> BTreeSet<String> {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut after_lower = false;
    for character in text.chars() {
        if character.is_uppercase() && after_lower {
            spaced.push(' ');
        }
        after_lower = character.is_lowercase();
        spaced.push(if character.is_alphanumeric() {
            character
        } else {
            ' '
        });
    }
    spaced
        .split_whitespace()
        .map(|word| word.to_lowercase().trim_end_matches('s').to_owned())
        .collect()
}
