//! One JSON object, for programs.

use serde::Serialize;

use super::found::Found;
use super::problem::Problem;
use super::verdict::Verdict;

/// Everything that `cdl lint` found.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// The header's file.
    header: String,
    /// `null` when the text could not be read.
    catalogue: Option<Title>,
    faults: Vec<Told>,
    findings: Vec<Told>,
    exceptions: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Title {
    name: String,
    version: String,
    events: usize,
    objects: usize,
}

#[derive(Debug, Serialize)]
struct Told {
    /// A code or the name of a rule.
    id: &'static str,
    level: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    file: String,
    line: u32,
    column: u32,
    /// Why it may stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Report {
    pub(super) fn of(verdict: &Verdict, found: &Found) -> Self {
        let (faults, findings) = verdict.problems.split_at(verdict.faults);
        let all = |problems: &[Problem]| {
            problems
                .iter()
                .map(|problem| told(problem, found, None))
                .collect()
        };
        let exceptions = verdict.excused.iter().map(|excused| {
            let problem = Problem::from(&excused.finding);
            told(&problem, found, Some(excused.reason.clone()))
        });
        Self {
            header: found.header().display().to_string(),
            catalogue: verdict.catalogue.as_ref().map(|catalogue| Title {
                name: catalogue.name().to_owned(),
                version: catalogue.version().to_owned(),
                events: catalogue.events().count(),
                objects: catalogue.objects().count(),
            }),
            faults: all(faults),
            findings: all(findings),
            exceptions: exceptions.collect(),
        }
    }
}

fn told(problem: &Problem, found: &Found, reason: Option<String>) -> Told {
    Told {
        id: problem.id,
        level: problem.level.as_str(),
        message: problem.message.clone(),
        help: problem.help.clone(),
        subject: problem.subject.clone(),
        file: problem.path(found),
        line: problem.place.line,
        column: problem.place.column,
        reason,
    }
}
