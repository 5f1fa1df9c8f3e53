//! What is declared under a name: events, objects, enums.

use std::sync::Arc;

use super::{Delivery, Deprecated, Field, Place, Severity};

/// How many events a catalogue expects, as spelled: `40/s`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// On a normal day.
    pub expected: Option<String>,
    /// At most.
    pub peak: Option<String>,
}

/// When and how gravely an event is emitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moments {
    /// One severity, no outcome: the emitter is `emit`.
    Single(Severity),
    /// An emitter per outcome, in catalogue order.
    Outcomes(Vec<(String, Severity)>),
}

/// One event type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// `auth.login`.
    pub name: String,
    /// A few words.
    pub title: Option<String>,
    /// One sentence.
    pub description: Option<String>,
    /// `authentication`, ...
    pub category: String,
    /// `login`; the last part of the name when the catalogue says nothing.
    pub action: String,
    /// The version that brought it.
    pub since: Option<String>,
    /// `stability = "experimental"`.
    pub experimental: bool,
    /// Not agreed upon yet: it builds where debug assertions are on, and nowhere else.
    pub draft: bool,
    /// May not be filtered or dropped.
    pub mandatory: bool,
    /// Its outcomes and severities.
    pub moments: Moments,
    /// The severity of the attempted phase, when there is one: the emitters `attempted` and `attempt`. The event then
    /// has outcomes, and `unknown` is one of them.
    pub attempted: Option<Severity>,
    /// `2y`.
    pub retention: String,
    /// What its emitters promise.
    pub delivery: Delivery,
    /// Who answers for it.
    pub owners: Vec<String>,
    /// `PCI-DSS:10.2.1.2`, ...
    pub controls: Vec<String>,
    /// How many are expected.
    pub volume: Option<Volume>,
    /// `must_emit`: some code must emit it.
    pub tests: Vec<String>,
    /// What other formats call it: dotted key, literal.
    pub map: Vec<(String, String)>,
    /// JSON texts of the `fields` member.
    pub examples: Vec<String>,
    /// In the order in which they are written.
    pub fields: Vec<Field>,
    /// Field names that may never come back.
    pub reserved_fields: Vec<String>,
    /// Why code should stop using it.
    pub deprecated: Option<Deprecated>,
    /// SHA-256 over the resolved shape: names, types, classes, strategies, outcomes; not descriptions.
    pub fingerprint: [u8; 32],
    /// Where it is declared.
    pub place: Place,
    /// Every file that its resolved shape used, in a stable order (what a derive tracks).
    pub files: Vec<Arc<str>>,
}

/// A reusable struct of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// `Actor`.
    pub name: String,
    /// One sentence.
    pub description: Option<String>,
    /// It identifies the data subject.
    pub subject: bool,
    /// How deep it nests on disk: 1 when all its fields are single values.
    pub depth: u32,
    /// In the order in which they are written.
    pub fields: Vec<Field>,
    /// As of an event.
    pub fingerprint: [u8; 32],
    /// Where it is declared.
    pub place: Place,
    /// As of an event.
    pub files: Vec<Arc<str>>,
}

/// A closed list of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enum {
    /// `AuthMethod`.
    pub name: String,
    /// One sentence.
    pub description: Option<String>,
    /// Whether other words may come: readers must bear what they do not know.
    pub open: bool,
    /// In catalogue order.
    pub values: Vec<EnumValue>,
    /// As of an event.
    pub fingerprint: [u8; 32],
    /// Where it is declared.
    pub place: Place,
    /// As of an event.
    pub files: Vec<Arc<str>>,
}

/// One word of an [`Enum`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumValue {
    /// The word on disk.
    pub id: String,
    /// The version that brought it.
    pub since: Option<String>,
    /// One sentence.
    pub description: Option<String>,
    /// Why code should stop using it.
    pub deprecated: Option<Deprecated>,
}
