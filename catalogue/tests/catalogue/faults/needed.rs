//! What must be said.

use crate::base::{AUTH, CLASSES, HEADER, faults};
use insta::assert_snapshot;

#[test]
fn an_event_has_a_category() {
    let told = faults(&[(AUTH, "category = \"authentication\"\noutcomes", "outcomes")]);
    assert_snapshot!(told, @r#"CDL0069: events/auth.toml:7:8: event "auth.login" has no "category""#);
}

#[test]
fn a_field_has_a_type() {
    let told = faults(&[(AUTH, r#"mfa = { type = "bool", class"#, "mfa = { class")]);
    assert_snapshot!(told, @r#"CDL0069: events/auth.toml:18:1: field "mfa" has no "type""#);
}

#[test]
fn a_field_has_a_class_or_a_default() {
    let told = faults(&[(HEADER, "class = \"internal\"\n", "")]);
    assert_snapshot!(told, @r#"
    CDL0069: events/auth.toml:5:1: field "request_id" has no class, and [defaults] names none
    CDL0069: events/auth.toml:16:1: field "method" has no class, and [defaults] names none
    CDL0069: events/auth.toml:19:1: field "roles" has no class, and [defaults] names none
    CDL0069: events/auth.toml:20:1: field "attempts" has no class, and [defaults] names none
    CDL0069: events/auth.toml:21:1: field "reason" has no class, and [defaults] names none
    CDL0069: types.toml:18:1: field "note" has no class, and [defaults] names none
    CDL0069: vendor/base-1.2.0.toml:8:1: field "opened" has no class, and [defaults] names none
    CDL0069: vendor/base-1.2.0.toml:16:1: field "reason" has no class, and [defaults] names none
    "#);
}

#[test]
fn an_event_has_a_retention_or_a_default() {
    let told = faults(&[(HEADER, "retention = \"1y\"\n", "")]);
    assert_snapshot!(told, @r#"CDL0069: vendor/base-1.2.0.toml:10:8: event "account.changed" has no "retention", and [defaults] has none"#);
}

#[test]
fn a_pseudonym_has_a_key() {
    let told = faults(&[(CLASSES, "key = \"audit-pseudonym\"\n", "")]);
    assert_snapshot!(told, @r#"CDL0069: classes.toml:42:11: strategy "hmac" has no "key""#);
}
