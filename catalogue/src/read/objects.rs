//! An object or a group of fields, as written.

use super::fields::{RawField, fields};
use super::table::{Table, keys};

#[derive(Debug)]
pub(crate) struct RawObject {
    pub(crate) at: u32,
    pub(crate) subject: bool,
    pub(crate) description: Option<String>,
    pub(crate) fields: Vec<(String, RawField)>,
}

pub(crate) fn object(table: Table<'_>) -> RawObject {
    let mut raw = RawObject {
        at: table.at,
        subject: false,
        description: None,
        fields: Vec::new(),
    };
    keys!(table, entry, OBJECT, {
        "description" => raw.description = entry.plain_string(),
        "subject" => raw.subject = entry.boolean().is_some_and(|truth| truth.value),
        "field" => raw.fields = fields(entry),
    });
    raw
}

#[derive(Debug)]
pub(crate) struct RawGroup {
    pub(crate) fields: Vec<(String, RawField)>,
}

pub(crate) fn group(table: Table<'_>) -> RawGroup {
    let mut raw = RawGroup { fields: Vec::new() };
    keys!(table, entry, GROUP, {
        "description" => { entry.string(); },
        "field" => raw.fields = fields(entry),
    });
    raw
}
