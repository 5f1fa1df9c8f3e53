//! A diff for machines.

use cdl_catalogue::diff::{Bump, Change, Need, Sufficiency};
use serde_json::{Value, json};

use super::View;
use crate::printable;

impl View<'_> {
    /// One object: both names and versions, what is needed and said, and every change.
    pub(super) fn json(&self) -> String {
        let (old, new) = (&self.diff.old, &self.diff.new);
        let sufficiency = self.sufficiency();
        let (declared, next) = match &sufficiency {
            Sufficiency::Enough { declared } => (Some(declared.as_str()), None),
            Sufficiency::TooSmall { declared, next, .. } => (Some(declared.as_str()), Some(next)),
            Sufficiency::Backwards => (None, None),
        };
        let audiences: Vec<&str> = self.audiences.iter().map(|a| a.as_str()).collect();
        let changes = self.diff.changes.iter();
        let changes: Vec<Value> = changes
            .filter(|change| change.concerns(self.audiences))
            .map(change)
            .collect();
        let value = json!({
            "old": { "catalogue": old.0, "version": old.1 },
            "new": { "catalogue": new.0, "version": new.1 },
            "audiences": audiences,
            "required": self.diff.required(self.audiences).as_str(),
            "declared": declared,
            "enough": sufficiency.is_enough(),
            "next": next,
            "changes": changes,
        });
        printable::ascii_json(&value.to_string())
    }
}

fn change(change: &Change) -> Value {
    let impact = change.impact();
    let word = |bump: Bump| (bump > Bump::None).then(|| bump.as_str());
    let part = change.subject.part.as_ref();
    json!({
        "rule": change.rule.as_str(),
        "noun": change.subject.noun,
        "name": change.subject.name,
        "part": part.map(|part| json!({ "noun": part.noun, "name": part.name })),
        "what": change.what,
        "code": word(impact.code),
        "consumers": word(impact.consumers),
        "evidence": word(impact.evidence),
        "approval": change.need == Some(Need::Approve),
        "reserve": match &change.need {
            Some(Need::Reserve(toml)) => Some(toml),
            _ => None,
        },
    })
}
