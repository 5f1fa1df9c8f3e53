//! A fault or a finding: what a catalogue is told, whichever it breaks.

use cdl_catalogue::Fault;
use cdl_catalogue::codes::{Code, explain};
use cdl_catalogue::lint::{Finding, Level, Rule, rule};
use cdl_catalogue::model::Place;
use cdl_catalogue::standard::is_shipped;

use super::found::Found;
use crate::printable;

/// A fault or a finding.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    /// A code or the name of a rule.
    pub(super) id: &'static str,
    pub(super) level: Level,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) place: Place,
    /// What an exception would name; of a fault, nothing.
    pub(super) subject: Option<String>,
}

impl From<&Fault> for Problem {
    fn from(fault: &Fault) -> Self {
        Self {
            id: fault.code,
            level: Level::Error,
            // A message may draw its line below itself, which every format does in its own way.
            message: fault.message.lines().next().unwrap_or_default().to_owned(),
            help: fault.help.clone(),
            place: fault.place.clone(),
            subject: None,
        }
    }
}

impl From<&Finding> for Problem {
    fn from(finding: &Finding) -> Self {
        Self {
            id: finding.rule,
            level: finding.level,
            message: finding.message.clone(),
            help: finding.help.clone(),
            place: finding.place.clone(),
            subject: Some(finding.subject.clone()),
        }
    }
}

impl Problem {
    /// The message and what to do, on one line.
    pub(super) fn whole(&self) -> String {
        match &self.help {
            Some(help) => format!("{}; {help}", self.message),
            None => self.message.clone(),
        }
    }

    /// The file as a person finds it.
    pub(super) fn path(&self, found: &Found) -> String {
        let file = &*self.place.file;
        let path = if is_shipped(file) {
            file.to_owned()
        } else {
            found.path(file).display().to_string()
        };
        printable::line(&path)
    }
}

/// What is behind an id.
pub(super) enum Explained {
    Code(&'static Code),
    Rule(&'static Rule),
}

impl Explained {
    pub(super) fn of(id: &str) -> Option<Self> {
        let of_rule = || rule(id).map(Self::Rule);
        explain(id).map(Self::Code).or_else(of_rule)
    }

    pub(super) const fn title(&self) -> &'static str {
        match self {
            Self::Code(code) => code.title,
            Self::Rule(rule) => rule.title,
        }
    }

    pub(super) const fn why(&self) -> &'static str {
        match self {
            Self::Code(code) => code.why,
            Self::Rule(rule) => rule.why,
        }
    }

    pub(super) const fn fix(&self) -> &'static str {
        match self {
            Self::Code(code) => code.fix,
            Self::Rule(rule) => rule.fix,
        }
    }
}
