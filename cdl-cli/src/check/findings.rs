//! What was found: each thing once, how often, and where it was first.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use super::rule::Rule;

/// So many things are told apart; a hostile input could name more than fit in memory.
const KINDS_MAX: usize = 1_000;

/// So long a name from the input is kept, in characters.
const NAME_CHARS_MAX: usize = 128;

/// Where a line is.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) file: Rc<str>,
    pub(super) line: u64,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// What is wrong. It never holds a value of an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Finding {
    pub(super) rule: Rule,
    /// The event's name; empty where there is none.
    pub(super) event: String,
    /// `actor.id`; empty when it is about the whole event.
    pub(super) field: String,
    pub(super) message: String,
}

impl Finding {
    pub(super) fn new(rule: Rule, event: &str, field: &str, message: String) -> Self {
        let short = |name: &str| name.chars().take(NAME_CHARS_MAX).collect();
        Self {
            rule,
            event: short(event),
            field: short(field),
            message,
        }
    }

    /// `auth.login: field "actor.id": ...`
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        if !self.event.is_empty() {
            text.push_str(&self.event);
            text.push_str(": ");
        }
        if !self.field.is_empty() {
            text.extend(["\"", &self.field, "\" "]);
        }
        text.push_str(&self.message);
        text
    }
}

/// How often, and where first.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) count: u64,
    pub(super) first: Spot,
}

/// Everything that was found, in bounded memory.
#[derive(Debug, Default)]
pub(super) struct Findings {
    kinds: BTreeMap<Finding, Seen>,
    /// How many are not told one by one.
    pub(super) unnamed: u64,
}

impl Findings {
    pub(super) fn add(&mut self, finding: Finding, spot: &dyn Fn() -> Spot) {
        let full = self.kinds.len() >= KINDS_MAX;
        if let Some(seen) = self.kinds.get_mut(&finding) {
            seen.count += 1;
        } else if full {
            self.unnamed += 1;
        } else {
            let seen = Seen {
                count: 1,
                first: spot(),
            };
            self.kinds.insert(finding, seen);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    pub(super) fn total(&self) -> u64 {
        let named: u64 = self.kinds.values().map(|seen| seen.count).sum();
        named + self.unnamed
    }

    pub(super) fn sorted(&self) -> impl Iterator<Item = (&Finding, &Seen)> {
        self.kinds.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_input_fills_no_memory() {
        let mut findings = Findings::default();
        let spot = || Spot {
            file: "a".into(),
            line: 1,
        };
        for number in 0..3 * KINDS_MAX {
            let name = format!("{number}{}", "x".repeat(10_000));
            let message = "not in the catalogue".to_owned();
            findings.add(Finding::new(Rule::UnknownEvent, &name, "", message), &spot);
        }
        assert_eq!(findings.kinds.len(), KINDS_MAX);
        assert_eq!(findings.total(), 3 * KINDS_MAX as u64);
        assert!(
            findings
                .sorted()
                .all(|(f, _)| f.event.len() <= NAME_CHARS_MAX)
        );
    }
}
