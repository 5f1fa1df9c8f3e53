//! What is wrong with a catalogue, as it is told. Each test edits the faultless base.

use insta::assert_snapshot;

use crate::base::{AUTH, CLASSES, HEADER, TYPES, VENDOR, faults};

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

#[test]
fn an_event_has_severity_or_outcomes() {
    let told = faults(&[(AUTH, "outcomes = {", "severity = \"info\"\noutcomes = {")]);
    assert_snapshot!(told, @r#"CDL0700: events/auth.toml:7:8: event "auth.login" has both "severity" and "outcomes"; write severity = "info", or outcomes = { success = "info", failure = "warning" }"#);
}

#[test]
fn an_event_has_one_of_severity_and_outcomes() {
    let told = faults(&[(
        AUTH,
        "outcomes = { success = \"info\", failure = \"warning\" }\n",
        "",
    )]);
    assert_snapshot!(told, @r#"CDL0700: events/auth.toml:7:8: event "auth.login" has neither "severity" nor "outcomes"; write severity = "info", or outcomes = { success = "info", failure = "warning" }"#);
}

#[test]
fn an_attempt_needs_outcomes_to_end_with() {
    let told = faults(&[(
        AUTH,
        "outcomes = { success = \"info\", failure = \"warning\" }\n",
        "severity = \"info\"\n",
    )]);
    assert_snapshot!(told, @r#"
    CDL0711: events/auth.toml:10:22: event "auth.login" has an attempted phase, but no outcomes to end with; write outcomes = { success = "info", failure = "warning" } instead of "severity", or remove "phases"
    CDL0068: events/auth.toml:21:1: field "reason" is only for outcome "failure", which the event does not have
    "#);
}

#[test]
fn a_severity_is_one_of_eight_words() {
    let told = faults(&[(AUTH, r#"failure = "warning""#, r#"failure = "warn""#)]);
    assert_snapshot!(told, @r#"CDL0068: events/auth.toml:9:42: "failure" in "outcomes" must be one of debug, info, notice, warning, error, critical, alert, emergency, found "warn""#);
}

#[test]
fn a_mandatory_event_is_not_dropped() {
    let told = faults(&[(
        AUTH,
        r#"retention = "2y""#,
        "mandatory = true\ndelivery = \"best_effort\"",
    )]);
    assert_snapshot!(told, @r#"CDL0701: events/auth.toml:12:12: event "auth.login" is mandatory, so its delivery cannot be best_effort; use delivery = "queued" or "durable""#);
}

#[test]
fn an_unknown_category_is_found_with_what_was_meant() {
    let told = faults(&[(
        AUTH,
        "category = \"authentication\"\noutcomes",
        "category = \"authentcation\"\noutcomes",
    )]);
    assert_snapshot!(told, @r#"CDL0703: events/auth.toml:8:12: category "authentcation" is not defined; did you mean "authentication"?"#);
}

#[test]
fn an_unknown_group_is_found_with_what_was_meant() {
    let told = faults(&[(AUTH, r#"use = ["request"]"#, r#"use = ["requests"]"#)]);
    assert_snapshot!(told, @r#"CDL0073: events/auth.toml:12:8: group "requests" is not defined; did you mean "request"?"#);
}

#[test]
fn only_if_names_an_outcome() {
    let told = faults(&[(AUTH, r#"outcome = ["failure"]"#, r#"outcome = ["failed"]"#)]);
    assert_snapshot!(told, @r#"CDL0068: events/auth.toml:21:1: field "reason" is only for outcome "failed", which the event does not have"#);
}

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

#[test]
fn an_import_is_what_was_reviewed() {
    let told = faults(&[(HEADER, "<sha256>", "6b1b36cb")]);
    assert_snapshot!(told, @r#"CDL0705: catalogue.toml:30:10: vendor/base-1.2.0.toml does not match sha256 in catalogue.toml:30; once its text is reviewed, write sha256 = "c5890f6d9661f323ea294c4033046d6758bc049d8f179a6bc412a52b6b02bf9a""#);
}

#[test]
fn an_import_is_pinned() {
    let told = faults(&[(HEADER, "sha256 = \"<sha256>\"\n", "")]);
    assert_snapshot!(told, @r#"CDL0705: catalogue.toml:29:8: import "base" is not pinned by sha256; once its text is reviewed, write sha256 = "c5890f6d9661f323ea294c4033046d6758bc049d8f179a6bc412a52b6b02bf9a""#);
}

#[test]
fn an_import_is_there() {
    let told = faults(&[(HEADER, "base-1.2.0.toml", "base-1.3.0.toml")]);
    assert_snapshot!(told, @r#"CDL0706: catalogue.toml:29:8: import "base" is at "vendor/base-1.3.0.toml", but there is no such file"#);
}

#[test]
fn an_import_is_the_catalogue_that_it_says() {
    let told = faults(&[(VENDOR, r#"name = "base""#, r#"name = "bases""#)]);
    assert_snapshot!(told, @r#"CDL0706: catalogue.toml:27:13: import "base" holds catalogue "bases""#);
}

#[test]
fn an_import_is_of_the_wanted_version() {
    let told = faults(&[(HEADER, r#""^1.2""#, r#""^1.3""#)]);
    assert_snapshot!(told, @r#"CDL0706: catalogue.toml:28:11: import "base" must be version ^1.3, found 1.2.0"#);
}

#[test]
fn an_import_without_a_path_is_the_shipped_one() {
    let told = faults(&[(
        HEADER,
        "path = \"vendor/base-1.2.0.toml\"\nsha256 = \"<sha256>\"\n",
        "",
    )]);
    assert_snapshot!(told, @r#"CDL0706: catalogue.toml:27:13: import "base" has no path, and only "cdl-standard" comes without one; vendor it: path = "vendor/…", sha256 = "…""#);
}

#[test]
fn a_pattern_that_matches_nothing_is_a_fault() {
    let told = faults(&[(HEADER, r#""object.Session""#, r#""object.Sesion""#)]);
    assert_snapshot!(told, @r#"CDL0707: catalogue.toml:31:27: "object.Sesion" matches nothing in base 1.2.0; did you mean "object.Session"?"#);
}

#[test]
fn a_pattern_begins_with_a_noun() {
    let told = faults(&[(HEADER, r#""object.Session""#, r#""Session""#)]);
    assert_snapshot!(told, @r#"CDL0068: catalogue.toml:31:27: "Session" in "use" must be a name or a prefix with * after one of event, object, enum, type, group, class, strategy, category"#);
}

#[test]
fn an_imported_name_replaces_nothing() {
    let told = faults(&[(
        TYPES,
        "[object.Actor]",
        "[object.Session]\n[object.Session.field]\nid = { type = \"uuid\" }\n[object.Actor]",
    )]);
    assert_snapshot!(told, @r#"CDL0708: catalogue.toml:31:27: object "Session" comes from shop 4.2.0 and from base 1.2.0"#);
}

#[test]
fn an_import_does_not_use_another_object_of_the_same_name() {
    let told = faults(&[(
        VENDOR,
        "[object.Session]\n",
        "[object.Actor]\n[object.Actor.field]\nid = { type = \"uuid\" }\n[object.Session]\n",
    )]);
    assert_snapshot!(told, @r#"CDL0708: vendor/base-1.2.0.toml:18:18: object "Actor" is defined by base 1.2.0 and by shop 4.2.0, and code could not tell them apart; rename one of them"#);
}

#[test]
fn a_snapshot_imports_nothing() {
    let told = faults(&[(
        VENDOR,
        "[object.Session]\n",
        "[[import]]\ncatalogue = \"cdl-standard\"\n[object.Session]\n",
    )]);
    assert_snapshot!(told, @r#"CDL0061: vendor/base-1.2.0.toml:6:3: unknown key "import" in the file"#);
}
