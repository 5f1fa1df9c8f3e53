//! Why keys were not made or not read.

use std::io;
use std::path::PathBuf;

/// Why keys were not made or not read. Each message names the path and says what to do.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum KeysError {
    /// Keys are there already, and another run would lose them.
    #[error("{path} is there already: choose another folder, or move the old keys away first", path = path.display())]
    Exists {
        /// What is there.
        path: PathBuf,
    },
    /// A key is not there.
    #[error("{path} is not there: name the `{folder}` folder that `cdl keys new DIR` makes; what is lost comes back from its copy, as new keys cannot go on with a trail", path = path.display())]
    Missing {
        /// What is missing.
        path: PathBuf,
        /// Which of the two folders it belongs to.
        folder: &'static str,
    },
    /// A secret key was named where its public half is meant.
    #[error("{path} is a secret key: name `signing.pub`, and take the secret off this host", path = path.display())]
    Secret {
        /// The file that was named.
        path: PathBuf,
    },
    /// The folder that holds the two folders was named.
    #[error("{path} holds the folders of `cdl keys new`: name {path}/{folder}", path = path.display())]
    Parent {
        /// The folder that was named.
        path: PathBuf,
        /// Which of the two is meant.
        folder: &'static str,
    },
    /// The auditor's key stands on the host that writes.
    #[error(
        "{path} is the auditor's secret, with which a thief of this host could rewrite the trail: take the auditor's folder off this host, and name the writer's",
        path = path.display()
    )]
    HoldsAuditorKey {
        /// Where it stands.
        path: PathBuf,
    },
    /// Every user of the host may read or change a key.
    #[error("{path} may be used by everyone (mode {mode:o}): run `chmod o= {path}`, and replace the key if others used this host", path = path.display())]
    OpenToOthers {
        /// The key's file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// A file is not 32 bytes in hexadecimal.
    #[error("{path} is not one line of 64 lower-case hexadecimal digits: restore it from its copy", path = path.display())]
    NotHex {
        /// The key's file.
        path: PathBuf,
    },
    /// The 32 bytes are no key of their kind.
    #[error("{path} holds no usable public key: restore it from its copy", path = path.display())]
    NotAKey {
        /// The key's file.
        path: PathBuf,
    },
    /// A folder or file under `pseudonym/` has a name that cannot stand in a trail.
    #[error("{path} must be named with a-z, 0-9, '.', '_' and '-', at most 32 of them: rename it", path = path.display())]
    Name {
        /// What is named so.
        path: PathBuf,
    },
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    Random(#[source] getrandom::Error),
    /// Reading or writing failed.
    #[error("cannot use {path}", path = path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

crate::error::debug_as_told!(KeysError);
