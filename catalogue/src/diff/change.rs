//! One change: of what, which, and what it asks for.

use std::fmt;

use super::table::{Rule, row};
use super::{Audience, Impact};
use crate::baseline::Released;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Of what.
    pub subject: Subject,
    /// Which row of the table it is.
    pub rule: Rule,
    /// A few words: `type "ip" became "cidr"`.
    pub what: String,
    /// What it asks for besides a version.
    pub need: Option<Need>,
}

impl Change {
    /// What each audience needs.
    #[must_use]
    pub fn impact(&self) -> Impact {
        row(self.rule).impact
    }

    /// Whether one of these audiences notices.
    #[must_use]
    pub fn concerns(&self, audiences: &[Audience]) -> bool {
        audiences
            .iter()
            .any(|audience| self.impact().of(*audience) > super::Bump::None)
    }
}

impl From<&Change> for Released {
    fn from(change: &Change) -> Self {
        let Subject { noun, name, part } = change.subject.clone();
        Self {
            noun,
            name,
            part: part.map(|part| (part.noun, part.name)),
            what: change.what.clone(),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.what)
    }
}

/// What a change asks for besides a version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The removed name must be reserved, with this key below `[reserved]`.
    Reserve(String),
    /// Somebody has to answer for it.
    Approve,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// `catalogue`, `class`, `enum`, `object` or `event`.
    pub noun: &'static str,
    /// Its name.
    pub name: String,
    /// The part of it that changed, when it is not the whole.
    pub part: Option<Part>,
}

/// A part of an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// `field`, `value`, `outcome`.
    pub noun: &'static str,
    /// Its name.
    pub name: String,
}

impl Subject {
    pub(super) fn whole(noun: &'static str, name: &str) -> Self {
        Self {
            noun,
            name: name.to_owned(),
            part: None,
        }
    }

    pub(super) fn part(&self, noun: &'static str, name: &str) -> Self {
        Self {
            part: Some(Part {
                noun,
                name: name.to_owned(),
            }),
            ..self.clone()
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} \"{}\"", self.noun, self.name)?;
        match &self.part {
            Some(part) => write!(f, " {} \"{}\"", part.noun, part.name),
            None => Ok(()),
        }
    }
}
