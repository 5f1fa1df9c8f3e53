//! The catalogue over its public surface.

// What the tests start from.
mod base;
mod declare;
// What a catalogue means.
mod resolution;
mod imports;
mod discovery;
#[cfg(feature = "tools")]
mod differences;
#[cfg(feature = "tools")]
mod lock;
mod sections;
mod subset;
// What is wrong, and how it is told.
mod faults;
mod diagnostics;
mod mistyped;
mod suggestions;
mod standing;
mod codes;
#[cfg(feature = "tools")]
mod lint;
// What nobody would write.
mod random_edits;
