//! A scalar type, as written.

use crate::text::Sited;

use super::fields::{LEN_MAX, nonempty};
use super::table::{Table, keys};

#[derive(Debug)]
pub(crate) struct RawType {
    pub(crate) at: u32,
    /// `None` when it is missing or faulty, which is a fault already.
    pub(crate) base: Option<Sited<String>>,
    pub(crate) class: Option<Sited<String>>,
    pub(crate) redact: Option<Vec<Sited<String>>>,
    pub(crate) max_len: Option<u32>,
}

pub(crate) fn scalar(table: Table<'_>) -> RawType {
    let mut base = None;
    let mut raw = RawType {
        at: table.at,
        base: None,
        class: None,
        redact: None,
        max_len: None,
    };
    keys!(table, entry, TYPE, {
        "base" => base = Some(entry.string()),
        "class" => raw.class = entry.string(),
        "redact" => raw.redact = nonempty(entry),
        "max_len" => raw.max_len = entry.integer(1, LEN_MAX),
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
