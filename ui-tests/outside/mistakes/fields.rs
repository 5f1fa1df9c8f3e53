//! Which fields there are, and whether they are always there.

use super::{Mistake, mistake};

pub(super) const ERRORS: &[Mistake] = &[
    mistake(
        "m01",
        "CDL0101",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct «Picked»<'a> { picker: Picker<'a>, tool: Tool }"#,
    ),
    mistake(
        "m02",
        "CDL0102",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] closer: &'a str, «colour»: &'a str }"#,
    ),
    mistake(
        "m08",
        "CDL0103",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] closer: «Option<&'a str>» }"#,
    ),
    mistake(
        "m19",
        "CDL0104",
        r#"
type Baskets = Option<u32>;
#[derive(AuditEvent)]
#[audit(event = "harvest.picked", allow(twice))]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact] gate: IpAddr, baskets: «Baskets» }"#,
    ),
    mistake(
        "m46",
        "CDL0107",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] #[audit(rename = «"closed_by"»)] closer: &'a str }"#,
    ),
    // The first declaration is pointed at too.
    Mistake {
        name: "m47",
        code: "CDL0108",
        source: r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] closer: &'a str, #[redact] #[audit(rename = "closer")] «other»: &'a str }"#,
        messages: 2,
    },
];
