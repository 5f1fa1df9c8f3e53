//! Every catalogue type, through more than one Rust type where there are several.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use cdl_runtime::prelude::*;
use uuid::Uuid;

use crate::written;

#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "AuthMethod", exhaustive)]
enum AuthMethod {
    Password,
    Passkey,
    Totp,
}

#[derive(AuditEnum)]
#[audit(name = "ActorKind")]
enum ActorKind {
    User,
}

#[derive(AuditObject)]
#[audit(object = "Actor")]
struct Actor {
    kind: ActorKind,
    #[redact(mask)]
    id: String,
    #[redact]
    email: Option<String>,
}

#[derive(AuditObject)]
#[audit(object = "Item")]
struct Item<'a> {
    sku: &'a str,
    count: u32,
}

struct Semver(u32, u32, u32);

impl fmt::Display for Semver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

struct Url(String);

impl AsRef<str> for Url {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything<'a> {
    a_bool: bool,
    an_i32: i16,
    an_i64: Option<i64>,
    a_u32: NonZeroU32,
    a_u64: usize,
    an_f64: f64,
    a_string: Cow<'a, str>,
    #[redact]
    a_text: Option<Arc<str>>,
    some_bytes: [u8; 2],
    a_uuid: Uuid,
    an_ip: Ipv4Addr,
    a_cidr: (IpAddr, u8),
    #[audit(as_str)]
    a_url: Url,
    a_timestamp: jiff::Timestamp,
    a_duration: &'a Duration,
    #[redact]
    an_email: &'a &'a str,
    #[audit(display)]
    a_semver: Option<Semver>,
    an_enum: &'a AuthMethod,
    an_object: Actor,
    strings: &'a [&'a str],
    numbers: Vec<u32>,
    #[redact]
    users: Option<[&'a str; 1]>,
    methods: Vec<AuthMethod>,
    items: Vec<Item<'a>>,
    labels: &'a BTreeMap<String, String>,
    r#type: Option<&'a str>,
}

#[test]
fn every_type_is_written_in_its_one_form() {
    let audit = Audit::memory();
    let labels = BTreeMap::from([
        ("region".to_owned(), "eu".to_owned()),
        ("a\"b".to_owned(), "c".to_owned()),
    ]);
    let everything = Everything {
        a_bool: true,
        an_i32: -3,
        an_i64: Some(i64::MIN),
        a_u32: NonZeroU32::MIN,
        a_u64: 7,
        an_f64: 0.25,
        a_string: Cow::Borrowed("longer than eight"),
        a_text: Some(Arc::from("longer than sixteen characters")),
        some_bytes: [0xab, 1],
        a_uuid: Uuid::nil(),
        an_ip: Ipv4Addr::LOCALHOST,
        a_cidr: (IpAddr::from([10, 0, 0, 0]), 8),
        a_url: Url("https://shop.example/".to_owned()),
        a_timestamp: jiff::Timestamp::try_from(UNIX_EPOCH).unwrap(),
        a_duration: &Duration::from_millis(1500),
        an_email: &"robin@shop.example",
        a_semver: Some(Semver(1, 2, 3)),
        an_enum: &AuthMethod::Totp,
        an_object: Actor {
            kind: ActorKind::User,
            id: "usr_1".to_owned(),
            email: Some("robin@shop.example".to_owned()),
        },
        strings: &["a", "b"],
        numbers: vec![1, 2],
        users: Some(["usr_1"]),
        methods: vec![AuthMethod::Password, AuthMethod::Passkey],
        items: vec![Item { sku: "x", count: 1 }, Item { sku: "y", count: 2 }],
        labels: &labels,
        r#type: Some("raw"),
    };
    everything.emit(&audit).unwrap();
    let fields = &audit.captured()[0].fields;
    let expected = serde_json::json!({
        "a_bool": true,
        "an_i32": -3,
        "an_i64": "-9223372036854775808",
        "a_u32": 1,
        "a_u64": 7,
        "an_f64": 0.25,
        "a_string": "longer t…",
        "a_text": "longer than sixt…",
        "some_bytes": "ab01",
        "a_uuid": "00000000-0000-0000-0000-000000000000",
        "an_ip": "127.0.0.1",
        "a_cidr": "10.0.0.0/8",
        "a_url": "https://shop.example/",
        "a_timestamp": "1970-01-01T00:00:00.000000Z",
        "a_duration": 1.5,
        "a_semver": "1.2.3",
        "an_enum": "totp",
        "strings": ["a", "b"],
        "numbers": [1, 2],
        "methods": ["password", "passkey"],
        "items": [{"sku": "x", "count": 1}, {"sku": "y", "count": 2}],
        "labels": {"a\"b": "c", "region": "eu"},
        "type": "raw",
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&fields[name], value, "{name}");
    }
    assert_eq!(fields["an_object"]["id"], "********");
    assert_eq!(fields["an_object"]["email"], "r***@shop.example");
    assert!(fields["users"][0].as_str().unwrap().starts_with("hmac:"));
    assert!(!written(&audit).contains("usr_1"));
}

