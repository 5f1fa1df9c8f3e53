//! A scalar type, as written.

use crate::model::Normalise;
use crate::schema::LEN_MAX;
use crate::suggest::did_you_mean;
use crate::text::Sited;

use super::entry::Entry;
use super::fields::nonempty;
use super::table::{Table, keys};

#[derive(Debug)]
pub(crate) struct RawType {
    pub(crate) at: u32,
    /// `None` when it is missing or faulty, which is a fault already.
    pub(crate) base: Option<Sited<String>>,
    pub(crate) class: Option<Sited<String>>,
    pub(crate) redact: Option<Vec<Sited<String>>>,
    pub(crate) max_len: Option<u32>,
    pub(crate) normalise: Option<Sited<Vec<Normalise>>>,
}

pub(crate) fn scalar(table: Table<'_>) -> RawType {
    let mut base = None;
    let mut raw = RawType {
        at: table.at,
        base: None,
        class: None,
        redact: None,
        max_len: None,
        normalise: None,
    };
    keys!(table, entry, TYPE, {
        "base" => base = Some(entry.string()),
        "class" => raw.class = entry.string(),
        "redact" => raw.redact = nonempty(entry),
        "max_len" => raw.max_len = entry.integer(1, LEN_MAX),
        "normalise" => raw.normalise = normalise(entry),
        "rust" => { entry.strings(); },
        "example" => { entry.literal(); },
        "description" => { entry.string(); },
    });
    match base {
        Some(base) => raw.base = base,
        None => table.missing("base"),
    }
    raw
}

/// `["trim", "lower"]`, each once, in the order in which they are done.
pub(crate) fn normalise(entry: Entry<'_>) -> Option<Sited<Vec<Normalise>>> {
    let mut value = Vec::new();
    for word in nonempty(entry)? {
        let known = Normalise::ALL
            .into_iter()
            .find(|known| known.as_str() == word.value);
        match known {
            Some(known) if !value.contains(&known) => value.push(known),
            _ => {
                let message = format!(
                    "\"normalise\" in {} must be of trim and lower, each once at most, found \"{}\"",
                    entry.owner, word.value
                );
                let words = Normalise::ALL.map(Normalise::as_str);
                let help = did_you_mean(&word.value, words).filter(|_| known.is_none());
                entry.reader.fault("CDL0068", word.at, message, help);
            }
        }
    }
    value.sort_unstable();
    Some(Sited {
        value,
        at: entry.value_at(),
    })
}
