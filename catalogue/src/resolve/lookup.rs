//! Why a name leads nowhere.

use std::fmt;

use crate::fault::Faults;

/// Why there is no such event, object or enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// No file and no import has the event's namespace.
    UnknownNamespace {
        /// Those that there are.
        known: Vec<String>,
        /// The one that may be meant.
        suggestion: Option<String>,
    },
    /// The catalogue does not have it.
    Unknown {
        /// The one that may be meant.
        suggestion: Option<String>,
    },
    /// The event existed once and may not come back.
    Reserved,
    /// The namespace's file was outside the [`Scope`](super::Scope).
    NotRead,
    /// It is there, and it is wrong.
    Faulty(Faults),
}

impl fmt::Display for Lookup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownNamespace { .. } => f.write_str("its namespace is unknown"),
            Self::Unknown { .. } => f.write_str("it is unknown"),
            Self::Reserved => f.write_str("it is reserved"),
            Self::NotRead => f.write_str("its file was not read"),
            Self::Faulty(faults) => faults.fmt(f),
        }
    }
}

impl std::error::Error for Lookup {}
