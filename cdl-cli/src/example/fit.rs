//! Whether an example is what a struct of the event would hold, before redaction.

use std::net::IpAddr;

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::{Base, Event, Field, Shape};
use serde_json::Value;

/// Everything about an example that the event's fields contradict.
pub(crate) fn misfits(catalogue: &Catalogue, event: &Event, example: &str) -> Vec<String> {
    let mut misfits = Vec::new();
    match serde_json::from_str(example) {
        Ok(value) => object(catalogue, "", &event.fields, &value, &mut misfits),
        Err(error) => misfits.push(format!("is not JSON: {error}")),
    }
    misfits
}

/// Known keys, required keys, and each value.
fn object(
    catalogue: &Catalogue,
    path: &str,
    fields: &[Field],
    value: &Value,
    misfits: &mut Vec<String>,
) {
    let Some(object) = value.as_object() else {
        misfits.push(format!("{}is not an object", at(path)));
        return;
    };
    for key in object
        .keys()
        .filter(|key| fields.iter().all(|field| field.name != **key))
    {
        misfits.push(format!(
            "has a field \"{path}{key}\" that the catalogue does not have"
        ));
    }
    for field in fields {
        let name = format!("{path}{}", field.name);
        match object.get(&field.name) {
            Some(value) => of_shape(catalogue, &name, field, &field.shape, value, misfits),
            None if field.required => misfits.push(format!("lacks the required field \"{name}\"")),
            None => {}
        }
    }
}

fn of_shape(
    catalogue: &Catalogue,
    name: &str,
    field: &Field,
    shape: &Shape,
    value: &Value,
    misfits: &mut Vec<String>,
) {
    let problem = match (shape, value) {
        (Shape::Scalar(base), value) => scalar(*base, field, value),
        (Shape::Enum(declared), Value::String(word)) => match catalogue.enumeration(declared) {
            Ok(found) if !found.open && found.values.iter().all(|value| value.id != *word) => {
                Some(format!("is no word of enum \"{declared}\""))
            }
            _ => None,
        },
        (Shape::Object(declared), value) => {
            if let Ok(found) = catalogue.object(declared) {
                object(
                    catalogue,
                    &format!("{name}."),
                    &found.fields,
                    value,
                    misfits,
                );
            }
            None
        }
        (Shape::List(item), Value::Array(items)) => {
            for value in items {
                of_shape(catalogue, name, field, item, value, misfits);
            }
            many(field, items.len())
        }
        (Shape::Map(item), Value::Object(map)) => {
            for value in map.values() {
                of_shape(catalogue, name, field, item, value, misfits);
            }
            many(field, map.len())
        }
        (Shape::Enum(declared), _) => Some(format!("is not a word of enum \"{declared}\"")),
        (Shape::List(_), _) => Some("is not a list".to_owned()),
        (Shape::Map(_), _) => Some("is not a map".to_owned()),
    };
    // Never the value: whoever put a real one there would find it in the log of a build.
    misfits.extend(problem.map(|problem| format!("has a \"{name}\" that {problem}")));
}

fn many(field: &Field, items: usize) -> Option<String> {
    let most = field.max_items.filter(|most| items > *most as usize)?;
    Some(format!("has more than {most} items"))
}

fn scalar(base: Base, field: &Field, value: &Value) -> Option<String> {
    let text = value.as_str();
    let fits = match base {
        Base::Bool => value.is_boolean(),
        Base::I32 => value
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        Base::I64 => value.is_i64(),
        Base::U32 => value
            .as_u64()
            .is_some_and(|number| u32::try_from(number).is_ok()),
        Base::U64 => value.is_u64(),
        Base::F64 | Base::Duration => value.is_number(),
        Base::Decimal => text.is_some_and(is_decimal),
        Base::Ip => text.is_some_and(|text| text.parse::<IpAddr>().is_ok()),
        Base::Cidr => text.is_some_and(is_network),
        Base::Uuid => text.is_some_and(is_uuid),
        Base::Timestamp => text.is_some_and(|text| text.parse::<jiff::Timestamp>().is_ok()),
        Base::Url => text.is_some_and(|text| text.contains("://")),
        Base::EmailAddr => text.is_some_and(|text| text.contains('@')),
        Base::Semver => text.is_some_and(|text| text.split('.').count() >= 3),
        Base::Bytes => text.is_some_and(|text| {
            text.len() % 2 == 0 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        }),
        Base::String | Base::Text => text.is_some(),
    };
    if !fits {
        return Some(format!("is no {}", base.as_str()));
    }
    let most = field.max_len?;
    let long = text.is_some_and(|text| text.chars().count() > most as usize);
    long.then(|| format!("has more than {most} characters"))
}

/// In its one form: no exponent, no zero at an end that says nothing.
fn is_decimal(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').filter(|rest| *rest != "0");
    let (whole, fraction) = match unsigned.unwrap_or(text).split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned.unwrap_or(text), None),
    };
    let whole = digits(whole) && (whole == "0" || !whole.starts_with('0'));
    whole && fraction.is_none_or(|fraction| digits(fraction) && !fraction.ends_with('0'))
}

fn is_network(text: &str) -> bool {
    let Some((address, prefix)) = text.split_once('/') else {
        return false;
    };
    let most = match address.parse() {
        Ok(IpAddr::V4(_)) => 32,
        Ok(IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    prefix.parse::<u8>().is_ok_and(|prefix| prefix <= most)
}

/// Hyphenated, as RFC 9562 spells it.
fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12])
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// The place in an example, before what is wrong there.
fn at(path: &str) -> String {
    match path.strip_suffix('.') {
        Some(path) => format!("has a \"{path}\" that "),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart() {
        assert!(is_network("203.0.113.0/24") && is_network("2001:db8::/48"));
        assert!(!is_network("203.0.113.0/33") && !is_network("203.0.113.0"));
        assert!(is_uuid("01234567-89ab-cdef-0123-456789abcdef"));
        assert!(
            !is_uuid("0123456789abcdef0123456789abcdef")
                && !is_uuid("01234567-89ab-cdef-0123-456789abcdeg")
        );
    }
}
