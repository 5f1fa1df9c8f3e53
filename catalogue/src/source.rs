//! Where the text of a catalogue comes from.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A folder that holds a catalogue: on disk, in memory, or embedded in this crate.
pub trait Source {
    /// The text of the file at `path`, which is relative to the folder of `catalogue.toml` and uses `/`.
    ///
    /// # Errors
    /// When there is no such file, or it cannot be read as UTF-8.
    fn read(&self, path: &str) -> Result<Arc<str>, ReadError>;

    /// The paths of the files in `events/`, where the source can tell.
    fn event_files(&self) -> Option<Vec<String>> {
        None
    }
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is no such file.
    NotFound,
    /// It is there, but.
    Unreadable(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("there is no such file"),
            Self::Unreadable(cause) => write!(f, "it cannot be read: {cause}"),
        }
    }
}

impl std::error::Error for ReadError {}

/// A catalogue in memory.
#[derive(Clone, Debug, Default)]
pub struct MemorySource(BTreeMap<String, Arc<str>>);

impl MemorySource {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more file, or with another text for it.
    #[must_use]
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.into());
        self
    }
}

impl Source for MemorySource {
    fn read(&self, path: &str) -> Result<Arc<str>, ReadError> {
        self.0.get(path).cloned().ok_or(ReadError::NotFound)
    }

    fn event_files(&self) -> Option<Vec<String>> {
        Some(
            self.0
                .keys()
                .filter(|path| path.starts_with("events/"))
                .cloned()
                .collect(),
        )
    }
}
