//! Each field with its class and its strategy, where the catalogue says so and where code does.

use std::sync::Arc;

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::{Field, Shape, StrategyKind};

use super::table::{Report, Table};
use super::{Places, digest};
use crate::code::{Code, CodeField, Declared, Kind, Redaction};

const HEADER: [&str; 9] = [
    "of",
    "field",
    "type",
    "class",
    "strategy",
    "lawful",
    "catalogue",
    "code",
    "name_ok",
];

/// Where the columns are that the views are made of.
const STRATEGY: usize = 4;
const NAME_OK: usize = 8;

pub(super) fn report(catalogue: &Catalogue, code: &Code, places: &Places) -> Report {
    let mut rows = Vec::new();
    let mut events: Vec<&str> = catalogue.events().collect();
    events.sort_unstable();
    for name in events {
        if let Ok(event) = catalogue.event(name) {
            push(&mut rows, Kind::Event, name, &event.fields, code, places);
        }
    }
    for name in objects(catalogue) {
        if let Ok(object) = catalogue.object(&name) {
            push(&mut rows, Kind::Object, &name, &object.fields, code, places);
        }
    }
    let view = |column: usize, fits: &dyn Fn(&str) -> bool, columns: &[usize]| {
        rows.iter()
            .filter(|row| fits(&row[column]))
            .map(|row| columns.iter().map(|column| row[*column].clone()).collect())
            .collect()
    };
    let plain = view(
        STRATEGY,
        &|text| text.split(' ').next() == Some("plain"),
        &[0, 1, 3, 6, 7],
    );
    let reasons = view(NAME_OK, &|text| !text.is_empty(), &[0, 1, 3, 8, 6]);
    let unprotected = Table {
        title: "Written as they are".to_owned(),
        header: vec!["of", "field", "class", "catalogue", "code"],
        rows: plain,
        empty: "No field is written plain.",
    };
    let excused = Table {
        title: "Names that look sensitive, and the reasons why they are not".to_owned(),
        header: vec!["of", "field", "class", "reason", "catalogue"],
        rows: reasons,
        empty: "No field needs a reason for its name.",
    };
    Report {
        title: format!("Redaction in {} {}", catalogue.name(), catalogue.version()),
        intro: vec![
            format!("Catalogue digest {}.", digest(catalogue)),
            "A strategy stands as code says it. \"(default)\" is the catalogue's own, which a bare redact attribute \
             takes; where no code derives the event, it is what code would begin with."
                .to_owned(),
        ],
        tables: vec![
            Table {
                title: "Every field".to_owned(),
                header: HEADER.to_vec(),
                rows,
                empty: "The catalogue has no field.",
            },
            unprotected,
            excused,
        ],
    }
}

/// Those that fields lead to, and those that are defined and not used.
fn objects(catalogue: &Catalogue) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut left: Vec<String> = catalogue.objects().map(str::to_owned).collect();
    for name in catalogue.events() {
        if let Ok(event) = catalogue.event(name) {
            left.extend(event.fields.iter().filter_map(|field| object(&field.shape)));
        }
    }
    while let Some(name) = left.pop() {
        if found.contains(&name) {
            continue;
        }
        if let Ok(known) = catalogue.object(&name) {
            left.extend(known.fields.iter().filter_map(|field| object(&field.shape)));
        }
        found.push(name);
    }
    found.sort();
    found
}

fn object(shape: &Shape) -> Option<String> {
    match shape {
        Shape::Object(name) => Some(name.clone()),
        Shape::List(inner) | Shape::Map(inner) => object(inner),
        Shape::Scalar(_) | Shape::Enum(_) => None,
    }
}

/// A row for each struct that has the field; one without code when none has.
fn push(
    rows: &mut Vec<Vec<String>>,
    kind: Kind,
    name: &str,
    fields: &[Field],
    code: &Code,
    places: &Places,
) {
    let structs: Vec<&Declared> = code.of(kind, name).collect();
    for field in fields {
        let in_code: Vec<&CodeField> = structs
            .iter()
            .flat_map(|declared| &declared.fields)
            .filter(|declared| declared.name == field.name)
            .collect();
        if in_code.is_empty() {
            rows.push(row(name, field, default(field), places, String::new()));
        }
        for declared in in_code {
            let strategy = match &declared.redaction {
                Redaction::Named(strategy) => {
                    let is_lawful = field.lawful.iter().any(|lawful| lawful.name == *strategy);
                    let remark = if is_lawful { "" } else { " (not lawful)" };
                    format!("{strategy}{remark}")
                }
                // Without `#[redact]` a value is written as it is, and compiles only where that is lawful.
                Redaction::Absent if field.class.is_some() => "plain".to_owned(),
                Redaction::Default | Redaction::Absent => default(field),
            };
            let place = declared.place.to_string();
            rows.push(row(name, field, strategy, places, place));
        }
    }
}

/// What a field is without a word in code; an object's own fields have classes and strategies.
fn default(field: &Field) -> String {
    match object(&field.shape) {
        Some(_) if field.default.kind == StrategyKind::Plain => "its fields'".to_owned(),
        _ => format!("{} (default)", field.default.name),
    }
}

fn row(name: &str, field: &Field, strategy: String, places: &Places, code: String) -> Vec<String> {
    let lawful: Vec<&str> = field.lawful.iter().map(|s| s.name.as_str()).collect();
    let class = field.class.as_ref().map(Arc::as_ref);
    vec![
        name.to_owned(),
        field.name.clone(),
        field.type_name.clone(),
        class.map_or(String::new(), |class| class.name.clone()),
        strategy,
        lawful.join(", "),
        places.of(&field.place),
        code,
        field.remarks.name_ok.clone().unwrap_or_default(),
    ]
}
