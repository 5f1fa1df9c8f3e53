//! Where something is declared.

use std::sync::Arc;

/// A place in a catalogue file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, relative to the folder of `catalogue.toml`, or `cdl-standard/<file>` for the shipped one.
    pub file: Arc<str>,
    /// Counted from 1.
    pub line: u32,
    /// Counted from 1, in characters.
    pub column: u32,
}
