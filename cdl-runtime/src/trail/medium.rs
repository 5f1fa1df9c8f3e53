//! Where segments lie: a directory, or a test's memory (`docs/FORMAT.md` section 5).

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::limits::BALLAST_BYTES;
use crate::trail::failpoint::Failpoints;

/// A place for segments.
#[derive(Clone, Debug)]
pub(crate) enum Medium {
    Directory {
        path: PathBuf,
        mode: u32,
        failpoints: Failpoints,
    },
    Memory(Memory),
}

/// The segments of a trail in memory, in order. Clones share them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    segments: Arc<Mutex<Vec<Named>>>,
}

/// A segment's name and bytes.
pub(crate) type Named = (String, Vec<u8>);

/// A segment that is being written.
#[derive(Debug)]
pub(crate) struct SegmentFile {
    pub(crate) name: String,
    /// Bytes of whole lines.
    pub(crate) bytes: u64,
    store: Store,
}

#[derive(Debug)]
enum Store {
    File(Appender),
    Memory(Memory),
}

/// A file that lines are appended to, by one thread at a time.
#[derive(Clone, Debug)]
pub(crate) struct Appender {
    file: Arc<File>,
    path: PathBuf,
    failpoints: Failpoints,
}

/// What can be synced without the worker: a cloned descriptor.
#[derive(Clone, Debug)]
pub(crate) enum SyncTarget {
    File(Appender),
    Memory,
}

/// `00000000000000000042.jsonl`.
pub(crate) fn segment_name(first_seq: u64) -> String {
    format!("{first_seq:020}.jsonl")
}

const BALLAST: &str = "ballast";

impl Medium {
    /// Creates the next segment and makes its name durable.
    pub(crate) fn create(&self, first_seq: u64) -> io::Result<SegmentFile> {
        let name = segment_name(first_seq);
        let store = match self {
            Self::Directory {
                path: directory,
                mode,
                failpoints,
            } => {
                let path = directory.join(&name);
                let flags = libc::O_APPEND | libc::O_NOFOLLOW | libc::O_CLOEXEC;
                let file = OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .mode(*mode)
                    .custom_flags(flags)
                    .open(&path)?;
                sync_directory(directory)?;
                Store::File(Appender {
                    file: Arc::new(file),
                    path,
                    failpoints: failpoints.clone(),
                })
            }
            Self::Memory(memory) => {
                memory.lock().push((name.clone(), Vec::new()));
                Store::Memory(memory.clone())
            }
        };
        Ok(SegmentFile {
            name,
            bytes: 0,
            store,
        })
    }

    /// Sets bytes aside for the last lines of a full disk. A disk too full even for that is found out soon enough.
    pub(crate) fn set_ballast_aside(&self) -> io::Result<()> {
        let Self::Directory { path, mode, .. } = self else {
            return Ok(());
        };
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(*mode)
            .custom_flags(libc::O_NOFOLLOW | libc::O_CLOEXEC)
            .open(path.join(BALLAST))?;
        match rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, BALLAST_BYTES) {
            // A file system that cannot reserve has no ballast: its last lines are lost with its space.
            Err(rustix::io::Errno::OPNOTSUPP) => Ok(()),
            reserved => Ok(reserved?),
        }
    }

    /// Where a segment of this name lies.
    pub(crate) fn path_of(&self, name: &str) -> PathBuf {
        match self {
            Self::Directory { path, .. } => path.join(name),
            Self::Memory(_) => PathBuf::from(name),
        }
    }

    /// Gives the ballast back to the disk.
    pub(crate) fn release_ballast(&self) -> io::Result<()> {
        match self {
            Self::Directory { path, .. } => fs::remove_file(path.join(BALLAST)),
            Self::Memory(_) => Ok(()),
        }
    }
}

impl Memory {
    /// Every segment, as a reader of the directory would see it.
    pub(crate) fn segments(&self) -> Vec<Named> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Named>> {
        self.segments.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether more space would help.
pub(crate) fn is_full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    )
}

impl SegmentFile {
    /// Takes away a file that nothing was written to.
    pub(crate) fn remove(self) -> io::Result<()> {
        match self.store {
            Store::File(appender) if self.bytes == 0 => fs::remove_file(appender.path),
            Store::File(_) | Store::Memory(_) => Ok(()),
        }
    }

    /// Appends whole lines. After an error the file ends where it did before, if the system lets it.
    pub(crate) fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        match &self.store {
            Store::File(appender) => appender.append(self.bytes, lines)?,
            Store::Memory(memory) => {
                if let Some((_, bytes)) = memory.lock().last_mut() {
                    bytes.extend_from_slice(lines);
                }
            }
        }
        self.bytes += lines.len() as u64;
        Ok(())
    }

    /// What appends from another thread, where that is worth it; the caller then keeps [`SegmentFile::bytes`] true.
    pub(crate) fn appender(&self) -> Option<Appender> {
        match &self.store {
            Store::File(appender) => Some(appender.clone()),
            Store::Memory(_) => None,
        }
    }

    pub(crate) fn sync_target(&self) -> SyncTarget {
        match &self.store {
            Store::File(appender) => SyncTarget::File(appender.clone()),
            Store::Memory(_) => SyncTarget::Memory,
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        match &self.store {
            Store::File(appender) => appender.path.clone(),
            Store::Memory(_) => PathBuf::from(&self.name),
        }
    }
}

impl Appender {
    /// Appends whole lines to a file that ends at `end`. After an error it ends there again, if the system lets it.
    pub(crate) fn append(&self, end: u64, lines: &[u8]) -> io::Result<()> {
        let written = self
            .failpoints
            .before_write()
            .and_then(|()| (&*self.file).write_all(lines));
        written.map_err(|error| {
            // The write's error matters more than that of taking it back: a tail that stays is found as torn.
            self.file.set_len(end).err().map_or(error, |cut| {
                io::Error::new(
                    cut.kind(),
                    format!("{cut}, and the torn tail could not be cut"),
                )
            })
        })
    }
}

impl SyncTarget {
    /// fdatasync. Never tried again on the same file after an error (`docs/FORMAT.md` section 5).
    pub(crate) fn sync(&self) -> io::Result<()> {
        match self {
            Self::File(appender) => {
                appender.failpoints.before_sync()?;
                appender.file.sync_data()
            }
            Self::Memory => Ok(()),
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        match self {
            Self::File(appender) => appender.path.clone(),
            Self::Memory => PathBuf::from("memory"),
        }
    }
}

/// Makes names in a directory durable.
pub(crate) fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}
