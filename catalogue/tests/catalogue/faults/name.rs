//! Names: their form, and that each means one thing.

use crate::base::{AUTH, HEADER, TYPES, faults};
use insta::assert_snapshot;

#[test]
fn a_field_name_is_a_word() {
    let told = faults(&[(AUTH, "mfa =", "MFA =")]);
    assert_snapshot!(told, @r#"CDL0077: events/auth.toml:18:1: field "MFA" does not match [a-z][a-z0-9_]* (at most 128 characters)"#);
}

#[test]
fn an_enum_word_is_a_token() {
    let told = faults(&[(TYPES, r#""passkey""#, r#""Pass Key""#)]);
    assert_snapshot!(told, @r#"CDL0077: types.toml:11:39: enum value "Pass Key" does not match [a-z0-9][a-z0-9_.-]* (at most 128 characters)"#);
}

#[test]
fn an_outcome_is_a_word() {
    let told = faults(&[(AUTH, "success =", "Success =")]);
    assert_snapshot!(told, @r#"CDL0077: events/auth.toml:9:14: outcome "Success" does not match [a-z][a-z0-9_]* (at most 128 characters)"#);
}

#[test]
fn an_outcome_becomes_a_method() {
    let told = faults(&[
        (AUTH, "success =", "emit ="),
        (AUTH, "failure =", "match ="),
    ]);
    assert_snapshot!(told, @r#"
    CDL0081: events/auth.toml:9:14: outcome "emit" cannot be the name of an emitter: it is a method that every event has; name how the action ended, such as "success", "failure" or "denied"
    CDL0080: events/auth.toml:9:29: outcome "match" cannot be the name of an emitter: it is a keyword of Rust, so no method can have it; name how the action ended, such as "success", "failure" or "denied"
    "#);
}

#[test]
fn no_outcome_is_a_keyword_or_a_method_that_is_there() {
    let cases = [
        (
            "CDL0080",
            "in self Self crate super type async await gen try union",
        ),
        (
            "CDL0081",
            "emit attempt attempted encode_fields clone drop fmt eq to_string into default",
        ),
    ];
    for (code, names) in cases {
        for name in names.split(' ') {
            let told = faults(&[(AUTH, "success =", &format!("{name} ="))]);
            let begin = format!("{code}: events/auth.toml:9:14: outcome \"{name}\" cannot");
            assert!(told.starts_with(&begin), "{told}");
            assert_eq!(told.lines().count(), 1, "one mistake, one message: {told}");
        }
    }
    for name in ["success", "throttled", "r_in", "emitted", "raw", "safe"] {
        let told = faults(&[(AUTH, "success =", &format!("{name} ="))]);
        assert_eq!(told, "", "{name}");
    }
}

#[test]
fn an_event_is_in_its_namespace() {
    let told = faults(&[
        (
            AUTH,
            r#"[event."auth.password.changed"]"#,
            r#"[event."login.password.changed"]"#,
        ),
        (
            AUTH,
            r#"[event."auth.password.changed".field]"#,
            r#"[event."login.password.changed".field]"#,
        ),
    ]);
    assert_snapshot!(told, @r#"CDL0077: events/auth.toml:23:8: event "login.password.changed" is not in namespace "auth"; name it "auth.…" or move it to its own file"#);
}

#[test]
fn an_event_matches_the_id_pattern() {
    let told = faults(&[(HEADER, "{1,3}", "{1}")]);
    assert_snapshot!(told, @r#"CDL0077: events/auth.toml:23:8: event "auth.password.changed" does not match id_pattern ^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){1}$"#);
}

#[test]
fn a_pattern_that_is_not_understood_is_a_fault() {
    let told = faults(&[(HEADER, "){1,3}$", "|x)$")]);
    assert_snapshot!(told, @r#"CDL0068: catalogue.toml:6:14: "id_pattern" in [catalogue] must be a pattern of literals, classes, groups, repeats and escapes, found "^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*|x)$""#);
}

#[test]
fn a_file_holds_the_namespace_that_lists_it() {
    let told = faults(&[(AUTH, r#"namespace = "auth""#, r#"namespace = "auht""#)]);
    assert_snapshot!(told, @r#"CDL0068: events/auth.toml:1:1: the file says namespace "auht", but catalogue.toml lists it as "auth""#);
}

#[test]
fn a_word_stands_once_in_an_enum() {
    let told = faults(&[(TYPES, r#"{ id = "passkey" }"#, r#"{ id = "password" }"#)]);
    assert_snapshot!(told, @r#"CDL0067: types.toml:11:39: value "password" stands twice in enum "AuthMethod""#);
}

#[test]
fn a_name_means_one_thing() {
    let told = faults(&[(
        TYPES,
        "[object.Actor]",
        "[enum.Actor]\nvalues = [{ id = \"a\" }]\n[object.Actor]",
    )]);
    assert_snapshot!(told, @r#"CDL0067: types.toml:15:9: object "Actor" is defined already, as enum "Actor""#);
}

#[test]
fn a_built_in_type_is_not_redefined() {
    let told = faults(&[(
        TYPES,
        "[type.user_id]",
        "[type.ip]\nbase = \"string\"\n[type.user_id]",
    )]);
    assert_snapshot!(told, @r#"CDL0067: types.toml:1:7: "ip" is a built-in type"#);
}

#[test]
fn a_group_and_an_event_do_not_share_a_field() {
    let told = faults(&[(AUTH, "mfa =", "request_id =")]);
    assert_snapshot!(told, @r#"CDL0067: events/auth.toml:18:1: field "request_id" comes twice, from a group and from elsewhere"#);
}

#[test]
fn a_reserved_event_does_not_come_back() {
    let told = faults(&[(
        AUTH,
        r#"events = ["auth.magic_link.sent"]"#,
        r#"events = ["auth.login"]"#,
    )]);
    assert_snapshot!(told, @r#"CDL0067: events/auth.toml:7:8: event "auth.login" is reserved and may not come back"#);
}

#[test]
fn a_reserved_field_does_not_come_back() {
    let told = faults(&[(AUTH, r#"["ip"]"#, r#"["mfa"]"#)]);
    assert_snapshot!(told, @r#"CDL0067: events/auth.toml:18:1: field "mfa" of event "auth.login" is reserved and may not come back"#);
}
