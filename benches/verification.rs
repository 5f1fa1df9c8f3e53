//! How fast a trail is verified with the auditor's keys, on every core there is.

use std::path::Path;
use std::time::Instant;

use cdl_runtime::verify::{Material, Verdict, verify_dir};

use crate::load::Throughput;

/// Verifies the trail in `directory`, which a run has just written, and closed.
///
/// # Panics
/// When it is not verified: then its rate says nothing.
#[must_use]
pub fn of_trail(directory: &Path) -> Throughput {
    let material = Material::default()
        .with_keys(directory.join("keys").join("auditor"))
        .unwrap_or_else(|error| panic!("the run's keys: {error}"));
    let begun = Instant::now();
    let report = verify_dir(&directory.join("trail"), &material)
        .unwrap_or_else(|error| panic!("the run's trail: {error}"));
    let seconds = begun.elapsed().as_secs_f64();
    assert_eq!(report.verdict, Verdict::Verified, "{report:?}");
    Throughput {
        events: report.events,
        seconds,
    }
}
