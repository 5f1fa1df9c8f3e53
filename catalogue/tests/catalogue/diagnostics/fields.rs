//! Which fields there are.

use crate::base::load;
use crate::declare::{structure, told};
use cdl_catalogue::check_event;
use insta::assert_snapshot;

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
      note: to add it, write below events/auth.toml:21:
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
      note: to add it, write below events/auth.toml:21:
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
