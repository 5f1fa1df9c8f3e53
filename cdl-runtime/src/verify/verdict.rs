//! What a verification comes to (`docs/FORMAT.md` section 6).

use std::fmt;

use serde::{Serialize, Serializer};

/// What a verification comes to, from the best to the worst: the order is the precedence of `docs/FORMAT.md`
/// section 6, so of several the greatest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[must_use]
pub enum Verdict {
    /// Closed by an `end` and a checkpoint, and everything checked with keys from outside.
    Verified,
    /// The writer holds the lock now; sealed up to the last checkpoint.
    Live,
    /// Sound, with a repair or orphans that nobody acknowledged.
    Declared,
    /// No `end` and no writer: a crash's tail, not yet repaired.
    Torn,
    /// No checkpoint for longer than `boot` promised.
    Stale,
    /// No key or anchor from outside was given, or the key is unknown.
    Unverifiable,
    /// Shorter than an anchor, or a segment is missing.
    Truncated,
    /// Older than the state.
    Rollback,
    /// It differs from an anchor, or two undeclared lines have one seq.
    Forked,
    /// After a good first line, a line fails.
    Tampered,
    /// The first line is no trail line.
    Malformed,
}

impl Verdict {
    /// The name, as `cdl verify` prints it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Verified => "VERIFIED",
            Verdict::Live => "LIVE",
            Verdict::Declared => "DECLARED",
            Verdict::Torn => "TORN",
            Verdict::Stale => "STALE",
            Verdict::Unverifiable => "UNVERIFIABLE",
            Verdict::Truncated => "TRUNCATED",
            Verdict::Rollback => "ROLLBACK",
            Verdict::Forked => "FORKED",
            Verdict::Tampered => "TAMPERED",
            Verdict::Malformed => "MALFORMED",
        }
    }

    /// The exit code of `cdl verify`.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Verdict::Verified | Verdict::Live => 0,
            Verdict::Torn => 10,
            Verdict::Declared => 11,
            Verdict::Unverifiable => 20,
            Verdict::Stale => 21,
            Verdict::Truncated => 30,
            Verdict::Rollback => 31,
            Verdict::Forked => 32,
            Verdict::Tampered => 33,
            Verdict::Malformed => 34,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
