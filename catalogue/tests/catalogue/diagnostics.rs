//! What is wrong with a declaration, as it is told.

use cdl_catalogue::{check_enum, check_event, check_object};
use insta::assert_snapshot;

use crate::base::load;
use crate::declare::{enumeration, structure, told};

#[test]
fn a_required_field_is_there() {
    let declaration = structure("Login", "auth.login", &["actor: Actor<'a>"]);
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0101 at Ident: event "auth.login" requires field "source_ip" (ip), which struct "Login" does not declare
      help: add `#[redact] source_ip: IpAddr,`
      note: fields removed by #[cfg] do not count
      catalogue: events/auth.toml:14
    "#);
}

#[test]
fn all_missing_fields_are_told_at_once() {
    let declaration = structure("Login", "auth.login", &[]);
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0101 at Ident: event "auth.login" requires fields "actor" (Actor) and "source_ip" (ip), which struct "Login" does not declare
      help: add
        actor: Actor,
        #[redact] source_ip: IpAddr,
      note: fields removed by #[cfg] do not count
      catalogue: events/auth.toml:15
    "#);
}

#[test]
fn a_field_is_in_the_catalogue() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Actor<'a>",
            "#[redact] source_ip: IpAddr",
            "source_addr: IpAddr",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0102 at Field(2): event "auth.login" has no field "source_addr"
      help: fields that the struct does not declare yet: method, request_id, session, mfa, roles, attempts, reason
      note: to add it, write at events/auth.toml:7:
    [event."auth.login".field]
    source_addr = { type = "ip", class = "…", required = true }
      catalogue: events/auth.toml:7
    "#);
}

