//! A rule, and the list of all.

use crate::codes::{Code, explain};

use super::{
    actor, control, deprecation, description, enumeration, exception, free_text, outcome, owner,
    retention, similar, size, unit,
};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Told, and nothing more, unless warnings are denied.
    Warning,
    /// The catalogue is not to be used like this.
    Error,
}

impl Level {
    /// The word that people, SARIF and GitHub use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `actor-missing`.
    pub name: &'static str,
    /// How grave a finding is, unless the catalogue's policy says otherwise.
    pub level: Level,
    /// A few words.
    pub title: &'static str,
    /// Why it is a rule.
    pub why: &'static str,
    /// What breaks it.
    pub wrong: &'static str,
    /// What is right in its place.
    pub right: &'static str,
    /// What to do.
    pub fix: &'static str,
}

/// Every rule, by name.
pub const RULES: &[Rule] = &[
    actor::MISSING,
    control::UNKNOWN,
    deprecation::WITHOUT_REPLACEMENT,
    description::GENERIC,
    description::MISSING,
    enumeration::SINGLE_VALUE,
    size::EVENT_OVERSIZE,
    EXAMPLE_CONTAINS_PII,
    EXAMPLE_INVALID,
    free_text::CLASS,
    similar::NAME_TOO_SIMILAR,
    outcome::MISSING,
    owner::MISSING,
    owner::UNKNOWN,
    deprecation::REMOVE_AFTER_PASSED,
    retention::EXCEEDS_CLASS,
    size::TOO_MANY_FIELDS,
    unit::IN_NAME,
    exception::UNUSED,
];

/// An example looks like a real person's data. Whoever can read JSON looks for it.
pub const EXAMPLE_CONTAINS_PII: Rule = Rule {
    name: "example-contains-pii",
    level: Level::Warning,
    title: "example looks like real data",
    why: "A catalogue is read by everybody, printed in documentation and kept in a repository's history for ever. An example that somebody took from a log is a leak.",
    wrong: "examples = ['{\"email\":\"maria.lopez@gmail.com\"}']",
    right: "examples = ['{\"email\":\"robin@example.org\"}']",
    fix: "Use names below example.org, addresses of RFC 5737 and RFC 3849, and the test numbers of card networks.",
};

/// An example is no record that the event could write. Whoever can read JSON looks for it.
pub const EXAMPLE_INVALID: Rule = Rule {
    name: "example-invalid",
    level: Level::Error,
    title: "example is not what the event says",
    why: "People copy examples, and tools test themselves with them, so an example that the event's own fields contradict teaches what is wrong.",
    wrong: "examples = ['{\"atempts\":\"three\"}']",
    right: "examples = ['{\"attempts\":3}']",
    fix: "Write a JSON object with every required field, no other fields, and a value of each field's type.",
};

/// Names of the field for what is a fault with a code, so that nobody looks for them in vain.
const FAULTS: [(&str, &str); 8] = [
    ("unknown-key", "CDL0061"),
    ("unmatched-import", "CDL0707"),
    ("duplicate-id", "CDL0067"),
    ("reserved-reused", "CDL0067"),
    ("id-pattern", "CDL0077"),
    ("redact-wider-than-class", "CDL0064"),
    ("glob-in-file-list", "CDL0068"),
    ("file-not-listed", "CDL0076"),
];

/// The rule of this name; upper or lower case, `_` for `-`.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    let name = spelled(name);
    RULES.iter().find(|rule| rule.name == name)
}

/// The code of what other linters know by this rule's name and a build here does not accept: `unknown-key`.
#[must_use]
pub fn code_of(name: &str) -> Option<&'static Code> {
    let name = spelled(name);
    let (_, code) = FAULTS.iter().find(|(rule, _)| *rule == name)?;
    explain(code)
}

fn spelled(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_whole_and_stands_once_in_order() {
        assert!(RULES.windows(2).all(|pair| pair[0].name < pair[1].name));
        for rule in RULES {
            for text in [rule.title, rule.why, rule.wrong, rule.right, rule.fix] {
                assert!(!text.is_empty(), "{}", rule.name);
            }
            assert!(
                rule.why.ends_with('.') && rule.fix.ends_with('.'),
                "{}",
                rule.name
            );
            assert!(
                !rule.title.ends_with('.') && rule.wrong != rule.right,
                "{}",
                rule.name
            );
            assert_eq!(code_of(rule.name), None, "{} is a fault too", rule.name);
        }
    }

    #[test]
    fn a_rule_is_found_however_it_is_typed() {
        for name in ["actor-missing", "ACTOR_MISSING", " actor-missing "] {
            assert_eq!(rule(name).map(|rule| rule.name), Some("actor-missing"));
        }
        assert_eq!(rule("actor"), None);
        assert_eq!(
            code_of("unknown-key").map(|code| code.code),
            Some("CDL0061")
        );
    }
}
