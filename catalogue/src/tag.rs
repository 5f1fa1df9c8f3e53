//! What an emitter leaves in an executable: which event it emits, of which catalogue.
//!
//! A derive writes one beside each emitter, where the linker drops both or neither; `cdl attest` reads them back.
//!
//! ```text
//! CDLEV1;acme-shop;4.2.0;auth.login;success;info;9f2c77ab...\n
//! ```

use std::fmt;

use crate::model::Severity;

/// What every tag begins with, whatever follows its number.
pub const MAGIC: &str = "CDLEV";

/// The number of this form.
pub const FORM: &str = "1";

/// A longer one is no tag.
pub const BYTES_MAX: usize = 512;

/// Stands for the outcome of an event that has none.
const NO_OUTCOME: &str = "-";

/// One way to emit one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag<'a> {
    /// The event: `auth.login`.
    pub event: &'a str,
    /// The catalogue that the derive read: `acme-shop`.
    pub catalogue: &'a str,
    /// Its version: `4.2.0`.
    pub version: &'a str,
    /// The event's fingerprint: 64 lower-case hexadecimal digits.
    pub fingerprint: &'a str,
    /// `success`, ..., `attempted`; `None` for an event without outcomes.
    pub outcome: Option<&'a str>,
    /// How grave it is then.
    pub severity: Severity,
}

impl fmt::Display for Tag<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            event,
            catalogue,
            version,
            fingerprint,
            ..
        } = self;
        let outcome = self.outcome.unwrap_or(NO_OUTCOME);
        let severity = self.severity.as_str();
        writeln!(
            formatter,
            "{MAGIC}{FORM};{catalogue};{version};{event};{outcome};{severity};{fingerprint}"
        )
    }
}

/// What stands at a place where [`MAGIC`] was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// A tag.
    Tag(Tag<'a>),
    /// A tag of another form: it was written by another version of this library.
    OtherForm(&'a str),
    /// Some other text.
    Nothing,
}

/// Reads what `bytes` begin with.
#[must_use]
pub fn read(bytes: &[u8]) -> Found<'_> {
    let bytes = bytes.get(..BYTES_MAX).unwrap_or(bytes);
    let line = bytes.split(|byte| *byte == b'\n').next();
    let Some(line) = line.filter(|line| line.len() < bytes.len()) else {
        return Found::Nothing;
    };
    let Some(rest) = std::str::from_utf8(line)
        .ok()
        .filter(|line| line.bytes().all(|byte| byte.is_ascii_graphic()))
        .and_then(|line| line.strip_prefix(MAGIC))
    else {
        return Found::Nothing;
    };
    match rest.split_once(';') {
        Some((FORM, rest)) => parts(rest).map_or(Found::Nothing, Found::Tag),
        Some((form, _)) if !form.is_empty() && form.bytes().all(|byte| byte.is_ascii_digit()) => {
            Found::OtherForm(form)
        }
        _ => Found::Nothing,
    }
}

fn parts(rest: &str) -> Option<Tag<'_>> {
    let parts: Vec<&str> = rest.split(';').collect();
    let [catalogue, version, event, outcome, severity, fingerprint] = parts[..] else {
        return None;
    };
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let whole = fingerprint.len() == 64 && fingerprint.bytes().all(is_digit);
    let named = ![catalogue, version, event, outcome].contains(&"");
    let severity = Severity::ALL
        .into_iter()
        .find(|it| it.as_str() == severity)?;
    (whole && named).then_some(Tag {
        event,
        catalogue,
        version,
        fingerprint,
        outcome: Some(outcome).filter(|outcome| *outcome != NO_OUTCOME),
        severity,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINGERPRINT: &str = "9f2c77ab01d4e6b39f2c77ab01d4e6b39f2c77ab01d4e6b39f2c77ab01d4e6b3";

    const TAG: Tag<'_> = Tag {
        event: "auth.login",
        catalogue: "acme-shop",
        version: "4.2.0",
        fingerprint: FINGERPRINT,
        outcome: Some("success"),
        severity: Severity::Info,
    };

    #[test]
    fn what_is_written_is_read_back_from_among_other_bytes() {
        for tag in [
            TAG,
            Tag {
                outcome: None,
                severity: Severity::Emergency,
                ..TAG
            },
        ] {
            let text = format!("{tag}CDLEV1;next");
            assert_eq!(read(text.as_bytes()), Found::Tag(tag));
        }
    }

    #[test]
    fn what_only_looks_like_a_tag_is_none() {
        let whole = TAG.to_string();
        for (text, expected) in [
            (whole.replace('1', "12"), Found::Nothing),
            (whole.replace("CDLEV1", "CDLEV2"), Found::OtherForm("2")),
            (whole.replace("CDLEV1", "CDLEV"), Found::Nothing),
            (whole.replace("info", "fine"), Found::Nothing),
            (whole.replace("auth.login", ""), Found::Nothing),
            (whole.replace("9f2c", "9F2C"), Found::Nothing),
            (whole.replace("4.2.0", "4.2 0"), Found::Nothing),
            (whole.replace("b3\n", "b\n"), Found::Nothing),
            (whole.replace('\n', ""), Found::Nothing),
            (
                whole.replace("shop", &"x".repeat(BYTES_MAX)),
                Found::Nothing,
            ),
        ] {
            let found = read(text.as_bytes());
            let matches = match (found, expected) {
                // A digit more makes another form of it.
                (Found::OtherForm(_), Found::Nothing) => text.starts_with("CDLEV12"),
                (found, expected) => found == expected,
            };
            assert!(matches, "{text}: {found:?}");
        }
        assert_eq!(read(b""), Found::Nothing);
        assert_eq!(read(b"CDLEV1;\xff\n"), Found::Nothing);
    }
}
