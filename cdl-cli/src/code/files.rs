//! The Rust files below some folders, in order.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::CodeError;

/// Build output and other people's code.
const SKIPPED: [&str; 3] = ["target", "node_modules", "vendor"];

pub(super) fn rust_files(roots: &[PathBuf]) -> Result<Vec<PathBuf>, CodeError> {
    let mut found = Vec::new();
    for root in roots {
        if root.is_file() {
            found.push(root.clone());
        } else if root.is_dir() {
            walk(root, &mut found)?;
        } else {
            return Err(CodeError::Missing { path: root.clone() });
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Links are not followed: they may lead round in a circle.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), CodeError> {
    let failed = |source: io::Error| CodeError::Read {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let path = entry.path();
        if kind.is_dir() {
            if !name.starts_with('.') && !SKIPPED.contains(&&*name) {
                walk(&path, found)?;
            }
        } else if kind.is_file() && path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

/// As a report names it: with `/`, and without a leading `./`.
pub(super) fn shown(path: &Path) -> String {
    let text = path.display().to_string().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

/// The folder of the manifest that the file belongs to.
pub(super) fn package(path: &Path) -> Rc<str> {
    let package = path
        .ancestors()
        .skip(1)
        .find(|folder| folder.join("Cargo.toml").is_file());
    package
        .map_or(String::new(), |folder| folder.display().to_string())
        .into()
}
