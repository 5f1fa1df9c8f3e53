//! What changed between two baselines, and for whom it breaks something.
//!
//! Three audiences: the code that emits, the consumers that read trails, and the evidence that auditors rely on. Every
//! change is one row of [`TABLE`], so that the same change is judged the same everywhere.

mod bump;
mod table;
mod change;
// What is compared.
mod items;
mod event;
mod fields;
mod law;

pub use bump::{Audience, Bump, Impact, Sufficiency};
pub use change::{Change, Need, Part, Subject};
pub use table::{Row, Rule, TABLE};

use crate::baseline::{Baseline, Released};

/// All changes from one baseline to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// Name and version of the older one.
    pub old: (String, String),
    /// Name and version of the newer one.
    pub new: (String, String),
    /// By subject.
    pub changes: Vec<Change>,
}

impl Diff {
    /// Compares field by field.
    ///
    /// ```
    /// use cdl_catalogue::{Catalogue, baseline::Baseline};
    /// use cdl_catalogue::diff::{Audience, Bump, Diff};
    ///
    /// let old = Baseline::of(&Catalogue::standard()?)?;
    /// let mut new = old.clone();
    /// new.events.remove("auth.login");
    /// let diff = Diff::between(&old, &new);
    /// assert_eq!(diff.required(&Audience::ALL), Bump::Major);
    /// # Ok::<(), cdl_catalogue::Faults>(())
    /// ```
    #[must_use]
    pub fn between(old: &Baseline, new: &Baseline) -> Self {
        let mut comparison = Comparison {
            old,
            new,
            changes: Vec::new(),
        };
        comparison.catalogues();
        comparison.classes();
        comparison.enums();
        comparison.objects();
        comparison.events();
        let mut changes = comparison.changes;
        changes.sort();
        Self {
            old: (old.name.clone(), old.version.clone()),
            new: (new.name.clone(), new.version.clone()),
            changes,
        }
    }

    /// The bump that these audiences need.
    #[must_use]
    pub fn required(&self, audiences: &[Audience]) -> Bump {
        let needs = self.changes.iter().flat_map(|change| {
            audiences
                .iter()
                .map(|audience| change.impact().of(*audience))
        });
        needs.max().unwrap_or(Bump::None)
    }

    /// Whether the version says as much as these audiences need.
    #[must_use]
    pub fn sufficiency(&self, audiences: &[Audience]) -> Sufficiency {
        Sufficiency::of(&self.old.1, &self.new.1, self.required(audiences))
    }

    /// As the lock keeps it: without what is only said for people.
    #[must_use]
    pub fn released(&self) -> Vec<Released> {
        let noticed = self.changes.iter();
        let noticed = noticed.filter(|change| change.rule != Rule::RemarksChanged);
        noticed.map(Released::from).collect()
    }

    /// What was removed and is not reserved.
    pub fn unreserved(&self) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(|change| matches!(change.need, Some(Need::Reserve(_))))
    }

    /// What somebody has to answer for.
    pub fn loosened(&self) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(|change| change.need == Some(Need::Approve))
    }
}

/// Two baselines, and what was found so far.
struct Comparison<'b> {
    old: &'b Baseline,
    new: &'b Baseline,
    changes: Vec<Change>,
}

impl Comparison<'_> {
    fn add(&mut self, rule: Rule, subject: Subject, what: impl Into<String>) {
        let need = table::row(rule).approval.then_some(Need::Approve);
        self.changes.push(Change {
            subject,
            rule,
            what: what.into(),
            need,
        });
    }

    /// Something was removed: it must be among the names that may never come back.
    fn removed(&mut self, rule: Rule, subject: Subject, reserved: bool, toml: String) {
        self.changes.push(Change {
            subject,
            rule,
            what: "removed".to_owned(),
            need: (!reserved).then_some(Need::Reserve(toml)),
        });
    }
}
