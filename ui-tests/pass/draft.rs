//! A library with an event that nobody has agreed upon yet: it builds in debug, and `fail/main.rs` builds it otherwise.
#![deny(warnings)]

use cdl_runtime::prelude::*;

/// A present.
#[derive(AuditEvent, Clone, Copy, Debug)]
#[audit(event = "order.gifted")]
pub struct Gifted;

/// Says so.
///
/// # Errors
/// When the trail says no.
pub fn gifted(audit: &Audit) -> Result<Receipt, EmitError> {
    Gifted.emit(audit)
}
