//! A package outside this workspace, with a catalogue that the project has never seen: each mistake of the list is told
//! with its code, at its token, once; what is right compiles in silence.

mod catalogue;
mod mistakes;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use mistakes::edits::EDITS;
use mistakes::{Mistake, NAMES, errors, warnings};

/// What is right, and what the wrong modules share.
const RIGHT: &str = r#"
use cdl_runtime::prelude::*;
use std::net::IpAddr;

#[derive(AuditEnum)]
#[audit(name = "Tool")]
pub enum Tool { Ladder, Pole }
#[derive(AuditEnum)]
#[audit(name = "Weather", exhaustive)]
pub enum Weather { Dry, Wet }
#[derive(AuditObject)]
#[audit(object = "Picker")]
pub struct Picker<'a> { #[redact] pub id: &'a str, pub crew: Option<&'a str> }
#[derive(AuditObject)]
#[audit(object = "Tree")]
pub struct Tree { pub row: u32 }
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
pub struct Picked<'a> {
    pub picker: Picker<'a>,
    pub tool: Tool,
    #[redact] pub gate: IpAddr,
    #[redact(drop)] pub badge: &'a str,
    pub baskets: Option<u32>,
}
"#;

/// Calls of emitters are right too, wherever the text of a catalogue says what they are called.
const EMITTED: &str = r"
pub fn picked(audit: &Audit, picked: &Picked<'_>) -> Result<(), EmitError> { picked.ripe(audit).map(|_| ()) }
";

const PRELUDE: &str = "use cdl_runtime::prelude::*;\nuse std::net::IpAddr;\nuse crate::right::*;\n";

/// One message of the compiler.
#[derive(Debug)]
struct Heard {
    level: String,
    code: String,
    text: String,
    /// `wrong/src/m28.rs`.
    file: String,
    /// The line, and the columns in it.
    underlined: (u64, u64, u64),
}

/// One message that has to come.
struct Told {
    level: &'static str,
    code: &'static str,
    /// The module, and what of it is underlined; `None` where any derive of the crate may tell it.
    at: Option<(&'static str, (u64, u64, u64))>,
    messages: usize,
}

#[test]
fn a_foreign_package_is_told_each_mistake_at_its_token_and_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    let mut expected: BTreeMap<&str, Vec<Told>> = BTreeMap::new();
    expected.insert("wrong", package(root, "wrong", &errors(), "error"));
    expected.insert("warned", package(root, "warned", &warnings(), "warning"));
    expected.insert("right", package(root, "right", &[], "error"));
    for mistake in NAMES {
        let told = package(root, mistake.name, std::slice::from_ref(mistake), "error");
        expected.insert(mistake.name, told);
    }
    for edit in EDITS {
        package(root, edit.name, &[], "error");
        let path = root.join(edit.name).join("catalogue").join(edit.file);
        let text = fs::read_to_string(&path).expect("written above");
        assert!(text.contains(edit.from), "{}", edit.name);
        fs::write(path, text.replacen(edit.from, edit.to, 1)).expect("a file");
        expected.insert(edit.name, of_catalogue(edit.code));
    }
    for (name, code) in [("m31", "CDL0040"), ("m62", "CDL0041")] {
        package(root, name, &[], "error");
        write(&root.join(name).join("src/right.rs"), RIGHT);
        expected.insert(name, of_catalogue(code));
    }
    for name in ["m31", "m62"] {
        fs::remove_dir_all(root.join(name).join("catalogue")).expect("written above");
    }
    write(&root.join("m62/Cargo.toml.orig"), "");
    let members: Vec<String> = expected.keys().map(|name| format!("{name:?}")).collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        members.join(", ")
    );
    fs::write(root.join("Cargo.toml"), manifest).expect("a file");

    let mut heard = check(root);
    for (name, told) in expected {
        compare(name, &told, heard.remove(name).unwrap_or_default());
    }
    assert!(heard.is_empty(), "somebody else speaks: {heard:#?}");
}

fn of_catalogue(code: &'static str) -> Vec<Told> {
    let level = "error";
    vec![Told {
        level,
        code,
        at: None,
        messages: 1,
    }]
}

