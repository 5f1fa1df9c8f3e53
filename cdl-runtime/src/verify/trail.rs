//! A trail from anywhere, verified whole: all of the rules, without a directory.

use std::io;

use ed25519_dalek::VerifyingKey;

use super::examine::{Context, Mark};
use super::judge::Case;
use super::material::{Anchor, Material};
use super::opening::{Opening, SeedFound, look};
use super::outside::tell;
use super::pipeline::{self, Progress, Workers};
use super::report::{FirstBad, Report};
use super::source::Source;
use super::verdict::Verdict;
use super::walk::Walk;
use crate::format::hash::hex_string;
use crate::format::identity::Identity;
use crate::format::note::{Note, NoteFault};
use crate::state::State;

/// What stands beside the segments.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Beside<'a> {
    /// The bytes of the `state` file.
    pub(super) state: Option<&'a [u8]>,
    /// Whether a writer holds the lock.
    pub(super) held: bool,
}

/// Verifies segments.
pub(super) fn verify(
    source: &dyn Source,
    beside: Beside<'_>,
    material: &Material,
    workers: Workers,
    progress: &mut dyn FnMut(Progress),
) -> io::Result<Report> {
    let mut report = Report::new();
    report.segments = source.names().len() as u64;
    let state = decode_state(&mut report, beside, material.signing());
    let case = Case {
        source,
        material,
        held: beside.held,
        state: state.as_ref(),
    };
    let opening = if source.names().is_empty() {
        Opening::Empty
    } else {
        look(source, material.auditor.as_ref())?
    };
    match opening {
        Opening::Good(identity, seed) => {
            case.walk(&mut report, &identity, &seed, workers, progress)?;
        }
        Opening::Empty => case.empty(&mut report),
        Opening::Foreign => {
            case.first(
                &mut report,
                Verdict::Unverifiable,
                "a format version that this program does not know",
            );
        }
        Opening::Malformed(why) => case.first(&mut report, Verdict::Malformed, &why.to_string()),
        Opening::Headless => case.first(
            &mut report,
            Verdict::Truncated,
            "the segments before this one are missing",
        ),
    }
    if material.is_empty() {
        report.raise(Verdict::Unverifiable);
    }
    let accepted = report.verdict == Verdict::Declared && material.accept_declared;
    report.exit = if accepted {
        0
    } else {
        report.verdict.exit_code()
    };
    Ok(report)
}

fn decode_state(
    report: &mut Report,
    beside: Beside<'_>,
    public: Option<&VerifyingKey>,
) -> Option<State> {
    report.say("state", beside.state.is_some());
    let fault = match State::decode(beside.state?) {
        Ok(state) => {
            match Note::parse(&state.note).map(|note| public.map(|public| note.verify(public))) {
                // A note by a key that was not given proves nothing, here as in the trail.
                Ok(None | Some(Ok(()) | Err(NoteFault::Key))) => return Some(state),
                Ok(Some(Err(fault))) | Err(fault) => fault.to_string(),
            }
        }
        Err(fault) => fault.to_string(),
    };
    report.blame(Verdict::Tampered, FirstBad::state(None, fault));
    None
}

impl Case<'_> {
    /// Verifies a trail whose first line is good.
    fn walk(
        self,
        report: &mut Report,
        identity: &Identity,
        seed: &SeedFound,
        workers: Workers,
        progress: &mut dyn FnMut(Progress),
    ) -> io::Result<()> {
        let anchor = self.material.anchor.as_ref();
        let mark = |state: &State| Mark {
            seq: state.seq,
            epoch: state.epoch,
            secret: state.secret.0.clone(),
        };
        let context = Context {
            origin: identity.origin.clone(),
            public: self.material.signing(),
            anchor: anchor.map(Anchor::size),
            mark: self.state.map(mark),
        };
        let key = match seed {
            SeedFound::Opened(key) => Some(key.clone()),
            _ => None,
        };
        let mut walk = Walk::new(
            self.source,
            identity,
            self.state,
            anchor.map(|anchor| (anchor.size(), anchor.0.root)),
        );
        pipeline::run(self.source, &context, key, workers, &mut walk, progress)?;

        report.trail_id = Some(hex_string(&identity.trail_id));
        report.lines = walk.seq;
        report.events = walk.events;
        report.not_understood = walk.not_understood;
        report.sealed_to = walk.sealed.map(|(seq, _)| seq);
        report.checked.extend(["form", "links", "roots"]);
        self.judge(report, &context, &walk)?;
        self.judge_identity(report, identity);
        self.judge_seed(report, seed, &walk);
        self.judge_cover(report, &walk);
        tell(report, &walk);
        Ok(())
    }

    /// A trail without one whole line: somebody starts it, or a crash came first, or it was emptied.
    fn empty(self, report: &mut Report) {
        report.note("there is no whole line");
        if self.source.names().len() > 1 {
            return self.first(
                report,
                Verdict::Tampered,
                "the file holds no whole line, and others follow it",
            );
        }
        report.raise(if self.held {
            Verdict::Live
        } else {
            Verdict::Torn
        });
        if let Some(state) = self.state {
            let why = "the state knows a checkpoint, and the trail has no line";
            report.blame(Verdict::Rollback, FirstBad::state(Some(state.seq), why));
        }
        if self
            .material
            .anchor
            .as_ref()
            .is_some_and(|anchor| anchor.size() > 0)
        {
            report.raise(Verdict::Truncated);
        }
    }

    fn first(self, report: &mut Report, verdict: Verdict, why: &str) {
        let file = self.source.names().first().cloned().unwrap_or_default();
        report.blame(
            verdict,
            FirstBad {
                seq: Some(0),
                file,
                line: Some(1),
                why: why.to_owned(),
            },
        );
    }
}
