//! A list of words, as written.

use crate::model::EnumValue;
use crate::text::Sited;

use super::entry::Entry;
use super::fields::deprecated;
use super::names::{Form, named};
use super::table::{Owner, Table, keys};

#[derive(Debug)]
pub(crate) struct RawEnum {
    pub(crate) at: u32,
    pub(crate) open: bool,
    pub(crate) description: Option<String>,
    pub(crate) values: Vec<EnumValue>,
}

pub(crate) fn enumeration(table: Table<'_>) -> RawEnum {
    let mut values = None;
    let mut raw = RawEnum {
        at: table.at,
        open: false,
        description: None,
        values: Vec::new(),
    };
    keys!(table, entry, ENUM, {
        "values" => values = Some(words(entry)),
        "open" => raw.open = entry.boolean().is_some_and(|truth| truth.value),
        "description" => raw.description = entry.plain_string(),
    });
    match values {
        Some(values) => raw.values = values,
        None => table.missing("values"),
    }
    raw
}

fn words(entry: Entry<'_>) -> Vec<EnumValue> {
    let mut values: Vec<EnumValue> = Vec::new();
    let tables = entry.tables(Owner::only("an enum value"));
    if tables.is_empty() && entry.value.get_ref().is_array() {
        entry.bad("an array of at least one { id = \"...\" }");
    }
    for table in tables {
        let Some((id, value)) = word(table) else {
            continue;
        };
        if values.iter().any(|other| other.id == value.id) {
            let message = format!("value \"{}\" stands twice in {}", value.id, entry.owner);
            entry.reader.fault("CDL0067", id, message, None);
        } else {
            values.push(value);
        }
    }
    values
}

fn word(table: Table<'_>) -> Option<(u32, EnumValue)> {
    let mut id: Option<Option<Sited<String>>> = None;
    let mut value = EnumValue {
        id: String::new(),
        since: None,
        description: None,
        deprecated: None,
    };
    keys!(table, entry, ENUM_VALUE, {
        "id" => id = Some(entry.string()),
        "since" => value.since = entry.plain_string(),
        "description" => value.description = entry.plain_string(),
        "deprecated" => value.deprecated = deprecated(entry),
    });
    let Some(id) = id else {
        table.missing("id");
        return None;
    };
    let id = id?;
    if !named(table.reader, Form::Token, "enum value", &id.value, id.at) {
        return None;
    }
    value.id = id.value;
    Some((id.at, value))
}
