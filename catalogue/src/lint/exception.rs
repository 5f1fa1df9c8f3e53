//! Exceptions: `[[allow]]` in the header, each with its reason.

use crate::model::Place;
use crate::resolve::Catalogue;

use super::{Finding, Level, Rule};

/// `[[allow]] rule = "actor-missing" where = "trail.*" reason = "the trail reports on itself"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The rule's name.
    pub rule: &'static str,
    /// What it is made for, as [`Finding::subject`] names it; `*` stands for any text.
    pub subject: String,
    /// Why. Never empty.
    pub reason: String,
    /// Where it is made.
    pub place: Place,
}

/// A finding that an exception covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excused {
    /// What was found.
    pub finding: Finding,
    /// Why it may stay.
    pub reason: String,
}

/// Findings, once exceptions are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// What is left, by file and line.
    pub findings: Vec<Finding>,
    /// What may stay.
    pub excused: Vec<Excused>,
}

pub(super) const UNUSED: Rule = Rule {
    name: "unused-exception",
    level: Level::Warning,
    title: "exception for nothing",
    why: "An exception that no finding needs is misspelt, or what it excused is gone. Left in place it would excuse the next mistake unseen.",
    wrong: "[[allow]] rule = \"actor-missing\" where = \"auth.lgoin\" reason = \"…\"",
    right: "[[allow]] rule = \"actor-missing\" where = \"auth.login\" reason = \"…\"",
    fix: "Correct the rule or the name, or remove the exception.",
};

/// Makes the catalogue's exceptions, and finds those that nothing needs.
#[must_use]
pub fn settle(catalogue: &Catalogue, findings: Vec<Finding>) -> Settled {
    let exceptions = catalogue.exceptions();
    let mut used = vec![false; exceptions.len()];
    let mut settled = Settled::default();
    for finding in findings {
        let mut reason = None;
        for (exception, used) in exceptions.iter().zip(&mut used) {
            if exception.covers(&finding) {
                *used = true;
                reason.get_or_insert(&exception.reason);
            }
        }
        match reason {
            Some(reason) => settled.excused.push(Excused {
                finding,
                reason: reason.clone(),
            }),
            None => settled.findings.push(finding),
        }
    }
    for (exception, _) in exceptions.iter().zip(&used).filter(|(_, used)| !**used) {
        settled.findings.push(Finding {
            place: exception.place.clone(),
            rule: UNUSED.name,
            subject: "catalogue".to_owned(),
            level: UNUSED.level,
            message: format!(
                "the exception from \"{}\" for \"{}\" excuses nothing",
                exception.rule, exception.subject
            ),
            help: Some("correct what it names, or remove it".to_owned()),
        });
    }
    settled.findings.sort();
    settled
}

impl Exception {
    fn covers(&self, finding: &Finding) -> bool {
        self.rule == finding.rule && matches(&self.subject, &finding.subject)
    }
}

/// Whether `text` is what `pattern` says, in which `*` is any text.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    // Each part as early as it can be leaves the most to the parts behind it.
    for part in parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_text() {
        for (pattern, text, expected) in [
            ("auth.login", "auth.login", true),
            ("auth.login", "auth.login.user", false),
            ("auth.*", "auth.login.user", true),
            ("*.user", "auth.login.user", true),
            ("auth.*.user", "auth.login.users", false),
            ("*", "", true),
            ("a*b*c", "a-é-b-c", true),
            ("", "a", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
