//! What is called where the event is emitted.

use super::{Mistake, mistake};

pub(super) const ERRORS: &[Mistake] = &[
    mistake(
        "m12",
        "CDL0210",
        "
struct Plain;
fn emitted(audit: &Audit) { audit.emit(«&Plain»); }",
    ),
    mistake(
        "m17",
        "CDL0501",
        "
fn emitted(audit: &Audit, picked: &crate::right::Picked<'_>) { audit.emit(«picked»); }",
    ),
    mistake(
        "m17b",
        "CDL0501",
        "
fn emitted(audit: &Audit, picked: &crate::right::Picked<'_>) { picked.«emit»(audit); }",
    ),
    mistake(
        "m18",
        "E0599",
        "
fn emitted(audit: &Audit, picked: &crate::right::Picked<'_>) { picked.«unripe»(audit); }",
    ),
    mistake(
        "m63",
        "CDL0503",
        r#"
/// The runtime, as it is with the feature `min_severity_warning`.
mod warning {
    pub mod __private {
        pub use cdl_runtime::__private::*;
        pub const REMOVES_NOTICE: bool = true;
    }
}
#[derive(AuditEvent)]
#[audit(event = "press.opened", crate = warning)]
struct «Opened»;"#,
    ),
];
