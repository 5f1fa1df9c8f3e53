//! What the auditor holds, away from the host that writes.

use std::fmt;
use std::path::Path;

use ed25519_dalek::VerifyingKey;
use zeroize::Zeroizing;

use super::{KeysError, file, for_tests, seed};

/// The auditor's keys: the secret that opens seeds, and the public key that checks checkpoints.
#[derive(Clone)]
pub struct AuditorKeys {
    secret: Zeroizing<[u8; 32]>,
    signing: VerifyingKey,
}

impl AuditorKeys {
    /// Reads the `auditor/` folder that [`Keys::create`](super::Keys::create) made.
    ///
    /// # Errors
    /// [`KeysError`] names the path and what to do.
    pub fn open(auditor: impl AsRef<Path>) -> Result<Self, KeysError> {
        let auditor = auditor.as_ref();
        let secret = file::auditor_secret(&auditor.join("auditor.key"))?;
        let signing = read_public(auditor.join("signing.pub"))?;
        Ok(Self { secret, signing })
    }

    /// The counterpart of [`Keys::for_tests`](super::Keys::for_tests): it protects nothing.
    #[must_use]
    pub fn for_tests() -> Self {
        let signing = ed25519_dalek::SigningKey::from_bytes(&for_tests("signing"));
        Self {
            secret: Zeroizing::new(for_tests("auditor")),
            signing: signing.verifying_key(),
        }
    }

    /// The X25519 secret that opens seeds.
    #[must_use]
    pub fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    /// The X25519 public key to which seeds are sealed.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        seed::public_of(&self.secret)
    }

    /// The Ed25519 key that checks checkpoints.
    #[must_use]
    pub fn signing(&self) -> &VerifyingKey {
        &self.signing
    }
}

impl fmt::Debug for AuditorKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuditorKeys")
            .field("signing", &self.signing)
            .finish_non_exhaustive()
    }
}

/// Reads `signing.pub`, which checks the signatures of a trail and nothing else; of a folder, the one in it.
///
/// # Errors
/// [`KeysError`] names the path and what to do; a weak key (of small order) is none.
pub fn read_public(path: impl AsRef<Path>) -> Result<VerifyingKey, KeysError> {
    let mut path = path.as_ref().to_owned();
    if path.is_dir() {
        path.push("signing.pub");
    }
    // Both halves look alike.
    if path.extension().is_some_and(|extension| extension == "key") {
        return Err(KeysError::Secret { path });
    }
    let bytes = file::public(&path)?;
    match VerifyingKey::from_bytes(&bytes) {
        Ok(key) if !key.is_weak() => Ok(key),
        _ => Err(KeysError::NotAKey { path }),
    }
}