#[test]
fn absent_options_have_no_key_and_no_comma_is_left_over() {
    #[derive(AuditEvent)]
    #[audit(event = "shop.everything")]
    struct Little {
        a_bool: Option<bool>,
        an_i32: Option<i32>,
        a_u32: u32,
        strings: Option<Vec<String>>,
    }
    let cases = [
        (None, None, None, r#"{"a_u32":1}"#),
        (Some(true), None, None, r#"{"a_bool":true,"a_u32":1}"#),
        (
            None,
            Some(2),
            Some(vec![]),
            r#"{"an_i32":2,"a_u32":1,"strings":[]}"#,
        ),
    ];
    for (a_bool, an_i32, strings, expected) in cases {
        let audit = Audit::memory();
        Little {
            a_bool,
            an_i32,
            a_u32: 1,
            strings,
        }
        .emit(&audit)
        .unwrap();
        let fields: serde_json::Value = serde_json::from_str(expected).unwrap();
        assert_eq!(audit.captured()[0].fields, fields);
    }
}

/// Its quotes are in the texts beside it, wherever it stands.
#[test]
fn a_word_has_its_quotes_at_every_place() {
    #[derive(AuditEvent)]
    #[audit(event = "shop.everything")]
    struct Last {
        a_u32: Option<u32>,
        an_enum: AuthMethod,
    }

    #[derive(AuditEvent)]
    #[audit(event = "shop.everything")]
    struct Alone {
        an_enum: AuthMethod,
    }

    #[derive(AuditEvent)]
    #[audit(event = "shop.everything")]
    struct First {
        an_enum: AuthMethod,
        strings: Vec<String>,
        r#type: &'static str,
    }

    let method = AuthMethod::Totp;
    let audit = Audit::memory();
    let last = |a_u32| Last {
        a_u32,
        an_enum: method,
    };
    last(None).emit(&audit).unwrap();
    last(Some(1)).emit(&audit).unwrap();
    Alone { an_enum: method }.emit(&audit).unwrap();
    let first = First {
        an_enum: method,
        strings: vec!["a".to_owned(), "b".to_owned()],
        r#type: "raw",
    };
    first.emit(&audit).unwrap();
    let captured = audit.captured().into_iter();
    let fields: Vec<_> = captured.map(|event| event.fields).collect();
    let expected = [
        serde_json::json!({ "an_enum": "totp" }),
        serde_json::json!({ "a_u32": 1, "an_enum": "totp" }),
        serde_json::json!({ "an_enum": "totp" }),
        serde_json::json!({ "an_enum": "totp", "strings": ["a", "b"], "type": "raw" }),
    ];
    assert_eq!(fields, expected);
}

/// Whatever the developer calls so, and however a type is spelled.
#[test]
#[expect(
    non_upper_case_globals,
    dead_code,
    reason = "to meet the names of locals"
)]
fn generated_code_has_names_of_its_own() {
    const w: u8 = 0;
    const value: u8 = 0;
    const item: u8 = 0;
    const items: u8 = 0;
    const name: u8 = 0;
    const word: u8 = 0;

    struct Theirs;

    impl From<&Theirs> for AuthMethod {
        fn from(_: &Theirs) -> Self {
            Self::Totp
        }
    }

    #[rustfmt::skip] // it would spell `Vec::<String>` as everybody does
    #[derive(AuditEvent)]
    #[audit(event = "shop.everything")]
    struct Named<'a> {
        an_i64: Option<i64>,
        #[redact]
        a_text: Option<Arc<str>>,
        #[audit(mirror = AuthMethod)]
        an_enum: Theirs,
        strings: Vec::<String>,
        methods: Vec<AuthMethod>,
        labels: &'a BTreeMap<String, String>,
    }

    let audit = Audit::memory();
    let named = Named {
        an_i64: Some(1),
        a_text: None,
        an_enum: Theirs,
        strings: vec!["a".to_owned()],
        methods: vec![AuthMethod::Password],
        labels: &BTreeMap::from([("a".to_owned(), "b".to_owned())]),
    };
    named.emit(&audit).unwrap();
    assert_eq!(
        audit.captured()[0].fields,
        serde_json::json!({
            "an_i64": 1, "an_enum": "totp", "strings": ["a"], "methods": ["password"], "labels": { "a": "b" },
        })
    );
}
