//! A field of an event or an object.

use std::sync::Arc;

use super::{Class, Date, FieldRemarks, Normalise, Place, Shape, Strategy, StrategyKind};

/// A field of an event or an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its key on disk.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it may hold.
    pub shape: Shape,
    /// The type as the catalogue spells it: `ip`, `user_id`, `list<string>`, `Actor`.
    pub type_name: String,
    /// Its class; `None` for an object, whose own fields have classes.
    pub class: Option<Arc<Class>>,
    /// The strategies that are lawful here: field ∩ type ∩ class ∩ what the shape can bear. Never empty.
    pub lawful: Vec<Arc<Strategy>>,
    /// The one that a bare `#[redact]` means. An element of `lawful`.
    pub default: Arc<Strategy>,
    /// What is done to its text before it becomes a pseudonym; decided by its type, so that all fields of it meet.
    pub normalise: Vec<Normalise>,
    /// Characters at most, of a text alone or of each in a list or a map; a longer one is cut visibly.
    pub max_len: Option<u32>,
    /// Items at most, of a list or a map; those beyond are counted in their place.
    pub max_items: Option<u32>,
    /// The outcomes it belongs to, when `only_if` names some.
    pub only_if: Option<Vec<String>>,
    /// Why code should stop using it.
    pub deprecated: Option<Deprecated>,
    /// `stability = "experimental"`.
    pub experimental: bool,
    /// One sentence.
    pub description: Option<String>,
    /// What changes nothing on disk: unit, bounds, mappings.
    pub remarks: FieldRemarks,
    /// Where it is declared.
    pub place: Place,
}

impl Field {
    /// Whether the value may be written as it is, without `#[redact]`.
    #[must_use]
    pub fn allows_plain(&self) -> bool {
        self.lawful
            .iter()
            .any(|strategy| strategy.kind == StrategyKind::Plain)
    }
}

/// A catalogue entry that is on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// The version that said so.
    pub since: Option<String>,
    /// What to use instead.
    pub replaced_by: Option<String>,
    /// The last day on which code may use it.
    pub remove_after: Option<Date>,
    /// A sentence for the developer.
    pub note: Option<String>,
}
