//! One line of a trail: its envelope, written and read (`docs/FORMAT.md` section 1).

use super::evolve::EpochKey;
use super::hash::{self, Digest, hex, unhex};
use super::json::{JsonFault, JsonWhy, Value, check};
use super::lanes;
use super::{INTEGER_MAX, LINE_BYTES_MAX};

mod kind;

pub use kind::Kind;

/// How many bytes of a line follow its body: `,"mac":"`, 64 digits and `"}`.
pub const MAC_BYTES: usize = 74;

/// With what each checkpoint line starts, so that a reader can count epochs without parsing.
pub const CHECKPOINT_PREFIX: &[u8] = br#"{"v":1,"kind":"checkpoint","#;

/// What a line contributes to the next one and to the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sealed {
    /// `SHA-256(body)`.
    pub d: Digest,
    /// The line's MAC; zeros for a checkpoint.
    pub mac: Digest,
    /// `SHA-256(0x00 || d || mac)`: the line's leaf, and the next line's `prev`.
    pub leaf: Digest,
}

impl Sealed {
    fn new(d: Digest, mac: Digest) -> Self {
        Self {
            d,
            mac,
            leaf: hash::leaf(&d, &mac),
        }
    }

    /// What each of these lines contributes, as [`Line::sealed`] says it of one.
    pub(crate) fn all<const N: usize>(lines: [&Line<'_>; N]) -> [Self; N] {
        let d = lanes::line_digests(lines.map(|line| line.body));
        let macs = lines.map(|line| line.mac.unwrap_or(hash::ZERO));
        let leaves = lanes::leaves(&d, &macs);
        std::array::from_fn(|n| Self {
            d: d[n],
            mac: macs[n],
            leaf: leaves[n],
        })
    }
}

/// Starts a line: everything up to the colon after the kind's own member name. The member's value comes next.
pub fn write_prefix(out: &mut Vec<u8>, kind: Kind<'_>, seq: u64, epoch: u64, prev: &Digest) {
    let name = kind.name().as_bytes();
    let mut number = itoa::Buffer::new();
    out.extend_from_slice(br#"{"v":1,"kind":""#);
    out.extend_from_slice(name);
    out.extend_from_slice(br#"","seq":"#);
    out.extend_from_slice(number.format(seq).as_bytes());
    out.extend_from_slice(br#","epoch":"#);
    out.extend_from_slice(number.format(epoch).as_bytes());
    out.extend_from_slice(br#","prev":""#);
    out.extend_from_slice(&hex(prev));
    out.extend_from_slice(br#"",""#);
    out.extend_from_slice(name);
    out.extend_from_slice(br#"":"#);
}

/// Ends the line that started at `start`: MAC, brace and line feed.
pub fn finish(out: &mut Vec<u8>, start: usize, key: &EpochKey) -> Sealed {
    let d = hash::line_digest_in_place(out, start);
    let mac = key.mac(&d);
    let sealed = Sealed::new(d, mac);
    out.extend_from_slice(br#","mac":""#);
    out.extend_from_slice(&hex(&mac));
    out.extend_from_slice(b"\"}\n");
    sealed
}

/// Ends the checkpoint line that started at `start`: brace and line feed. It has no MAC; its body is its whole line.
pub fn finish_checkpoint(out: &mut Vec<u8>, start: usize) -> Sealed {
    out.push(b'}');
    let d = hash::line_digest(&out[start..]);
    out.push(b'\n');
    Sealed::new(d, hash::ZERO)
}

/// A line, taken apart. Every byte of it has been checked for form; nothing has been verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// What the line is about.
    pub kind: Kind<'a>,
    /// Its place in the trail, from 0.
    pub seq: u64,
    /// Whose key authenticates it.
    pub epoch: u64,
    /// The leaf of the line before.
    pub prev: Digest,
    /// The kind's own member.
    pub member: Value<'a>,
    /// The bytes that are authenticated.
    pub body: &'a [u8],
    /// `None` for a checkpoint.
    pub mac: Option<Digest>,
}

/// What is wrong with the form of a line, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineFault {
    /// The offset of the first byte that breaks a rule, in bytes from the start of the line.
    pub at: usize,
    /// The rule that it breaks.
    pub why: LineWhy,
}

/// The rule that a line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineWhy {
    /// It is longer than 60,000 bytes.
    #[error("longer than {LINE_BYTES_MAX} bytes")]
    TooLong,
    /// It does not start as every line does.
    #[error("no trail line")]
    Start,
    /// It has another format version, which this reader does not know.
    #[error("another format version")]
    Version,
    /// The envelope's keys are not in their order, or a value is not in its one form.
    #[error("the envelope is not in its one form")]
    Envelope,
    /// The member does not follow, under the kind's name.
    #[error("the member is not named after the kind")]
    Member,
    /// The member's value is not in its one form.
    #[error("{0}")]
    Json(JsonWhy),
    /// The line does not end as its kind must.
    #[error("the line does not end as its kind must")]
    End,
}

impl<'a> Line<'a> {
    /// Takes one line apart, which is given without its line feed.
    ///
    /// # Errors
    /// [`LineFault`] at the first byte that breaks a rule of `docs/FORMAT.md` section 1.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, LineFault> {
        if bytes.len() > LINE_BYTES_MAX {
            return fault(LINE_BYTES_MAX, LineWhy::TooLong);
        }
        let mut reader = Reader { bytes, at: 0 };
        reader.start()?;
        let kind = reader.kind()?;
        reader.expect(br#"","seq":"#, LineWhy::Envelope)?;
        let seq = reader.number()?;
        reader.expect(br#","epoch":"#, LineWhy::Envelope)?;
        let epoch = reader.number()?;
        reader.expect(br#","prev":""#, LineWhy::Envelope)?;
        let prev = reader.digest()?;
        reader.expect(br#"",""#, LineWhy::Member)?;
        reader.expect(kind.name().as_bytes(), LineWhy::Member)?;
        reader.expect(br#"":"#, LineWhy::Member)?;
        let member = reader.member()?;
        let (body, mac) = if kind == Kind::Checkpoint {
            reader.expect(b"}", LineWhy::End)?;
            (bytes, None)
        } else {
            let body = &bytes[..reader.at];
            reader.expect(br#","mac":""#, LineWhy::End)?;
            let mac = reader.digest()?;
            reader.expect(br#""}"#, LineWhy::End)?;
            (body, Some(mac))
        };
        if reader.at == bytes.len() {
            Ok(Self {
                kind,
                seq,
                epoch,
                prev,
                member,
                body,
                mac,
            })
        } else {
            fault(reader.at, LineWhy::End)
        }
    }

    /// What the line contributes to the next one and to the tree, if its MAC is what it says.
    #[must_use]
    pub fn sealed(&self) -> Sealed {
        let [sealed] = Sealed::all([self]);
        sealed
    }
}

fn fault<T>(at: usize, why: LineWhy) -> Result<T, LineFault> {
    Err(LineFault { at, why })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// Most of what is expected is known at compile time, and then compared in place.
    #[inline]
    fn expect(&mut self, wanted: &[u8], why: LineWhy) -> Result<(), LineFault> {
        if !self.rest().starts_with(wanted) {
            return self.unexpected(wanted, why);
        }
        self.at += wanted.len();
        Ok(())
    }

    #[cold]
    fn unexpected(&self, wanted: &[u8], why: LineWhy) -> Result<(), LineFault> {
        let same = self
            .rest()
            .iter()
            .zip(wanted)
            .take_while(|(have, want)| have == want)
            .count();
        fault(self.at + same, why)
    }

    /// With what every line of this version starts, up to the kind's name.
    fn start(&mut self) -> Result<(), LineFault> {
        const START: &[u8] = br#"{"v":1,"kind":""#;
        if self.bytes.starts_with(START) {
            self.at = START.len();
            return Ok(());
        }
        self.version()?;
        self.expect(br#","kind":""#, LineWhy::Envelope)
    }

    fn version(&mut self) -> Result<(), LineFault> {
        self.expect(br#"{"v":"#, LineWhy::Start)?;
        let version = self.at;
        match self.number() {
            Ok(1) => Ok(()),
            Ok(_) if self.rest().starts_with(b",") => fault(version, LineWhy::Version),
            _ => fault(version, LineWhy::Start),
        }
    }

    fn kind(&mut self) -> Result<Kind<'a>, LineFault> {
        let start = self.at;
        let rest = self.rest();
        let length = rest
            .iter()
            .take_while(|byte| byte.is_ascii_lowercase() || **byte == b'_')
            .count();
        self.at += length;
        Kind::parse(&rest[..length]).ok_or(LineFault {
            at: start,
            why: LineWhy::Envelope,
        })
    }

    fn number(&mut self) -> Result<u64, LineFault> {
        let rest = self.rest();
        let length = rest
            .iter()
            .take(17)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let digits = &rest[..length];
        let number = digits
            .iter()
            .fold(0_u64, |number, digit| number * 10 + u64::from(digit - b'0'));
        if !matches!(digits, [b'0'] | [b'1'..=b'9', ..]) || number > INTEGER_MAX {
            return fault(self.at, LineWhy::Envelope);
        }
        self.at += length;
        Ok(number)
    }

    fn digest(&mut self) -> Result<Digest, LineFault> {
        let digits = self.bytes.get(self.at..self.at + 64);
        match digits.and_then(unhex::<32>) {
            Some(digest) => {
                self.at += 64;
                Ok(digest)
            }
            None => fault(self.at, LineWhy::Envelope),
        }
    }

    /// The member stands within one object, the line's own.
    fn member(&mut self) -> Result<Value<'a>, LineFault> {
        let start = self.at;
        if self.bytes.get(start) != Some(&b'{') {
            return fault(start, LineWhy::Member);
        }
        let json = |JsonFault { at, why }| LineFault {
            at,
            why: LineWhy::Json(why),
        };
        self.at = check(self.bytes, start, 1).map_err(json)?;
        Ok(Value(&self.bytes[start..self.at]))
    }
}

#[cfg(test)]
mod tests;
