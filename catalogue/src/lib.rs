//! Reads, resolves and checks audit event catalogues.
//!
//! ```text
//! TOML text ─ read ─ Document ─ resolve ─ Event, Object, Enum ──┐
//!                                                               ├ check ─ Plan, or every Diagnostic
//! a struct's plain data ─ Declaration ──────────────────────────┘
//! ```
//!
//! Everything here is a pure function of text; only [`files`] touches the disk. The derives add spans,
//! the program adds colours, a fuzzer adds nonsense: all three run the same rules.
#![forbid(unsafe_code)]

// What a catalogue says once it is read and resolved.
pub mod model;
// What a service declares, and what the rules answer.
pub mod declaration;
pub mod check;
// The same the other way round: what a service would declare.
#[cfg(feature = "tools")]
pub mod declare;
// What can be wrong, and what every code means.
pub mod fault;
pub mod codes;
mod rule;
pub mod lint;
// What may stand in its files.
pub mod schema;
pub mod suggest;
// What an emitter leaves in an executable.
pub mod tag;
// Where a catalogue is, and where its text comes from.
pub mod discover;
pub mod source;
pub mod files;
pub mod standard;
pub mod import;
// What a release promised, and what has changed since.
#[cfg(feature = "tools")]
pub mod baseline;
#[cfg(feature = "tools")]
pub mod diff;
// Text to definitions to resolved items.
mod text;
mod named;
mod version;
mod pattern;
mod read;
mod shelf;
mod resolve;

pub use check::{check_enum, check_event, check_object};
pub use fault::{Fault, Faults};
pub use resolve::fingerprint::hex;
pub use resolve::{Catalogue, Files, Items, Lookup, Scope, Sections};
pub use shelf::Shelf;
pub use source::{MemorySource, Source};

/// The page of the crate is tested too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
