//! A broken catalogue is one mistake, however many derives meet it.

use std::fs;
use std::path::PathBuf;

use super::{read, told_in};
use crate::derive::examine;
use crate::fault::Faults;
use crate::locate::{Host, Surroundings};

/// A catalogue in a folder of its own, and a declaration that is right but for the catalogue.
fn told_of(name: &str, files: &[(&str, &str)]) -> String {
    let manifest = temporary(name);
    for (path, text) in files {
        let path = manifest.join("catalogue").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::write(manifest.join("Cargo.toml"), "[workspace]").unwrap();
    let surroundings = Surroundings {
        manifest: manifest.clone(),
        host: Host::Editor,
        ..Surroundings::default()
    };
    let source = "#[derive(AuditEvent)]\n#[audit(event = \"auth.logout\")]\nstruct Logout<'a> { #[redact] user: &'a str }";
    let other = source.replace("Logout<", "SignOut<");
    let told = told_in(source, &surroundings);
    let again = told_in(source, &surroundings);
    assert_eq!(told, again, "an editor expands a derive again and again");
    for (source, host) in [(&*other, Host::Editor), (source, Host::Compiler)] {
        let surroundings = Surroundings {
            host,
            ..surroundings.clone()
        };
        let (kind, input) = read(source);
        let mut faults = Faults::default();
        examine(kind, &input, &surroundings, &mut faults);
        // A compiler expands each derive once: a second of that name is another.
        let drawn = faults.drawn();
        assert_eq!(drawn, "", "the catalogue's mistakes are told once");
    }
    fs::remove_dir_all(&manifest).unwrap();
    told.replace(manifest.to_str().unwrap(), "$MANIFEST")
}

pub(super) fn temporary(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("cdl-macros-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub(super) const HEADER: &str = r#"[catalogue]
format = 1
name = "shop"
version = "1.0.0"
owners = ["group:a"]

[defaults]
retention = "1y"

[[file]]
path = "classes.toml"
kind = "classes"
[[file]]
path = "events/auth.toml"
namespace = "auth"
"#;
pub(super) const CLASSES: &str = include_str!("../../../ui-tests/catalogue/classes.toml");
pub(super) const EVENTS: &str = r#"namespace = "auth"
[event."auth.logout"]
category = "authentication"
severity = "info"
owners = ["group:a"]
[event."auth.logout".field]
user = { type = "string", class = "personal", required = true }
"#;

macro_rules! broken_catalogues {
    ($($name:ident: $from:literal => $to:literal;)*) => {$(
        #[test]
        fn $name() {
            let events = EVENTS.replacen($from, $to, 1);
            assert_ne!(events, EVENTS);
            let files = [("catalogue.toml", HEADER), ("classes.toml", CLASSES), ("events/auth.toml", &*events)];
            insta::assert_snapshot!(told_of(stringify!($name), &files));
        }
    )*};
}

broken_catalogues! {
    m32_a_syntax_error: "severity = \"info\"" => "severity \"info\"";
    m33_an_unknown_key: "required" => "requird";
    m34_an_unknown_type: "\"string\"" => "\"strnig\"";
    m35_an_unknown_class: "\"personal\"" => "\"personnal\"";
    m58_more_than_the_class_allows: "class = \"personal\"" => "class = \"personal\", redact = [\"plain\"]";
    an_outcome_that_is_a_keyword: "severity = \"info\"" => "outcomes = { in = \"info\" }";
    an_outcome_that_is_a_method: "severity = \"info\"" => "outcomes = { clone = \"info\" }";
    m59_a_sensitive_name: "[event.\"auth.logout\".field]" => "[event.\"auth.logout\".field]\naccess_token = { type = \"string\", class = \"internal\" }";
}

#[test]
fn m55_a_strategy_without_its_feature() {
    let classes = format!("{CLASSES}\n[strategy.sealed]\nkind = \"encrypt\"\n");
    let files = [
        ("catalogue.toml", HEADER),
        ("classes.toml", &*classes),
        ("events/auth.toml", EVENTS),
    ];
    insta::assert_snapshot!(told_of("encrypt", &files));
}

/// What the catalogue imports: `auth.logout` has it as its base.
const BASE: &str = r#"[catalogue]
format = 1
name = "acme-base"
version = "2.3.1"
owners = ["group:a"]
[event."session.closed"]
category = "authentication"
severity = "info"
retention = "1y"
[event."session.closed".field]
user = { type = "string", class = "personal", required = true }
"#;

/// The catalogue with an heir of the base, whose snapshot is `vendored`.
fn told_of_import(name: &str, heir: &str, vendored: &str) -> String {
    let pinned = cdl_catalogue::import::sha256(BASE);
    let header = format!(
        "{HEADER}[[import]]\ncatalogue = \"acme-base\"\nversion = \"^2.3\"\npath = \"vendor/base.toml\"\n\
         sha256 = \"{pinned}\"\nuse = [\"event.session.*\"]\n"
    );
    let events = format!(
        "namespace = \"auth\"\n[event.\"auth.logout\"]\nextends = \"session.closed\"\n{heir}"
    );
    let files = [
        ("catalogue.toml", &*header),
        ("classes.toml", CLASSES),
        ("events/auth.toml", &*events),
        ("vendor/base.toml", vendored),
    ];
    told_of(name, &files)
}

#[test]
fn an_heir_of_an_import_is_an_event() {
    assert!(told_of_import("heir", "", BASE).ends_with("nothing is wrong"));
}

#[test]
fn m60_an_import_that_is_loosened() {
    let heir = "[event.\"auth.logout\".field]\nuser = { required = false }\n";
    insta::assert_snapshot!(told_of_import("loosened", heir, BASE));
}

#[test]
fn m61_a_snapshot_that_somebody_edited() {
    let edited = BASE.replace("required = true", "required = false");
    insta::assert_snapshot!(told_of_import("edited", "", &edited));
}

#[test]
fn m31_no_catalogue() {
    insta::assert_snapshot!(told_of("nowhere", &[]));
}

#[test]
fn m62_a_packaged_crate_without_its_catalogue() {
    let manifest = temporary("packaged");
    fs::write(manifest.join("Cargo.toml.orig"), "").unwrap();
    let surroundings = Surroundings {
        manifest: manifest.clone(),
        ..Surroundings::default()
    };
    let told = told_in(
        "#[derive(AuditEvent)]\n#[audit(event = \"auth.logout\")]\nstruct Logout;",
        &surroundings,
    );
    insta::assert_snapshot!(told.replace(manifest.to_str().unwrap(), "$MANIFEST"));
    fs::remove_dir_all(&manifest).unwrap();
}

#[test]
fn a_relative_path_in_the_variable() {
    let surroundings = Surroundings {
        manifest: PathBuf::from("/nowhere"),
        catalogue: Some("audit/catalogue.toml".into()),
        ..Surroundings::default()
    };
    insta::assert_snapshot!(told_in(
        "#[derive(AuditEvent)]\n#[audit(event = \"auth.logout\")]\nstruct Logout;",
        &surroundings
    ));
}
