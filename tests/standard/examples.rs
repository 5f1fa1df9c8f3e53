//! The examples in the standard catalogue are what a struct would hold, and every event is tested here.

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::{Base, Field, Shape};
use serde_json::Value;

/// The files beside this one.
const SOURCES: &[&str] = &[
    include_str!("admin.rs"),
    include_str!("auth.rs"),
    include_str!("authz.rs"),
    include_str!("config.rs"),
    include_str!("data.rs"),
    include_str!("provider.rs"),
    include_str!("ratelimit.rs"),
    include_str!("security.rs"),
    include_str!("session.rs"),
    include_str!("tool.rs"),
    include_str!("trail.rs"),
];

#[test]
fn every_event_is_derived_and_emitted() {
    let catalogue = Catalogue::standard().expect("the standard catalogue is sound");
    let is_derived = |name: &str| {
        let attribute = format!("#[audit(event = \"{name}\")]");
        SOURCES.iter().any(|source| source.contains(&attribute))
    };
    let missing: Vec<&str> = catalogue
        .events()
        .filter(|name| !is_derived(name))
        .collect();
    assert!(missing.is_empty(), "no test declares {missing:?}");
}

#[test]
fn every_example_is_valid() {
    let catalogue = Catalogue::standard().expect("the standard catalogue is sound");
    let mut faults = Vec::new();
    for name in catalogue.events() {
        let event = catalogue.event(name).expect("a listed event resolves");
        assert!(!event.examples.is_empty(), "{name} has no example");
        for example in &event.examples {
            match serde_json::from_str(example) {
                Ok(value) => check_object(&catalogue, name, &event.fields, &value, &mut faults),
                Err(error) => faults.push(format!("{name}: {error}")),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Known keys, required keys, and each value.
fn check_object(
    catalogue: &Catalogue,
    path: &str,
    fields: &[Field],
    value: &Value,
    faults: &mut Vec<String>,
) {
    let Some(object) = value.as_object() else {
        faults.push(format!("{path}: {value} is not an object"));
        return;
    };
    for key in object
        .keys()
        .filter(|key| !fields.iter().any(|field| field.name == **key))
    {
        faults.push(format!("{path}: no field {key}"));
    }
    for field in fields {
        let path = format!("{path}.{}", field.name);
        match object.get(&field.name) {
            Some(value) => check_value(catalogue, &path, &field.shape, value, faults),
            None if field.required => faults.push(format!("{path} is required")),
            None => {}
        }
    }
}

fn check_value(
    catalogue: &Catalogue,
    path: &str,
    shape: &Shape,
    value: &Value,
    faults: &mut Vec<String>,
) {
    let fits = match shape {
        Shape::Scalar(base) => is_scalar(*base, value),
        Shape::Enum(name) => {
            let declared = catalogue
                .enumeration(name)
                .expect("a resolved field's enum resolves");
            declared.values.iter().any(|word| value == word.id.as_str())
        }
        Shape::Object(name) => {
            let declared = catalogue
                .object(name)
                .expect("a resolved field's object resolves");
            return check_object(catalogue, path, &declared.fields, value, faults);
        }
        Shape::List(item) => match value.as_array() {
            Some(items) => {
                return items
                    .iter()
                    .for_each(|value| check_value(catalogue, path, item, value, faults));
            }
            None => false,
        },
        Shape::Map(item) => match value.as_object() {
            Some(map) => {
                return map
                    .values()
                    .for_each(|value| check_value(catalogue, path, item, value, faults));
            }
            None => false,
        },
    };
    if !fits {
        faults.push(format!("{path}: {value} is not {shape:?}"));
    }
}

fn is_scalar(base: Base, value: &Value) -> bool {
    match base {
        Base::Bool => value.is_boolean(),
        Base::I32 => value
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        Base::I64 => value.is_i64(),
        Base::U32 => value
            .as_u64()
            .is_some_and(|number| u32::try_from(number).is_ok()),
        Base::U64 => value.is_u64(),
        Base::F64 | Base::Duration => value.is_f64(),
        Base::Ip => value
            .as_str()
            .is_some_and(|text| text.parse::<std::net::IpAddr>().is_ok()),
        Base::Uuid => value
            .as_str()
            .is_some_and(|text| uuid::Uuid::try_parse(text).is_ok()),
        Base::Timestamp => value.as_str().is_some_and(is_timestamp),
        Base::String
        | Base::Text
        | Base::Bytes
        | Base::Cidr
        | Base::Url
        | Base::EmailAddr
        | Base::Semver => value.is_string(),
        Base::Decimal => value
            .as_str()
            .is_some_and(|text| text.parse::<f64>().is_ok()),
    }
}

/// `2026-11-22T03:40:28.123456Z` (`docs/FORMAT.md` section 1).
fn is_timestamp(text: &str) -> bool {
    let pattern = "0000-00-00T00:00:00.000000Z";
    let fits = |(found, expected): (u8, u8)| match expected {
        b'0' => found.is_ascii_digit(),
        other => found == other,
    };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(fits)
}
