//! Whether bytes are one value in its one form.

mod keys;
mod number;
mod specials;

use super::{JsonFault, JsonWhy};
use crate::format::NESTING_MAX;
use crate::format::hash::unhex;
use keys::Keys;
use specials::Specials;

/// Checks the value that starts at `start` and stands within `depth` objects and arrays; gives its end.
///
/// # Errors
/// [`JsonFault`] at the first byte that breaks a rule of `docs/FORMAT.md` section 1.
pub fn check(bytes: &[u8], start: usize, depth: usize) -> Result<usize, JsonFault> {
    let mut checker = Checker {
        bytes,
        at: start,
        specials: Specials::new(bytes, start),
    };
    match checker.value(depth) {
        Ok(()) => Ok(checker.at),
        Err(why) => Err(JsonFault {
            at: checker.at,
            why,
        }),
    }
}

/// A place in the text; after a fault it is the fault's.
struct Checker<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The special bytes from here on; the quote that stands here is the next one.
    specials: Specials<'a>,
}

type Checked = Result<(), JsonWhy>;

/// What follows a member of an object or an array.
#[derive(PartialEq, Eq)]
enum Between {
    Comma,
    End,
}

impl<'a> Checker<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Most values are strings and numbers: they need no call.
    #[inline]
    fn value(&mut self, depth: usize) -> Checked {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.other_value(depth),
        }
    }

    #[inline(never)]
    fn other_value(&mut self, depth: usize) -> Checked {
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b't') => self.literal(b"true"),
            Some(b'f') => self.literal(b"false"),
            Some(b'n') => self.literal(b"null"),
            _ => Err(JsonWhy::Syntax),
        }
    }

    fn literal(&mut self, word: &[u8]) -> Checked {
        if !self.rest().starts_with(word) {
            return Err(JsonWhy::Syntax);
        }
        self.at += word.len();
        Ok(())
    }

    /// Steps over a byte if it is the one that stands here.
    ///
    /// The step is taken behind a branch, so that the processor need not read the byte before it goes on.
    #[inline]
    fn step(&mut self, byte: u8) -> Checked {
        if self.peek() != Some(byte) {
            return Err(JsonWhy::Syntax);
        }
        self.at += 1;
        Ok(())
    }

    /// Steps over what stands between two members: a comma, or the last one's end.
    #[inline]
    fn step_between(&mut self, end: u8) -> Result<Between, JsonWhy> {
        let between = match self.peek() {
            Some(b',') => Between::Comma,
            Some(byte) if byte == end => Between::End,
            _ => return Err(JsonWhy::Syntax),
        };
        self.at += 1;
        Ok(between)
    }

    /// Steps into an object or an array.
    fn open(&mut self, depth: usize) -> Checked {
        if depth >= NESTING_MAX {
            return Err(JsonWhy::Nesting);
        }
        self.at += 1;
        Ok(())
    }

    fn array(&mut self, depth: usize) -> Checked {
        self.open(depth)?;
        if self.step(b']').is_ok() {
            return Ok(());
        }
        loop {
            self.value(depth + 1)?;
            if self.step_between(b']')? == Between::End {
                return Ok(());
            }
        }
    }

    fn object(&mut self, depth: usize) -> Checked {
        self.open(depth)?;
        if self.step(b'}').is_ok() {
            return Ok(());
        }
        let mut keys = Keys::new();
        loop {
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(JsonWhy::Syntax);
            }
            self.string()?;
            if keys.add(self.bytes, start, self.at) {
                self.at = start;
                return Err(JsonWhy::DuplicateKey);
            }
            self.step(b':')?;
            self.value(depth + 1)?;
            if self.step_between(b'}')? == Between::End {
                break;
            }
        }
        match keys.first_twice(self.bytes) {
            None => Ok(()),
            Some(start) => {
                self.at = start;
                Err(JsonWhy::DuplicateKey)
            }
        }
    }

    /// A string: mostly one run of plain bytes between quotes.
    #[inline]
    fn string(&mut self) -> Checked {
        // Outside of strings no special byte passes, so the next one is the quote that stands here.
        let open = self.specials.next();
        debug_assert_eq!(open, self.at, "the places of special bytes are in step");
        self.at = self.specials.next();
        if self.step(b'"').is_err() {
            return self.string_with_escapes();
        }
        Ok(())
    }

    #[cold]
    fn string_with_escapes(&mut self) -> Checked {
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let length = escape_length(self.bytes, self.at).ok_or(JsonWhy::Escape)?;
                    self.specials.skip_to(self.at + length);
                }
                Some(_) => return Err(JsonWhy::Unescaped),
                None => return Err(JsonWhy::Syntax),
            }
            self.at = self.specials.next();
        }
    }

    #[inline]
    fn number(&mut self) -> Checked {
        self.at += number::length(self.rest()).ok_or(JsonWhy::Number)?;
        Ok(())
    }
}

/// The length of the escape at `at`, if it is the one spelling of its character.
fn escape_length(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at + 1)? {
        b'"' | b'\\' | b'n' | b'r' | b't' => Some(2),
        b'u' => match unit(bytes, at)? {
            0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xdc00..=0xdfff => None,
            0xd800..=0xdbff => matches!(unit(bytes, at + 6)?, 0xdc00..=0xdfff).then_some(12),
            _ => Some(6),
        },
        _ => None,
    }
}

/// The UTF-16 unit of a `\uXXXX` in lower-case digits.
pub(super) fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    unhex::<2>(digits).map(u16::from_be_bytes)
}

#[cfg(test)]
mod tests;
