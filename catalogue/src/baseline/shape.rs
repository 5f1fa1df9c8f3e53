//! What others rely on, item by item.

use crate::model::{Delivery, Moments, Normalise, Severity, StrategyKind};

/// A data class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassShape {
    /// Larger is more sensitive.
    pub level: u8,
    /// The strategies that are lawful for it, by name.
    pub allow: Vec<String>,
    /// The strategy of a bare `#[redact]`.
    pub default: String,
    /// The longest that it may be kept.
    pub max_retention: Option<String>,
    /// A digest of what is said of it for people.
    pub remarks: Option<String>,
}

/// A list of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumShape {
    /// 64 lower-case hexadecimal digits.
    pub fingerprint: String,
    /// Whether other words may come.
    pub open: bool,
    /// In catalogue order.
    pub values: Vec<String>,
    /// Those on their way out.
    pub deprecated: Vec<String>,
    /// As of a class.
    pub remarks: Option<String>,
}

/// A reusable struct of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectShape {
    /// 64 lower-case hexadecimal digits.
    pub fingerprint: String,
    /// It identifies the data subject.
    pub subject: bool,
    /// In the order in which they are written.
    pub fields: Vec<(String, FieldShape)>,
    /// As of a class.
    pub remarks: Option<String>,
}

/// One event type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventShape {
    /// 64 lower-case hexadecimal digits.
    pub fingerprint: String,
    /// `authentication`, ...
    pub category: String,
    /// `login`
    pub action: String,
    /// May not be filtered or dropped.
    pub mandatory: bool,
    /// Its outcomes and severities.
    pub moments: Moments,
    /// The severity of the attempted phase, when there is one.
    pub attempted: Option<Severity>,
    /// `2y`
    pub retention: String,
    /// What its emitters promise.
    pub delivery: Delivery,
    /// `PCI-DSS:10.2.1.2`, ...
    pub controls: Vec<String>,
    /// `stability = "experimental"`
    pub experimental: bool,
    /// On its way out.
    pub deprecated: bool,
    /// In the order in which they are written.
    pub fields: Vec<(String, FieldShape)>,
    /// As of a class.
    pub remarks: Option<String>,
}

/// A field of an event or an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldShape {
    /// Whether it must be there.
    pub required: bool,
    /// The type as the catalogue spells it: `user_id`.
    pub type_name: String,
    /// What that holds: `string`, `list<Actor>`, `map<string,u32>`.
    pub holds: String,
    /// Its class; `None` for an object.
    pub class: Option<String>,
    /// The strategies that are lawful, the mildest of the catalogue's list first.
    pub lawful: Vec<Lawful>,
    /// The one of a bare `#[redact]`, by name.
    pub default: String,
    /// Characters at most.
    pub max_len: Option<u32>,
    /// Items at most.
    pub max_items: Option<u32>,
    /// What is done to a text before its pseudonym is made.
    pub normalise: Vec<Normalise>,
    /// The outcomes it belongs to, when some are named.
    pub only_if: Option<Vec<String>>,
    /// `stability = "experimental"`
    pub experimental: bool,
    /// On its way out.
    pub deprecated: bool,
    /// As of a class.
    pub remarks: Option<String>,
}

/// A strategy that is lawful for a field, with its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lawful {
    /// The name that `#[redact(name)]` uses.
    pub name: String,
    /// What it does.
    pub kind: StrategyKind,
}

/// Who answered for what a release loosened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// The version that was released with it.
    pub version: String,
    /// Who approved.
    pub who: String,
    /// Why.
    pub why: String,
    /// What was loosened, one sentence each.
    pub what: Vec<String>,
}

/// A release, and what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// `4.3.0`
    pub version: String,
    /// What others noticed. The oldest release on record has none: what was before it is not known.
    pub changes: Vec<Released>,
}

/// A change that was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// `catalogue`, `class`, `enum`, `object` or `event`.
    pub noun: &'static str,
    /// Its name.
    pub name: String,
    /// The part of it that changed, when it is not the whole: `field`, `value`, `outcome` or `phase`, and its name.
    pub part: Option<(&'static str, String)>,
    /// A few words: `type "ip" became "cidr"`.
    pub what: String,
}

impl Released {
    /// What may change.
    pub(crate) const NOUNS: [&'static str; 5] = ["catalogue", "class", "enum", "object", "event"];

    /// What of it.
    pub(crate) const PARTS: [&'static str; 4] = ["field", "value", "outcome", "phase"];
}
