//! What a catalogue says, resolved: groups spliced, bases merged, every name looked up.

// Everything has a place, and some things an end.
mod place;
mod date;
// What data is, and what a field may hold.
mod class;
mod normalise;
mod shape;
mod field;
// What is declared under a name.
mod severity;
mod event;

pub use crate::read::fields::FieldRemarks;
pub use crate::read::policy::{Policy, Strictness};
pub use class::{Class, Scope, Strategy, StrategyKind};
pub use date::Date;
pub use event::{Enum, EnumValue, Event, Moments, Object, Volume};
pub use field::{Deprecated, Field};
pub use normalise::Normalise;
pub use place::Place;
pub use severity::{Delivery, Severity};
pub use shape::{Base, Shape};
