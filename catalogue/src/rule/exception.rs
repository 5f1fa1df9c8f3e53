//! Exceptions: `[[allow]]` in the header, each with its reason.

use crate::model::Place;

/// `[[allow]] rule = "actor-missing" where = "trail.*" reason = "the trail reports on itself"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The rule's name.
    pub rule: &'static str,
    /// What it is made for, as `Finding::subject` names it; `*` stands for any text.
    pub subject: String,
    /// Why. Never empty.
    pub reason: String,
    /// Where it is made.
    pub place: Place,
}
