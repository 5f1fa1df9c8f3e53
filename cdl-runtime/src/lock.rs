//! One writer for each trail (`docs/FORMAT.md` section 5).

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rustix::fs::OFlags;

/// The name of the file within the trail's directory.
pub const FILE_NAME: &str = "lock";

/// A verifier holds a shared lock for an instant: so often and so long a writer waits for it to go.
const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(10);

/// The right to write to a trail, held from reading its head to its last write.
///
/// Dropping it gives the right back, and so does the end of the process.
#[derive(Debug)]
pub struct TrailLock {
    file: File,
    path: PathBuf,
}

/// Why the right to write was not given.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum LockError {
    /// Another writer has it.
    #[error("{} {path}: {}", holder(*pid), way_out(*pid), path = path.display())]
    Held {
        /// The lock's file.
        path: PathBuf,
        /// The process that took it, as it says itself.
        pid: Option<u32>,
    },
    /// The lock cannot be used.
    #[error("cannot lock {path}: {source}; the trail's folder must be writable for the service's user", path = path.display())]
    Io {
        /// The lock's file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

crate::error::debug_as_told!(LockError);

fn holder(pid: Option<u32>) -> String {
    match pid {
        Some(pid) if pid == std::process::id() => "this process holds".to_owned(),
        Some(pid) => format!("pid {pid} or its child holds"),
        None => "another process or its child holds".to_owned(),
    }
}

fn way_out(pid: Option<u32>) -> &'static str {
    if pid == Some(std::process::id()) {
        "clone the handle that it has, or close it first"
    } else {
        "stop it, or give this process a trail of its own"
    }
}

impl TrailLock {
    /// Takes the lock of the trail in `dir`, within about 200 ms, and writes this process's id into it.
    ///
    /// # Errors
    /// [`LockError::Held`] when another writer has it, [`LockError::Io`] when it cannot be used: a symbolic link in
    /// its place is not followed.
    pub fn acquire(dir: &Path) -> Result<Self, LockError> {
        let path = dir.join(FILE_NAME);
        let failed = |source| LockError::Io {
            path: path.clone(),
            source,
        };
        for attempt in 1..=ATTEMPTS {
            let file = open(&path).map_err(failed)?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => {
                    let lock = Self {
                        file,
                        path: path.clone(),
                    };
                    lock.write_pid().map_err(failed)?;
                    return Ok(lock);
                }
                Err(TryLockError::Error(source)) => return Err(failed(source)),
                Err(TryLockError::WouldBlock) if attempt == ATTEMPTS => {
                    return Err(LockError::Held {
                        pid: read_pid(&file),
                        path,
                    });
                }
                // A verifier is looking, or the file was replaced under us: look again.
                Ok(()) | Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            }
        }
        Err(failed(io::Error::other(
            "the lock's file is replaced again and again",
        )))
    }

    /// Where the lock is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the right back and empties the file, so that nobody is named who does not write.
    ///
    /// # Errors
    /// What the operating system said of emptying the file; the right is given back all the same.
    pub fn release(&self) -> io::Result<()> {
        let emptied = self.file.set_len(0);
        // Not left to the descriptor: a forked child may share it, and live on.
        self.file.unlock().and(emptied)
    }

    fn write_pid(&self) -> io::Result<()> {
        self.file.set_len(0)?;
        writeln!(&self.file, "{}", std::process::id())
    }
}

/// Whether a writer holds the lock of the trail in `dir` now. No lock file means no writer.
///
/// # Errors
/// What the operating system said when it let nobody look.
pub fn is_held(dir: &Path) -> io::Result<bool> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    let file = match OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(dir.join(FILE_NAME))
    {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        file => file?,
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW.bits().cast_signed();
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o640)
        .custom_flags(flags)
        .open(path)
}

/// Whether the path still names this file: a lock on a file that was removed locks nobody out.
fn is_at(file: &File, path: &Path) -> bool {
    let (Ok(open), Ok(named)) = (file.metadata(), std::fs::symlink_metadata(path)) else {
        return false;
    };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}

fn read_pid(file: &File) -> Option<u32> {
    let mut text = String::new();
    file.take(16).read_to_string(&mut text).ok()?;
    text.trim_end().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_refused_and_told_who_writes() {
        let dir = tempfile::tempdir().unwrap();
        assert!(!is_held(dir.path()).unwrap());
        let first = TrailLock::acquire(dir.path()).unwrap();
        assert!(is_held(dir.path()).unwrap());
        let error = TrailLock::acquire(dir.path()).unwrap_err();
        let told = error.to_string();
        assert!(told.starts_with("this process holds "), "{told}");
        let LockError::Held { path, pid } = error else {
            panic!("{told}");
        };
        assert_eq!(pid, Some(std::process::id()));
        let pid = Some(1);
        let told = LockError::Held { path, pid }.to_string();
        assert!(told.starts_with("pid 1 or its child holds "), "{told}");
        let path = first.path().to_owned();
        first.release().unwrap();
        drop(first);
        assert_eq!(std::fs::read(path).unwrap(), b"");
        assert!(!is_held(dir.path()).unwrap());
        TrailLock::acquire(dir.path()).unwrap();
    }

    #[test]
    fn a_verifier_that_looks_is_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        let file = open(&dir.path().join(FILE_NAME)).unwrap();
        file.lock_shared().unwrap();
        thread::scope(|scope| {
            scope.spawn(|| TrailLock::acquire(dir.path()).unwrap());
            file.unlock().unwrap();
        });
    }

    #[test]
    fn a_link_in_the_place_of_the_lock_is_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/null", dir.path().join(FILE_NAME)).unwrap();
        assert!(matches!(
            TrailLock::acquire(dir.path()),
            Err(LockError::Io { .. })
        ));
        assert!(is_held(dir.path()).is_err());
    }
}
