//! What `catalogue.toml` lists: its files and its imports.

use crate::text::Sited;

use super::entry::Entry;
use super::header::namespace_of;
use super::table::{Table, keys};

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Classes,
    Types,
    Namespace(String),
}

#[derive(Debug)]
pub(crate) struct FileEntry {
    pub(crate) path: Sited<String>,
    pub(crate) role: Role,
}

#[derive(Debug)]
pub(crate) struct ImportEntry {
    pub(crate) at: u32,
    pub(crate) catalogue: Sited<String>,
    pub(crate) version: Option<Sited<String>>,
    /// `None` means the catalogue that this crate ships.
    pub(crate) path: Option<Sited<String>>,
    pub(crate) sha256: Option<Sited<String>>,
    /// Where the snapshot was taken from; the reader asks no network.
    pub(crate) source: Option<String>,
    pub(crate) uses: Vec<Sited<String>>,
}

pub(crate) fn file(table: Table<'_>) -> Option<FileEntry> {
    let (mut path, mut kind, mut namespace) = (None, None, None);
    let kinds = [("classes", &Role::Classes), ("types", &Role::Types)];
    keys!(table, entry, FILE, {
        "path" => path = Some(relative(entry)),
        "kind" => kind = Some(entry.one_of(&kinds).map(|word| word.value.clone())),
        "namespace" => namespace = Some(namespace_of(entry)),
    });
    let Some(path) = path else {
        table.missing("path");
        return None;
    };
    let role = match (kind, namespace) {
        (Some(role), None) => role?,
        (None, Some(namespace)) => Role::Namespace(namespace?),
        _ => {
            let message = "[[file]] must have either a \"kind\" or a \"namespace\"".to_owned();
            table.reader.fault("CDL0069", table.at, message, None);
            return None;
        }
    };
    Some(FileEntry { path: path?, role })
}

pub(crate) fn import(table: Table<'_>) -> Option<ImportEntry> {
    let (mut catalogue, mut path) = (None, None);
    let (mut version, mut sha256, mut source, mut uses) = (None, None, None, Vec::new());
    keys!(table, entry, IMPORT, {
        "catalogue" => catalogue = Some(entry.string()),
        "version" => version = entry.string(),
        "path" => path = Some(relative(entry)),
        "sha256" => sha256 = entry.string(),
        "source" => source = entry.plain_string(),
        "use" => uses = entry.strings().unwrap_or_default(),
    });
    let Some(catalogue) = catalogue else {
        table.missing("catalogue");
        return None;
    };
    let path = match path {
        Some(None) => return None,
        Some(path) => path,
        None => None,
    };
    Some(ImportEntry {
        at: table.at,
        catalogue: catalogue?,
        version,
        path,
        sha256,
        source,
        uses,
    })
}

/// A path below the folder of `catalogue.toml`, spelled in one way.
fn relative(entry: Entry<'_>) -> Option<Sited<String>> {
    let path = entry.string()?;
    let below = path
        .value
        .split('/')
        .all(|part| !matches!(part, "" | "." | ".."));
    if !below || path.value.contains(['\\', ':', '*', '?']) {
        entry
            .bad("a path below the folder of catalogue.toml, with /, without . or .. or a pattern");
        return None;
    }
    Some(path)
}
