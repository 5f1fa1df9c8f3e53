//! The bytes of a trail: pure functions of their inputs, without I/O and without a clock.
//!
//! Everything here is a rule of `docs/FORMAT.md`; each item names its section. Writer and
//! verifier share this module, so that neither can drift from the other.

// One line.
pub mod text;
pub mod json;
pub mod line;

// What makes it evident that a line was changed.
mod sha256;
pub mod hash;
pub(crate) mod lanes;
pub mod identity;
pub mod mac;
pub mod evolve;
pub mod merkle;
pub(crate) mod subtree;
pub mod note;

/// The largest integer that the envelope may carry, 2^53-1: the largest that every JSON reader keeps exactly.
pub const INTEGER_MAX: u64 = (1 << 53) - 1;

/// The longest line that a reader accepts, in bytes without the line feed (`docs/FORMAT.md` section 1).
pub const LINE_BYTES_MAX: usize = 60_000;

/// The longest line that a writer makes unless it is told otherwise, in bytes without the line feed.
pub const LINE_BYTES_DEFAULT: usize = 8_192;

/// The deepest nesting of objects and arrays in one line (`docs/FORMAT.md` section 1).
pub const NESTING_MAX: usize = 32;
