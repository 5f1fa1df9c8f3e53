//! Typed audit events become redacted, sealed lines on disk, and are verified years later.
//!
//! ```text
//!  your struct ── emit ── encode ── stage ──┐ doorbell ├── drain ── journal ── segment files
//!               └──── the caller's thread ──┘          └ the worker's thread ┘
//! ```
//!
//! Start at [`Audit`] and at the derive [`AuditEvent`](derive@AuditEvent). The modules below stand in the order in
//! which an event meets them.
#![deny(unsafe_code)]

// What is recorded.
mod severity;
mod level;
mod event;
mod schema;
pub mod value;
mod presence;
mod context;

// From an event to its bytes: pure functions, no clock, no I/O.
mod encode;
mod kv;

// The caller's side.
mod audit;
mod builder;
mod emit;
mod attempt;
mod receipt;
mod only_if;
mod undecided;
mod stage;
mod batch;
mod gap;
mod doorbell;

// The worker's side.
mod trail;
mod progress;
mod executable;

// The bytes of a trail, its keys and its marks; shared with the verifier.
pub mod format;
pub mod keys;
pub mod state;
pub mod lock;
pub mod verify;

// Seen from outside.
mod health;
mod memory;
mod dev;

// While a service compiles.
mod handshake;
mod expansion;

// Everywhere.
pub mod limits;
mod clock;
mod error;
mod fork;

#[cfg(test)]
mod journey_test;

/// All that generated code may name.
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use attempt::{Attempt, AuditAttempt};
pub use audit::Audit;
pub use builder::Builder;
#[doc(inline)]
pub use cdl_macros::*;
pub use clock::Clock;
pub use context::Context;
pub use dev::dev_folder;
pub use error::{Cause, CloseError, EmitError, FlushError, StartError};
pub use event::{AuditEnum, AuditEvent, AuditObject, Delivery, Descriptor, Moment};
pub use health::Health;
pub use keys::Keys;
pub use memory::Captured;
pub use only_if::OnlyIf;
pub use receipt::{Pending, Receipt};
pub use schema::Schema;
pub use severity::Severity;
pub use trail::boot::CatalogueIdentity;
#[cfg(feature = "failpoints")]
pub use trail::failpoint::Failpoints;

/// What a service imports.
pub mod prelude {
    pub use crate::__private::EmitAlone as _;
    pub use crate::{Attempt, Audit, Context, EmitError, Keys, OnlyIf, Pending, Receipt, Severity};
    pub use cdl_macros::*;
}
