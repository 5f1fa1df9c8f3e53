//! Raw definitions to resolved ones: groups spliced, bases merged, every name looked up.
//!
//! An item is resolved when it is asked for, and once: a service that declares 5 of 1,000 events pays for 5.

// What is read.
pub(crate) mod glob;
pub(crate) mod unit;
pub(crate) mod load;
mod import;
mod law;
mod redefined;
// What is asked.
mod catalogue;
mod memo;
mod lookup;
mod reserved;
mod lint;
// How it is resolved.
mod names;
mod resolver;
mod draft;
mod shape;
mod class;
mod redaction;
pub(crate) mod bearing;
mod field;
mod object;
mod enumeration;
mod event;
mod statement;
mod base;
mod tighten;
mod replaced;
mod sensitive;
pub(crate) mod fingerprint;
// What it was made of.
mod sections;
mod subset;

pub use catalogue::Catalogue;
pub(crate) use class::secret;
pub(crate) use load::Origin;
pub use lookup::Lookup;
pub use sections::Sections;
pub(crate) use sensitive::weakness;
pub use subset::{Files, Items};

/// How much of a catalogue is read. A derive reads little, so that editing another namespace rebuilds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every file.
    All,
    /// Classes, types, imports and the events of this namespace.
    Namespace(String),
    /// Classes, types and imports.
    Types,
}
