//! Every name that an expansion could have meant is something else here.
#![allow(
    dead_code,
    unused_macros,
    non_camel_case_types,
    reason = "the names are the test"
)]

use ::cdl_runtime::Audit as Trail;
use ::cdl_runtime::{AuditEnum, AuditEvent, AuditObject, AuditValue};

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

#[derive(AuditValue)]
struct Amount(::core::primitive::i64);

#[derive(AuditValue)]
struct Tags<'a, T>(&'a [T], ::core::marker::PhantomData<T>);

#[derive(AuditValue)]
struct Buyer<'a> {
    actor: Actor<'a>,
}

enum Scheme {
    Key(::core::primitive::u64),
    Word { text: ::core::primitive::char },
    Card,
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod", remote = "Scheme")]
enum Mirror {
    #[audit(value = "passkey")]
    Key,
    #[audit(value = "password")]
    Word,
    #[audit(value = "totp", other)]
    Rest,
}

#[derive(AuditEvent)]
#[audit(event = "shop.priced")]
struct Priced<'a> {
    amount: Amount,
    #[audit(as_str)]
    rates: &'a [&'a ::core::primitive::str],
    limits: &'a ::std::collections::BTreeMap<&'a ::core::primitive::str, Amount>,
    #[audit(mirror = "Mirror")]
    method: &'a Scheme,
    buyer: ::core::option::Option<Buyer<'a>>,
    tags: Tags<'a, ::core::primitive::char>,
}

#[test]
fn newtypes_mirrors_and_bounds_meet_none_of_them() {
    let audit = Trail::memory();
    let [key, word, card] = [Scheme::Key(1), Scheme::Word { text: 'x' }, Scheme::Card];
    for method in [&key, &word, &card] {
        let priced = Priced {
            amount: Amount(5),
            rates: &["1.50", "2"],
            limits: &::std::collections::BTreeMap::new(),
            method,
            buyer: ::core::option::Option::None,
            tags: Tags(&['a', 'b', 'c'], ::core::marker::PhantomData),
        };
        drop(priced.emit(&audit));
    }
    // Ours is made of theirs, and what theirs carries is theirs alone.
    let (Scheme::Key(1), Scheme::Word { text: 'x' }) = (&key, &word) else {
        panic!("nothing was taken out")
    };
    let words: [&'static ::core::primitive::str; 1] = [::cdl_runtime::AuditEnum::word(
        &<Mirror as ::core::convert::From<Scheme>>::from(card),
    )];
    assert_eq!(words, ["totp"]);
    assert_eq!(audit.captured().len(), 3);
}
