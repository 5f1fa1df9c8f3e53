//! Lists and maps that were longer than the catalogue allows: they end in a count of what was left out
//! (`docs/catalogue.md`), and have exactly one member more than `max_items`.

use cdl_catalogue::model::Field;
use serde_json::{Map, Value};

/// The key of the count in a map, and how it begins in a list.
const MORE: &str = "…";

/// The items that are the list's own.
pub(super) fn items<'v>(field: &Field, items: &'v [Value]) -> &'v [Value] {
    match items.split_last() {
        Some((Value::String(last), own)) if is_one_more(field, items.len()) => {
            let counts = last
                .strip_prefix(MORE)
                .and_then(|rest| rest.strip_prefix(' '));
            if counts.is_some_and(is_count) {
                own
            } else {
                items
            }
        }
        _ => items,
    }
}

/// The values of the entries that are the map's own.
pub(super) fn entries<'v>(
    field: &Field,
    entries: &'v Map<String, Value>,
) -> impl Iterator<Item = &'v Value> {
    let count = entries.get(MORE).and_then(Value::as_str);
    let is_cut = is_one_more(field, entries.len()) && count.is_some_and(is_count);
    let own = entries
        .iter()
        .filter(move |(key, _)| !is_cut || *key != MORE);
    own.map(|(_, value)| value)
}

fn is_one_more(field: &Field, length: usize) -> bool {
    field
        .max_items
        .is_some_and(|most| length == most as usize + 1)
}

/// `3 more`
fn is_count(text: &str) -> bool {
    let digits = text.strip_suffix(" more");
    digits.is_some_and(|digits| {
        digits
            .parse::<u64>()
            .is_ok_and(|more| more.to_string() == digits)
    })
}
