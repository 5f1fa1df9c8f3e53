//! Types that lead nowhere.

use crate::base::{AUTH, TYPES, faults};
use insta::assert_snapshot;

#[test]
fn an_unknown_type_is_found_with_what_was_meant() {
    let told = faults(&[(AUTH, r#""AuthMethod""#, r#""AuthMethods""#)]);
    assert_snapshot!(told, @r#"CDL0062: events/auth.toml:16:19: field "method" has unknown type "AuthMethods"; did you mean "AuthMethod"?"#);
}

#[test]
fn an_unknown_base_is_found_with_what_was_meant() {
    let told = faults(&[(
        TYPES,
        "base = \"string\"\nclass = \"personal\"\nmax_len",
        "base = \"strng\"\nclass = \"personal\"\nmax_len",
    )]);
    assert_snapshot!(told, @r#"CDL0062: types.toml:2:8: type "user_id" has unknown base "strng"; did you mean "string"?"#);
}

#[test]
fn free_form_json_is_no_type() {
    let told = faults(&[(AUTH, r#""bool", class"#, r#""json", class"#)]);
    assert_snapshot!(told, @r#"CDL0062: events/auth.toml:18:16: field "mfa" has unknown type "json"; free-form JSON is not an audit type; declare an object, or map<string,string> with max_items"#);
}

#[test]
fn a_list_of_lists_is_no_type() {
    let told = faults(&[(AUTH, r#""list<string>""#, r#""list<list<string>>""#)]);
    assert_snapshot!(told, @r#"CDL0062: events/auth.toml:19:18: field "roles" has unknown type "list<list<string>>"; a list is list<T> and a map is map<string,T>, where T is a single type"#);
}

#[test]
fn a_map_has_a_limit() {
    let told = faults(&[(
        AUTH,
        r#"{ type = "list<string>", max_items = 8 }"#,
        r#"{ type = "map<string,string>" }"#,
    )]);
    assert_snapshot!(told, @r#"CDL0709: events/auth.toml:19:1: field "roles" is a map without "max_items""#);
}

#[test]
fn a_map_holds_no_objects() {
    let told = faults(&[(AUTH, r#""list<string>""#, r#""map<string,Actor>""#)]);
    assert_snapshot!(told, @r#"CDL0062: events/auth.toml:19:18: field "roles" is a map of objects; a map holds single values; use a list of objects"#);
}

#[test]
fn an_object_does_not_contain_itself() {
    let told = faults(&[(
        TYPES,
        r#"note = { type = "string" }"#,
        r#"boss = { type = "Actor" }"#,
    )]);
    assert_snapshot!(told, @r#"CDL0079: types.toml:18:17: field "boss" makes an object contain itself: Actor > Actor"#);
}
