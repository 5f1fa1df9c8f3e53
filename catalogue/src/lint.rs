//! What a build accepts and a reviewer should not: named rules over a resolved catalogue.
//!
//! A fault breaks the schema and stops a build. A finding breaks a [`Rule`]: it has a name, a level and a reason, and a
//! catalogue may make an exception that says why (`[[allow]]` in its header). Only what the catalogue itself says is
//! looked at: what it imports is for its own authors to find.

// What is found.
#[cfg(feature = "tools")]
mod check;

pub use crate::rule::text::{EXAMPLE_CONTAINS_PII, EXAMPLE_INVALID};
pub use crate::rule::{Exception, Level, RULES, Rule, code_of, rule};
#[cfg(feature = "tools")]
pub use check::{Excused, Finding, Settled, Surroundings, findings, settle};
