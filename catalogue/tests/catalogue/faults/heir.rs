//! What an event may do with its base.

use crate::base::{AUTH, faults};
use insta::assert_snapshot;

#[test]
fn an_unknown_base_event_is_found_with_what_was_meant() {
    let told = faults(&[(AUTH, r#""account.changed""#, r#""acount.changed""#)]);
    assert_snapshot!(told, @r#"CDL0074: events/auth.toml:25:11: event "auth.password.changed" extends "acount.changed", which is not defined; did you mean "account.changed"?"#);
}

#[test]
fn an_event_does_not_extend_itself() {
    let told = faults(&[(
        AUTH,
        r#"extends = "account.changed""#,
        r#"extends = "auth.password.changed""#,
    )]);
    assert_snapshot!(told, @r#"CDL0702: events/auth.toml:25:11: event "auth.password.changed" extends more than 3 events in a row, or itself"#);
}

#[test]
fn an_heir_does_not_make_a_field_optional() {
    let told = faults(&[(AUTH, "forced =", "reason = { required = false }\nforced =")]);
    assert_snapshot!(told, @r#"CDL0704: events/auth.toml:27:1: makes "reason" optional, but base 1.2.0 requires it"#);
}

#[test]
fn an_heir_does_not_loosen() {
    let told = faults(&[
        (
            AUTH,
            "category = \"authentication\"\nextends",
            "category = \"authentication\"\nmandatory = false\ndelivery = \"best_effort\"\nretention = \"30d\"\nseverity = \"info\"\nextends",
        ),
        (
            AUTH,
            "forced =",
            "reason = { type = \"text\", max_len = 128 }\nforced =",
        ),
    ]);
    assert_snapshot!(told, @r#"
    CDL0704: events/auth.toml:25:13: makes "auth.password.changed" optional to emit, but base 1.2.0 makes it mandatory
    CDL0704: events/auth.toml:26:12: promises best_effort, but base 1.2.0 promises queued
    CDL0704: events/auth.toml:27:13: keeps "auth.password.changed" for 30d, but base 1.2.0 keeps it for 1y
    CDL0704: events/auth.toml:28:12: lowers the severity to info, but base 1.2.0 has notice
    CDL0704: events/auth.toml:31:1: makes "reason" a text, but base 1.2.0 has string
    CDL0704: events/auth.toml:31:1: raises max_len of "reason", but base 1.2.0 has 64
    "#);
}

#[test]
fn an_heir_may_tighten() {
    let told = faults(&[
        (
            AUTH,
            "category = \"authentication\"\nextends",
            "category = \"authentication\"\ndelivery = \"durable\"\nretention = \"3y\"\nseverity = \"warning\"\nextends",
        ),
        (
            AUTH,
            "forced =",
            "reason = { max_len = 32, class = \"personal\", redact = [\"hmac\"] }\nforced =",
        ),
    ]);
    assert_snapshot!(told, @"");
}
