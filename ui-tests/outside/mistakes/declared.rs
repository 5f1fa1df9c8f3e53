//! The declaration as a whole: which event, which item, how often.

use super::{Mistake, mistake};

pub(super) const ERRORS: &[Mistake] = &[
    mistake(
        "m04",
        "CDL0001",
        r#"
#[derive(AuditEvent)]
#[audit(event = «"harvest.pikced"»)]
struct Picked;"#,
    ),
    mistake(
        "m09",
        "CDL0002",
        "
#[derive(«AuditEvent»)]
struct HarvestClosed;",
    ),
    mistake(
        "m44",
        "CDL0007",
        r#"
#[derive(AuditEvent)]
#[audit(event = «"harvset.closed"»)]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m50",
        "CDL0030",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
«enum» Closed { Early, Late }"#,
    ),
    mistake(
        "m51",
        "CDL0031",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed«(String)»;"#,
    ),
    mistake(
        "m52",
        "CDL0032",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
«union» Closed { closer: u8, other: u8 }"#,
    ),
    mistake(
        "m54",
        "CDL0009",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked")]
struct «PickedAgain»<'a> {
    picker: Picker<'a>, tool: Tool, #[redact(alias)] gate: IpAddr, sunny: bool,
}"#,
    ),
];

pub(super) const WARNINGS: &[Mistake] = &[mistake(
    "m54c",
    "CDL0009",
    r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct Closed<'a> { #[redact] closer: &'a str }
#[derive(AuditEvent)]
#[audit(event = "harvest.closed")]
struct «Shut» { #[redact] closer: String }"#,
)];
