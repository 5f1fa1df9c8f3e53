//! Findings, once the exceptions of the header are made.

use crate::lint::Exception;
use crate::resolve::Catalogue;
use crate::rule::text::UNUSED_EXCEPTION;

use super::Finding;

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

/// Makes the catalogue's exceptions, and finds those that nothing needs.
#[must_use]
pub fn settle(catalogue: &Catalogue, findings: Vec<Finding>) -> Settled {
    let exceptions = catalogue.exceptions();
    let mut used = vec![false; exceptions.len()];
    let mut settled = Settled::default();
    for finding in findings {
        let mut reason = None;
        for (exception, used) in exceptions.iter().zip(&mut used) {
            if covers(exception, &finding) {
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
            rule: UNUSED_EXCEPTION.name,
            subject: "catalogue".to_owned(),
            level: UNUSED_EXCEPTION.level,
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

fn covers(exception: &Exception, finding: &Finding) -> bool {
    exception.rule == finding.rule && matches(&exception.subject, &finding.subject)
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
