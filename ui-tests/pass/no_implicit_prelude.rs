//! Not even `Option` is in scope.
#![no_implicit_prelude]

use ::cdl_runtime::{Audit, AuditEnum, AuditEvent, AuditObject};

#[derive(AuditEnum)]
#[audit(name = "ActorKind", no_implicit_prelude)]
enum ActorKind {
    User,
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod", no_implicit_prelude)]
enum AuthMethod {
    Passkey,
}

#[derive(AuditObject)]
#[audit(object = "Actor", no_implicit_prelude)]
struct Actor<'a> {
    kind: ActorKind,
    #[redact]
    id: &'a str,
    #[redact]
    email: ::core::option::Option<&'a str>,
}

#[derive(AuditEvent)]
#[audit(event = "auth.login", no_implicit_prelude)]
struct Login<'a> {
    actor: Actor<'a>,
    method: AuthMethod,
    #[redact]
    source_ip: ::std::net::IpAddr,
    #[redact]
    note: ::std::option::Option<&'a str>,
}

#[derive(AuditEvent)]
#[audit(event = "shop.everything", no_implicit_prelude)]
struct Everything<'a> {
    #[audit(display)]
    a_string: u8,
    #[audit(as_str)]
    a_url: ::std::option::Option<&'a str>,
    strings: &'a [&'a str],
}

#[test]
fn nothing_is_taken_from_the_prelude() {
    let audit = Audit::memory();
    let actor = Actor {
        kind: ActorKind::User,
        id: "usr_1",
        email: ::std::option::Option::None,
    };
    let login = Login {
        actor,
        method: AuthMethod::Passkey,
        source_ip: ::std::net::IpAddr::V4(::std::net::Ipv4Addr::LOCALHOST),
        note: ::std::option::Option::Some("n"),
    };
    let everything = Everything {
        a_string: 1,
        a_url: ::std::option::Option::Some("u"),
        strings: &["a"],
    };
    ::std::mem::drop(login.success(&audit));
    ::std::mem::drop(everything.emit(&audit));
    ::std::assert_eq!(audit.captured().len(), 2);
}
