//! What a verifier brings from outside the trail: it never takes a key from the trail itself.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use ed25519_dalek::VerifyingKey;
use jiff::Timestamp;

use crate::format::hash::{Digest, unhex};
use crate::format::note::{Note, NoteFault};
use crate::keys::{AuditorKeys, KeysError, read_public};

/// No anchor is longer, in bytes: an origin of 80, twice, and some 150 besides.
const ANCHOR_BYTES_MAX: u64 = 4_096;

/// What a verifier brings from outside the trail. The more there is, the more is checked; the report says what was not.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// The auditor's keys: they open the seed, so that every MAC is checked, and check signatures.
    pub auditor: Option<AuditorKeys>,
    /// The signing key's public half: it checks signatures without any secret. It goes before the auditor's own.
    pub public: Option<VerifyingKey>,
    /// A checkpoint that was kept outside: the trail must contain it. It pins the identity, too.
    pub anchor: Option<Anchor>,
    /// The identity that the trail must have.
    pub trail_id: Option<Digest>,
    /// Whether a declared repair that nobody acknowledged exits with 0.
    pub accept_declared: bool,
    /// The time now, if silence is to be judged: without it no trail is called stale.
    pub now: Option<Timestamp>,
}

/// A checkpoint that was kept outside the trail: one C2SP note, as `cdl anchor DIR` prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor(pub(super) Note);

/// Why material was not read.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum MaterialError {
    /// A key was not read.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// An anchor's file was not read.
    #[error("cannot read {path}", path = path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// An anchor's file holds something else.
    #[error("{path} is no anchor: it must hold one note, as `cdl anchor DIR` prints it", path = path.display())]
    Anchor {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: NoteFault,
    },
    /// A trail id is not 64 lower-case hexadecimal digits.
    #[error("a trail id is 64 lower-case hexadecimal digits: copy it from a report")]
    TrailId,
}

crate::error::debug_as_told!(MaterialError);

impl Material {
    /// Adds the auditor's keys from their folder (`--keys`).
    ///
    /// # Errors
    /// [`MaterialError::Keys`] when a key is missing or wrong.
    pub fn with_keys(mut self, folder: impl AsRef<Path>) -> Result<Self, MaterialError> {
        self.auditor = Some(AuditorKeys::open(folder)?);
        Ok(self)
    }

    /// Adds the public signing key from its file (`--public`).
    ///
    /// # Errors
    /// [`MaterialError::Keys`] when it is missing or wrong.
    pub fn with_public(mut self, file: impl AsRef<Path>) -> Result<Self, MaterialError> {
        self.public = Some(read_public(file)?);
        Ok(self)
    }

    /// Adds an anchor from its file (`--anchor`).
    ///
    /// # Errors
    /// [`MaterialError::Io`] and [`MaterialError::Anchor`].
    pub fn with_anchor(mut self, file: impl AsRef<Path>) -> Result<Self, MaterialError> {
        self.anchor = Some(Anchor::open(file.as_ref())?);
        Ok(self)
    }

    /// Pins the identity (`--trail-id`).
    ///
    /// # Errors
    /// [`MaterialError::TrailId`] when it is not 64 lower-case hexadecimal digits.
    pub fn with_trail_id(mut self, hex: &str) -> Result<Self, MaterialError> {
        self.trail_id = Some(unhex(hex.as_bytes()).ok_or(MaterialError::TrailId)?);
        Ok(self)
    }

    /// Whether there is nothing from outside against which a trail could be checked.
    pub(super) fn is_empty(&self) -> bool {
        self.auditor.is_none() && self.public.is_none() && self.anchor.is_none()
    }

    /// The key that checks signatures, if there is one.
    pub(super) fn signing(&self) -> Option<&VerifyingKey> {
        self.public
            .as_ref()
            .or_else(|| self.auditor.as_ref().map(AuditorKeys::signing))
    }
}

impl Anchor {
    /// Reads an anchor from its file.
    ///
    /// # Errors
    /// [`MaterialError::Io`] when the file cannot be read, [`MaterialError::Anchor`] when it holds no note.
    pub fn open(path: &Path) -> Result<Self, MaterialError> {
        let failed = |source| MaterialError::Io {
            path: path.to_owned(),
            source,
        };
        let mut text = String::new();
        File::open(path)
            .map_err(failed)?
            .take(ANCHOR_BYTES_MAX)
            .read_to_string(&mut text)
            .map_err(failed)?;
        Self::parse(&text).map_err(|source| MaterialError::Anchor {
            path: path.to_owned(),
            source,
        })
    }

    /// Reads an anchor from its text.
    ///
    /// # Errors
    /// [`NoteFault`] when it is not exactly one checkpoint note (<https://c2sp.org/tlog-checkpoint>).
    pub fn parse(text: &str) -> Result<Self, NoteFault> {
        Note::parse(text).map(Self)
    }

    /// How many lines the anchor covers.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.0.size
    }
}
