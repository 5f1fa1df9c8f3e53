//! A catalogue on disk: the one file of this crate that touches it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::discover::Disk;
use crate::source::{ReadError, Source};

/// The folder of a `catalogue.toml`.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder at `path`.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// The folder of the header at `path`.
    #[must_use]
    pub fn of(header: &Path) -> Self {
        Self(header.parent().unwrap_or(Path::new("")).to_owned())
    }

    /// Where a file of the catalogue is.
    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }
}

impl Source for Folder {
    fn read(&self, path: &str) -> Result<Arc<str>, ReadError> {
        match std::fs::read_to_string(self.0.join(path)) {
            Ok(text) => Ok(text.into()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(ReadError::NotFound),
            Err(error) => Err(ReadError::Unreadable(error.to_string())),
        }
    }

    fn event_files(&self) -> Option<Vec<String>> {
        let entries = std::fs::read_dir(self.0.join("events")).ok()?;
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut paths: Vec<String> = names.map(|name| format!("events/{name}")).collect();
        paths.sort();
        Some(paths)
    }
}

/// The disk, for discovery.
#[derive(Clone, Copy, Debug)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn is_workspace(&self, path: &Path) -> bool {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        text.lines().any(|line| {
            let head = line.trim_start();
            head.starts_with("[workspace]") || head.starts_with("[workspace.")
        })
    }
}
