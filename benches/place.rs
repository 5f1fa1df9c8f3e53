//! Where files are written: a file system in memory, or a disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use serde::Serialize;

/// A kind of file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// In memory: the disk's noise is left out.
    Tmpfs,
    /// On disk, where a sync takes what it takes.
    Disk,
}

impl Place {
    /// As the tables call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Tmpfs => "tmpfs",
            Self::Disk => "disk",
        }
    }

    /// Where it usually is on this machine, if it has one.
    #[must_use]
    pub fn usual(self) -> Option<PathBuf> {
        match self {
            Self::Tmpfs => Some(PathBuf::from("/dev/shm")).filter(|path| path.is_dir()),
            Self::Disk => std::env::current_exe().ok()?.parent().map(Path::to_owned),
        }
    }
}

/// An empty directory, removed when dropped.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes one below `parent`.
    ///
    /// # Errors
    /// When `parent` cannot be written.
    pub fn within(parent: &Path) -> io::Result<Self> {
        let path = parent.join(format!("cdl-bench-{}", process::id()));
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir(&path)?;
        Ok(Self { path })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.path) {
            eprintln!("{} is left behind: {error}", self.path.display());
        }
    }
}
