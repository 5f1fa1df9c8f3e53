//! Fields of types that know nothing of audit events: `#[audit(as_str)]`, `#[audit(display)]`, and what is never read.

use std::fmt;

use cdl_runtime::prelude::*;

use super::{Written, written};

/// A type of another crate: it can show itself, and lends its text.
struct Address(&'static str);

impl AsRef<str> for Address {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In pieces, as most do.
        for letter in self.0.chars() {
            write!(formatter, "{letter}")?;
        }
        Ok(())
    }
}

/// The derive sees the name and not the list.
type Addresses = Vec<Address>;

/// Whoever looks at it fails.
struct Poisoned;

impl AsRef<str> for Poisoned {
    fn as_ref(&self) -> &str {
        panic!("it was read")
    }
}

impl fmt::Display for Poisoned {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("it was read")
    }
}

#[test]
fn a_foreign_type_is_written_as_its_text_without_an_allocation() {
    let mut written = Written::new();
    written! { "value.written" written:
        #[audit(as_str)] an_email: Address = Address("ann@example.org") => r#""ann@example.org""#;
        #[audit(display)] an_email: Address = Address("ann@example.org") => r#""ann@example.org""#;
        #[audit(as_str)] an_email: &'static Address = &Address("a\"b") => r#""a\"b""#;
        #[audit(display)] a_semver: fmt::Arguments<'static> = format_args!("1.2.3") => r#""1.2.3""#;
        #[audit(display)] a_string: u64 = 1_234_567_890 => r#""12345678\u2026""#;
        #[audit(as_str)] a_string: Box<str> = "longer than eight".into() => r#""longer t\u2026""#;
        #[audit(as_str)] strings: Vec<Address> = vec![Address("a"), Address("abcde")] => r#"["a","abcd\u2026"]"#;
        #[audit(as_str)] strings: Addresses = vec![Address("a"), Address("abcde")] => r#"["a","abcd\u2026"]"#;
        #[audit(display)] strings: &'static Addresses = Box::leak(Box::new(vec![Address("b")])) => r#"["b"]"#;
        #[audit(display)] strings: [u8; 4] = [1, 2, 3, 4] => r#"["1","2","3","\u2026 1 more"]"#;
        #[audit(display)] labels: std::collections::BTreeMap<String, u32> = [("a".to_owned(), 12_345)].into() => r#"{"a":"1234\u2026"}"#;
    }
    written.check();
}

macro_rules! redacted {
    ($redact:meta, $field:ident, $text:literal => $expected:expr) => {{
        #[derive(AuditEvent)]
        #[audit(event = "value.redacted")]
        struct Lent {
            #[$redact]
            #[audit(as_str)]
            $field: Address,
        }
        #[derive(AuditEvent)]
        #[audit(event = "value.redacted")]
        struct Shown {
            #[$redact]
            #[audit(display)]
            $field: Address,
        }
        #[derive(AuditEvent)]
        #[audit(event = "value.redacted")]
        struct Own {
            #[$redact]
            $field: &'static str,
        }
        let audit = Audit::memory();
        Own { $field: $text }.emit(&audit).unwrap();
        Lent {
            $field: Address($text),
        }
        .emit(&audit)
        .unwrap();
        Shown {
            $field: Address($text),
        }
        .emit(&audit)
        .unwrap();
        let fields: Vec<_> = audit
            .captured()
            .into_iter()
            .map(|event| event.fields)
            .collect();
        assert_eq!(fields[0], fields[1]);
        assert_eq!(fields[0], fields[2]);
        let expected: Option<&str> = $expected;
        match expected {
            Some(expected) => assert!(fields[0].to_string().contains(expected), "{}", fields[0]),
            None => assert_eq!(fields[0], serde_json::json!({})),
        }
        assert!(!fields[0].to_string().contains($text));
    }};
}

#[test]
fn every_strategy_sees_the_text_that_was_rendered() {
    redacted!(redact, user, "usr_1" => Some("hmac:k1:"));
    redacted!(redact(mask), user, "usr_1" => Some("********"));
    redacted!(redact(drop), user, "usr_1" => None);
    redacted!(redact(mask_email), email, "ann@example.org" => Some("a***@example.org"));
    redacted!(redact, card, "4111111111111111" => Some("****1111"));
    redacted!(redact, token, "s3cr3t" => None);
}

#[test]
fn what_is_masked_or_dropped_is_never_rendered() {
    #[derive(AuditEvent)]
    #[audit(event = "value.redacted")]
    struct Hidden {
        #[redact(mask)]
        #[audit(display)]
        user: Poisoned,
        #[redact(mask)]
        #[audit(as_str)]
        users: Vec<Poisoned>,
        #[redact(drop)]
        #[audit(display)]
        email: Poisoned,
        #[redact(drop)]
        token: Poisoned,
    }
    let audit = Audit::memory();
    Hidden {
        user: Poisoned,
        users: vec![Poisoned],
        email: Poisoned,
        token: Poisoned,
    }
    .emit(&audit)
    .unwrap();
    assert_eq!(
        audit.captured()[0].fields,
        serde_json::json!({"user": "********", "users": "********"})
    );
}

#[test]
fn one_number_has_one_pseudonym_however_it_is_spelled() {
    macro_rules! pseudonym {
        ($(#[$attribute:meta])* $ty:ty = $value:expr) => {{
            #[derive(AuditEvent)]
            #[audit(event = "value.redacted")]
            struct One {
                #[redact]
                $(#[$attribute])*
                amount: $ty,
            }
            let audit = Audit::memory();
            One { amount: $value }.emit(&audit).unwrap();
            audit.captured()[0].fields["amount"].as_str().unwrap().to_owned()
        }};
    }
    use rust_decimal::Decimal;
    let expected = pseudonym!(Decimal = Decimal::new(12_500, 3));
    assert!(expected.starts_with("hmac:k1:"), "{expected}");
    assert_eq!(pseudonym!(Decimal = Decimal::new(125, 1)), expected);
    assert_eq!(
        pseudonym!(#[audit(as_str)] &'static str = "012.50"),
        expected
    );
    assert_eq!(
        pseudonym!(
            #[audit(display)]
            f64 = 12.5
        ),
        expected
    );
    assert_ne!(pseudonym!(i64 = 12), expected);
    assert_eq!(
        pseudonym!(i64 = 12),
        pseudonym!(#[audit(as_str)] &'static str = "1.2e1")
    );
    assert_ne!(pseudonym!(#[audit(as_str)] &'static str = "12,5"), expected);
}
