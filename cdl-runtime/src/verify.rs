//! Verifying a trail, years later and by somebody else (`docs/FORMAT.md` section 6).
//!
//! ```no_run
//! use cdl_runtime::verify::{Material, Verdict, verify_dir};
//!
//! let material = Material::default().with_keys("keys/auditor")?;
//! let report = verify_dir("var/audit".as_ref(), &material)?;
//! assert_eq!(report.verdict, Verdict::Verified, "{report:?}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// What goes in, and what comes out.
mod material;
mod verdict;
mod report;
mod fault;

// The bytes, block by block.
mod source;
mod opening;
mod block;
mod run;
mod examined;
mod examine;
mod pipeline;

// The trail, in order.
mod member;
mod walk;
mod tail;
mod judge;
mod outside;
mod trail;

use std::io;
use std::path::{Path, PathBuf};

pub use material::{Anchor, Material, MaterialError};
pub use pipeline::Progress;
pub use report::{FirstBad, Report};
pub use verdict::Verdict;

use crate::format::note::NoteFault;
use crate::lock;
use crate::state;
use pipeline::Workers;
use source::{Directory, Memory, Source as _};
use trail::{Beside, verify};

/// Why there is no report.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// The directory, a segment, the state or the lock cannot be read.
    #[error("cannot read {path}", path = path.display())]
    Io {
        /// The trail's directory.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// There is neither a segment nor a state.
    #[error("{path} holds no trail: name the directory that a service writes to", path = path.display())]
    NoTrail {
        /// The directory.
        path: PathBuf,
    },
    /// The anchor is not signed by the key that was given with it.
    #[error("the anchor does not fit the key that was given: take both from the same place")]
    Anchor(#[source] NoteFault),
}

crate::error::debug_as_told!(VerifyError);

/// Verifies the trail in `dir` with what the caller brings from outside.
///
/// The state and the lock are read first, then each segment up to the length that it has when it is opened, so a
/// trail may be verified while it is written. Memory stays below 64 MiB whatever the trail's size; all cores work.
///
/// # Errors
/// [`VerifyError`] when nothing can be said: the directory cannot be read or holds no trail, or the material does
/// not fit together. Whatever is wrong with the trail itself is in the report.
pub fn verify_dir(dir: &Path, material: &Material) -> Result<Report, VerifyError> {
    verify_dir_with(dir, material, &mut |_| {})
}

/// [`verify_dir`], and `progress` hears how far it has come, on the caller's thread.
///
/// # Errors
/// As [`verify_dir`].
pub fn verify_dir_with(
    dir: &Path,
    material: &Material,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, VerifyError> {
    check_anchor(material)?;
    let report = verify_once(dir, material, progress)?;
    let unwritten = matches!(
        report.verdict,
        Verdict::Torn | Verdict::Stale | Verdict::Truncated
    );
    if unwritten && lock::is_held(dir).unwrap_or(false) {
        // A writer may have come since the lock was looked at, and what looks torn is its work.
        return verify_once(dir, material, progress);
    }
    Ok(report)
}

fn verify_once(
    dir: &Path,
    material: &Material,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, VerifyError> {
    let failed = |source| VerifyError::Io {
        path: dir.to_owned(),
        source,
    };
    let state = readable(state::read_bytes(dir)).map_err(failed)?.flatten();
    let held = readable(lock::is_held(dir)).map_err(failed)?;
    let source = Directory::open(dir).map_err(failed)?;
    if source.names().is_empty() && state.is_none() && material.anchor.is_none() {
        return Err(VerifyError::NoTrail {
            path: dir.to_owned(),
        });
    }
    let state = state.as_ref().map(|bytes| bytes.as_slice());
    let beside = Beside {
        state,
        held: held.unwrap_or(false),
    };
    let mut report = verify(&source, beside, material, Workers::Auto, progress).map_err(failed)?;
    report.say("lock", held.is_some());
    if let Some(stranger) = source.strangers.first() {
        let count = source.strangers.len();
        report.note(format!(
            "{count} files are not named like segments and were not read, such as {stranger:?}"
        ));
    }
    Ok(report)
}

/// Verifies a trail in memory: each segment's file name and bytes, in any order. There is no state and no lock.
///
/// # Errors
/// [`VerifyError::Anchor`] when the material does not fit together.
pub fn verify_segments(
    segments: &[(String, Vec<u8>)],
    material: &Material,
) -> Result<Report, VerifyError> {
    check_anchor(material)?;
    let failed = |source| VerifyError::Io {
        path: PathBuf::new(),
        source,
    };
    let source = Memory::new(segments);
    verify(
        &source,
        Beside::default(),
        material,
        Workers::Auto,
        &mut |_| {},
    )
    .map_err(failed)
}

/// What nobody lets us look at, or no file system can tell, is not checked, and the report says so; anything else is
/// an error.
fn readable<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) => match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported => Ok(None),
            _ => Err(error),
        },
    }
}

fn check_anchor(material: &Material) -> Result<(), VerifyError> {
    match (&material.anchor, material.signing()) {
        (Some(anchor), Some(public)) => anchor.0.verify(public).map_err(VerifyError::Anchor),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
