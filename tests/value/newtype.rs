//! `#[derive(AuditValue)]`: a struct of one field is accepted exactly where its field is.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cdl_runtime::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::enumeration::Confidence;
use super::{Written, written};

/// Whether a type has a trait: what is inherent goes before what a trait gives.
macro_rules! has {
    ($ty:ty: $($family:tt)*) => {{
        struct Probe<T: ?Sized>(PhantomData<T>);
        #[allow(dead_code, reason = "unused where the other is")]
        trait Otherwise {
            const HAS: bool = false;
        }
        impl<T: ?Sized> Otherwise for Probe<T> {}
        #[allow(dead_code, reason = "unused where the other is")]
        impl<T: ?Sized + $($family)*> Probe<T> {
            const HAS: bool = true;
        }
        <Probe<$ty>>::HAS
    }};
}

macro_rules! families {
    ($ty:ty) => {
        [
            has!($ty: cdl_runtime::value::Text),
            has!($ty: cdl_runtime::value::Bool),
            has!($ty: cdl_runtime::value::I32),
            has!($ty: cdl_runtime::value::I64),
            has!($ty: cdl_runtime::value::U32),
            has!($ty: cdl_runtime::value::U64),
            has!($ty: cdl_runtime::value::F64),
            has!($ty: cdl_runtime::value::Decimal),
            has!($ty: cdl_runtime::value::Bytes),
            has!($ty: cdl_runtime::value::Uuid),
            has!($ty: cdl_runtime::value::Ip),
            has!($ty: cdl_runtime::value::Cidr),
            has!($ty: cdl_runtime::value::Timestamp),
            has!($ty: cdl_runtime::value::Seconds),
            has!($ty: cdl_runtime::value::List),
            has!($ty: cdl_runtime::value::Map),
            has!($ty: cdl_runtime::AuditEnum),
            has!($ty: cdl_runtime::AuditObject),
        ]
    };
}

macro_rules! as_good_as {
    ($($ty:ty),* $(,)?) => {$({
        // Once as its tokens tell, once as they do not.
        #[derive(AuditValue)]
        struct Told(#[allow(dead_code, reason = "asked for its type alone")] $ty);
        type Alias = $ty;
        #[derive(AuditValue)]
        struct Untold(#[allow(dead_code, reason = "asked for its type alone")] Alias);
        assert_eq!(families!(Told), families!($ty), "{}", stringify!($ty));
        assert_eq!(families!(Untold), families!($ty), "{} by another name", stringify!($ty));
    })*};
}

struct Foreign;

#[test]
fn a_newtype_is_accepted_exactly_where_its_field_is() {
    as_good_as!(
        String, &'static str, char, Box<str>, bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32,
        f64, Decimal, Uuid, IpAddr, Ipv4Addr, (IpAddr, u8), SystemTime, Duration, Vec<u8>, Vec<String>, [u8; 16],
        BTreeMap<String, u32>, Confidence, jiff::Timestamp, Foreign, Vec<Foreign>,
    );
    assert!(has!(String: cdl_runtime::value::Text) && !has!(Foreign: cdl_runtime::value::Text));
}

#[derive(AuditValue, Clone)]
struct Name(String);

#[derive(AuditValue)]
struct Borrowed<'a> {
    text: &'a str,
}

/// Of one kind of thing.
#[derive(AuditValue)]
struct Id<Kind: ?Sized>(u64, PhantomData<Kind>);

#[derive(AuditValue)]
struct Held<T, const N: usize>([T; N])
where
    T: Clone;

/// A newtype of a newtype.
#[derive(AuditValue)]
struct Twice(Name);

#[derive(AuditValue)]
struct Tags(BTreeMap<String, Name>);

#[derive(AuditValue)]
struct Sure(Confidence);

#[derive(AuditObject)]
#[audit(object = "Money")]
struct Money {
    amount: Decimal,
    currency: Name,
}

#[derive(AuditValue)]
struct Price(Money);

#[derive(AuditValue)]
struct At(SystemTime);

fn price() -> Price {
    Price(Money {
        amount: Decimal::new(1250, 2),
        currency: Name("EUR".to_owned()),
    })
}

#[test]
fn a_newtype_is_written_as_its_field_is() {
    let mut written = Written::new();
    written! { "value.written" written:
        a_string: Name = Name("ann".to_owned()) => r#""ann""#;
        a_string: Borrowed<'static> = Borrowed { text: "ann" } => r#""ann""#;
        a_string: Arc<Twice> = Arc::new(Twice(Name("longer than eight".to_owned()))) => r#""longer t\u2026""#;
        a_u64: Id<str> = Id(7, PhantomData) => "7";
        a_decimal: Id<Foreign> = Id(7, PhantomData) => r#""7""#;
        strings: Held<Name, 1> = Held([Name("a".to_owned())]) => r#"["a"]"#;
        strings: Vec<Borrowed<'static>> = vec![Borrowed { text: "abcde" }] => r#"["abcd\u2026"]"#;
        some_bytes: Held<u8, 2> = Held([1, 2]) => r#""0102""#;
        labels: Tags = Tags([("a".to_owned(), Name("b".to_owned()))].into()) => r#"{"a":"b"}"#;
        a_word: Sure = Sure(Confidence::High) => r#""high""#;
        words: [Sure; 1] = [Sure(Confidence::Low)] => r#"["low"]"#;
        a_price: Price = price() => r#"{"amount":"12.5","currency":"EUR"}"#;
        prices: Vec<Box<Price>> = vec![Box::new(price())] => r#"[{"amount":"12.5","currency":"EUR"}]"#;
        a_timestamp: At = At(UNIX_EPOCH) => r#""1970-01-01T00:00:00.000000Z""#;
    }
    written.check();
}

#[derive(AuditEvent)]
#[audit(event = "value.redacted")]
struct Told<'a, T: cdl_runtime::value::I64> {
    #[redact]
    number: T,
    #[redact]
    user: Borrowed<'a>,
    #[redact(mask)]
    users: &'a [Name],
    #[redact(drop)]
    token: Name,
}

#[derive(AuditEvent)]
#[audit(event = "value.redacted")]
struct Plainly<'a> {
    #[redact]
    number: i64,
    #[redact]
    user: &'a str,
    #[redact(mask)]
    users: &'a [&'a str],
    #[redact(drop)]
    token: &'a str,
}

#[test]
fn a_newtype_is_redacted_as_its_field_is() {
    #[derive(AuditValue)]
    struct Number(i64);
    let audit = Audit::memory();
    let users = [Name("usr_1".to_owned())];
    Told {
        number: Number(42),
        user: Borrowed { text: "usr_1" },
        users: &users,
        token: Name("s3cr3t".to_owned()),
    }
    .emit(&audit)
    .unwrap();
    Plainly {
        number: 42,
        user: "usr_1",
        users: &["usr_1"],
        token: "s3cr3t",
    }
    .emit(&audit)
    .unwrap();
    let written: Vec<_> = audit
        .captured()
        .into_iter()
        .map(|event| event.fields)
        .collect();
    assert_eq!(written[0], written[1]);
    assert!(written[0]["number"].as_str().unwrap().starts_with("hmac:"));
    assert_eq!(written[0]["users"], "********");
    assert!(written[0].get("token").is_none());
}
