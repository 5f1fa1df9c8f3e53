//! Names of fields: renamed, twice, reserved.

use crate::base::load;
use crate::declare::{structure, told};
use cdl_catalogue::check_event;
use insta::assert_snapshot;

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
      note: to add it, write below events/auth.toml:21:
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
