//! Why a catalogue was not imported.

use std::path::PathBuf;

/// Why a catalogue was not imported.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImportError {
    /// It is imported already.
    #[error("\"{name}\" is imported already: take it anew with `cdl import update {name} FROM`")]
    Exists { name: String },
    /// It is not imported.
    #[error("\"{name}\" is not imported; {known}")]
    NotImported { name: String, known: String },
    /// A catalogue does not import itself.
    #[error("a catalogue cannot import itself: \"{name}\" is its own name")]
    Itself { name: String },
    /// There is nothing to take a snapshot of.
    #[error(
        "name the folder or the snapshot to take \"{name}\" from: `cdl import update {name} FROM`"
    )]
    NoFrom { name: String },
    /// It comes with the program.
    #[error("\"cdl-standard\" comes with the program `cdl`: it has no folder to be taken from")]
    Shipped,
    /// The other catalogue has another name.
    #[error("{path} holds catalogue \"{found}\", not \"{wanted}\"", path = path.display())]
    OtherName {
        path: PathBuf,
        found: String,
        wanted: String,
    },
    /// Two parts of the other catalogue have one name.
    #[error(
        "{noun} \"{name}\" has two definitions in what \"{catalogue}\" is made of: rename one of them there"
    )]
    Twice {
        noun: &'static str,
        name: String,
        catalogue: String,
    },
    /// One file would not mean what the folder means.
    #[error(
        "a snapshot of \"{catalogue}\" would mean something else than its folder for {what}: let it define what it takes from its own imports"
    )]
    Different { catalogue: String, what: String },
    /// It is not TOML that can be edited.
    #[error("{file} cannot be edited: {why}")]
    NotToml { file: String, why: String },
}
