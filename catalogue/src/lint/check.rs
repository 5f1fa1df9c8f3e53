//! Where a catalogue breaks its rules. Builds do without: this is for whoever has the feature `tools`.

// What is found, and what may stay.
mod finding;
mod linter;
mod settled;
// What a reviewer reads.
mod description;
mod owner;
mod control;
// What a record must be able to prove.
mod actor;
mod outcome;
mod retention;
mod free_text;
mod size;
// What things are called.
mod unit;
mod similar;
mod enumeration;
// How things end.
mod deprecation;

use std::collections::BTreeSet;

use crate::resolve::Catalogue;

pub use finding::Finding;
pub use settled::{Excused, Settled, settle};

/// What a rule may know besides the catalogue. Nothing here is read from a clock or a disk.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `YYYY-MM-DD`; without it nothing is overdue.
    pub today: Option<String>,
    /// The names that own something in this repository, as `CODEOWNERS` spells them, without `@` and before no `/`;
    /// without them no owner is unknown.
    pub owners: Option<BTreeSet<String>>,
}

/// What the rules over plain data find, exceptions not yet made.
///
/// The rules on examples need a JSON reader, so whoever has one adds what they find, and then calls [`settle`].
#[must_use]
pub fn findings(catalogue: &Catalogue, surroundings: &Surroundings) -> Vec<Finding> {
    let mut linter = linter::Linter::new(catalogue, surroundings);
    for check in [
        description::check,
        owner::check,
        control::check,
        actor::check,
        outcome::check,
        retention::check,
        free_text::check,
        size::check,
        unit::check,
        similar::check,
        enumeration::check,
        deprecation::check,
    ] {
        check(&mut linter);
    }
    linter.into_findings()
}
