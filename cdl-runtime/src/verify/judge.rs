//! The verdict, once the trail was walked (`docs/FORMAT.md` section 6).

use std::io;

use jiff::Timestamp;

use super::Verdict;
use super::examine::Context;
use super::fault::{Fault, Why};
use super::material::Material;
use super::report::{FirstBad, Report};
use super::source::Source;
use super::tail::has_right_line;
use super::walk::{Ending, Halt, Walk};
use crate::format::line::LineWhy;
use crate::state::State;

/// A line may come so much later than promised, in seconds: a busy machine is not a silent one.
const GRACE_SECONDS: u64 = 5;

/// How many seqs a note lists.
const LIST_MAX: usize = 8;

/// Everything that a verdict depends on.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) material: &'a Material,
    /// Whether a writer holds the lock.
    pub(super) held: bool,
    pub(super) state: Option<&'a State>,
}

impl Case<'_> {
    /// Judges the segments: what fails, or how they end.
    pub(super) fn judge(
        self,
        report: &mut Report,
        context: &Context<'_>,
        walk: &Walk<'_>,
    ) -> io::Result<()> {
        let torn = match &walk.halt {
            Some(Halt::Bad(fault)) if self.is_torn(context, walk, fault)? => Some(fault),
            Some(halt) => {
                self.blame(report, walk, halt);
                None
            }
            None => None,
        };
        // What the walk did not reach is neither rolled back nor cut nor open.
        let whole = walk.halt.is_none() || torn.is_some();
        self.judge_state(report, walk, whole);
        self.judge_anchor(report, walk, whole);
        if whole {
            self.judge_end(report, walk, torn);
            self.judge_silence(report, walk);
        }
        if !walk.declared.is_empty() {
            let seqs: Vec<String> = walk
                .declared
                .seqs
                .iter()
                .take(LIST_MAX)
                .map(u64::to_string)
                .collect();
            let more = if walk.declared.seqs.len() > LIST_MAX {
                " and others"
            } else {
                ""
            };
            let seqs = seqs.join(", ");
            report.note(format!(
                "nobody acknowledged the repair or the orphans that seq {seqs}{more} declares"
            ));
            report.raise(Verdict::Declared);
        }
        Ok(())
    }

    /// Whether a fault is the start of a crash's tail: bytes that are no line, in the last segment, after no end,
    /// not known to be durable, and with no right line after them.
    fn is_torn(self, context: &Context<'_>, walk: &Walk<'_>, fault: &Fault) -> io::Result<bool> {
        let form = matches!(&fault.why, Why::Form(why) if *why != LineWhy::Version);
        let last = walk.segment + 1 == self.source.names().len();
        let name = self.source.names().get(walk.segment);
        let durable = |state: &State| Some(&state.segment) == name && fault.offset < state.offset;
        if !form
            || !last
            || self.state.is_some_and(durable)
            || matches!(walk.ending, Ending::Sealed(..))
        {
            return Ok(false);
        }
        Ok(!has_right_line(
            self.source,
            walk.segment,
            fault.offset,
            context,
        )?)
    }

    fn place(self, walk: &Walk<'_>, fault: &Fault, why: String) -> FirstBad {
        let file = self
            .source
            .names()
            .get(walk.segment)
            .cloned()
            .unwrap_or_default();
        FirstBad {
            seq: Some(fault.seq),
            file,
            line: Some(fault.line),
            why,
        }
    }

    fn blame(self, report: &mut Report, walk: &Walk<'_>, halt: &Halt) {
        let (verdict, fault, why) = match halt {
            Halt::Bad(fault) => (Verdict::Tampered, fault, fault.why.to_string()),
            Halt::Hole(fault) => (
                Verdict::Truncated,
                fault,
                "the segment before this one is missing".into(),
            ),
            Halt::Fork(fault) => (
                Verdict::Forked,
                fault,
                "the file before has lines with these seqs, too".into(),
            ),
            Halt::Version(fault) => (
                Verdict::Unverifiable,
                fault,
                "a format version that this program does not know".into(),
            ),
            Halt::KeyChange(fault) => (
                Verdict::Unverifiable,
                fault,
                "a change of keys, which this program does not follow".into(),
            ),
        };
        report.blame(verdict, self.place(walk, fault, why));
    }

    /// The trail against the mark that the writer keeps beside it.
    fn judge_state(self, report: &mut Report, walk: &Walk<'_>, whole: bool) {
        let Some(state) = self.state else { return };
        let (verdict, why) = match walk.mark {
            None if whole => (
                Verdict::Rollback,
                "the state knows a later checkpoint than the trail has",
            ),
            Some(mark) if !mark.tree => (
                Verdict::Forked,
                "the state's checkpoint is not the trail's line of that seq",
            ),
            Some(mark) if mark.secret == Some(false) => {
                (Verdict::Tampered, "the state's secret is not the trail's")
            }
            Some(mark) if !mark.place => (
                Verdict::Tampered,
                "the state's checkpoint stands in another place",
            ),
            _ => return,
        };
        report.blame(verdict, FirstBad::state(Some(state.seq), why));
    }

    fn judge_anchor(self, report: &mut Report, walk: &Walk<'_>, whole: bool) {
        let Some(anchor) = &self.material.anchor else {
            return;
        };
        let (size, wanted) = (walk.frontier.size(), anchor.size());
        if walk.anchor_differs || (size == wanted && walk.frontier.root() != anchor.0.root) {
            report.note(format!(
                "the first {wanted} lines are not those of the anchor"
            ));
            report.raise(Verdict::Forked);
        } else if whole && size < wanted {
            report.note(format!(
                "the anchor has seen {wanted} lines, the trail has {size}"
            ));
            report.raise(Verdict::Truncated);
        }
    }

    /// Whether the trail is closed, and if it is not, whether somebody writes it.
    fn judge_end(self, report: &mut Report, walk: &Walk<'_>, torn: Option<&Fault>) {
        let open = if self.held {
            Verdict::Live
        } else {
            Verdict::Torn
        };
        match (&walk.ending, torn) {
            (_, Some(fault)) => {
                let why = format!("bytes that are no line end the trail: {}", fault.why);
                report.blame(Verdict::Torn, self.place(walk, fault, why));
            }
            (Ending::Sealed(end, _), None) if end.next.is_none() => {
                if end.reason != "close" {
                    report.note(format!(
                        "the last segment ended with the reason {:?}",
                        end.reason
                    ));
                }
                if self.held {
                    report.raise(Verdict::Live);
                }
            }
            // The writer syncs the end before it makes the next file, and may be between the two.
            (Ending::Sealed(..), None) if self.held => report.raise(Verdict::Live),
            (Ending::Sealed(end, at), None) => {
                let file = end.next.clone().unwrap_or_default();
                let why = "the end before it names this segment, and it is missing".into();
                report.blame(
                    Verdict::Truncated,
                    FirstBad {
                        seq: Some(at.seq + 2),
                        file,
                        line: None,
                        why,
                    },
                );
            }
            (Ending::Open | Ending::Ended(..), None) => {
                if walk.partial > 0 {
                    report.note(format!(
                        "the last {} bytes are the start of a line",
                        walk.partial
                    ));
                }
                report.raise(open);
            }
        }
        let after = walk
            .sealed
            .map_or(walk.seq, |(sealed, _)| walk.seq - sealed - 1);
        if after > 0 {
            report.note(format!("{after} lines follow the last checkpoint"));
            report
                .not_checked
                .push("roots and signatures after the last checkpoint");
        }
    }

    /// Whether the trail has been silent for longer than its writer promised. A closed trail promises nothing.
    fn judge_silence(self, report: &mut Report, walk: &Walk<'_>) {
        let closed = matches!(&walk.ending, Ending::Sealed(end, _) if end.next.is_none());
        let (Some(now), Some(promise), false) = (self.material.now, walk.promise, closed) else {
            return;
        };
        let last = walk
            .last_time
            .as_ref()
            .and_then(|time| time.parse::<Timestamp>().ok());
        let silent = last.and_then(|last| u64::try_from(now.duration_since(last).as_secs()).ok());
        if let Some(silent) =
            silent.filter(|silent| *silent > promise.seconds.saturating_add(GRACE_SECONDS))
        {
            report.note(format!(
                "silent for {silent} s; at least every {} s were promised",
                promise.seconds
            ));
            report.raise(Verdict::Stale);
        }
    }
}
