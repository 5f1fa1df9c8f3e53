//! New keys: `cdl keys new DIR`.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

use super::{KeysError, file, seed};

/// The object identifiers of RFC 8410 section 3, by their last byte.
const X25519: u8 = 0x6e;
const ED25519: u8 = 0x70;

/// The pseudonym key that a standard catalogue names, and its first id.
const PSEUDONYM: [&str; 3] = ["pseudonym", "audit-pseudonym", "k1.key"];

/// Makes new keys under `dir` (`docs/FORMAT.md` section 3).
///
/// ```text
/// writer/   signing.key  auditor.pub  auditor.pub.pem  pseudonym/audit-pseudonym/k1.key
/// auditor/  auditor.key  signing.pub  signing.pub.pem
/// ```
///
/// Folders have mode 0700 and files 0600.
///
/// # Errors
/// [`KeysError`] when there is a `writer` or an `auditor` in `dir`, or `dir` cannot be written.
pub fn create(dir: &Path) -> Result<(), KeysError> {
    let (writer, auditor) = (dir.join("writer"), dir.join("auditor"));
    for path in [&writer, &auditor] {
        if fs::symlink_metadata(path).is_ok() {
            return Err(KeysError::Exists { path: path.clone() });
        }
    }
    let signing = SigningKey::from_bytes(&*random()?);
    let secret = random()?;
    let pseudonym = random()?;
    let [folder, name, key] = PSEUDONYM;

    make_folder(dir)?;
    make_folder(&auditor)?;
    file::write(&auditor.join("auditor.key"), &secret)?;
    let public = signing.verifying_key().to_bytes();
    file::write(&auditor.join("signing.pub"), &public)?;
    file::write_pem(&auditor.join("signing.pub.pem"), ED25519, &public)?;

    make_folder(&writer)?;
    file::write(&writer.join("signing.key"), signing.as_bytes())?;
    let public = seed::public_of(&secret);
    file::write(&writer.join("auditor.pub"), &public)?;
    file::write_pem(&writer.join("auditor.pub.pem"), X25519, &public)?;
    let pseudonyms = writer.join(folder).join(name);
    make_folder(&pseudonyms)?;
    file::write(&pseudonyms.join(key), &pseudonym)?;

    [
        &pseudonyms,
        &writer.join(folder),
        &writer,
        &auditor,
        &dir.to_owned(),
    ]
    .into_iter()
    .try_for_each(|path| sync(path))
}

fn random() -> Result<Zeroizing<[u8; 32]>, KeysError> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *bytes).map_err(KeysError::Random)?;
    Ok(bytes)
}

fn make_folder(path: &Path) -> Result<(), KeysError> {
    let failed = |source| KeysError::Io {
        path: path.to_owned(),
        source,
    };
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(failed)
}

fn sync(path: &Path) -> Result<(), KeysError> {
    let failed = |source| KeysError::Io {
        path: path.to_owned(),
        source,
    };
    File::open(path)
        .and_then(|folder| folder.sync_all())
        .map_err(failed)
}
