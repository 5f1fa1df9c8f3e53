//! The compile-time level filter: emitters below a level are not in the executable at all.
//!
//! A feature of this crate sets it, `min_severity_info` to `min_severity_emergency`; without one everything is compiled.
//! Cargo unites the features of a build, so the highest level that anybody asks for holds for all. What the catalogue
//! calls mandatory cannot be removed: such a build fails with CDL0503.

use crate::severity::Severity;

const LEVEL: Severity = if cfg!(feature = "min_severity_emergency") {
    Severity::Emergency
} else if cfg!(feature = "min_severity_alert") {
    Severity::Alert
} else if cfg!(feature = "min_severity_critical") {
    Severity::Critical
} else if cfg!(feature = "min_severity_error") {
    Severity::Error
} else if cfg!(feature = "min_severity_warning") {
    Severity::Warning
} else if cfg!(feature = "min_severity_notice") {
    Severity::Notice
} else if cfg!(feature = "min_severity_info") {
    Severity::Info
} else {
    Severity::Debug
};

const fn removes(severity: Severity) -> bool {
    (severity as u8) < LEVEL as u8
}

/// Whether emitters of this severity are removed. One constant a severity, so that generated code costs the compiler the
/// look at a constant, and no evaluation of its own.
pub const REMOVES_DEBUG: bool = removes(Severity::Debug);
/// As [`REMOVES_DEBUG`].
pub const REMOVES_INFO: bool = removes(Severity::Info);
/// As [`REMOVES_DEBUG`].
pub const REMOVES_NOTICE: bool = removes(Severity::Notice);
/// As [`REMOVES_DEBUG`].
pub const REMOVES_WARNING: bool = removes(Severity::Warning);
/// As [`REMOVES_DEBUG`].
pub const REMOVES_ERROR: bool = removes(Severity::Error);
/// As [`REMOVES_DEBUG`].
pub const REMOVES_CRITICAL: bool = removes(Severity::Critical);
/// As [`REMOVES_DEBUG`].
pub const REMOVES_ALERT: bool = removes(Severity::Alert);
/// As [`REMOVES_DEBUG`]; no level is above it.
pub(crate) const REMOVES_EMERGENCY: bool = removes(Severity::Emergency);
