//! From a borrowed event to its redacted bytes, in one pass (`docs/FORMAT.md` section 1).
//!
//! Nothing here asks a clock, does I/O or fails half way: a value that cannot be written leaves a
//! [`Refusal`] in the writer, and the caller discards the bytes.

// The one type that generated code writes to.
mod writer;
// What it writes, by kind.
mod number;
mod decimal;
mod address;
mod redaction;
mod normalise;
mod bounded;
mod after;
pub(crate) mod time;
// Values that only know how to display themselves.
mod rendered;

pub use bounded::{first_entries, first_items};
pub use normalise::Normalise;
pub use redaction::Pseudonym;
pub use rendered::Rendered;
pub use writer::Writer;
pub(crate) use writer::{Refusal, Surroundings};
