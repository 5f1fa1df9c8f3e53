//! `cdl schema`: what editors check with accepts and refuses what the reader does, key by key.

mod rooms;

use std::fs;
use std::path::{Path, PathBuf};

use cdl_catalogue::schema::{FileKind, Key, NAME_BYTES_MAX, Need, Value as Form};
use cdl_catalogue::{Catalogue, MemorySource, Scope};
use jsonschema::Validator;
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use super::run::cdl;
use rooms::{HEADER, ROOMS, Room};

fn validator(kind: FileKind) -> Validator {
    let text = cdl(&format!("schema --kind {}", kind.as_str()), &[])
        .exits(0)
        .out;
    let schema = serde_json::from_str(&text).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn json(text: &str) -> Value {
    let table = DeTable::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    object(table.get_ref())
}

fn object(table: &DeTable<'_>) -> Value {
    let entries = table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), value_of(value.get_ref())));
    Value::Object(entries.collect::<Map<String, Value>>())
}

fn value_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => number.to_string().parse::<i64>().unwrap().into(),
        DeValue::Float(number) => number.to_string().parse::<f64>().unwrap().into(),
        DeValue::Boolean(truth) => (*truth).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| value_of(item.get_ref())).collect(),
        DeValue::Table(table) => object(table),
    }
}

/// Values of every kind, among them those at the edges of what any key takes.
fn candidates(form: &Form) -> Vec<String> {
    let mut candidates: Vec<String> = [
        "\"x\"",
        "\"\"",
        "\" \"",
        "\"1.2.3\"",
        "\"1.2\"",
        "\"90d\"",
        "\"0d\"",
        "\"2027-06-30\"",
        "\"27-06-30\"",
        "\"Ab\"",
        "\"a_b\"",
        "\"a.b\"",
        "\"é\"",
        "\"../x\"",
        "\"a/../b\"",
        "\"/a\"",
        "\"a/b.toml\"",
        "\"a//b\"",
        "\"a*\"",
        "\"..a\"",
        "\"a/\"",
        "\"~\"",
        "\"\\\\\"",
        "\"must_emit\"",
        "\"info\"",
        "0",
        "1",
        "-1",
        "2",
        "128",
        "255",
        "256",
        "1000",
        "1001",
        "60000",
        "60001",
        "99999999999",
        "1.5",
        "true",
        "[]",
        "[\"x\"]",
        "[\"\"]",
        "[1]",
        "[\"must_emit\"]",
        "[{}]",
        "[{ id = \"a\" }]",
        "[{ id = \"a\", nope = 1 }]",
        "[{ id = \"A\" }]",
        "{}",
        "{ a = \"info\" }",
        "{ a = \"nope\" }",
        "{ A = \"info\" }",
        "{ a = 1 }",
        "{ a = { b = true } }",
        "{ a = [1] }",
        "{ a = [\"x\"] }",
        "{ attempt = \"info\" }",
        "{ expected = \"1/s\" }",
        "{ outcome = [\"x\"] }",
        "{ outcome = [] }",
        "{ note = \"x\" }",
        "{ f = { type = \"ip\" } }",
        "{ F = { type = \"ip\" } }",
        "{ f = { tpye = \"ip\" } }",
    ]
    .map(str::to_owned)
    .to_vec();
    match form {
        Form::OneOf(words) | Form::Words(words) | Form::DistinctWords(words) => {
            candidates.extend(words.iter().flat_map(|word| {
                [
                    format!("\"{word}\""),
                    format!("\"{word}x\""),
                    format!("[\"{word}\"]"),
                    format!("[\"{word}\", \"{word}\"]"),
                ]
            }));
        }
        Form::Number(least, most) => {
            let (least, most) = (i64::from(*least), i64::from(*most));
            candidates.extend([least - 1, least, most, most + 1].map(|number| number.to_string()));
        }
        Form::Name(_) => candidates.extend(
            [NAME_BYTES_MAX, NAME_BYTES_MAX + 1]
                .map(|length| format!("\"{}\"", "a".repeat(length))),
        ),
        _ => {}
    }
    candidates
}

