//! What a rule found.

use crate::model::Place;

use crate::rule::Level;

/// One place that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// The rule's name.
    pub rule: &'static str,
    /// What breaks it, as `where` in `[[allow]]` names it: `auth.login`, `auth.login.session`, `object.Actor`,
    /// `object.Actor.email`, `enum.AuthMethod`, `class.personal`, `catalogue`.
    pub subject: String,
    /// The rule's level, or what the catalogue's policy makes of it.
    pub level: Level,
    /// Lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}
