//! The source text of a crate.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::VendorError;

/// The texts of a crate's Rust files.
#[derive(Debug)]
pub(super) struct Sources(Vec<String>);

impl Sources {
    /// All of the crate in `folder`, without the crates below it.
    pub(super) fn of(folder: &Path) -> Result<Self, VendorError> {
        let files = files_below(folder, "rs")?;
        let texts = files.into_iter().map(|path| {
            fs::read_to_string(&path).map_err(|source| VendorError::Read { path, source })
        });
        texts.collect::<Result<_, _>>().map(Self)
    }

    /// Whether `"name"` stands in any of them. A name that is handed to a macro of the service's own is seen too, and
    /// one in a comment makes the part a little larger.
    pub(super) fn name(&self, name: &str) -> bool {
        let literal = format!("\"{name}\"");
        self.0.iter().any(|text| text.contains(&literal))
    }
}

/// The files of a crate that end so, sorted: not those of hidden folders, of `target`, and of crates below.
pub(super) fn files_below(folder: &Path, end: &str) -> Result<Vec<PathBuf>, VendorError> {
    let mut files = Vec::new();
    walk(folder, end, &mut files).map_err(|source| VendorError::Read {
        path: folder.to_owned(),
        source,
    })?;
    files.sort();
    Ok(files)
}

fn walk(folder: &Path, end: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            let is_another =
                name.starts_with('.') || name == "target" || path.join("Cargo.toml").exists();
            if !is_another {
                walk(&path, end, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == end) {
            files.push(path);
        }
    }
    Ok(())
}
