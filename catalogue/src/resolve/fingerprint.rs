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

use crate::model::{Class, Event, Field, Moments, Scope, Strategy, StrategyKind};
use crate::read::enums::RawEnum;

use super::redaction::Law;

/// A fingerprint in lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8; 32]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut digits = [0; 64];
    for (at, byte) in bytes.iter().enumerate() {
        digits[2 * at] = DIGITS[usize::from(byte >> 4)];
        digits[2 * at + 1] = DIGITS[usize::from(byte & 15)];
    }
    String::from_utf8_lossy(&digits).into_owned()
}

pub(crate) fn sha256(text: &str) -> [u8; 32] {
    hmac_sha256::Hash::hash(text.as_bytes())
}

/// What the line of a field says of its type: shape, class and law.
pub(super) fn meaning(shape: &str, class: Option<&Class>, (lawful, default): &Law) -> String {
    let mut text = String::with_capacity(192);
    text.push_str(shape);
    text.push_str(" class ");
    text.push_str(class.map_or("-", |class| &class.name));
    let mut before = " lawful ";
    for lawful in lawful {
        text.push_str(before);
        strategy(lawful, &mut text);
        before = ",";
    }
    text.push_str(" default ");
    text.push_str(&default.name);
    text
}

/// The line of a field, put together piece by piece: it is the most frequent of all, and formatting is slow where
/// nothing is optimised, as in most builds that derive.
pub(super) fn field(field: &Field, meaning: &str) -> String {
    let mut line = String::with_capacity(256);
    line.push_str("field ");
    line.push_str(&field.name);
    line.push_str(if field.required {
        " required "
    } else {
        " optional "
    });
    line.push_str(meaning);
    line.push_str(" max_len ");
    number(field.max_len, &mut line);
    line.push_str(" max_items ");
    number(field.max_items, &mut line);
    line.push_str(" only_if ");
    match &field.only_if {
        Some(words) => line.push_str(&words.join(",")),
        None => line.push('-'),
    }
    let mut before = " normalise ";
    for word in &field.normalise {
        line.push_str(before);
        line.push_str(word.as_str());
        before = ",";
    }
    line.push('\n');
    line
}

fn number(number: Option<u32>, line: &mut String) {
    match number {
        Some(number) => line.push_str(&number.to_string()),
        None => line.push('-'),
    }
}

fn strategy(strategy: &Strategy, line: &mut String) {
    line.push_str(&strategy.name);
    line.push('=');
    let kind = match &strategy.kind {
        StrategyKind::Plain => return line.push_str("plain"),
        StrategyKind::Drop => return line.push_str("drop"),
        StrategyKind::Mask { symbol, fixed } => format!("mask({symbol:?},{fixed})"),
        StrategyKind::MaskEmail {
            keep_first,
            keep_domain,
        } => {
            format!("mask_email({keep_first},{keep_domain})")
        }
        StrategyKind::KeepLast { keep } => format!("keep_last({keep})"),
        StrategyKind::Truncate { max_chars } => format!("truncate({max_chars})"),
        StrategyKind::TruncateIp { v4, v6 } => format!("truncate_ip({v4},{v6})"),
        StrategyKind::Hmac { key, scope } => {
            let scope = match scope {
                Scope::None => "none",
                Scope::Event => "event",
                Scope::Field => "field",
                Scope::Tenant => "tenant",
            };
            format!("hmac_sha256({key},{scope})")
        }
    };
    line.push_str(&kind);
}

/// Of an object; `canonical` are the lines of its fields.
pub(super) fn object(name: &str, subject: bool, canonical: &str) -> [u8; 32] {
    let mut text = format!("cdl/object/1\nname {name}\nsubject {subject}\n");
    text.push_str(canonical);
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

/// Of an event that is whole but for its fingerprint; `canonical` are the lines of its fields.
pub(super) fn event(event: &Event, canonical: &str) -> [u8; 32] {
    sha256(&event_text(event, canonical).unwrap_or_default())
}

fn event_text(event: &Event, canonical: &str) -> Result<String, std::fmt::Error> {
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
    text.push_str(canonical);
    Ok(text)
}
