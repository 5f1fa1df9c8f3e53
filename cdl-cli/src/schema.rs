//! `cdl schema`: the tables of the strict reader as JSON Schema, for editors.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cdl_catalogue::schema::{FileKind, Key, NAME_BYTES_MAX, Need, Value as Form};
use serde_json::{Map, Value, json};

use crate::args::{Kind, SchemaArgs};
use crate::console::Console;
use crate::failure::Failure;
use crate::printable;

/// Why no schema was written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {path}", path = path.display())]
pub(crate) struct SchemaError {
    path: PathBuf,
    source: io::Error,
}

pub(crate) fn run(args: &SchemaArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    if let Some(kind) = args.kind {
        console
            .out
            .write_all(text(kind.into()).as_bytes())
            .map_err(Failure::Output)?;
    }
    if let Some(folder) = &args.out {
        fs::create_dir_all(folder).map_err(|source| SchemaError {
            path: folder.clone(),
            source,
        })?;
        for kind in FileKind::ALL {
            let path = write(folder, kind)?;
            let path = printable::line(&path.display().to_string());
            writeln!(console.out, "{path}").map_err(Failure::Output)?;
        }
        console.hint(
            "name it in the first line of a catalogue file: `#:schema <path>/events.schema.json`",
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn write(folder: &Path, kind: FileKind) -> Result<PathBuf, SchemaError> {
    let path = folder.join(format!("{}.schema.json", kind.as_str()));
    match fs::write(&path, text(kind)) {
        Ok(()) => Ok(path),
        Err(source) => Err(SchemaError { path, source }),
    }
}

impl From<Kind> for FileKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Catalogue => Self::Catalogue,
            Kind::Classes => Self::Classes,
            Kind::Types => Self::Types,
            Kind::Events => Self::Events,
            Kind::Snapshot => Self::Snapshot,
        }
    }
}

fn text(kind: FileKind) -> String {
    let schema = schema(kind);
    format!("{schema:#}\n")
}

/// The schema of a whole file.
fn schema(kind: FileKind) -> Value {
    let mut schema = table(kind.keys());
    let what = match kind {
        FileKind::Catalogue => "catalogue.toml of an audit event catalogue: its header",
        FileKind::Classes => "Data classes and redaction strategies of an audit event catalogue",
        FileKind::Types => "Types, enums and objects of an audit event catalogue",
        FileKind::Events => "The events of one namespace of an audit event catalogue",
        FileKind::Snapshot => "A vendored audit event catalogue, whole in one file",
    };
    let version = env!("CARGO_PKG_VERSION");
    for (key, value) in [
        (
            "$schema",
            "http://json-schema.org/draft-07/schema#".to_owned(),
        ),
        ("title", format!("cdl {}", kind.as_str())),
        ("description", format!("{what}. Written by cdl {version}.")),
    ] {
        schema.insert(key.to_owned(), value.into());
    }
    schema.into()
}

/// A strict table: what is not listed is wrong, as for the reader.
fn table(keys: &[Key]) -> Map<String, Value> {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| (key.name.to_owned(), property(key)))
        .collect();
    let required: Vec<&str> = keys
        .iter()
        .filter(|key| key.need == Need::Required)
        .map(|key| key.name)
        .collect();
    let mut table = Map::new();
    table.insert("type".to_owned(), "object".into());
    table.insert("additionalProperties".to_owned(), false.into());
    table.insert("properties".to_owned(), properties.into());
    // Draft 4, which some editors read, has no empty list of required keys.
    if !required.is_empty() {
        table.insert("required".to_owned(), required.into());
    }
    table
}

fn property(key: &Key) -> Value {
    let mut schema = form(&key.value);
    schema.insert("description".to_owned(), key.doc.into());
    schema.into()
}

fn form(form: &Form) -> Map<String, Value> {
    let schema = match form {
        Form::Text => json!({ "type": "string" }),
        Form::Sentence => json!({ "type": "string", "pattern": "\\S" }),
        Form::Matching(pattern) => json!({ "type": "string", "pattern": whole(pattern) }),
        Form::Name(pattern) => {
            json!({ "type": "string", "pattern": whole(pattern), "maxLength": NAME_BYTES_MAX })
        }

        Form::OneOf(words) => json!({ "type": "string", "enum": words }),
        Form::Truth => json!({ "type": "boolean" }),
        Form::Number(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Form::Literal => json!({ "type": ["string", "number", "boolean"] }),
        Form::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Form::SomeTexts => json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 }),
        Form::Words(words) => {
            json!({ "type": "array", "items": { "type": "string", "enum": words } })
        }
        Form::DistinctWords(words) => json!({
            "type": "array",
            "items": { "type": "string", "enum": words },
            "minItems": 1,
            "uniqueItems": true,
        }),
        Form::Table(keys) => return table(keys),
        Form::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
        Form::SomeTables(keys) => json!({ "type": "array", "items": table(keys), "minItems": 1 }),
        Form::Named(pattern, inner) => named(pattern, inner, 0),
        Form::SomeNamed(pattern, inner) => named(pattern, inner, 1),
        Form::Free => free(MAPPING_DEPTH),
    };
    match schema {
        Value::Object(schema) => schema,
        _ => Map::new(),
    }
}

/// So deep an editor looks into what other formats call an event; nobody maps deeper.
const MAPPING_DEPTH: u32 = 6;

/// Texts, numbers, truth values, and tables of these.
fn free(depth: u32) -> Value {
    let literal = json!({ "type": ["string", "number", "boolean"] });
    let value = match depth {
        0 => literal,
        _ => json!({ "anyOf": [literal, free(depth - 1)] }),
    };
    json!({ "type": "object", "additionalProperties": value })
}

fn named(pattern: &str, inner: &Form, least: u32) -> Value {
    let mut schema = json!({
        "type": "object",
        "patternProperties": { (whole(pattern)): form(inner) },
        "additionalProperties": false,
    });
    if least > 0 {
        schema["minProperties"] = least.into();
    }
    schema
}

/// A pattern of JSON Schema finds its match anywhere; ours match whole.
fn whole(pattern: &str) -> String {
    format!("^(?:{pattern})$")
}
