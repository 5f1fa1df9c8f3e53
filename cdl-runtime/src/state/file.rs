//! The state on disk: replaced whole, or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use zeroize::Zeroizing;

use super::{FILE_NAME, STATE_BYTES_MAX, State, StateFault};

const TEMPORARY: &str = "state.new";

/// Why a state was not read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StateError {
    /// The file holds no state.
    #[error("{path} is not what this library wrote: keep it for an investigation, and verify the trail", path = path.display())]
    Fault {
        /// The state's file.
        path: PathBuf,
        /// What is wrong with it.
        source: StateFault,
    },
    /// Reading or writing failed.
    #[error("cannot use {path}: {source}", path = path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

impl StateError {
    /// What the operating system said; of a file that is no state, that it holds no state.
    pub(crate) fn into_parts(self) -> (PathBuf, io::Error) {
        match self {
            Self::Io { path, source } => (path, source),
            Self::Fault { path, source } => {
                (path, io::Error::new(io::ErrorKind::InvalidData, source))
            }
        }
    }

    /// Whether more space would help.
    pub(crate) fn is_full(&self) -> bool {
        let kind = match self {
            Self::Io { source, .. } => source.kind(),
            Self::Fault { .. } => io::ErrorKind::InvalidData,
        };
        matches!(
            kind,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
        )
    }
}

/// Replaces the state of the trail in `dir`: a temporary file, synced, renamed, and the directory synced.
///
/// After a crash at any point there is the old state or the new one. The file has mode 0600.
///
/// # Errors
/// [`StateError::Io`]; the old state is then still in force, unless only the directory's sync failed.
pub fn write(dir: &Path, state: &State) -> Result<(), StateError> {
    let (temporary, path) = (dir.join(TEMPORARY), dir.join(FILE_NAME));
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| StateError::Io { path, source }
    };
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .custom_flags(OFlags::NOFOLLOW.bits().cast_signed())
        .open(&temporary)
        .map_err(failed(&temporary))?;
    file.write_all(&state.encode())
        .and_then(|()| file.sync_all())
        .map_err(failed(&temporary))?;
    fs::rename(&temporary, &path).map_err(failed(&path))?;
    File::open(dir)
        .and_then(|dir| dir.sync_all())
        .map_err(failed(dir))
}

/// Reads the state of the trail in `dir`; `None` when there is none.
///
/// # Errors
/// [`StateError::Fault`] when the file holds something else, [`StateError::Io`] when it cannot be read.
pub fn read(dir: &Path) -> Result<Option<State>, StateError> {
    let path = dir.join(FILE_NAME);
    match read_bytes(dir) {
        Ok(None) => Ok(None),
        Ok(Some(bytes)) => match State::decode(&bytes) {
            Ok(state) => Ok(Some(state)),
            Err(source) => Err(StateError::Fault { path, source }),
        },
        Err(source) => Err(StateError::Io { path, source }),
    }
}

/// The bytes of the state's file, cut just beyond what a state can hold; `None` when there is none.
///
/// # Errors
/// What the operating system said; a symbolic link is not followed.
pub fn read_bytes(dir: &Path) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    let file = match OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(dir.join(FILE_NAME))
    {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut bytes = Zeroizing::new(Vec::with_capacity(STATE_BYTES_MAX + 1));
    file.take(STATE_BYTES_MAX as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
