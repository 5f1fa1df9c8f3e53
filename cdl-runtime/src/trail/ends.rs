//! What a segment says of itself at its two ends, without what stands between them.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use ed25519_dalek::VerifyingKey;

use crate::format::hash::{self, Digest};
use crate::format::json::Value;
use crate::format::line::{Kind, Line};
use crate::format::note::Note;
use crate::limits::LINE_BYTES_MAX;
use crate::trail::boot::LastRun;
use crate::trail::medium::segment_name;
/// The beginning and the end of a file: each holds at least the two outermost lines.
pub(super) fn two_ends(path: &Path) -> io::Result<(Vec<u8>, Vec<u8>)> {
    const BYTES: u64 = 2 * (LINE_BYTES_MAX as u64 + 1);
    let mut file = File::open(path)?;
    let (mut head, mut end) = (Vec::new(), Vec::new());
    (&file).take(BYTES).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(
        file.metadata()?.len().saturating_sub(BYTES),
    ))?;
    file.read_to_end(&mut end)?;
    Ok((head, end))
}

/// What a segment says of itself at its two ends.
pub(super) struct Tail {
    pub(super) iid: [u8; 16],
    pub(super) origin: String,
    pub(super) number: u64,
    pub(super) lines: u64,
    pub(super) note: String,
    pub(super) leaf: Digest,
    pub(super) last_run: LastRun,
}

impl Tail {
    pub(super) fn read(name: &str, head: &[u8], end: &[u8]) -> Option<Self> {
        let first = Line::parse(head.split(|byte| *byte == b'\n').next()?).ok()?;
        let mut backwards = end.strip_suffix(b"\n")?.rsplit(|byte| *byte == b'\n');
        let last = Line::parse(backwards.next()?).ok()?;
        let before = backwards.next().and_then(|line| Line::parse(line).ok())?;
        if first.kind != Kind::Segment
            || last.kind != Kind::Checkpoint
            || segment_name(first.seq) != name
        {
            return None;
        }
        Some(Self {
            iid: hash::unhex(string(&first.member, "iid")?.as_bytes())?,
            origin: string(&first.member, "origin")?,
            number: first.member.get("number")?.number()?,
            lines: last.seq.checked_sub(first.seq)? + 1,
            note: string(&last.member, "note")?,
            leaf: last.sealed().leaf,
            last_run: if before.kind == Kind::End {
                LastRun::Clean
            } else {
                LastRun::Crash
            },
        })
    }

    /// Whether its last checkpoint is by this key.
    pub(super) fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        Note::parse(&self.note).is_ok_and(|note| note.verify(key).is_ok())
    }
}

fn string(member: &Value<'_>, key: &str) -> Option<String> {
    member.get(key)?.text()
}
