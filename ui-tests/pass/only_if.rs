//! Fields of some outcomes: the emitters of those take them, and no other event can be written with one.

use cdl_runtime::prelude::*;

use crate::written;

#[derive(AuditEvent, Clone, Copy, Debug, PartialEq)]
#[audit(event = "order.paid")]
struct Paid<'a> {
    order: &'a str,
    #[redact]
    reason: OnlyIf<&'a str>,
    amount: i64,
    status: OnlyIf<Option<u32>>,
    #[redact(mask)]
    payer: OnlyIf<String>,
}

fn paid() -> Paid<'static> {
    Paid {
        order: "o-1",
        reason: OnlyIf::new(),
        amount: 5,
        status: OnlyIf::default(),
        payer: OnlyIf::new(),
    }
}

#[test]
fn an_outcome_takes_what_it_demands_and_what_it_allows() {
    let audit = Audit::memory();
    paid()
        .failure(&audit, "card declined", Some(51), "u-1".to_owned())
        .unwrap();
    assert_eq!(
        written(&audit),
        r#"{"amount":5,"order":"o-1","payer":"********","reason":"********","status":51}"#
    );
}

#[test]
fn what_is_allowed_may_be_absent() {
    let audit = Audit::memory();
    paid()
        .failure(&audit, "card declined", None, "u-1".to_owned())
        .unwrap();
    assert_eq!(
        written(&audit),
        r#"{"amount":5,"order":"o-1","payer":"********","reason":"********"}"#
    );
}

#[test]
fn another_outcome_takes_what_is_its_own() {
    let audit = Audit::memory();
    paid().success(&audit, "u-1".to_owned()).unwrap();
    assert_eq!(
        written(&audit),
        r#"{"amount":5,"order":"o-1","payer":"********"}"#
    );
    let audit = Audit::memory();
    paid().denied(&audit, "fraud").unwrap();
    assert_eq!(
        written(&audit),
        r#"{"amount":5,"order":"o-1","reason":"********"}"#
    );
}

/// What the guard's outcomes take is what the emitters take; an attempt that is dropped has nothing to give.
#[test]
fn an_attempt_ends_with_what_comes_with_its_outcome() {
    let audit = Audit::memory();
    let attempt = paid().attempt(&audit).unwrap();
    attempt.denied("fraud").unwrap();
    drop(paid().attempt(&audit).unwrap());
    let lines: Vec<(Option<String>, String)> = audit
        .captured()
        .into_iter()
        .map(|event| (event.outcome, event.fields.to_string()))
        .collect();
    let bare = r#"{"amount":5,"order":"o-1"}"#;
    let expected = [
        ("attempted", bare),
        (
            "denied",
            r#"{"amount":5,"order":"o-1","reason":"********"}"#,
        ),
        ("attempted", bare),
        ("unknown", bare),
    ]
    .map(|(outcome, fields)| (Some(outcome.to_owned()), fields.to_owned()));
    assert_eq!(lines, expected);
}

/// Nothing of an outcome is in the struct, so nothing of it is in a log line.
#[test]
fn a_log_line_has_what_the_struct_has() {
    assert!(format!("{:?}", paid()).contains("reason: OnlyIf"));
    assert_eq!(paid(), paid());
}

mod generic {
    use super::{Audit, AuditEvent, OnlyIf, written};

    /// With everything that generics can have, and a field whose name is that of the handle.
    #[derive(AuditEvent)]
    #[audit(event = "order.paid")]
    struct Paid<'a, T: ?Sized, const N: usize = 1>
    where
        T: cdl_runtime::value::Text,
    {
        order: &'a T,
        amount: i64,
        #[redact]
        #[audit(rename = "reason", display)]
        audit: OnlyIf<std::fmt::Arguments<'a>>,
        #[audit(rename = "status")]
        r#type: OnlyIf<u16>,
    }

    #[test]
    fn they_stand_in_the_order_of_the_struct() {
        let audit = Audit::memory();
        let order = String::from("o-2");
        let event: Paid<'_, str> = Paid {
            order: &order,
            amount: 7,
            audit: OnlyIf::new(),
            r#type: OnlyIf::new(),
        };
        event.failure(&audit, format_args!("no {}", 1), 3).unwrap();
        assert_eq!(
            written(&audit),
            r#"{"amount":7,"order":"o-2","reason":"********","status":3}"#
        );
    }
}

#[test]
fn the_schema_says_to_which_outcomes_a_field_belongs() {
    let schema = <Paid<'_> as cdl_runtime::AuditEvent>::DESCRIPTOR
        .schema
        .member();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(schema["fields"][1]["name"], "reason");
    assert_eq!(schema["fields"][1]["required"], true);
    assert_eq!(
        schema["fields"][1]["only_if"],
        serde_json::json!(["failure", "denied"])
    );
    assert_eq!(schema["fields"][0].get("only_if"), None);
}

#[test]
fn a_field_that_is_never_written_may_come_with_an_outcome() {
    #[derive(AuditEvent)]
    #[audit(event = "order.whispered")]
    struct Whispered<'a> {
        #[redact(drop)]
        secret: OnlyIf<Option<&'a str>>,
    }
    let whispered = Whispered {
        secret: OnlyIf::new(),
    };
    let audit = Audit::memory();
    whispered.failure(&audit, Some("hush")).unwrap();
    whispered.success(&audit).unwrap();
    for event in audit.captured() {
        assert_eq!(event.fields, serde_json::json!({}));
    }
}

#[test]
fn a_guard_ends_with_fields_of_any_name() {
    #[derive(AuditEvent)]
    #[audit(event = "order.relayed")]
    struct Relayed<'a> {
        emit: OnlyIf<&'a str>,
        event: OnlyIf<&'a str>,
    }
    let relayed = Relayed {
        emit: OnlyIf::new(),
        event: OnlyIf::new(),
    };
    let audit = Audit::memory();
    let attempt = relayed.attempt(&audit).unwrap();
    attempt.failure("sent", "order").unwrap();
    let last = audit.captured().pop().unwrap();
    assert_eq!(
        last.fields,
        serde_json::json!({ "emit": "sent", "event": "order" })
    );
}
