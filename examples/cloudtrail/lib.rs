//! AWS CloudTrail records become typed, redacted, sealed audit events.
//!
//! ```text
//! a line of JSON ─ Record ─ Event and Outcome ─ success / failure / denied ─ the trail
//! ```
//!
//! The catalogue beside this file says what may be recorded of each event and how; nothing here could write more.
#![forbid(unsafe_code)]
#![expect(clippy::doc_markdown, reason = "CloudTrail is a name and no code")]

// What AWS says.
pub mod record;
pub mod opaque;
// What the catalogue makes of it.
pub mod events;
pub mod event;
pub mod parts;
pub mod opening;
pub mod mapping;
// From a file to a trail.
pub mod import;
