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
