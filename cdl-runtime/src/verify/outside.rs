//! What a trail is worth by what the verifier brought from outside, and what the report says was not checked.

use super::Verdict;
use super::examined::Signed;
use super::fault::Why;
use super::judge::Case;
use super::opening::SeedFound;
use super::report::{FirstBad, Report};
use super::walk::Walk;
use crate::format::identity::Identity;

impl Case<'_> {
    /// Whether this is the trail that it should be.
    pub(super) fn judge_identity(self, report: &mut Report, identity: &Identity) {
        let trail_id = self
            .material
            .trail_id
            .map(|id| (id == identity.trail_id, "the given trail id"));
        let anchor = self.material.anchor.as_ref();
        let anchor = anchor.map(|anchor| (anchor.0.origin == identity.origin, "the anchor"));
        for (same, what) in [trail_id, anchor].into_iter().flatten() {
            if !same {
                report.note(format!("{what} is that of another trail"));
                report.raise(Verdict::Forked);
            }
        }
        if let Some(state) = self
            .state
            .filter(|state| state.trail_id != identity.trail_id)
        {
            let why = "the state is that of another trail";
            report.blame(Verdict::Tampered, FirstBad::state(Some(state.seq), why));
        }
        report.say("identity", trail_id.is_some() || anchor.is_some());
    }

    /// Links were checked before: what is wrong with a seed now was wrong when it was sealed into the trail.
    pub(super) fn judge_seed(self, report: &mut Report, seed: &SeedFound, walk: &Walk<'_>) {
        match seed {
            SeedFound::NotAsked | SeedFound::Opened(_) => {}
            // A trail that is cut after its first line had no room for a seed.
            SeedFound::Absent if walk.seq < 2 => {}
            SeedFound::Absent => {
                report.note("no seed stands among the first lines, so no MAC can be checked");
                report.raise(Verdict::Unverifiable);
            }
            SeedFound::Foreign(id) => {
                report.note(format!(
                    "the seed is sealed to auditor {id}, whose key was not given"
                ));
                report.raise(Verdict::Unverifiable);
            }
            SeedFound::Damaged { seq, line } => {
                let file = self.source.names().first().cloned().unwrap_or_default();
                let why = Why::Seed.to_string();
                report.blame(
                    Verdict::Tampered,
                    FirstBad {
                        seq: Some(*seq),
                        file,
                        line: Some(*line),
                        why,
                    },
                );
            }
        }
        report.say("MACs", matches!(seed, SeedFound::Opened(_)));
    }

    /// Whether something from outside covers all that is sealed.
    pub(super) fn judge_cover(self, report: &mut Report, walk: &Walk<'_>) {
        report.say("signatures", walk.signed == Some(Signed::Rightly));
        report.say("anchor", self.material.anchor.is_some());
        if walk.signed == Some(Signed::ByAnother) {
            report.note("the checkpoints are signed by another key than the one that was given");
            report.raise(Verdict::Unverifiable);
        }
        if self.material.signing().is_some() {
            return;
        }
        let sealed = walk.sealed.map(|(seq, _)| seq);
        let covered = self
            .material
            .anchor
            .as_ref()
            .is_some_and(|anchor| sealed.is_none_or(|to| anchor.size() >= to));
        if !covered {
            report.note("no key was given, and no anchor covers all that is sealed");
            report.raise(Verdict::Unverifiable);
        }
    }
}

/// What changes no verdict, and a reader should know.
pub(super) fn tell(report: &mut Report, walk: &Walk<'_>) {
    let [lost, refused] = walk.gaps;
    if lost > 0 || refused > 0 {
        report.note(format!(
            "gap lines say that {lost} events were lost and {refused} refused"
        ));
    }
    if walk.orphans > 0 {
        report.note(format!(
            "{} bytes are declared orphans and were not read",
            walk.orphans
        ));
    }
    if walk.unended > 0 {
        report.note(format!(
            "segments without an end, as a crash leaves them: {}",
            walk.unended
        ));
    }
    if walk.prunes > 0 {
        report.note(format!("prune lines: {}", walk.prunes));
    }
}
