//! One value against its field: a form that one of the lawful strategies writes.

use cdl_catalogue::model::{Base, Field, Shape, Strategy, StrategyKind};
use serde_json::Value;

use super::cut;
use super::event::Scope;
use super::form::{self, Fault};
use super::rule::Rule;

/// `chosen` is the strategy that the trail says it used.
pub(super) fn check(scope: &mut Scope<'_, '_>, field: &Field, chosen: Option<&str>, value: &Value) {
    // A strategy that the catalogue does not have tells nothing; the schema's fingerprint is told already.
    let known = chosen.filter(|name| field.lawful.iter().any(|s| s.name == *name));
    let candidates: Vec<&Strategy> = field
        .lawful
        .iter()
        .map(AsRef::as_ref)
        .filter(|strategy| known.is_none_or(|name| strategy.name == name))
        .collect();
    if let Some(most) = field.max_items
        && length(field, value).is_some_and(|length| length > most as usize)
    {
        let message = format!("has more than {most} items");
        scope.add(Rule::Oversize, &field.name, message);
    }
    let plain = candidates
        .iter()
        .any(|strategy| strategy.kind == StrategyKind::Plain);
    let redacted = candidates
        .iter()
        .any(|strategy| is_redacted(field, &strategy.kind, &field.shape, value));
    if redacted {
        return;
    }
    if plain {
        return whole(scope, field, &field.shape, value);
    }
    let expected: Vec<String> = candidates.iter().map(|s| form::spelled(&s.kind)).collect();
    let class = field.class.as_ref().map_or("", |class| class.name.as_str());
    let message = format!(
        "is class \"{class}\" and not in a redacted form: {}",
        expected.join(", or ")
    );
    scope.add(Rule::NotRedacted, &field.name, message);
}

/// Items of a list or entries of a map, without the count of those that were left out.
fn length(field: &Field, value: &Value) -> Option<usize> {
    match value {
        Value::Array(items) => Some(cut::items(field, items).len()),
        Value::Object(entries) => Some(cut::entries(field, entries).count()),
        _ => None,
    }
}

/// Whether a strategy other than `plain` writes such a value. A mask stands for a list as a whole.
fn is_redacted(field: &Field, kind: &StrategyKind, shape: &Shape, value: &Value) -> bool {
    match (kind, shape, value) {
        (StrategyKind::Mask { .. }, _, Value::String(text)) => form::fits(kind, shape, text),
        (StrategyKind::Plain | StrategyKind::Drop | StrategyKind::Mask { .. }, _, _) => false,
        (_, Shape::List(item), Value::Array(items)) => {
            let mut items = cut::items(field, items).iter();
            items.all(|value| is_redacted(field, kind, item, value))
        }
        (_, Shape::Scalar(_) | Shape::Enum(_), Value::String(text)) => {
            form::fits(kind, shape, text)
        }
        _ => false,
    }
}

/// A value that is written as it is.
fn whole(scope: &mut Scope<'_, '_>, field: &Field, shape: &Shape, value: &Value) {
    match (shape, value) {
        (Shape::Scalar(base), _) => scalar(scope, field, *base, value),
        (Shape::Enum(name), Value::String(word)) => {
            let Ok(found) = scope.catalogue.enumeration(name) else {
                return;
            };
            if !found.open && found.values.iter().all(|known| known.id != *word) {
                let message = format!("is no value of enum \"{name}\"");
                scope.add(Rule::UnknownValue, &field.name, message);
            }
        }
        (Shape::Object(name), Value::Object(entries)) => {
            let Ok(object) = scope.catalogue.object(name) else {
                return;
            };
            let length = scope.path.len();
            scope.path.push_str(&field.name);
            scope.path.push('.');
            scope.fields(&object.fields, entries);
            scope.path.truncate(length);
        }
        (Shape::List(item), Value::Array(items)) => {
            for value in cut::items(field, items) {
                whole(scope, field, item, value);
            }
        }
        (Shape::Map(item), Value::Object(entries)) => {
            for value in cut::entries(field, entries) {
                whole(scope, field, item, value);
            }
        }
        _ => wrong_type(scope, field, &expected(shape), value),
    }
}

fn scalar(scope: &mut Scope<'_, '_>, field: &Field, base: Base, value: &Value) {
    match form::plain(base, field.max_len, value) {
        Ok(()) => range(scope, field, value),
        Err(Fault::Type) => wrong_type(scope, field, form::expected(base), value),
        Err(Fault::Length(most)) => {
            let message = format!("has more than {most} characters");
            scope.add(Rule::Oversize, &field.name, message);
        }
    }
}

fn range(scope: &mut Scope<'_, '_>, field: &Field, value: &Value) {
    let Some(number) = value.as_f64() else {
        return;
    };
    let bound = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<f64>().ok());
    let least = bound(&field.remarks.min).filter(|least| number < *least);
    let most = bound(&field.remarks.max).filter(|most| number > *most);
    let message = match (least, most) {
        (Some(least), _) => format!("is less than {least}"),
        (_, Some(most)) => format!("is more than {most}"),
        _ => return,
    };
    scope.add(Rule::OutOfRange, &field.name, message);
}

fn wrong_type(scope: &mut Scope<'_, '_>, field: &Field, expected: &str, value: &Value) {
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    };
    let message = format!(
        "is of type \"{}\" and must be {expected}, found {found}",
        field.type_name
    );
    scope.add(Rule::WrongType, &field.name, message);
}

fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Scalar(base) => form::expected(*base).to_owned(),
        Shape::Enum(_) => "a string".to_owned(),
        Shape::Object(_) | Shape::Map(_) => "an object".to_owned(),
        Shape::List(_) => "an array".to_owned(),
    }
}
