//! What a definition names: what a snapshot has to bring along.

use toml_edit::{Item, Value};

use super::parts::fields;

/// A name, and what it may be of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Need {
    pub(super) nouns: &'static [&'static str],
    pub(super) name: String,
}

const TYPES: &[&str] = &["object", "enum", "type"];

/// Everything that the item names.
pub(super) fn needs(item: &Item) -> Vec<Need> {
    let mut needs = Vec::new();
    let texts = |key: &str| texts(item.as_table_like().and_then(|table| table.get(key)));
    for (key, nouns) in [
        ("extends", &["event"][..]),
        ("use", &["group"]),
        ("category", &["category"]),
        ("class", &["class"]),
        ("redact", &["strategy"]),
        ("allow", &["strategy"]),
        ("default", &["strategy"]),
    ] {
        needs.extend(texts(key).into_iter().map(|name| Need { nouns, name }));
    }
    for (_, field) in fields(item).into_iter().flat_map(|fields| fields.iter()) {
        needs.extend(of_field(field));
    }
    needs
}

fn of_field(field: &Item) -> Vec<Need> {
    let said = |key: &str| texts(field.as_table_like().and_then(|table| table.get(key)));
    let need = |nouns| move |name| Need { nouns, name };
    let types = said("type")
        .into_iter()
        .map(|name| item_type(&name).to_owned());
    let classes = said("class").into_iter().map(need(&["class"]));
    let strategies = said("redact").into_iter().map(need(&["strategy"]));
    types
        .map(need(TYPES))
        .chain(classes)
        .chain(strategies)
        .collect()
}

/// `user_id` of `list<user_id>` and `map<string, user_id>`.
pub(super) fn item_type(spelled: &str) -> &str {
    let inside = spelled
        .strip_prefix("list<")
        .or_else(|| {
            spelled
                .strip_prefix("map<")
                .and_then(|rest| Some(rest.split_once(',')?.1))
        })
        .and_then(|rest| rest.strip_suffix('>'));
    inside.unwrap_or(spelled).trim()
}

/// One text, or several.
fn texts(item: Option<&Item>) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match item {
        Some(Item::Value(Value::Array(array))) => array.iter().filter_map(text).collect(),
        Some(Item::Value(value)) => text(value).into_iter().collect(),
        _ => Vec::new(),
    }
}
