//! What must be known before the first line can be checked: the identity, and the first secret.

use std::io::{self, Read as _};

use super::member::{Head, Seed};
use super::source::{Source, first_seq};
use crate::format::LINE_BYTES_MAX;
use crate::format::evolve::EpochKey;
use crate::format::identity::Identity;
use crate::format::line::{Kind, Line, LineWhy};
use crate::keys::{AuditorKeys, auditor_id, open_seed};

/// The seed stands among the first lines of a trail: in so many bytes it is found, or there is none.
const LOOK_BYTES: u64 = 4 * LINE_BYTES_MAX as u64;

/// With what each trail starts, whatever its values.
const FIRST_PREFIX: &[u8] = br#"{"v":1,"kind":"segment","seq":0,"epoch":0,"prev":""#;

/// How a trail starts.
pub(super) enum Opening {
    /// With a good first line, as far as its form and its meaning go.
    Good(Identity, Box<SeedFound>),
    /// With no whole line; what there is could be the start of one.
    Empty,
    /// With a line of another format version.
    Foreign,
    /// With no trail line.
    Malformed(LineWhy),
    /// In its middle: the first file's name and its first line both say so.
    Headless,
}

/// What the auditor's key does to the trail's seed.
pub(super) enum SeedFound {
    /// No auditor's key was given.
    NotAsked,
    /// There is no seed among the first lines.
    Absent,
    /// It is sealed to another auditor, by this id.
    Foreign(String),
    /// It is sealed to this auditor, and does not open.
    Damaged { seq: u64, line: u64 },
    /// The key of epoch 0.
    Opened(EpochKey),
}

/// Looks at the first lines.
pub(super) fn look(source: &dyn Source, auditor: Option<&AuditorKeys>) -> io::Result<Opening> {
    let mut bytes = Vec::new();
    source
        .open(0, 0)?
        .bytes
        .take(LOOK_BYTES)
        .read_to_end(&mut bytes)?;
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
        let start = bytes.len().min(FIRST_PREFIX.len());
        let torn = bytes.len() <= LINE_BYTES_MAX && bytes[..start] == FIRST_PREFIX[..start];
        return Ok(if torn {
            Opening::Empty
        } else {
            Opening::Malformed(LineWhy::Start)
        });
    };
    let line = match Line::parse(&bytes[..end]) {
        Ok(line) => line,
        Err(fault) if fault.why == LineWhy::Version => return Ok(Opening::Foreign),
        Err(fault) => return Ok(Opening::Malformed(fault.why)),
    };
    let head = if line.kind == Kind::Segment {
        Head::parse(line.member)
    } else {
        None
    };
    let Some(head) = head else {
        return Ok(Opening::Malformed(LineWhy::Member));
    };
    if line.seq != 0 && source.names().first().and_then(|name| first_seq(name)) == Some(line.seq) {
        return Ok(Opening::Headless);
    }
    let seed = match auditor {
        None => SeedFound::NotAsked,
        Some(auditor) => find_seed(&bytes, &head.identity, auditor),
    };
    Ok(Opening::Good(head.identity, Box::new(seed)))
}

fn find_seed(bytes: &[u8], identity: &Identity, auditor: &AuditorKeys) -> SeedFound {
    let lines = bytes
        .split(|byte| *byte == b'\n')
        .map_while(|line| Line::parse(line).ok());
    let mut before_checkpoint = lines.take_while(|line| line.kind != Kind::Checkpoint);
    let Some(line) = before_checkpoint.find(|line| line.kind == Kind::Seed) else {
        return SeedFound::Absent;
    };
    // In the first file, a line's number is its seq and one.
    let damaged = SeedFound::Damaged {
        seq: line.seq,
        line: line.seq.saturating_add(1),
    };
    let Some(seed) = Seed::parse(line.member) else {
        return damaged;
    };
    if seed.auditor != auditor_id(&auditor.public()) {
        return SeedFound::Foreign(seed.auditor);
    }
    match open_seed(auditor.secret(), &identity.trail_id, &seed.sealed) {
        Ok(secret) => SeedFound::Opened(EpochKey::new(secret, &identity.trail_id, 0)),
        Err(_) => damaged,
    }
}
