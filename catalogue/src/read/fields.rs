//! A field, as written.

use crate::model::{Date, Deprecated};
use crate::schema::LEN_MAX;
use crate::text::Sited;

use super::entry::Entry;
use super::names::{Form, named};
use super::table::{Owner, Table, keys};

/// A field with what was said of it; the rest is inherited or defaulted.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawField {
    pub(crate) at: u32,
    pub(crate) type_name: Option<Sited<String>>,
    pub(crate) required: Option<Sited<bool>>,
    pub(crate) order: Option<u32>,
    pub(crate) class: Option<Sited<String>>,
    pub(crate) redact: Option<Vec<Sited<String>>>,
    pub(crate) max_len: Option<u32>,
    pub(crate) max_items: Option<u32>,
    pub(crate) only_if: Option<Vec<Sited<String>>>,
    pub(crate) experimental: Option<bool>,
    pub(crate) deprecated: Option<Deprecated>,
    pub(crate) description: Option<String>,
    pub(crate) remarks: FieldRemarks,
}

/// What is kept for documentation and later checks, and changes nothing on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldRemarks {
    /// A UCUM unit: `{attempt}`, `ms`.
    pub unit: Option<String>,
    /// The least value, as spelled.
    pub min: Option<String>,
    /// The largest value, as spelled.
    pub max: Option<String>,
    /// What a reader may assume when the field is absent, as spelled.
    pub default: Option<String>,
    /// The version that brought it.
    pub since: Option<String>,
    /// Why a sensitive name is right here; stands in the redaction report.
    pub name_ok: Option<String>,
    /// A sample value, as spelled.
    pub example: Option<String>,
    /// What other formats call it: dotted key, literal.
    pub map: Vec<(String, String)>,
}

pub(crate) const STABILITIES: [(&str, bool); 2] = [("stable", false), ("experimental", true)];

/// The fields of `[... .field]`, in file order.
pub(crate) fn fields(entry: Entry<'_>) -> Vec<(String, RawField)> {
    let Some(table) = entry.table(entry.owner) else {
        return Vec::new();
    };
    let mut fields: Vec<(String, RawField)> = Vec::with_capacity(table.entries.len());
    for entry in table.entries() {
        let fits = named(entry.reader, Form::Word, "field", entry.key, entry.at);
        if let (true, Some(table)) = (fits, entry.table(Owner::named("field", entry.key))) {
            fields.push((entry.key.to_owned(), field(table)));
        }
    }
    fields.sort_by_key(|(_, field)| field.at);
    fields
}

fn field(table: Table<'_>) -> RawField {
    let mut field = RawField {
        at: table.at,
        ..RawField::default()
    };
    let remarks = &mut field.remarks;
    keys!(table, entry, FIELD, {
        "type" => field.type_name = entry.string(),
        "required" => field.required = entry.boolean(),
        "order" => field.order = entry.integer(0, u32::MAX),
        "class" => field.class = entry.string(),
        "redact" => field.redact = nonempty(entry),
        "description" => field.description = entry.plain_string(),
        "unit" => remarks.unit = entry.plain_string(),
        "min" => remarks.min = entry.literal(),
        "max" => remarks.max = entry.literal(),
        "max_len" => field.max_len = entry.integer(1, LEN_MAX),
        "max_items" => field.max_items = entry.integer(1, LEN_MAX),
        "default" => remarks.default = entry.literal(),
        "since" => remarks.since = entry.plain_string(),
        "stability" => field.experimental = entry.one_of(&STABILITIES).map(|word| word.value),
        "only_if" => field.only_if = only_if(entry),
        "map" => remarks.map = entry.mapping(),
        "deprecated" => field.deprecated = deprecated(entry),
        "name_ok" => remarks.name_ok = reason(entry),
        "example" => remarks.example = entry.literal(),
    });
    field
}

/// An array that says something: an empty `redact` would allow nothing.
pub(crate) fn nonempty(entry: Entry<'_>) -> Option<Vec<Sited<String>>> {
    let words = entry.strings()?;
    if words.is_empty() {
        entry.bad("an array of at least one string");
        return None;
    }
    Some(words)
}

/// A reason that says something.
fn reason(entry: Entry<'_>) -> Option<String> {
    let text = entry.plain_string()?;
    if text.trim().is_empty() {
        entry.bad("a reason");
        return None;
    }
    Some(text)
}

fn only_if(entry: Entry<'_>) -> Option<Vec<Sited<String>>> {
    let table = entry.table(Owner::only("\"only_if\""))?;
    let mut outcomes = None;
    keys!(table, entry, ONLY_IF, {
        "outcome" => outcomes = nonempty(entry),
    });
    outcomes
}

/// `{ since = "3.0.0", replaced_by = "...", remove_after = "2027-06-30", note = "..." }`
pub(crate) fn deprecated(entry: Entry<'_>) -> Option<Deprecated> {
    let table = entry.table(Owner::only("\"deprecated\""))?;
    let mut deprecated = Deprecated {
        since: None,
        replaced_by: None,
        remove_after: None,
        note: None,
    };
    keys!(table, entry, DEPRECATED, {
        "since" => deprecated.since = entry.plain_string(),
        "replaced_by" => deprecated.replaced_by = entry.plain_string(),
        "remove_after" => deprecated.remove_after = date(entry),
        "note" => deprecated.note = entry.plain_string(),
    });
    Some(deprecated)
}

fn date(entry: Entry<'_>) -> Option<Date> {
    let text = entry.plain_string()?;
    let date = Date::parse(&text);
    if date.is_none() {
        entry.bad("a date as \"YYYY-MM-DD\"");
    }
    date
}
