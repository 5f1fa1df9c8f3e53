//! The Rust types of fields.

use super::{Mistake, mistake};

pub(super) const ERRORS: &[Mistake] = &[
    mistake(
        "m05",
        "CDL0201",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked", allow(twice))]
struct Picked<'a> { picker: Picker<'a>, tool: Tool, #[redact] gate: «String» }"#,
    ),
    mistake(
        "m15",
        "CDL0202",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked", allow(twice))]
struct Picked<'a> { picker: Picker<'a>, tool: «Weather», #[redact] gate: IpAddr }"#,
    ),
    mistake(
        "m25",
        "CDL0212",
        r#"
struct SecretString;
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { note: «SecretString» }"#,
    ),
    mistake(
        "m26",
        "CDL0213",
        r#"
mod serde_json { pub struct Value; }
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { note: «serde_json::Value» }"#,
    ),
    mistake(
        "m27",
        "CDL0214",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { kinds: «String» }"#,
    ),
    mistake(
        "m28",
        "CDL0215",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { count: Option<«u64»> }"#,
    ),
    mistake(
        "m29",
        "CDL0216",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { count: «f64» }"#,
    ),
    mistake(
        "m29b",
        "CDL0216",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled { clear: «u8» }"#,
    ),
    mistake(
        "m30",
        "CDL0217",
        r#"
mod chrono { pub struct Utc; pub struct DateTime<Zone>(Zone); }
use chrono::{DateTime, Utc};
#[derive(AuditEvent)]
#[audit(event = "press.sampled", allow(twice))]
struct Sampled { at: «DateTime<Utc>» }"#,
    ),
    mistake(
        "m49",
        "CDL0218",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.picked", allow(twice))]
struct Picked { picker: «Tree», tool: Tool, #[redact] gate: IpAddr }"#,
    ),
    mistake(
        "m53",
        "CDL0219",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.closed", allow(twice))]
struct Closed<T> { #[redact] closer: «T» }"#,
    ),
];
