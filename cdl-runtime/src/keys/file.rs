//! One key, one file: 64 lower-case hexadecimal digits and a line feed.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

use super::KeysError;
use crate::format::hash::{hex, unhex};

/// The permission bits that let everyone use a secret.
const OTHERS: u32 = 0o007;
/// The permission bit that lets everyone replace a public key.
const OTHERS_WRITE: u32 = 0o002;

/// Reads a secret key, which nobody but owner and group may touch.
pub(super) fn secret(path: &Path) -> Result<Zeroizing<[u8; 32]>, KeysError> {
    read(path, OTHERS, "writer")
}

/// Reads a secret key of the auditor.
pub(super) fn auditor_secret(path: &Path) -> Result<Zeroizing<[u8; 32]>, KeysError> {
    read(path, OTHERS, "auditor")
}

/// Reads a public key, which everyone may read.
pub(super) fn public(path: &Path) -> Result<[u8; 32], KeysError> {
    read(
        path,
        OTHERS_WRITE,
        if path.ends_with("auditor.pub") {
            "writer"
        } else {
            "auditor"
        },
    )
    .map(|key| *key)
}

/// Fails if there is anything at `path`, where an auditor's secret would stand.
pub(super) fn refuse(path: &Path) -> Result<(), KeysError> {
    match std::fs::symlink_metadata(path) {
        Ok(_) => Err(KeysError::HoldsAuditorKey {
            path: path.to_owned(),
        }),
        Err(_) => Ok(()),
    }
}

fn read(
    path: &Path,
    forbidden: u32,
    folder: &'static str,
) -> Result<Zeroizing<[u8; 32]>, KeysError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => KeysError::Missing {
            path: path.to_owned(),
            folder,
        },
        _ => KeysError::Io {
            path: path.to_owned(),
            source,
        },
    };
    let file = File::open(path).map_err(failed)?;
    let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o7777;
    if mode & forbidden != 0 {
        return Err(KeysError::OpenToOthers {
            path: path.to_owned(),
            mode,
        });
    }
    // One byte more than a key and its line feed, so that a longer file is seen to be longer.
    let mut text = Zeroizing::new(Vec::with_capacity(66));
    file.take(66).read_to_end(&mut text).map_err(failed)?;
    let digits = text.strip_suffix(b"\n").unwrap_or(&text);
    unhex(digits)
        .map(Zeroizing::new)
        .ok_or_else(|| KeysError::NotHex {
            path: path.to_owned(),
        })
}

/// Writes a key to a new file that only its owner may use.
pub(super) fn write(path: &Path, key: &[u8; 32]) -> Result<(), KeysError> {
    let mut text = Zeroizing::new(hex(key).to_vec());
    text.push(b'\n');
    write_new(path, &text)
}

/// Writes a public key as PEM beside its hexadecimal form; `algorithm` is the last byte of its object identifier
/// (RFC 8410 section 3: X25519 is 1.3.101.110, Ed25519 is 1.3.101.112).
pub(super) fn write_pem(path: &Path, algorithm: u8, key: &[u8; 32]) -> Result<(), KeysError> {
    let mut der = vec![
        0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, algorithm, 0x03, 0x21, 0x00,
    ];
    der.extend_from_slice(key);
    let body = Base64::encode_string(&der);
    write_new(
        path,
        format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n").as_bytes(),
    )
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<(), KeysError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::AlreadyExists => KeysError::Exists {
            path: path.to_owned(),
        },
        _ => KeysError::Io {
            path: path.to_owned(),
            source,
        },
    };
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(failed)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(failed)
}
