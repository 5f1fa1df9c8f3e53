//! Classes and strategies: what is lawful for what.

use crate::base::{AUTH, CLASSES, HEADER, TYPES, faults};
use insta::assert_snapshot;

#[test]
fn an_unknown_class_is_found_with_what_was_meant() {
    let told = faults(&[(AUTH, r#""personal""#, r#""personnal""#)]);
    assert_snapshot!(told, @r#"CDL0063: events/auth.toml:14:53: class "personnal" is not defined; did you mean "personal"?"#);
}

#[test]
fn an_unknown_default_class_is_found() {
    let told = faults(&[(HEADER, r#"class = "internal""#, r#"class = "intern""#)]);
    assert_snapshot!(told, @r#"CDL0063: catalogue.toml:9:9: class "intern" is not defined; did you mean "internal"?"#);
}

#[test]
fn an_unknown_strategy_of_a_class_is_found() {
    let told = faults(&[
        (CLASSES, r#""hmac", "mask""#, r#""hmca", "mask""#),
        (CLASSES, r#"default = "hmac""#, r#"default = "mask""#),
    ]);
    assert_snapshot!(told, @r#"CDL0072: classes.toml:11:10: class "personal" allows strategy "hmca", which is not defined; did you mean "hmac"?"#);
}

#[test]
fn an_unknown_strategy_of_a_field_is_found() {
    let told = faults(&[(AUTH, r#""hmac"]"#, r#""hmca"]"#)]);
    assert_snapshot!(told, @r#"CDL0072: events/auth.toml:14:90: redaction strategy "hmca" is not defined; did you mean "hmac"?"#);
}

#[test]
fn a_field_allows_no_more_than_its_class() {
    let told = faults(&[(AUTH, r#"["truncate_ip", "hmac"]"#, r#"["plain"]"#)]);
    assert_snapshot!(told, @r#"CDL0064: events/auth.toml:14:75: redact = ["plain"] is not allowed for class "personal" (classes.toml:9); allowed are hmac, mask, mask_email, truncate_ip, drop"#);
}

#[test]
fn a_field_allows_no_more_than_its_type() {
    let told = faults(&[(
        TYPES,
        r#"email = { type = "email" }"#,
        r#"email = { type = "email", redact = ["mask"] }"#,
    )]);
    assert_snapshot!(told, @r#"CDL0064: types.toml:17:37: redact = ["mask"] is not allowed for type "email" (types.toml:8); allowed are mask_email, hmac, drop"#);
}

#[test]
fn a_type_allows_no_more_than_its_class() {
    let told = faults(&[(
        TYPES,
        r#"["mask_email", "hmac", "drop"]"#,
        r#"["mask_email", "truncate"]"#,
    )]);
    assert_snapshot!(told, @r#"CDL0064: types.toml:8:25: redact = ["truncate"] is not allowed for class "personal" (classes.toml:9); allowed are hmac, mask, mask_email, truncate_ip, drop"#);
}

#[test]
fn a_default_is_allowed_by_its_class() {
    let told = faults(&[(CLASSES, r#"default = "last4""#, r#"default = "hmac""#)]);
    assert_snapshot!(told, @r#"CDL0064: classes.toml:16:11: default = "hmac" is not allowed for class "cardholder" (allowed: last4, drop)"#);
}

#[test]
fn a_secret_is_never_written() {
    let told = faults(&[(
        CLASSES,
        r#"allow = ["drop"]"#,
        r#"allow = ["drop", "hmac"]"#,
    )]);
    assert_snapshot!(told, @r#"CDL0064: classes.toml:19:18: class "secret" is never written in any form, so it may not allow "hmac"; write allow = ["drop"]"#);
}

#[test]
fn a_field_is_not_of_a_weaker_class_than_its_type() {
    let told = faults(&[(
        TYPES,
        r#"email = { type = "email" }"#,
        r#"email = { type = "email", class = "public" }"#,
    )]);
    assert_snapshot!(told, @r#"CDL0064: types.toml:17:35: class "public" of field "email" is weaker than class "personal" of its type (classes.toml:9)"#);
}

#[test]
fn a_strategy_fits_the_type() {
    let told = faults(&[(
        AUTH,
        r#"{ type = "ip", required"#,
        r#"{ type = "string", required"#,
    )]);
    assert_snapshot!(told, @r#"CDL0078: events/auth.toml:14:79: strategy "truncate_ip" needs an IP type, but field "source_ip" is string"#);
}

#[test]
fn something_lawful_is_left() {
    let told = faults(&[
        (
            CLASSES,
            r#"allow = ["last4", "drop"]"#,
            r#"allow = ["last4"]"#,
        ),
        (
            AUTH,
            r#"{ type = "u32", max = 1000 }"#,
            r#"{ type = "u32", class = "cardholder" }"#,
        ),
    ]);
    assert_snapshot!(told, @r#"CDL0078: events/auth.toml:20:1: field "attempts" may not be written in any form, and not be dropped either; class "cardholder" allows last4; u32 cannot bear every strategy"#);
}

#[test]
fn an_object_is_not_redacted_as_a_whole() {
    let told = faults(&[(
        AUTH,
        r#"{ type = "Actor", required = true, order = 1 }"#,
        r#"{ type = "Actor", redact = ["hmac"] }"#,
    )]);
    assert_snapshot!(told, @r#"CDL0064: events/auth.toml:15:37: redact = ["hmac"] is not allowed for an object, whose fields have classes of their own"#);
}

#[test]
fn a_strategy_has_the_parameters_of_its_kind() {
    let told = faults(&[(CLASSES, "keep = 4", "keep = 4\nfixed = 8")]);
    assert_snapshot!(told, @r#"CDL0061: classes.toml:35:1: "fixed" means nothing in strategy "last4", whose kind is another"#);
}

#[test]
fn a_parameter_does_not_amount_to_plain() {
    let told = faults(&[
        (CLASSES, "v4 = 24", "v4 = 32"),
        (CLASSES, "keep = 4", "keep = 16"),
    ]);
    assert_snapshot!(told, @r#"
    CDL0068: classes.toml:34:8: "keep" in strategy "last4" must be a whole number from 1 to 8, found 16
    CDL0068: classes.toml:40:6: "v4" in strategy "truncate_ip" must be a whole number from 0 to 24, found 32
    "#);
}

#[test]
fn a_strategy_called_drop_drops() {
    let told = faults(&[(
        CLASSES,
        "[strategy.drop]\nkind = \"drop\"",
        "[strategy.drop]\nkind = \"mask\"",
    )]);
    assert_snapshot!(told, @r#"CDL0068: classes.toml:25:8: strategy "drop" must be of kind "drop""#);
}

#[test]
fn a_strategy_is_of_a_known_kind() {
    let told = faults(&[(CLASSES, r#""hmac_sha256""#, r#""sha256""#)]);
    assert_snapshot!(told, @r#"CDL0068: classes.toml:43:8: "kind" in strategy "hmac" must be one of plain, drop, mask, mask_email, keep_last, truncate, truncate_ip, hmac_sha256, found "sha256""#);
}
