//! One spelling before a pseudonym, for the types that say so.

use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "order.watched")]
struct Watched<'a> {
    #[redact]
    by: &'a str,
    #[redact(hmac)]
    plain: Option<&'a str>,
}

/// The pseudonyms of the two fields.
fn pseudonyms(by: &str) -> (String, String) {
    let audit = Audit::memory();
    let watched = Watched {
        by,
        plain: Some(by),
    };
    watched.emit(&audit).expect("it is taken");
    let captured = audit.captured();
    let text = |name: &str| {
        captured[0].fields[name]
            .as_str()
            .expect("a text")
            .to_owned()
    };
    (text("by"), text("plain"))
}

#[test]
fn one_person_typed_in_two_ways_has_one_pseudonym() {
    let (by, plain) = pseudonyms("ann@example.org");
    for typed in [
        " Ann@Example.ORG",
        "ann@example.org\n",
        "\u{a0}ANN@EXAMPLE.ORG\t",
    ] {
        let (other_by, other_plain) = pseudonyms(typed);
        assert_eq!(other_by, by, "{typed:?}");
        assert_ne!(
            other_plain, plain,
            "another type keeps what was typed: {typed:?}"
        );
    }
    assert_ne!(pseudonyms("bob@example.org").0, by);
    assert_ne!(
        pseudonyms("ann @example.org").0,
        by,
        "white space inside counts"
    );
    assert!(by.starts_with("hmac:"), "{by}");
}

#[test]
fn the_schema_says_what_is_done() {
    let schema = <Watched<'_> as cdl_runtime::AuditEvent>::DESCRIPTOR
        .schema
        .member();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(
        schema["fields"][0]["normalise"],
        serde_json::json!(["trim", "lower"])
    );
    assert_eq!(schema["fields"][1].get("normalise"), None);
}
