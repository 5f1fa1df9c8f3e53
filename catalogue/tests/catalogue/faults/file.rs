//! The files of a catalogue.

use crate::base::{HEADER, faults};
use insta::assert_snapshot;

#[test]
fn a_listed_file_is_there() {
    let told = faults(&[(HEADER, r#"path = "types.toml""#, r#"path = "type.toml""#)]);
    assert_snapshot!(told, @r#"CDL0075: catalogue.toml:20:8: "type.toml" is listed, but there is no such file"#);
}

#[test]
fn a_path_stays_in_the_folder() {
    let told = faults(&[(
        HEADER,
        r#"path = "types.toml""#,
        r#"path = "../types.toml""#,
    )]);
    assert_snapshot!(told, @r#"CDL0068: catalogue.toml:20:8: "path" in [[file]] must be a path below the folder of catalogue.toml, with /, without . or .. or a pattern, found "../types.toml""#);
}

#[test]
fn a_file_in_events_is_listed() {
    let told = faults(&[("events/billing.toml", "", "namespace = \"billing\"\n")]);
    assert_snapshot!(told, @r#"CDL0076: catalogue.toml:1:1: "events/billing.toml" is not listed in catalogue.toml; add to catalogue.toml: [[file]] path = "events/billing.toml" namespace = "billing""#);
}

#[test]
fn a_namespace_has_one_file() {
    let told = faults(&[
        (
            HEADER,
            "[[import]]",
            "[[file]]\npath = \"events/more.toml\"\nnamespace = \"auth\"\n[[import]]",
        ),
        ("events/more.toml", "", "namespace = \"auth\"\n"),
    ]);
    assert_snapshot!(told, @r#"CDL0067: catalogue.toml:27:8: namespace "auth" has two files"#);
}