/// What the reader says of the text of a file, of its form alone: the first complaint.
fn complaint(kind: FileKind, text: &str) -> Option<String> {
    let (file, entry) = match kind {
        FileKind::Classes => (
            "classes.toml",
            "[[file]]\npath = \"classes.toml\"\nkind = \"classes\"\n",
        ),
        FileKind::Types => (
            "types.toml",
            "[[file]]\npath = \"types.toml\"\nkind = \"types\"\n",
        ),
        FileKind::Events => (
            "events/n.toml",
            "[[file]]\npath = \"events/n.toml\"\nnamespace = \"n\"\n",
        ),
        FileKind::Catalogue | FileKind::Snapshot => ("catalogue.toml", ""),
    };
    let header = format!("{HEADER}{entry}");
    let source = MemorySource::new()
        .with("catalogue.toml", &header)
        .with(file, text);
    let faults = Catalogue::load(&source, &Scope::All).err()?;
    let of_form = ["CDL0061", "CDL0066", "CDL0068", "CDL0069", "CDL0077"];
    let found = faults
        .iter()
        .find(|fault| of_form.contains(&fault.code) && *fault.place.file == *file);
    found.map(ToString::to_string)
}

/// The text of a table with these lines, in a file that is sound but for them.
fn text(room: &Room, lines: &[(&str, &str)]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|(key, value)| format!("{key} = {value}\n"))
        .collect();
    let body = lines.concat();
    let head = if room.kind == FileKind::Catalogue && room.before != "[catalogue]\n" {
        HEADER
    } else {
        ""
    };
    format!("{head}{}{body}", room.before)
}

/// The kind of strategy whose parameter a key is.
fn strategy(key: &str) -> (&'static str, Option<(&'static str, &'static str)>) {
    match key {
        "char" | "fixed" => ("\"mask\"", None),
        "keep_first" | "keep_domain" => ("\"mask_email\"", None),
        "keep" => ("\"keep_last\"", None),
        "max_chars" | "max_utf8" => ("\"truncate\"", None),
        "v4" | "v6" => ("\"truncate_ip\"", None),
        "key" => ("\"hmac_sha256\"", None),
        "scope" | "bits" | "encode" | "rotation" => ("\"hmac_sha256\"", Some(("key", "\"k\""))),
        _ => ("\"plain\"", None),
    }
}

/// The lines that a table needs beside `key`.
fn beside(room: &Room, key: &str) -> Vec<(&'static str, &'static str)> {
    let mut lines: Vec<(&str, &str)> = room
        .needs
        .iter()
        .filter(|(need, _)| *need != key)
        .copied()
        .collect();
    if room.before == "[[file]]\n" && key == "namespace" {
        lines.retain(|(need, _)| *need != "kind");
    }
    if room.before == "[strategy.s]\n" && key != "kind" {
        let (kind, more) = strategy(key);
        lines = vec![("kind", kind)];
        lines.extend(more);
    }
    lines
}

#[test]
fn reader_and_schema_agree_on_every_key_and_value() {
    let validators = FileKind::ALL.map(|kind| (kind, validator(kind)));
    let mut tried = 0;
    for room in ROOMS {
        let (_, validator) = validators
            .iter()
            .find(|(kind, _)| *kind == room.kind)
            .unwrap();
        let agree = |text: &str, what: &str| {
            let complaint = complaint(room.kind, text);
            let refused = validator
                .validate(&json(text))
                .err()
                .map(|error| error.to_string());
            assert_eq!(
                complaint.is_some(),
                refused.is_some(),
                "{what}: the reader says {complaint:?}, the schema {refused:?}\n{text}"
            );
            complaint.is_some()
        };
        for key in room.keys {
            let beside = beside(room, key.name);
            let mut good = 0;
            for value in candidates(&key.value) {
                // A kind of strategy may need parameters, a pattern must be one, and an outcome may not be called as an
                // emitter is already: no schema tells that.
                let beyond = match key.name {
                    "kind" => value == "\"hmac_sha256\"",
                    "id_pattern" => value.contains('\\'),
                    "outcomes" => value.contains("attempt"),
                    _ => false,
                };
                if beyond {
                    continue;
                }
                let mut lines = beside.clone();
                lines.push((key.name, &value));
                good += usize::from(!agree(&text(room, &lines), key.name));
                tried += 1;
            }
            assert!(
                good > 0,
                "no candidate fits {} in {}",
                key.name,
                room.before
            );
            // A key that is spelled otherwise is no key.
            let misspelt = format!("{}x", key.name);
            let mut lines = beside.clone();
            lines.push((&misspelt, "true"));
            assert!(
                agree(&text(room, &lines), &misspelt),
                "{misspelt} is taken in {}",
                room.before
            );
            // Without it the table stands, unless it is required; two keys are required by what stands beside them.
            let by_another = room.before == "[[file]]\n"
                || (room.before == "[strategy.s]\n" && key.name == "key");
            if !by_another {
                let refused = agree(&text(room, &beside), key.name);
                assert_eq!(
                    refused,
                    key.need == Need::Required,
                    "without {} in {}",
                    key.name,
                    room.before
                );
            }
        }
    }
    assert!(tried > 5000, "{tried}");
}