/// A library with its own copy of the catalogue, and a module for each mistake.
fn package(root: &Path, name: &str, mistakes: &[Mistake], level: &'static str) -> Vec<Told> {
    let folder = root.join(name);
    for (path, text) in catalogue::FILES {
        write(&folder.join("catalogue").join(path), text);
    }
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cdl-runtime");
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\ncdl-runtime.path = \"{}\"\nserde = {{ version = \"1\", features = [\"derive\"] }}\n",
        runtime.display()
    );
    write(&folder.join("Cargo.toml"), &manifest);
    write(
        &folder.join("src/right.rs"),
        &format!("{}{EMITTED}", RIGHT.trim_start()),
    );
    // What is right has to be silent; what is wrong has to be wrong in one way.
    let lints = if mistakes.is_empty() {
        "#![deny(warnings)]"
    } else {
        "#![allow(unused)]"
    };
    let mut library = format!("{lints}\npub mod right;\n");
    let mut told = Vec::new();
    for mistake in mistakes {
        writeln!(library, "mod {};", mistake.name).expect("memory");
        let text = format!("{PRELUDE}{}\n", mistake.source.trim_start());
        told.push(Told {
            level,
            code: mistake.code,
            at: Some((mistake.name, marked(&text))),
            messages: mistake.messages,
        });
        let path = folder.join("src").join(mistake.name).with_extension("rs");
        write(&path, &text.replace(['«', '»'], ""));
    }
    write(&folder.join("src/lib.rs"), &library);
    told
}

/// The line and the columns of what stands between the marks, as the compiler counts: from 1, in characters.
fn marked(text: &str) -> (u64, u64, u64) {
    let (line, text) = (1..)
        .zip(text.lines())
        .find(|(_, line)| line.contains('«'))
        .expect("a mark");
    let column = |mark| text.chars().take_while(|letter| *letter != mark).count() as u64;
    // The first mark stands before the second.
    (line, column('«') + 1, column('»'))
}

fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// What the compiler says, by the package that it says it of.
fn check(root: &Path) -> BTreeMap<String, Vec<Heard>> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock"))
        .expect("versions that are here");
    let output = Command::new(env!("CARGO"))
        .args([
            "check",
            "--workspace",
            "--keep-going",
            "--offline",
            "--quiet",
        ])
        .args(["--message-format", "json"])
        .current_dir(root)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside"),
        )
        .env("CDL_TODAY", "2026-11-24")
        .env_remove("CDL_CATALOGUE")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let mut heard: BTreeMap<String, Vec<Heard>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let line: Value = serde_json::from_str(line).expect("cargo writes JSON");
        let message = &line["message"];
        // Sums such as "aborting due to 3 errors" are about no place.
        let Some(mut span) = message["spans"]
            .as_array()
            .and_then(|spans| spans.iter().find(|span| span["is_primary"] == true))
        else {
            continue;
        };
        // Inside a macro of the standard library: what people see underlined is where it was called.
        let is_foreign = |span: &Value| {
            span["file_name"]
                .as_str()
                .is_none_or(|file| file.starts_with('/'))
        };
        while is_foreign(span) && span["expansion"].is_object() {
            span = &span["expansion"]["span"];
        }
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let number = |value: &Value| value.as_u64().unwrap_or_default();
        let package = text(&line["target"]["name"]);
        heard.entry(package).or_default().push(Heard {
            level: text(&message["level"]),
            code: text(&message["code"]["code"]),
            text: text(&message["message"]),
            file: text(&span["file_name"]),
            underlined: (
                number(&span["line_start"]),
                number(&span["column_start"]),
                number(&span["column_end"]),
            ),
        });
    }
    assert!(
        !heard.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    heard
}

fn compare(name: &str, told: &[Told], mut heard: Vec<Heard>) {
    for Told {
        level,
        code,
        at,
        messages,
    } in told
    {
        let here = |heard: &Heard| match at {
            Some((module, _)) => heard.file.ends_with(&format!("/{module}.rs")),
            None => true,
        };
        let at_once: Vec<Heard> = heard.extract_if(.., |heard| here(heard)).collect();
        let coded = |heard: &Heard| heard.code == *code || heard.text.contains(code);
        let all = at_once.len() == *messages
            && at_once
                .iter()
                .all(|heard| coded(heard) && heard.level == *level);
        assert!(all, "{name}: {messages} of {code} at {at:?}: {at_once:#?}");
        if let Some((_, underlined)) = at {
            let marked = at_once.iter().any(|heard| heard.underlined == *underlined);
            assert!(marked, "{name}: {code} at {at:?}: {at_once:#?}");
        }
    }
    assert!(heard.is_empty(), "{name}: {heard:#?}");
}
