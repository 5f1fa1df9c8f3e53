//! The audit events of a company, in one crate: its catalogue, and the structs that are the events.
//!
//! # Why a crate
//!
//! A derive reads a catalogue that lies beside the crate or above it. Services in repositories of their own have none
//! there, and copies of one would differ after a month. So one crate has both: `catalogue/` beside its manifest, which
//! `cargo package` takes along and git delivers, and a struct for each event. A service depends on it as on any crate,
//! derives nothing, sees no TOML, and calls `order.success(&audit)`. Whoever owns the catalogue reviews one repository,
//! and "who can say what" is a version in a lock file.
//!
//! # What makes a service rebuild
//!
//! - An edit of `catalogue/` rebuilds this crate, because its derives track the files that they read, and then whatever
//!   depends on it. In one workspace that is the next `cargo build`.
//! - A service in another repository rebuilds when its lock file names another version or revision of this crate, and not
//!   before: nothing reaches over.
//! - A catalogue that no longer fits the structs fails here, in the events crate's own CI, and never in a service. What a
//!   service may meet is a struct with another field: an ordinary compile error, and a major version of this crate.
//! - An edit of one namespace compiles the whole of this crate again. A company with hundreds of events makes a crate of
//!   each namespace and points them all at one catalogue above them (`cdl vendor` gives each the part that it publishes):
//!   an edit of `events/order.toml` then leaves those who only use `account` alone.
//!
//! # Which version of cdl
//!
//! The structs' emitters take [`Audit`], so that services use the [`cdl_runtime`] that this crate re-exports. Two versions
//! of it in one build do not meet in secret: the emitters of one do not take the handle of the other.
#![forbid(unsafe_code)]

pub use cdl_runtime;
use cdl_runtime::prelude::*;

/// What kind of principal it is.
#[derive(AuditEnum, Clone, Copy, Debug)]
#[audit(name = "ActorKind")]
pub enum ActorKind {
    /// A person.
    User,
    /// Somebody with rights over others.
    Administrator,
}

/// Who did it.
#[derive(AuditObject, Clone, Copy, Debug)]
#[audit(object = "Person")]
pub struct Person<'a> {
    /// What kind of principal it is.
    pub kind: ActorKind,
    /// Written as a pseudonym: the same person has the same one in the trail of every service that has the same key.
    #[redact]
    pub id: &'a str,
}

/// Somebody closes an account.
#[derive(AuditEvent, Debug)]
#[audit(event = "account.close")]
pub struct AccountClose<'a> {
    /// Who.
    pub by: Person<'a>,
    /// Which.
    pub account: &'a str,
}

/// Somebody orders something.
#[derive(AuditEvent, Debug)]
#[audit(event = "order.place")]
pub struct OrderPlace<'a> {
    /// Who.
    pub by: Person<'a>,
    /// In cents.
    pub total: i64,
}

/// Which catalogue this crate was built with: give it to the builder, and each run of a service says so.
#[must_use]
pub fn catalogue() -> &'static cdl_runtime::CatalogueIdentity {
    cdl_runtime::catalogue!()
}
