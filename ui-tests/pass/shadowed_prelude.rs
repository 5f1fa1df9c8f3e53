//! Every name that an expansion could have meant is something else here.
#![allow(
    dead_code,
    unused_macros,
    non_camel_case_types,
    reason = "the names are the test"
)]

use ::cdl_runtime::Audit as Trail;
use ::cdl_runtime::{AuditEnum, AuditEvent, AuditObject};

struct Option;
struct Some;
struct None;
struct Result;
struct Ok;
struct Err;
struct Box;
struct Vec;
struct String;
struct Audit;
struct Writer;
struct Receipt;
struct Severity;
struct u8;
struct u32;
struct u64;
struct bool;
struct str;
trait Send {}
trait Sized {}
trait From {}
trait Into {}
trait AsRef {}
trait EncodeFields {}
trait Iterator {}
mod core {}
mod std {}
mod cdl_runtime {}

macro_rules! include_bytes {
    ($($tokens:tt)*) => {
        compile_error!("shadowed")
    };
}
macro_rules! option_env {
    ($($tokens:tt)*) => {
        compile_error!("shadowed")
    };
}

const DESCRIPTOR: () = ();
const SUCCESS: () = ();

#[derive(AuditEnum)]
#[audit(name = "ActorKind")]
enum ActorKind {
    User,
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod {
    Passkey,
}

#[derive(AuditObject)]
#[audit(object = "Actor")]
struct Actor<'a> {
    kind: ActorKind,
    #[redact]
    id: &'a ::core::primitive::str,
}

#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    actor: Actor<'a>,
    method: AuthMethod,
    #[redact]
    source_ip: ::std::net::IpAddr,
    attempts: ::core::option::Option<::core::primitive::u32>,
    #[redact]
    note: &'a ::core::primitive::str,
}

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything<'a> {
    #[audit(display)]
    a_string: ::core::primitive::u8,
    #[audit(as_str)]
    a_url: &'a ::core::primitive::str,
    strings: &'a [&'a ::core::primitive::str],
}

#[test]
fn shadowed_names_are_not_met() {
    let audit = Trail::memory();
    let login = Login {
        actor: Actor {
            kind: ActorKind::User,
            id: "usr_1",
        },
        method: AuthMethod::Passkey,
        source_ip: ::std::net::IpAddr::V4(::std::net::Ipv4Addr::LOCALHOST),
        attempts: ::core::option::Option::Some(1),
        note: "n",
    };
    let everything = Everything {
        a_string: 1,
        a_url: "u",
        strings: &["a"],
    };
    drop(login.success(&audit));
    drop(everything.emit(&audit));
    assert_eq!(audit.captured().len(), 2);
}
