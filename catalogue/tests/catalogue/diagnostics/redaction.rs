//! How fields are redacted, and whether they are there.

use crate::base::load;
use crate::declare::{structure, told};
use cdl_catalogue::check_event;
use insta::assert_snapshot;

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
