//! Not even `Option` is in scope.
#![no_implicit_prelude]

use ::cdl_runtime::{Audit, AuditEnum, AuditEvent, AuditObject, AuditValue};

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
#[audit(name = "AuthMethod", remote = "Scheme", no_implicit_prelude)]
enum Mirror {
    #[audit(value = "passkey")]
    Key,
    #[audit(value = "password")]
    Word,
    #[audit(value = "totp", other)]
    Rest,
}

#[derive(AuditEvent)]
#[audit(event = "shop.priced", no_implicit_prelude)]
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
fn newtypes_mirrors_and_bounds_take_nothing_from_it_either() {
    let audit = Audit::memory();
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
        ::std::mem::drop(priced.emit(&audit));
    }
    // Ours is made of theirs, and what theirs carries is theirs alone.
    let (Scheme::Key(1), Scheme::Word { text: 'x' }) = (&key, &word) else {
        ::std::panic!("nothing was taken out")
    };
    let words: [&'static ::core::primitive::str; 1] = [::cdl_runtime::AuditEnum::word(
        &<Mirror as ::core::convert::From<Scheme>>::from(card),
    )];
    ::std::assert_eq!(words, ["totp"]);
    ::std::assert_eq!(audit.captured().len(), 3);
}