#[test]
fn a_misspelt_field_is_one_mistake() {
    let declaration = structure(
        "Login",
        "auth.login",
        &["actor: Actor<'a>", "#[redact] sorce_ip: IpAddr"],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0102 at Field(1): event "auth.login" has no field "sorce_ip"
      help: did you mean `source_ip`?
      note: to add it, write at events/auth.toml:7:
    [event."auth.login".field]
    sorce_ip = { type = "ip", class = "…", required = true }
      catalogue: events/auth.toml:7
    "#);
}

#[test]
fn a_classified_field_says_how_it_is_redacted() {
    let declaration = structure(
        "Login",
        "auth.login",
        &["actor: Actor<'a>", "source_ip: IpAddr"],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0301 at Field(1): field "source_ip" is class "personal" and must say how it is redacted
      help: write `#[redact]` for the default (truncate_ip) or `#[redact(hmac)]`
      catalogue: events/auth.toml:14
    "#);
}

#[test]
fn an_event_is_in_the_catalogue() {
    let declaration = structure(
        "Login",
        "auth.lgoin",
        &["method: AuthMethod", "attempts: Option<u32>"],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0001 at Name: no event "auth.lgoin" in catalogue "shop" 4.2.0
      help: did you mean `auth.login`?
      note: to add it, write in events/auth.toml:
    [event."auth.lgoin"]
    description = "…"
    category = "…"
    outcomes = { success = "info", failure = "warning" }
    [event."auth.lgoin".field]
    method = { type = "…", class = "…", required = true }
    attempts = { type = "u32", class = "…" }
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn an_unknown_event_without_a_neighbour_can_be_pasted() {
    let declaration = structure(
        "CardAdded",
        "auth.card.added",
        &[
            "#[redact] pan: &'a str",
            "at: Option<SystemTime>",
            "#[rename(card_brand)] brand: Brand",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0001 at Name: no event "auth.card.added" in catalogue "shop" 4.2.0
      note: to add it, write in events/auth.toml:
    [event."auth.card.added"]
    description = "…"
    category = "…"
    outcomes = { success = "info", failure = "warning" }
    [event."auth.card.added".field]
    pan = { type = "string", class = "…", required = true }
    at = { type = "timestamp", class = "…" }
    card_brand = { type = "…", class = "…", required = true }
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn a_namespace_is_in_the_catalogue() {
    let declaration = structure("Login", "atuh.login", &[]);
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0007 at Name: no namespace "atuh"
      help: did you mean `auth`? known: account, auth
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn a_reserved_event_stays_away() {
    let declaration = structure("Sent", "auth.magic_link.sent", &[]);
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0005 at Name: "auth.magic_link.sent" is reserved: it had another meaning once
      help: use another name
      catalogue: events/auth.toml:30
    "#);
}

#[test]
fn a_strategy_is_lawful_for_the_field() {
    let declaration = structure(
        "Login",
        "auth.login",
        &["actor: Actor<'a>", "#[redact(mask)] source_ip: IpAddr"],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0302 at FieldStrategy(1): strategy "mask" is not allowed for "source_ip" (class "personal", allowed here: truncate_ip, hmac)
      catalogue: events/auth.toml:14
    "#);
}

#[test]
fn a_strategy_is_in_the_catalogue() {
    let declaration = structure(
        "Login",
        "auth.login",
        &["actor: Actor<'a>", "#[redact(hmca)] source_ip: IpAddr"],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0303 at FieldStrategy(1): no redaction strategy "hmca"
      help: did you mean `hmac`?
      catalogue: events/auth.toml:14
    "#);
}

#[test]
fn a_required_field_is_not_optional() {
    let declaration = structure(
        "Login",
        "auth.login",
        &["actor: Option<Actor<'a>>", "#[redact] source_ip: IpAddr"],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0103 at FieldType(0): field "actor" is required by the catalogue but "Option" lets it be absent
      help: use `Actor<'a>`, or drop `required = true` at events/auth.toml:15
      catalogue: events/auth.toml:15
    "#);
}

#[test]
fn an_event_is_named() {
    let declaration = structure(
        "Login",
        "",
        &["actor: Actor<'a>", "#[redact] source_ip: IpAddr"],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0002 at Derive: missing `#[audit(event = "…")]`
      help: the name suggests `#[audit(event = "auth.login")]`
    "#);
}

#[test]
fn a_secret_is_only_dropped() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Actor<'a>",
            "#[redact] source_ip: IpAddr",
            "#[redact(hmac)] session: &'a str",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0304 at FieldStrategy(2): class "secret" is never written in any form; only "drop" is allowed
      help: write `#[redact(drop)]`
      catalogue: events/auth.toml:17
    "#);
}

#[test]
fn a_public_field_is_not_redacted() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Actor<'a>",
            "#[redact] source_ip: IpAddr",
            "#[redact] mfa: bool",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0305 at FieldRedact(2): field "mfa" is class "public": the only allowed strategy is "plain", so #[redact] contradicts the catalogue
      help: remove it or raise the class
      catalogue: events/auth.toml:18
    "#);
}

#[test]
fn a_public_field_is_not_redacted_by_name_either() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Actor<'a>",
            "#[redact] source_ip: IpAddr",
            "#[redact(drop)] mfa: bool",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0305 at FieldRedact(2): field "mfa" is class "public": the only allowed strategy is "plain", so #[redact] contradicts the catalogue
      help: remove it or raise the class
      catalogue: events/auth.toml:18
    "#);
}

#[test]
fn a_bare_redact_redacts() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Actor<'a>",
            "#[redact] source_ip: IpAddr",
            "#[redact] reason: OnlyIf<Option<&'a str>>",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0305 at FieldRedact(2): field "reason" is class "internal", whose default is to write it as it is, so #[redact] alone redacts nothing
      help: say which: `#[redact(truncate)]`, `#[redact(drop)]`
      catalogue: events/auth.toml:21
    "#);
}

#[test]
fn a_rename_leads_somewhere() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Actor<'a>",
            "#[redact] #[rename(src)] source_ip: IpAddr",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0107 at FieldRename(1): event "auth.login" has no field "src"
      help: did you mean `source_ip`?
      note: to add it, write at events/auth.toml:7:
    [event."auth.login".field]
    src = { type = "ip", class = "…", required = true }
      catalogue: events/auth.toml:7
    "#);
}

#[test]
fn one_field_is_declared_once() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Actor<'a>",
            "#[redact] source_ip: IpAddr",
            "#[redact] #[rename(source_ip)] peer: IpAddr",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0108 at Field(1): "source_ip" is first declared here
    CDL0108 at Field(2): field "source_ip" is declared twice
      help: keep one of them, or rename one with `#[audit(rename = "…")]`
    "#);
}

#[test]
fn a_reserved_field_stays_away() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Actor<'a>",
            "#[redact] source_ip: IpAddr",
            "ip: IpAddr",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0105 at Field(2): field "ip" of "auth.login" is reserved: it had another meaning once
      help: fields that the struct does not declare yet: method, request_id, session, mfa, roles, attempts, reason
      catalogue: events/auth.toml:7
    "#);
}

#[test]
fn every_mistake_of_a_struct_is_told_in_source_order() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Option<Actor<'a>>",
            "mehtod: AuthMethod",
            "session: &'a str",
            "#[redact(mask)] mfa: bool",
            "colour: u8",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0101 at Ident: event "auth.login" requires field "source_ip" (ip), which struct "Login" does not declare
      help: add `#[redact] source_ip: IpAddr,`
      note: fields removed by #[cfg] do not count
      catalogue: events/auth.toml:14
    CDL0103 at FieldType(0): field "actor" is required by the catalogue but "Option" lets it be absent
      help: use `Actor<'a>`, or drop `required = true` at events/auth.toml:15
      catalogue: events/auth.toml:15
    CDL0102 at Field(1): event "auth.login" has no field "mehtod"
      help: did you mean `method`?
      note: to add it, write at events/auth.toml:7:
    [event."auth.login".field]
    mehtod = { type = "…", class = "…", required = true }
      catalogue: events/auth.toml:7
    CDL0301 at Field(2): field "session" is class "secret" and must say how it is redacted
      help: write `#[redact]`, which means drop
      catalogue: events/auth.toml:17
    CDL0305 at FieldRedact(3): field "mfa" is class "public": the only allowed strategy is "plain", so #[redact] contradicts the catalogue
      help: remove it or raise the class
      catalogue: events/auth.toml:18
    CDL0102 at Field(4): event "auth.login" has no field "colour"
      help: fields that the struct does not declare yet: method, request_id, source_ip, roles, attempts, reason
      note: to add it, write at events/auth.toml:7:
    [event."auth.login".field]
    colour = { type = "u32", class = "…", required = true }
      catalogue: events/auth.toml:7
    "#);
}

#[test]
fn a_lawful_list_never_proposes_plain() {
    let declaration = structure(
        "Login",
        "auth.login",
        &[
            "actor: Actor<'a>",
            "#[redact] source_ip: IpAddr",
            "#[redact(hmac)] reason: OnlyIf<Option<&'a str>>",
            "#[redact(plian)] roles: Option<&'a [String]>",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0302 at FieldStrategy(2): strategy "hmac" is not allowed for "reason" (class "internal", allowed here: truncate, drop)
      catalogue: events/auth.toml:21
    CDL0303 at FieldStrategy(3): no redaction strategy "plian"
      help: allowed here: truncate, drop
      catalogue: events/auth.toml:19
    "#);
}

#[test]
fn a_classified_field_of_an_object_says_how_it_is_redacted() {
    let declaration = structure("Actor", "Actor", &["id: &'a str"]);
    let mistakes = check_object(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0309 at Field(0): field "id" of object "Actor" is class "personal" and must say how it is redacted
      help: write `#[redact]`, which means hmac
      catalogue: types.toml:16
    "#);
}

#[test]
fn an_object_is_in_the_catalogue() {
    let declaration = structure("Actor", "Acter", &["#[redact] id: &'a str"]);
    let mistakes = check_object(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0001 at Name: no object "Acter" in catalogue "shop" 4.2.0
      help: did you mean `Actor`?
      note: to add it, write in types.toml:
    [object.Acter]
    [object.Acter.field]
    id = { type = "string", class = "…", required = true }
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn an_object_is_named() {
    let declaration = structure("Actor", "", &["#[redact] id: &'a str"]);
    let mistakes = check_object(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0002 at Derive: missing `#[audit(object = "…")]`
      help: the name suggests `#[audit(object = "Actor")]`
    "#);
}

#[test]
fn an_object_needs_its_required_fields() {
    let declaration = structure("Actor", "Actor", &[]);
    let mistakes = check_object(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0101 at Ident: object "Actor" requires field "id" (user_id), which struct "Actor" does not declare
      help: add `#[redact] id: &'a str,`
      note: fields removed by #[cfg] do not count
      catalogue: types.toml:16
    "#);
}

#[test]
fn a_variant_is_in_the_catalogue() {
    let declaration = enumeration(
        "AuthMethod",
        "AuthMethod",
        &["Password", "PassKeys", "Fingerprint"],
    );
    let mistakes = check_enum(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0401 at Variant(1): enum "AuthMethod" has no value "pass_keys"
      help: did you mean `passkey`? or `#[audit(value = "passkey")]`
      note: to add it, write { id = "pass_keys" } at types.toml:10
      catalogue: types.toml:10
    CDL0401 at Variant(2): enum "AuthMethod" has no value "fingerprint"
      help: it has password, passkey, totp
      note: to add it, write { id = "fingerprint" } at types.toml:10
      catalogue: types.toml:10
    "#);
}

#[test]
fn two_variants_are_two_words() {
    let declaration = enumeration("AuthMethod", "AuthMethod", &["Password", "Pin=password"]);
    let mistakes = check_enum(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0403 at Variant(1): value "password" is written by two variants
      help: `Password` writes it already
      catalogue: types.toml:10
    "#);
}

#[test]
fn an_enum_is_in_the_catalogue() {
    let declaration = enumeration("AuthMethod", "AuthMethods", &["Password"]);
    let mistakes = check_enum(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0001 at Name: no enum "AuthMethods" in catalogue "shop" 4.2.0
      help: did you mean `AuthMethod`?
      note: to add it, write in types.toml:
    [enum.AuthMethods]
    values = [{ id = "password" }]
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn an_enum_is_named() {
    let declaration = enumeration("AuthMethod", "", &["Password"]);
    let mistakes = check_enum(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0002 at Derive: missing `#[audit(name = "…")]`
      help: the name suggests `#[audit(name = "AuthMethod")]`
    "#);
}