#[test]
fn our_own_catalogues_are_valid_and_a_misspelt_key_is_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files: Vec<(PathBuf, FileKind)> = Vec::new();
    for folder in [
        "catalogue/standard",
        "tests/catalogue",
        "examples/cloudtrail/catalogue",
        "examples/quickstart/catalogue",
    ] {
        let folder = root.join(folder);
        for (name, kind) in [
            ("catalogue.toml", FileKind::Catalogue),
            ("classes.toml", FileKind::Classes),
            ("types.toml", FileKind::Types),
        ] {
            files.push((folder.join(name), kind));
        }
        let events = fs::read_dir(folder.join("events")).unwrap();
        files.extend(events.map(|entry| (entry.unwrap().path(), FileKind::Events)));
    }
    files.retain(|(path, _)| path.exists());
    assert!(files.len() > 20);
    for (path, kind) in files {
        let (text, validator) = (fs::read_to_string(&path).unwrap(), validator(kind));
        if let Err(error) = validator.validate(&json(&text)) {
            panic!("{}: {error} at {}", path.display(), error.instance_path());
        }
        for (key, misspelt) in [
            ("required = true", "requird = true"),
            ("\ncategory ", "\ncategroy "),
            ("\nbase ", "\nbaes "),
            ("\nlevel ", "\nlevle "),
            ("[catalogue]\n", "[catalogue]\nnmae = \"x\"\n"),
        ] {
            let wrong = text.replacen(key, misspelt, 1);
            assert!(
                wrong == text || !validator.is_valid(&json(&wrong)),
                "{}: {misspelt}",
                path.display()
            );
        }
    }
}

#[test]
fn every_key_is_described() {
    fn walk(keys: &[Key]) {
        for key in keys {
            assert!(
                key.doc.ends_with(['.', '}']) || key.doc.ends_with('"'),
                "{}: {}",
                key.name,
                key.doc
            );
            match key.value {
                Form::Table(inner) | Form::Tables(inner) | Form::SomeTables(inner) => walk(inner),
                Form::Named(_, Form::Table(inner)) => walk(inner),
                _ => {}
            }
        }
        let mut names: Vec<&str> = keys.iter().map(|key| key.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), keys.len());
    }
    for kind in FileKind::ALL {
        walk(kind.keys());
    }
}

#[test]
fn schemas_are_written_for_editors() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("schema");
    for _ in 0..2 {
        let ran = cdl("schema --out", &[&out])
            .exits(0)
            .tells(&["`#:schema <path>/events.schema.json`"]);
        assert_eq!(ran.out.lines().count(), FileKind::ALL.len());
    }
    for kind in FileKind::ALL {
        let text = fs::read_to_string(out.join(format!("{}.schema.json", kind.as_str()))).unwrap();
        assert_eq!(
            text,
            cdl(&format!("schema --kind {}", kind.as_str()), &[]).out
        );
        assert!(text.contains("\"http://json-schema.org/draft-07/schema#\""));
    }
    cdl("schema", &[]).exits(2).tells(&["--kind <KIND>"]);
    cdl("schema --kind evnts", &[])
        .exits(2)
        .tells(&["possible values: catalogue, classes, types, events, snapshot"]);
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    cdl("schema --out", &[&file])
        .exits(1)
        .tells(&["error: cannot write "]);
}
