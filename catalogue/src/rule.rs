//! A rule of `cdl lint`, and the list of all. Readers know as much, because a header may make exceptions; whoever looks for
//! what breaks them is `lint`.

// What each says.
pub(crate) mod text;
mod exception;

use crate::codes::{Code, explain};

pub use exception::Exception;

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
    text::ACTOR_MISSING,
    text::CONTROL_UNKNOWN,
    text::DEPRECATED_WITHOUT_REPLACEMENT,
    text::DESCRIPTION_GENERIC,
    text::DESCRIPTION_MISSING,
    text::ENUM_SINGLE_VALUE,
    text::EVENT_OVERSIZE,
    text::EXAMPLE_CONTAINS_PII,
    text::EXAMPLE_INVALID,
    text::FREE_TEXT_CLASS,
    text::NAME_TOO_SIMILAR,
    text::OUTCOME_MISSING,
    text::OWNER_MISSING,
    text::OWNER_UNKNOWN,
    text::REMOVE_AFTER_PASSED,
    text::RETENTION_EXCEEDS_CLASS,
    text::TOO_MANY_FIELDS,
    text::UNIT_IN_NAME,
    text::UNUSED_EXCEPTION,
];

/// Names of the field for what is a fault with a code, so that nobody looks for them in vain.
const FAULTS: [(&str, &str); 9] = [
    ("unknown-key", "CDL0061"),
    ("unmatched-import", "CDL0707"),
    ("duplicate-id", "CDL0067"),
    ("reserved-reused", "CDL0067"),
    ("id-pattern", "CDL0077"),
    ("redact-wider-than-class", "CDL0064"),
    ("sensitive-name", "CDL0065"),
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
        assert_eq!(
            code_of("sensitive-name").map(|code| code.code),
            Some("CDL0065")
        );
    }
}
