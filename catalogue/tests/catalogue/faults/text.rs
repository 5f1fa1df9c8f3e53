//! Text that is no TOML, and tables and keys that nobody reads.

use crate::base::{AUTH, CLASSES, TYPES, faults};
use insta::assert_snapshot;

#[test]
fn the_base_is_faultless() {
    let told = faults(&[]);
    assert_snapshot!(told, @"");
}

#[test]
fn a_syntax_error_draws_its_line() {
    let told = faults(&[(AUTH, "mfa = { type", "mfa  { type")]);
    assert_snapshot!(told, @r#"
    CDL0060: events/auth.toml:18:6: key with no value, expected `=`
    18 | mfa  { type = "bool", class = "public" }
       |      ^
    "#);
}

#[test]
fn an_unknown_key_is_found_with_what_was_meant() {
    let told = faults(&[(AUTH, "required = true, class", "requird = true, class")]);
    assert_snapshot!(told, @r#"CDL0061: events/auth.toml:14:28: unknown key "requird" in field "source_ip"; did you mean "required"?"#);
}

#[test]
fn every_fault_of_a_file_is_told() {
    let told = faults(&[
        (AUTH, "required = true, class", "requird = true, class"),
        (AUTH, "order = 2", r#"order = "2""#),
        (AUTH, "max_items", "max_item"),
    ]);
    assert_snapshot!(told, @r#"
    CDL0061: events/auth.toml:14:28: unknown key "requird" in field "source_ip"; did you mean "required"?
    CDL0068: events/auth.toml:16:41: "order" in field "method" must be a whole number from 0 to 4294967295, found "2"
    CDL0061: events/auth.toml:19:34: unknown key "max_item" in field "roles"; did you mean "max_items"?
    "#);
}

#[test]
fn faults_of_several_files_are_told_together() {
    let told = faults(&[
        (AUTH, "retention", "retension"),
        (TYPES, "subject", "sujbect"),
        (CLASSES, "level = 0", "levl = 0"),
    ]);
    assert_snapshot!(told, @r#"
    CDL0061: classes.toml:2:1: unknown key "levl" in class "public"; did you mean "level"?
    CDL0061: events/auth.toml:11:1: unknown key "retension" in event "auth.login"; did you mean "retention"?
    CDL0061: types.toml:14:1: unknown key "sujbect" in object "Actor"; did you mean "subject"?
    "#);
}

#[test]
fn an_unknown_table_is_a_fault() {
    let told = faults(&[(TYPES, "[enum.AuthMethod]", "[enums.AuthMethod]")]);
    assert_snapshot!(told, @r#"CDL0061: types.toml:10:2: unknown key "enums" in the file; did you mean "enum"?"#);
}

#[test]
fn a_definition_in_the_wrong_file_is_a_fault() {
    let told = faults(&[(
        TYPES,
        "[enum.AuthMethod]",
        "[class.other]\nlevel = 1\nallow = [\"plain\"]\n[enum.AuthMethod]",
    )]);
    assert_snapshot!(told, @r#"CDL0061: types.toml:10:2: unknown key "class" in the file"#);
}
