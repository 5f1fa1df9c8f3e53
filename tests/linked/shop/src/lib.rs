//! The events of a shop.
#![deny(warnings, missing_docs)]

use cdl_runtime::prelude::*;
use cdl_runtime::value::Text;

/// Emitted with one of its outcomes.
#[derive(AuditEvent)]
#[audit(event = "sale.paid")]
pub struct Paid {
    /// How much.
    pub cents: u64,
}

/// Attempted, and ended one way or by itself.
#[derive(AuditEvent)]
#[audit(event = "sale.refunded")]
pub struct Refunded {
    /// How much.
    pub cents: u64,
}

/// Emitted, and below the level notice.
#[derive(AuditEvent)]
#[audit(event = "sale.viewed")]
pub struct Viewed;

/// Generic, and emitted for one type.
#[derive(AuditEvent)]
#[audit(event = "sale.noted")]
pub struct Noted<T: Text> {
    /// What.
    pub text: T,
}

/// Emitted through the handle.
#[derive(AuditEvent)]
#[audit(event = "sale.opened")]
pub struct Opened;

/// Made, and never emitted.
#[derive(AuditEvent)]
#[audit(event = "sale.silent")]
pub struct Silent;

/// Emitted by a public function that nobody calls.
#[derive(AuditEvent)]
#[audit(event = "sale.dead")]
pub struct Dead;

/// Nobody calls it.
///
/// # Errors
/// When the trail refuses.
pub fn bury(audit: &Audit) -> Result<(), EmitError> {
    Dead.emit(audit)?;
    Ok(())
}

/// Mandatory, and below the level notice.
#[cfg(feature = "mandatory")]
#[derive(AuditEvent)]
#[audit(event = "sale.closed")]
pub struct Closed;

/// Writes what is generic.
///
/// # Errors
/// When the trail refuses.
pub fn note<T: Text>(audit: &Audit, text: T) -> Result<(), EmitError> {
    Noted { text }.emit(audit)?;
    Ok(())
}
