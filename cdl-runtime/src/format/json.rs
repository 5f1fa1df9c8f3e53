//! A strict reader of the JSON that a line may hold (`docs/FORMAT.md` section 1): one spelling of each value.
//!
//! It checks first ([`check`]) and gives access afterwards ([`Object`]), both over borrowed bytes. Nothing is
//! decoded that nobody asks for, and an ordinary line needs no allocation.

mod check;
mod access;

pub use access::{Object, Value};
pub use check::check;

/// What is wrong with a value, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonFault {
    /// The offset of the first byte that breaks a rule, in bytes from the start of the checked text.
    pub at: usize,
    /// The rule that it breaks.
    pub why: JsonWhy,
}

/// The rule that a value breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JsonWhy {
    /// No value, or not the byte that must stand here.
    #[error("not JSON in its one form")]
    Syntax,
    /// A byte outside printable ASCII, a quote or a backslash that nothing explains.
    #[error("a byte in a string that must be escaped")]
    Unescaped,
    /// An escape that is not the one spelling of its character.
    #[error("an escape that is not the one spelling of its character")]
    Escape,
    /// A number in a second spelling, or an integer beyond 2^53-1.
    #[error("a number that is not in its one form")]
    Number,
    /// The same key twice in one object.
    #[error("the same key twice in one object")]
    DuplicateKey,
    /// More than 32 objects and arrays within each other.
    #[error("nested deeper than 32")]
    Nesting,
}
