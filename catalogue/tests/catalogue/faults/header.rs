//! What the header says of the whole.

use crate::base::{HEADER, faults};
use insta::assert_snapshot;

#[test]
fn a_newer_format_is_not_guessed_at() {
    let told = faults(&[(HEADER, "format = 1", "format = 2")]);
    assert_snapshot!(told, @"CDL0066: catalogue.toml:2:10: format = 2 is newer than this reader, which understands 1; update cdl-runtime and the program cdl");
}

#[test]
fn no_policy_switches_the_contract_off() {
    let told = faults(&[(
        HEADER,
        r#"deprecated_event = "warn""#,
        "unlisted_field = \"allow\"\nplain_personal = \"allow\"",
    )]);
    assert_snapshot!(told, @r#"
    CDL0061: catalogue.toml:14:1: unknown key "unlisted_field" in [policy]; this is always an error, so remove it
    CDL0061: catalogue.toml:15:1: unknown key "plain_personal" in [policy]; this is always an error, so remove it
    "#);
}

#[test]
fn a_policy_is_one_of_three_words() {
    let told = faults(&[(HEADER, r#""warn""#, r#""wrn""#)]);
    assert_snapshot!(told, @r#"CDL0068: catalogue.toml:14:20: "deprecated_event" in [policy] must be one of error, warn, allow, found "wrn"; did you mean "warn"?"#);
}

#[test]
fn a_header_says_who_it_is() {
    let told = faults(&[(HEADER, "name = \"shop\"\nversion = \"4.2.0\"\n", "")]);
    assert_snapshot!(told, @r#"
    CDL0069: catalogue.toml:1:2: [catalogue] has no "name"
    CDL0069: catalogue.toml:1:2: [catalogue] has no "version"
    "#);
}

#[test]
fn a_version_is_a_version() {
    let told = faults(&[(HEADER, r#""4.2.0""#, r#""4.2""#)]);
    assert_snapshot!(told, @r#"CDL0068: catalogue.toml:4:11: "version" in [catalogue] must be a version such as "4.2.0", found "4.2""#);
}
