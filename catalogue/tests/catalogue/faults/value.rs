//! Values of the wrong form.

use crate::base::{AUTH, TYPES, faults};
use insta::assert_snapshot;

#[test]
fn a_value_of_the_wrong_type_is_a_fault() {
    let told = faults(&[(AUTH, "required = true, class", r#"required = "yes", class"#)]);
    assert_snapshot!(told, @r#"CDL0068: events/auth.toml:14:39: "required" in field "source_ip" must be true or false, found "yes""#);
}

#[test]
fn a_table_that_is_none_is_a_fault() {
    let told = faults(&[(
        AUTH,
        r#"session = { type = "string", class = "secret" }"#,
        r#"session = "string""#,
    )]);
    assert_snapshot!(told, @r#"CDL0068: events/auth.toml:17:11: "session" in event "auth.login" must be a table, found "string""#);
}

#[test]
fn a_duplicate_key_is_a_duplicate() {
    let told = faults(&[(AUTH, "mfa = {", "session = {")]);
    assert_snapshot!(told, @r#"
    CDL0067: events/auth.toml:18:1: key session stands twice
    18 | session = { type = "bool", class = "public" }
       | ^
    "#);
}

#[test]
fn a_retention_is_a_length_of_time() {
    let told = faults(&[(AUTH, r#""2y""#, r#""two years""#)]);
    assert_snapshot!(told, @r#"CDL0068: events/auth.toml:11:13: "retention" in event "auth.login" must be a number of days, weeks, months or years such as "90d", "6w", "18m" or "2y", found "two years""#);
}

#[test]
fn a_date_is_a_date() {
    let told = faults(&[(
        TYPES,
        r#"note = "use a passkey""#,
        r#"remove_after = "soon""#,
    )]);
    assert_snapshot!(told, @r#"CDL0068: types.toml:11:114: "remove_after" in "deprecated" must be a date as "YYYY-MM-DD", found "soon""#);
}
