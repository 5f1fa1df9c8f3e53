//! How fields are redacted.

use super::{Mistake, mistake};

pub(super) const ERRORS: &[Mistake] = &[
    mistake(
        "m03",
        "CDL0301",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { «closer»: &'a str }"#,
    ),
    mistake(
        "m06",
        "CDL0302",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact(«veil»)] gate: IpAddr }"#,
    ),
    mistake(
        "m07",
        "CDL0303",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact(«alais»)] closer: &'a str }"#,
    ),
    mistake(
        "m13",
        "CDL0304",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact] gate: IpAddr, #[redact(«alias»)] badge: &'a str }"#,
    ),
    mistake(
        "m20",
        "CDL0305",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact] gate: IpAddr, «#[redact]» sunny: bool }"#,
    ),
    mistake(
        "m21",
        "CDL0306",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact(veil, «alias»)] closer: &'a str }"#,
    ),
    mistake(
        "m22",
        "CDL0307",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact(veil, «fixed» = 4)] closer: &'a str }"#,
    ),
    mistake(
        "m23",
        "CDL0308",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
«#[redact]»
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m48",
        "CDL0309",
        r#"
#[derive(AuditObject)]
#[audit(object = "Picker")]
struct Person<'a> { «id»: &'a str }"#,
    ),
    mistake(
        "m56",
        "CDL0311",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact(«cut_ip»)] closer: &'a str }"#,
    ),
    mistake(
        "m56b",
        "CDL0311",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact(cut_ip)] gate: «&'a str» }"#,
    ),
];
