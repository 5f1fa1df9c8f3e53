//! Attributes: ours, misspelt ones, and those of others.

use super::{Mistake, mistake};

pub(super) const ERRORS: &[Mistake] = &[
    mistake(
        "m36",
        "CDL0020",
        r#"
#[derive(AuditEvent)]
#[audit(«evnet» = "harvest.closed")]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m37",
        "CDL0021",
        r#"
const CLOSED: &str = "harvest.closed";
#[derive(AuditEvent)]
#[audit(event = «CLOSED»)]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m38",
        "CDL0022",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed", «event» = "harvest.picked")]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
    mistake(
        "m43",
        "CDL0006",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed", «severity» = "info", allow(twice))]
struct Closed<'a> { #[redact] closer: &'a str }"#,
    ),
];

pub(super) const WARNINGS: &[Mistake] = &[mistake(
    "m24",
    "CDL0211",
    r#"
#[derive(AuditEvent, serde::Serialize)]
#[audit(event = "press.sampled")]
struct Sampled<'a> { #[serde(«skip»)] note: &'a str }"#,
)];

pub(super) const NAMES: &[Mistake] = &[
    mistake(
        "m10",
        "cannot find attribute `redcat`",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled<'a> { #[«redcat»] note: &'a str }"#,
    ),
    mistake(
        "m11",
        "cannot find attribute `redact`",
        "
struct Sampled<'a> { #[«redact»] note: &'a str }",
    ),
];
