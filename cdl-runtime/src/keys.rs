//! The keys of a trail (`docs/FORMAT.md` section 3): what the host holds, and what the auditor takes off it.

mod error;
mod file;
mod create;
mod auditor;
mod seed;
mod pseudonym;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use sha2::{Digest as _, Sha256};

pub use auditor::{AuditorKeys, read_public};
pub use create::create;
pub use error::KeysError;
pub use pseudonym::{PseudonymKey, Scope};
pub use seed::{SeedError, auditor_id, open_seed, seal_seed};

/// The keys that the writing host holds. A clone shares them; the last one wipes them.
#[derive(Clone)]
pub struct Keys {
    held: Arc<Held>,
}

struct Held {
    signing: SigningKey,
    auditor: [u8; 32],
    pseudonyms: BTreeMap<String, PseudonymKey>,
}

impl Keys {
    /// Makes new keys under `dir`: `writer/` for the host and `auditor/` to be taken off it (`cdl keys new DIR`).
    ///
    /// # Errors
    /// [`KeysError`] when `dir` holds keys already, or cannot be written.
    pub fn create(dir: impl AsRef<Path>) -> Result<(), KeysError> {
        create(dir.as_ref())
    }

    /// Reads the `writer/` folder that [`Keys::create`] made.
    ///
    /// Group-readable keys are accepted, as mounted secrets often are; symbolic links are followed.
    ///
    /// # Errors
    /// [`KeysError`] names the path and what to do: a key is missing, is not 64 lower-case hexadecimal digits, may
    /// be read by others, or the folder also holds `auditor.key`, which no writing host may have.
    pub fn open(writer: impl AsRef<Path>) -> Result<Self, KeysError> {
        let writer = writer.as_ref();
        file::refuse(&writer.join("auditor.key"))?;
        file::refuse(&writer.join("auditor").join("auditor.key"))?;
        if writer.join("writer/signing.key").is_file() {
            return Err(KeysError::Parent {
                path: writer.to_owned(),
                folder: "writer",
            });
        }
        let signing = file::secret(&writer.join("signing.key"))?;
        let auditor_path = writer.join("auditor.pub");
        let auditor = file::public(&auditor_path)?;
        if !seed::is_usable(&auditor) {
            return Err(KeysError::NotAKey { path: auditor_path });
        }
        let pseudonyms = pseudonym::read_folder(&writer.join("pseudonym"))?;
        Ok(Self::new(
            SigningKey::from_bytes(&signing),
            auditor,
            pseudonyms,
        ))
    }

    /// Fixed keys for tests, the same in every run: they protect nothing.
    #[must_use]
    pub fn for_tests() -> Self {
        let pseudonyms = [("audit-pseudonym", "k1"), ("tenant-pseudonym", "k1")];
        let pseudonyms = pseudonyms
            .into_iter()
            .map(|(name, id)| (name.to_owned(), PseudonymKey::new(id, &for_tests(name))))
            .collect();
        Self::new(
            SigningKey::from_bytes(&for_tests("signing")),
            AuditorKeys::for_tests().public(),
            pseudonyms,
        )
    }

    fn new(
        signing: SigningKey,
        auditor: [u8; 32],
        pseudonyms: BTreeMap<String, PseudonymKey>,
    ) -> Self {
        Self {
            held: Arc::new(Held {
                signing,
                auditor,
                pseudonyms,
            }),
        }
    }

    /// The key that signs checkpoints.
    #[must_use]
    pub fn signing(&self) -> &SigningKey {
        &self.held.signing
    }

    /// The auditor's X25519 public key, to which the first secret of each run of keys is sealed.
    #[must_use]
    pub fn auditor(&self) -> &[u8; 32] {
        &self.held.auditor
    }

    /// The current pseudonym key of that name.
    #[must_use]
    pub fn pseudonym(&self, name: &str) -> Option<&PseudonymKey> {
        self.held.pseudonyms.get(name)
    }

    /// The names of all pseudonym keys, in order.
    pub fn pseudonym_names(&self) -> impl Iterator<Item = &str> {
        self.held.pseudonyms.keys().map(String::as_str)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.pseudonym_names().collect();
        f.debug_struct("Keys")
            .field("pseudonyms", &names)
            .finish_non_exhaustive()
    }
}

/// 32 fixed bytes for a purpose.
fn for_tests(purpose: &str) -> [u8; 32] {
    Sha256::digest(format!("cdl/tests/{purpose}")).into()
}

#[cfg(test)]
mod tests;
