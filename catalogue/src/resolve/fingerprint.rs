//! What a shape is, in 32 bytes.
//!
//! A fingerprint is the SHA-256 of a canonical text: a first line that names the kind, then a line for each
//! statement, each ended by `\n`. Words stand as they are, free texts as Rust string literals, an absent value as
//! `-`. What a type normalises stands last, and only where there is something. A reference carries the fingerprint of what it refers to, so a change deep inside shows at the top.
//!
//! ```text
//! cdl/event/1
//! name auth.login
//! category authentication
//! action login
//! mandatory true
//! outcome success info
//! outcome failure warning
//! attempted info
//! retention 2y
//! delivery queued
//! control "SOC2:CC6.1"
//! field actor required object Actor:9f2c… class - lawful plain,drop default plain max_len - max_items - only_if -
//! field source_ip required ip class personal lawful truncate_ip(24,48),drop default truncate_ip max_len - …
//! ```
//!
//! Titles, descriptions, owners, examples, versions, deprecations and mappings are not in it.

use std::fmt::Write;

use crate::model::{Event, Field, Moments, Normalise, Scope, Strategy, StrategyKind};
use crate::read::enums::RawEnum;

use super::field::Resolved;

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8; 32]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

pub(crate) fn sha256(text: &str) -> [u8; 32] {
    hmac_sha256::Hash::hash(text.as_bytes())
}

pub(super) fn field(field: &Field, shape: &str) -> String {
    let presence = if field.required {
        "required"
    } else {
        "optional"
    };
    let class = field.class.as_ref().map_or("-", |class| &class.name);
    let lawful: Vec<String> = field.lawful.iter().map(|lawful| strategy(lawful)).collect();
    let number = |number: Option<u32>| number.map_or("-".to_owned(), |number| number.to_string());
    let only_if = field
        .only_if
        .as_ref()
        .map_or("-".to_owned(), |words| words.join(","));
    let normalise = normalise(&field.normalise);
    format!(
        "field {} {presence} {shape} class {class} lawful {} default {} max_len {} max_items {} only_if {only_if}{normalise}\n",
        field.name,
        lawful.join(","),
        field.default.name,
        number(field.max_len),
        number(field.max_items),
    )
}

/// ` normalise trim,lower`; nothing where nothing is done.
fn normalise(words: &[Normalise]) -> String {
    if words.is_empty() {
        return String::new();
    }
    let words: Vec<&str> = words.iter().map(|word| word.as_str()).collect();
    format!(" normalise {}", words.join(","))
}

fn strategy(strategy: &Strategy) -> String {
    let name = &strategy.name;
    match &strategy.kind {
        StrategyKind::Plain => format!("{name}=plain"),
        StrategyKind::Drop => format!("{name}=drop"),
        StrategyKind::Mask { symbol, fixed } => format!("{name}=mask({symbol:?},{fixed})"),
        StrategyKind::MaskEmail {
            keep_first,
            keep_domain,
        } => {
            format!("{name}=mask_email({keep_first},{keep_domain})")
        }
        StrategyKind::KeepLast { keep } => format!("{name}=keep_last({keep})"),
        StrategyKind::Truncate { max_chars } => format!("{name}=truncate({max_chars})"),
        StrategyKind::TruncateIp { v4, v6 } => format!("{name}=truncate_ip({v4},{v6})"),
        StrategyKind::Hmac { key, scope } => {
            let scope = match scope {
                Scope::None => "none",
                Scope::Event => "event",
                Scope::Field => "field",
                Scope::Tenant => "tenant",
            };
            format!("{name}=hmac_sha256({key},{scope})")
        }
    }
}

fn fields(text: &mut String, fields: &[Resolved]) {
    for field in fields {
        text.push_str(&field.canonical);
    }
}

pub(super) fn object(name: &str, subject: bool, resolved: &[Resolved]) -> [u8; 32] {
    let mut text = format!("cdl/object/1\nname {name}\nsubject {subject}\n");
    fields(&mut text, resolved);
    sha256(&text)
}

pub(super) fn enumeration(name: &str, raw: &RawEnum) -> [u8; 32] {
    let mut text = format!("cdl/enum/1\nname {name}\nopen {}\n", raw.open);
    for value in &raw.values {
        text.push_str("value ");
        text.push_str(&value.id);
        text.push('\n');
    }
    sha256(&text)
}

/// Of an event that is whole but for its fingerprint.
pub(super) fn event(event: &Event, resolved: &[Resolved]) -> [u8; 32] {
    sha256(&event_text(event, resolved).unwrap_or_default())
}

fn event_text(event: &Event, resolved: &[Resolved]) -> Result<String, std::fmt::Error> {
    let mut text = String::from("cdl/event/1\n");
    writeln!(
        text,
        "name {}\ncategory {}\naction {}",
        event.name, event.category, event.action
    )?;
    writeln!(text, "mandatory {}", event.mandatory)?;
    match &event.moments {
        Moments::Single(severity) => writeln!(text, "severity {}", severity.as_str())?,
        Moments::Outcomes(outcomes) => {
            for (outcome, severity) in outcomes {
                writeln!(text, "outcome {outcome} {}", severity.as_str())?;
            }
        }
    }
    writeln!(
        text,
        "attempted {}",
        event.attempted.map_or("-", crate::model::Severity::as_str)
    )?;
    writeln!(
        text,
        "retention {}\ndelivery {}",
        event.retention,
        event.delivery.as_str()
    )?;
    for control in &event.controls {
        writeln!(text, "control {control:?}")?;
    }
    fields(&mut text, resolved);
    Ok(text)
}
