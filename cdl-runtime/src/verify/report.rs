//! What a verification found, whole: a report is read, never reduced to a yes.

use serde::Serialize;

use super::Verdict;

/// What a verification found; serialised, it is the object that `cdl verify --json` prints
/// (`docs/FORMAT.md` section 6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// What it comes to.
    pub verdict: Verdict,
    /// The exit code: that of the verdict, or 0 for a declared repair that the caller accepts.
    pub exit: u8,
    /// The trail's identity in hexadecimal, as far as its first line states one.
    pub trail_id: Option<String>,
    /// How many lines were read and found good.
    pub lines: u64,
    /// How many of them are events.
    pub events: u64,
    /// How many segment files there are.
    pub segments: u64,
    /// The seq of the last good checkpoint: every line before it is sealed.
    pub sealed_to: Option<u64>,
    /// How many lines are of a kind that this version does not know.
    pub not_understood: u64,
    /// The first line that fails, if one does.
    pub first_bad: Option<FirstBad>,
    /// What was checked.
    pub checked: Vec<&'static str>,
    /// What was not checked, for want of material from outside.
    pub not_checked: Vec<&'static str>,
    /// What a reader should know besides.
    pub notes: Vec<String>,
}

/// The first line that fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FirstBad {
    /// The seq that the line has or should have; `None` when the file is no segment.
    pub seq: Option<u64>,
    /// The file's name.
    pub file: String,
    /// The line's number in the file, from 1.
    pub line: Option<u64>,
    /// What is wrong.
    pub why: String,
}

impl FirstBad {
    /// A fault of the state file.
    pub(super) fn state(seq: Option<u64>, why: impl Into<String>) -> Self {
        Self {
            seq,
            file: crate::state::FILE_NAME.to_owned(),
            line: None,
            why: why.into(),
        }
    }
}

impl Report {
    pub(super) fn new() -> Self {
        Self {
            verdict: Verdict::Verified,
            exit: 0,
            trail_id: None,
            lines: 0,
            events: 0,
            segments: 0,
            sealed_to: None,
            not_understood: 0,
            first_bad: None,
            checked: Vec::new(),
            not_checked: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Lets `verdict` count if it is worse than the one so far.
    pub(super) fn raise(&mut self, verdict: Verdict) {
        self.verdict = self.verdict.max(verdict);
    }

    /// Lets `verdict` count, with what makes it so; the worst one's place is shown.
    pub(super) fn blame(&mut self, verdict: Verdict, bad: FirstBad) {
        if self.first_bad.is_none() || verdict > self.verdict {
            self.first_bad = Some(bad);
        }
        self.raise(verdict);
    }

    /// Says of `what` whether it was checked.
    pub(super) fn say(&mut self, what: &'static str, checked: bool) {
        let list = if checked {
            &mut self.checked
        } else {
            &mut self.not_checked
        };
        list.push(what);
    }

    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }
}
