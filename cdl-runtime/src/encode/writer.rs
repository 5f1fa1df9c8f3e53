//! The writer that generated code appends fields to.

use std::net::IpAddr;

use crate::encode::{Rendered, address, decimal, number, time};
use crate::format::text::{escape_into, string_into};
use crate::keys::Keys;
use crate::limits::DECIMAL_CHARS_MAX;
use crate::value::Scaled;

/// Appends redacted values to a line. Only the derives make calls on it.
#[derive(Debug)]
pub struct Writer<'a> {
    pub(super) out: &'a mut Vec<u8>,
    pub(super) surroundings: Surroundings<'a>,
    refusal: Option<Refusal>,
}

/// What redaction may depend on besides the value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surroundings<'a> {
    /// `None` where no keys are at hand (an slog drain): pseudonyms become masks.
    pub(crate) pseudonyms: Option<&'a Keys>,
    pub(crate) tenant: Option<&'a str>,
}

/// Why the bytes must be discarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The catalogue names a pseudonym key that the key folder does not hold.
    NoPseudonymKey(&'static str),
    /// The scope is the tenant, and the handle has none.
    NoTenant,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(out: &'a mut Vec<u8>, surroundings: Surroundings<'a>) -> Self {
        Self {
            out,
            surroundings,
            refusal: None,
        }
    }

    pub(crate) fn refusal(&self) -> Option<Refusal> {
        self.refusal
    }

    pub(super) fn refuse(&mut self, refusal: Refusal) {
        self.refusal.get_or_insert(refusal);
    }

    /// Appends text that the derive has made canonical.
    #[inline]
    pub fn raw(&mut self, text: &'static str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Appends `"name":`, after a comma unless it is the first of its object.
    #[inline]
    pub fn key(&mut self, name: &'static str) {
        if !self.ends_with(b'{') {
            self.out.push(b',');
        }
        self.raw(name);
    }

    /// Starts an item of a list: a comma unless it is the first.
    #[inline]
    pub fn item(&mut self) {
        if !self.ends_with(b'[') {
            self.out.push(b',');
        }
    }

    /// Starts an entry of a map: a comma unless it is the first, its escaped key and a colon.
    #[inline(never)]
    pub fn entry(&mut self, key: &str) {
        if !self.ends_with(b'{') {
            self.out.push(b',');
        }
        self.text(key, 0);
        self.out.push(b':');
    }

    /// `true` or `false`.
    #[inline(never)]
    pub fn bool(&mut self, value: bool) {
        // Each of a length that the compiler knows.
        if value {
            self.raw("true");
        } else {
            self.raw("false");
        }
    }

    /// A number.
    #[inline]
    pub fn i32(&mut self, value: i32) {
        self.i64(value.into());
    }

    /// A number.
    #[inline]
    pub fn u32(&mut self, value: u32) {
        self.u64(value.into());
    }

    /// A number up to 2^53-1 in size, a decimal string beyond.
    #[inline(never)]
    pub fn i64(&mut self, value: i64) {
        number::signed(self.out, value);
    }

    /// A number up to 2^53-1, a decimal string beyond.
    #[inline(never)]
    pub fn u64(&mut self, value: u64) {
        number::unsigned(self.out, value);
    }

    /// The shortest decimal that reads back as the same float; `"NaN"`, `"Infinity"`, `"-Infinity"`.
    #[inline(never)]
    pub fn f64(&mut self, value: f64) {
        number::float(self.out, value);
    }

    /// `"12.5"`: exact, and the same number always has the same digits.
    #[inline(never)]
    pub fn decimal(&mut self, value: Scaled) {
        self.out.push(b'"');
        decimal::number(self.out, value);
        self.out.push(b'"');
    }

    /// As [`Writer::decimal`], of a number that some other type has spelled. What spells none is written as text, so
    /// that it is seen and the event is not lost.
    #[inline(never)]
    pub fn decimal_text(&mut self, text: &str) {
        let start = self.out.len();
        self.out.push(b'"');
        if decimal::spelled(self.out, text) {
            self.out.push(b'"');
        } else {
            self.out.truncate(start);
            self.text(text, u32::try_from(DECIMAL_CHARS_MAX).unwrap_or(u32::MAX));
        }
    }

    /// A string; beyond `max_chars` characters (0: no limit) it ends in `…`, so that a cut is seen.
    #[inline(never)]
    pub fn text(&mut self, value: &str, max_chars: u32) {
        // Bytes bound characters from above, so the usual value is not counted at all.
        if max_chars > 0 && value.len() > max_chars as usize {
            self.cut(value, max_chars as usize);
        } else {
            string_into(self.out, value);
        }
    }

    #[cold]
    fn cut(&mut self, value: &str, max_chars: usize) {
        let Some((end, _)) = value.char_indices().nth(max_chars) else {
            return string_into(self.out, value);
        };
        self.out.push(b'"');
        escape_into(self.out, &value[..end]);
        self.raw("\\u2026\"");
    }

    /// Lower-case hex; beyond `max_bytes` bytes (0: no limit) it ends in `…`.
    #[inline(never)]
    pub fn bytes(&mut self, value: &[u8], max_bytes: u32) {
        let kept = match max_bytes {
            0 => value,
            most => value.get(..most as usize).unwrap_or(value),
        };
        self.out.push(b'"');
        number::hex(self.out, kept);
        self.raw(if kept.len() < value.len() {
            "\\u2026\""
        } else {
            "\""
        });
    }

    /// RFC 9562, hyphenated, lower-case.
    #[inline(never)]
    pub fn uuid(&mut self, value: uuid::Uuid) {
        let mut buffer = [0; uuid::fmt::Hyphenated::LENGTH];
        self.quoted(value.hyphenated().encode_lower(&mut buffer));
    }

    /// An address; v4-mapped v6 is taken as v4, so that one address has one spelling.
    #[inline(never)]
    pub fn ip(&mut self, value: IpAddr) {
        self.out.push(b'"');
        address::address(self.out, value.to_canonical());
        self.out.push(b'"');
    }

    /// `"203.0.113.0/24"`; v4-mapped v6 is taken as v4.
    #[inline(never)]
    pub fn cidr(&mut self, value: (IpAddr, u8)) {
        self.out.push(b'"');
        address::prefixed(self.out, value);
        self.out.push(b'"');
    }

    /// `"2026-11-22T03:40:28.123456Z"`.
    #[inline(never)]
    pub fn timestamp(&mut self, unix_micros: i64) {
        self.out.push(b'"');
        time::write(self.out, unix_micros);
        self.out.push(b'"');
    }

    /// A duration in seconds.
    #[inline]
    pub fn seconds(&mut self, value: f64) {
        self.f64(value);
    }

    /// A word of a catalogue enum, which needs no escapes.
    #[inline]
    pub fn word(&mut self, word: &'static str) {
        self.quoted(word);
    }

    /// Renders a value through `Display`, so that the caller can read it as text.
    pub fn render(&self, value: &dyn std::fmt::Display) -> Rendered {
        Rendered::new(value)
    }

    /// Whether the last byte is this one.
    pub(crate) fn ends_with(&self, byte: u8) -> bool {
        self.out.last() == Some(&byte)
    }

    /// Text that is known to need no escapes.
    pub(super) fn quoted(&mut self, clean: &str) {
        self.out.push(b'"');
        self.out.extend_from_slice(clean.as_bytes());
        self.out.push(b'"');
    }
}
