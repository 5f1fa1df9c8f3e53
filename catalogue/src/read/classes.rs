//! A data class, as written.

use crate::text::Sited;

use super::fields::nonempty;
use super::table::{Table, keys};

#[derive(Debug)]
pub(crate) struct RawClass {
    pub(crate) at: u32,
    pub(crate) level: u8,
    pub(crate) allow: Vec<Sited<String>>,
    pub(crate) default: Option<Sited<String>>,
    pub(crate) description: Option<String>,
    pub(crate) legal: Vec<String>,
    pub(crate) low_entropy: bool,
    pub(crate) max_retention: Option<String>,
}

pub(crate) fn class(table: Table<'_>) -> RawClass {
    let mut level = None;
    let mut allow = None;
    let mut class = RawClass {
        at: table.at,
        level: 0,
        allow: Vec::new(),
        default: None,
        description: None,
        legal: Vec::new(),
        low_entropy: false,
        max_retention: None,
    };
    keys!(table, entry, CLASS, {
        "level" => level = Some(entry.small(0, u8::MAX)),
        "allow" => allow = Some(nonempty(entry)),
        "default" => class.default = entry.string(),
        "description" => class.description = entry.plain_string(),
        "legal" => class.legal = entry.plain_strings().unwrap_or_default(),
        "low_entropy" => class.low_entropy = entry.boolean().is_some_and(|truth| truth.value),
        "max_retention" => class.max_retention = super::retention::retention(entry).map(|text| text.value),
    });
    match level {
        Some(level) => class.level = level.unwrap_or_default(),
        None => table.missing("level"),
    }
    match allow {
        Some(allow) => class.allow = allow.unwrap_or_default(),
        None => table.missing("allow"),
    }
    class
}
