//! Keyed pseudonyms: the `hmac` strategy (`docs/FORMAT.md` section 1).

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::{KeysError, file};
use crate::format::mac::KeyedMac;

/// How far a pseudonym of the same value is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Scope {
    /// Everywhere.
    None = 0,
    /// Within one event type; the scope's value is its name.
    Event = 1,
    /// Within one field; the scope's value is its name.
    Field = 2,
    /// Within one tenant; the scope's value is the tenant.
    Tenant = 3,
}

/// The current key of one name, ready for use, and the id that stands beside each pseudonym.
#[derive(Debug, Clone)]
pub struct PseudonymKey {
    id: String,
    mac: KeyedMac,
}

impl PseudonymKey {
    /// Prepares a key.
    #[must_use]
    pub fn new(id: &str, key: &[u8; 32]) -> Self {
        Self {
            id: id.to_owned(),
            mac: KeyedMac::new(key),
        }
    }

    /// The key's id, which stands in the trail.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The first 16 bytes of `HMAC-SHA256(K, "cdl/pseudonym/1\0" || scope byte || BE32(len) scope value ||
    /// BE32(len) type name || value)`; the value must be normalised already.
    #[must_use]
    pub fn pseudonym(
        &self,
        scope: Scope,
        scope_value: &str,
        type_name: &str,
        value: &str,
    ) -> [u8; 16] {
        let mac = self.mac.mac_parts(&[
            b"cdl/pseudonym/1\0",
            &[scope as u8],
            &length(scope_value),
            scope_value.as_bytes(),
            &length(type_name),
            type_name.as_bytes(),
            value.as_bytes(),
        ]);
        let mut pseudonym = [0; 16];
        pseudonym.copy_from_slice(&mac[..16]);
        pseudonym
    }
}

/// Reads `pseudonym/<name>/<key id>.key`: of each name the current key, whose id is the longest and then the last.
pub(super) fn read_folder(folder: &Path) -> Result<BTreeMap<String, PseudonymKey>, KeysError> {
    let mut keys = BTreeMap::new();
    for name in entries(folder)? {
        let folder = folder.join(&name);
        if !folder.is_dir() {
            continue;
        }
        let ids = entries(&folder)?.into_iter();
        let ids = ids.filter_map(|entry| entry.strip_suffix(".key").map(str::to_owned));
        if let Some(id) = ids.max_by(|a, b| (a.len(), a).cmp(&(b.len(), b))) {
            let key = file::secret(&folder.join(format!("{id}.key")))?;
            keys.insert(name, PseudonymKey::new(&id, &key));
        }
    }
    Ok(keys)
}

/// The names in a folder that do not start with a dot (mounted secrets have such); none if there is no folder.
fn entries(folder: &Path) -> Result<Vec<String>, KeysError> {
    let failed = |source| KeysError::Io {
        path: folder.to_owned(),
        source,
    };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(failed)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        match name.to_str() {
            Some(name) if name.starts_with('.') => {}
            Some(name) if is_name(name) => names.push(name.to_owned()),
            _ => {
                return Err(KeysError::Name {
                    path: folder.join(name),
                });
            }
        }
    }
    Ok(names)
}

/// A name that stands in a trail: it and `.key` fit 36 characters that need no escape and hold no colon.
fn is_name(name: &str) -> bool {
    let stem = name.strip_suffix(".key").unwrap_or(name);
    let lawful = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-')
    };
    (1..=32).contains(&stem.len()) && stem.bytes().all(lawful)
}

/// A length in front of what it counts makes the parts of the input unambiguous.
fn length(text: &str) -> [u8; 4] {
    u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes()
}
