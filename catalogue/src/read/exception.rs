//! `[[allow]]`: an exception from a rule of the linter, with its reason.

use crate::rule::{RULES, rule};
use crate::suggest::did_you_mean;

use super::entry::Entry;
use super::table::{Table, keys};

#[derive(Debug)]
pub(crate) struct RawException {
    pub(crate) at: u32,
    pub(crate) rule: &'static str,
    pub(crate) subject: String,
    pub(crate) reason: String,
}

pub(crate) fn exception(table: Table<'_>) -> Option<RawException> {
    let (mut rule, mut subject, mut reason) = (None, None, None);
    keys!(table, entry, EXCEPTION, {
        "rule" => rule = Some(rule_of(entry)),
        "where" => subject = Some(said(entry, "an event, event.field, object.Name, or a pattern of these with *")),
        "reason" => reason = Some(said(entry, "a sentence that says why this is right here")),
    });
    for (there, key) in [
        (rule.is_some(), "rule"),
        (subject.is_some(), "where"),
        (reason.is_some(), "reason"),
    ] {
        if !there {
            table.missing(key);
        }
    }
    Some(RawException {
        at: table.at,
        rule: rule??,
        subject: subject??,
        reason: reason??,
    })
}

fn rule_of(entry: Entry<'_>) -> Option<&'static str> {
    let text = entry.string()?;
    if let Some(known) = RULES.iter().find(|rule| rule.name == text.value) {
        return Some(known.name);
    }
    let message = format!(
        "there is no rule \"{}\" to make an exception from",
        text.value
    );
    let help = rule(&text.value)
        .map(|rule| format!("write \"{}\"", rule.name))
        .or_else(|| did_you_mean(&text.value, RULES.iter().map(|rule| rule.name)))
        .or_else(|| Some("`cdl explain` lists all rules; what has a code is a fault, and there is no exception from one".to_owned()));
    entry.reader.fault("CDL0068", text.at, message, help);
    None
}

/// A text that is not blank.
fn said(entry: Entry<'_>, expected: &str) -> Option<String> {
    let text = entry.string()?;
    if text.value.trim().is_empty() {
        entry.bad(expected);
        return None;
    }
    Some(text.value)
}
