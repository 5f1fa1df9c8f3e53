//! The mark that tells a crash from a rollback: the trail's `state` file (`docs/FORMAT.md` section 5).
//!
//! It is one canonical line, so that it has one spelling and any change of it is seen:
//!
//! ```text
//! {"trail_id":"<64 hex>","epoch":4,"secret":"<64 hex>","seq":42,"leaf":"<64 hex>","frontier":["<64 hex>",...],
//!  "note":"<escaped>","segment":"<20 digits>.jsonl","offset":12345,"mac":"<64 hex>"}\n
//! ```

mod file;

pub use file::{StateError, read, read_bytes, write};

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::format::INTEGER_MAX;
use crate::format::hash::{Digest, hex_into, unhex};
use crate::format::json::{Value, check};
use crate::format::mac::hmac;
use crate::format::merkle::Frontier;
use crate::format::note::Note;
use crate::format::text::string_into;

/// The name of the file within the trail's directory.
pub const FILE_NAME: &str = "state";

/// More than any state holds, in bytes: 53 hashes of 67, a note, names and numbers.
pub const STATE_BYTES_MAX: usize = 16_384;

/// Where a trail stood when its last durable checkpoint was written, and what is needed to go on from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Which trail it is.
    pub trail_id: Digest,
    /// The epoch after the checkpoint: the one that `secret` belongs to.
    pub epoch: u64,
    /// `S_epoch`.
    pub secret: Secret,
    /// The checkpoint's own seq, which is also the size that its note states.
    pub seq: u64,
    /// The checkpoint's leaf: `prev` of the next line.
    pub leaf: Digest,
    /// The right edge of the tree of the lines `0..seq`; it gives the note's root.
    pub frontier: Frontier,
    /// The checkpoint's note, byte for byte.
    pub note: String,
    /// The file that the checkpoint stands in, without a folder.
    pub segment: String,
    /// How many bytes of that file end with the checkpoint's line feed.
    pub offset: u64,
}

/// An epoch's secret, wiped on drop and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub Zeroizing<[u8; 32]>);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Why bytes are no state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StateFault {
    /// It is not the one line in its one form.
    #[error("the state is not in its one form")]
    Shape,
    /// The MAC is not that of the line.
    #[error("the state's MAC is wrong")]
    Mac,
    /// The note is no checkpoint, or not that of `seq`.
    #[error("the state's note is not that of its seq")]
    Note,
    /// The frontier does not give the note's root.
    #[error("the state's tree does not give the root of its note")]
    Root,
}

impl State {
    /// The one line that spells this state, with its line feed.
    #[must_use]
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        // Large enough from the start: a growing buffer would leave copies of the secret behind.
        let mut out = Zeroizing::new(Vec::with_capacity(STATE_BYTES_MAX));
        let mut number = itoa::Buffer::new();
        hex_member(&mut out, "{\"trail_id\":", &self.trail_id);
        out.extend_from_slice(b",\"epoch\":");
        out.extend_from_slice(number.format(self.epoch).as_bytes());
        hex_member(&mut out, ",\"secret\":", &self.secret.0[..]);
        out.extend_from_slice(b",\"seq\":");
        out.extend_from_slice(number.format(self.seq).as_bytes());
        hex_member(&mut out, ",\"leaf\":", &self.leaf);
        out.extend_from_slice(b",\"frontier\":[");
        for (n, hash) in self.frontier.hashes().iter().enumerate() {
            hex_member(&mut out, if n == 0 { "" } else { "," }, hash);
        }
        out.extend_from_slice(b"],\"note\":");
        string_into(&mut out, &self.note);
        out.extend_from_slice(b",\"segment\":");
        string_into(&mut out, &self.segment);
        out.extend_from_slice(b",\"offset\":");
        out.extend_from_slice(number.format(self.offset).as_bytes());
        let mac = mac(&self.secret.0, &out);
        hex_member(&mut out, ",\"mac\":", &mac);
        out.extend_from_slice(b"}\n");
        out
    }

    /// Reads back what [`State::encode`] wrote, and nothing else.
    ///
    /// The MAC is keyed with the secret that stands in the state itself: it shows damage and careless edits; that
    /// the secret is the trail's is for the verifier to say.
    ///
    /// # Errors
    /// [`StateFault`] for any other bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, StateFault> {
        let state = Self::members(bytes).ok_or(StateFault::Shape)?;
        let again = state.encode();
        let (body, _) = again.split_at(again.len() - crate::format::line::MAC_BYTES - 1);
        if !bytes.starts_with(body) {
            return Err(StateFault::Shape);
        }
        if !bool::from(bytes.ct_eq(&again)) {
            return Err(StateFault::Mac);
        }
        let note = Note::parse(&state.note)
            .ok()
            .filter(|note| note.size == state.seq)
            .ok_or(StateFault::Note)?;
        if state.frontier.root() == note.root {
            Ok(state)
        } else {
            Err(StateFault::Root)
        }
    }

    /// The members, without a look at their order or spelling.
    fn members(bytes: &[u8]) -> Option<Self> {
        let line = bytes.strip_suffix(b"\n")?;
        (check(line, 0, 0).ok()? == line.len()).then_some(())?;
        let line = Value(line);
        let digest = |value: Value<'_>| value.plain().and_then(unhex::<32>);
        let seq = line.get("seq")?.number()?;
        let hashes: Option<Vec<Digest>> = line.get("frontier")?.elements()?.map(digest).collect();
        Some(Self {
            trail_id: digest(line.get("trail_id")?)?,
            epoch: line.get("epoch")?.number()?,
            secret: Secret(Zeroizing::new(digest(line.get("secret")?)?)),
            seq,
            leaf: digest(line.get("leaf")?)?,
            frontier: Frontier::from_parts(seq, &hashes?)?,
            note: line.get("note")?.text()?,
            segment: line.get("segment")?.text()?,
            offset: line
                .get("offset")?
                .number()
                .filter(|offset| *offset <= INTEGER_MAX)?,
        })
    }
}

fn hex_member(out: &mut Vec<u8>, before: &str, bytes: &[u8]) {
    out.extend_from_slice(before.as_bytes());
    out.push(b'"');
    hex_into(out, bytes);
    out.push(b'"');
}

/// `HMAC(HMAC(S, "cdl/state/1\0"), body)`: a key of its own, so that no state is ever taken for a line.
fn mac(secret: &[u8; 32], body: &[u8]) -> Digest {
    let key = Zeroizing::new(hmac(secret, &[b"cdl/state/1\0"]));
    hmac(&*key, &[body])
}

#[cfg(test)]
mod tests;
