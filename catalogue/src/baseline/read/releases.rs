//! The record of releases, and what each changed.

use crate::baseline::{Release, Released};
use crate::read::entry::Entry;
use crate::read::table::{Owner, Table, keys};

pub(super) fn release(table: Table<'_>) -> Release {
    let (mut version, mut changes) = (None, Vec::new());
    keys!(table, entry, {
        "version" => version = entry.plain_string(),
        "changes" => changes = entry
            .tables(Owner::only("a change"))
            .into_iter()
            .filter_map(released)
            .collect(),
    });
    if version.is_none() {
        table.missing("version");
    }
    Release {
        version: version.unwrap_or_default(),
        changes,
    }
}

fn released(table: Table<'_>) -> Option<Released> {
    let (mut item, mut part, mut what) = (None, None, None);
    for entry in table.entries() {
        if let Some(noun) = word(&Released::NOUNS, entry) {
            item = Some((noun, entry.plain_string()?));
        } else if let Some(noun) = word(&Released::PARTS, entry) {
            part = Some((noun, entry.plain_string()?));
        } else if entry.key == "what" {
            what = entry.plain_string();
        } else {
            let words = [&Released::NOUNS[..], &Released::PARTS[..], &["what"]].concat();
            entry.unknown(&words);
        }
    }
    let Some((noun, name)) = item else {
        table.missing("event");
        return None;
    };
    if what.is_none() {
        table.missing("what");
    }
    Some(Released {
        noun,
        name,
        part,
        what: what?,
    })
}

fn word(words: &[&'static str], entry: Entry<'_>) -> Option<&'static str> {
    words.iter().find(|word| **word == entry.key).copied()
}
