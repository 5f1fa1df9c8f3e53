//! Lifetimes, type parameters, const parameters, where clauses and defaults.

use cdl_runtime::prelude::*;
use cdl_runtime::value::{List, Text};

use crate::written;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Generic<'a, 'b: 'a, T, L: ?Sized, D = u64, const N: usize = 2>
where
    T: Text,
    L: List<Item = String>,
    D: std::fmt::Display,
{
    a_string: T,
    a_url: Option<&'a &'b str>,
    some_bytes: [u8; N],
    #[audit(display)]
    a_semver: D,
    strings: &'b L,
}

#[test]
fn generic_events_are_emitted() {
    let audit = Audit::memory();
    let event: Generic<'_, '_, String, [String]> = Generic {
        a_string: "text".to_owned(),
        a_url: Some(&"u"),
        some_bytes: [0; 2],
        a_semver: 3,
        strings: &["a".to_owned()],
    };
    audit.emit(&event).unwrap();
    assert_eq!(
        written(&audit),
        r#"{"a_semver":"3","a_string":"text","a_url":"u","some_bytes":"0000","strings":["a"]}"#
    );
}

#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Refund<T>
where
    T: Text,
{
    #[redact]
    pan: T,
    amount: i64,
}

#[test]
fn a_generic_event_with_outcomes_is_emitted() {
    let audit = Audit::memory();
    Refund {
        pan: "4111111111111111",
        amount: 1,
    }
    .failure(&audit)
    .unwrap()
    .wait()
    .unwrap();
    assert_eq!(written(&audit), r#"{"amount":1,"pan":"****1111"}"#);
}
