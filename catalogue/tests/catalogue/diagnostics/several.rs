//! Several mistakes of one struct.

use crate::base::load;
use crate::declare::{structure, told};
use cdl_catalogue::check_event;
use insta::assert_snapshot;

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
      note: to add it, write below events/auth.toml:21:
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
      note: to add it, write below events/auth.toml:21:
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
