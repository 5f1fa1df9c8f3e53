//! Everything that is wrong with a catalogue, for whatever format.

use cdl_catalogue::lint::{Excused, Level, Surroundings, findings, settle};
use cdl_catalogue::{Catalogue, Fault, Scope};

use super::example;
use super::found::Found;
use super::problem::Problem;

/// Everything that is wrong with a catalogue.
pub(super) struct Verdict {
    /// `None` when the text could not be read at all.
    pub(super) catalogue: Option<Catalogue>,
    /// Faults first, as they stop a build; then findings.
    pub(super) problems: Vec<Problem>,
    pub(super) excused: Vec<Excused>,
    pub(super) faults: usize,
}

impl Verdict {
    pub(super) fn of(found: &Found, surroundings: &Surroundings) -> Self {
        let catalogue = match Catalogue::load(found, &Scope::All) {
            Ok(catalogue) => catalogue,
            Err(faults) => {
                let problems: Vec<Problem> = faults.iter().map(Problem::from).collect();
                return Self {
                    catalogue: None,
                    faults: problems.len(),
                    problems,
                    excused: Vec::new(),
                };
            }
        };
        let faults: Vec<Fault> = catalogue.check_all().into_iter().collect();
        let mut found = findings(&catalogue, surroundings);
        found.extend(example::findings(&catalogue));
        let settled = settle(&catalogue, found);
        let of_faults = faults.iter().map(Problem::from);
        Self {
            problems: of_faults
                .chain(settled.findings.iter().map(Problem::from))
                .collect(),
            excused: settled.excused,
            faults: faults.len(),
            catalogue: Some(catalogue),
        }
    }

    /// How many findings there are of a level.
    pub(super) fn findings(&self, level: Level) -> usize {
        let findings = self.problems.iter().skip(self.faults);
        findings.filter(|problem| problem.level == level).count()
    }
}
