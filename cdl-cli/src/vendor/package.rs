//! A crate of the workspace that the program runs in, as cargo knows it.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

/// A crate, and the folder of its manifest.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
}

/// Why cargo does not tell where a crate is.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PackageError {
    /// It cannot be started.
    #[error("cannot run cargo, which knows where the crate is")]
    NotRun(#[source] io::Error),
    /// It failed.
    #[error("cargo does not know this folder: {0}")]
    Failed(String),
    /// What it printed is not what it documents.
    #[error("cannot read what `cargo metadata` printed")]
    Unreadable(#[source] serde_json::Error),
    /// There is no such crate.
    #[error("no crate \"{name}\" in this workspace: there are {known}")]
    Unknown { name: String, known: String },
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    name: String,
    manifest_path: PathBuf,
}

impl Package {
    /// The crate of this name in the workspace of `manifest`, or of the working directory.
    pub(super) fn find(name: &str, manifest: Option<&Path>) -> Result<Self, PackageError> {
        let mut command = cargo();
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        if let Some(manifest) = manifest {
            command.arg("--manifest-path").arg(manifest);
        }
        let output = command.output().map_err(PackageError::NotRun)?;
        if !output.status.success() {
            let words = String::from_utf8_lossy(&output.stderr);
            let words = words.trim().trim_start_matches("error: ").to_owned();
            return Err(PackageError::Failed(words));
        }
        let metadata: Metadata =
            serde_json::from_slice(&output.stdout).map_err(PackageError::Unreadable)?;
        let mut known: Vec<&str> = metadata
            .packages
            .iter()
            .map(|entry| entry.name.as_str())
            .collect();
        known.sort_unstable();
        let found = metadata.packages.iter().find(|entry| entry.name == name);
        let Some(entry) = found else {
            return Err(PackageError::Unknown {
                name: name.to_owned(),
                known: known.join(", "),
            });
        };
        let folder = entry.manifest_path.parent().unwrap_or(Path::new("."));
        Ok(Self {
            name: entry.name.clone(),
            folder: folder.to_owned(),
        })
    }

    /// The files that `cargo package` would publish, relative to the folder; `None` when cargo cannot tell.
    pub(super) fn published(&self) -> Option<Vec<PathBuf>> {
        let mut command = cargo();
        command.args(["package", "--list", "--allow-dirty", "--quiet", "--offline"]);
        command.arg("--manifest-path");
        command.arg(self.folder.join("Cargo.toml"));
        let output = command.output().ok()?;
        let listed = output.status.success().then_some(output.stdout)?;
        Some(
            String::from_utf8_lossy(&listed)
                .lines()
                .map(PathBuf::from)
                .collect(),
        )
    }
}

/// The cargo that runs this program, or the one in `PATH`.
fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}
