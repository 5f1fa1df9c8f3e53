//! Which catalogue is meant, and the text of its files as it was read.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cdl_catalogue::Source;
use cdl_catalogue::discover::{Undiscovered, discover};
use cdl_catalogue::files::{Folder, RealDisk};
use cdl_catalogue::source::ReadError;

/// The name of a catalogue's header.
const HEADER: &str = "catalogue.toml";

/// Why no catalogue was found.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FindError {
    /// There is nothing at the path.
    #[error("{path} is not there: name the folder that holds {HEADER}", path = path.display())]
    Missing { path: PathBuf },
    /// The file has another name.
    #[error("{path} is not called {HEADER}: name the folder that holds one", path = path.display())]
    NotAHeader { path: PathBuf },
    /// It is at none of the places where a derive looks.
    #[error("{code}: {0}{tried}", code = .0.code(), tried = tried(.0))]
    Undiscovered(Undiscovered),
    /// The same, and the command that looked would have taken a folder.
    #[error("{code}: {0}{tried}", code = .0.code(), tried = tried(.0))]
    Unnamed(Undiscovered),
    /// The working directory is gone.
    #[error("cannot tell the working directory")]
    WorkingDirectory(#[source] io::Error),
}

fn tried(undiscovered: &Undiscovered) -> String {
    let tried = undiscovered.tried().iter();
    let lines: Vec<String> = tried
        .map(|path| format!("\n  tried {}", path.display()))
        .collect();
    lines.concat()
}

/// A catalogue's folder. It remembers what it read, so that a fault is drawn in the text that has it.
#[derive(Debug)]
pub(crate) struct Found {
    folder: Folder,
    texts: RefCell<BTreeMap<String, Arc<str>>>,
}

impl Found {
    /// The catalogue in `dir`, else the one that a crate in `dir` would find; without `dir` the one that a crate in
    /// the working directory would.
    ///
    /// # Errors
    /// Names each place that was tried.
    pub(crate) fn new(dir: Option<&Path>) -> Result<Self, FindError> {
        let header = header(dir)?;
        let shown = shorter(&header).unwrap_or(header);
        Ok(Self {
            folder: Folder::of(&shown),
            texts: RefCell::default(),
        })
    }

    /// Where the header is.
    pub(crate) fn header(&self) -> PathBuf {
        self.folder.path(HEADER)
    }

    /// Where a file is.
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path(file)
    }

    /// The text of a file that was read.
    pub(crate) fn text(&self, file: &str) -> Option<Arc<str>> {
        self.texts.borrow().get(file).cloned()
    }
}

impl Source for Found {
    fn read(&self, path: &str) -> Result<Arc<str>, ReadError> {
        let text = self.folder.read(path)?;
        self.texts
            .borrow_mut()
            .insert(path.to_owned(), Arc::clone(&text));
        Ok(text)
    }

    fn event_files(&self) -> Option<Vec<String>> {
        self.folder.event_files()
    }
}

fn header(dir: Option<&Path>) -> Result<PathBuf, FindError> {
    let Some(dir) = dir else {
        let here = std::env::current_dir().map_err(FindError::WorkingDirectory)?;
        // The program finds the catalogue that a build in this folder would, and a build may be told by a variable.
        let variable = std::env::var_os("CDL_CATALOGUE");
        let variable = variable.as_ref().map(|value| value.to_string_lossy());
        return discover(variable.as_deref(), &here, &RealDisk).map_err(FindError::Unnamed);
    };
    if dir.is_file() {
        let is_header = dir.file_name().is_some_and(|name| name == HEADER);
        let path = dir.to_owned();
        return if is_header {
            Ok(path)
        } else {
            Err(FindError::NotAHeader { path })
        };
    }
    let path = dir.join(HEADER);
    if path.is_file() {
        return Ok(path);
    }
    if !dir.is_dir() {
        return Err(FindError::Missing {
            path: dir.to_owned(),
        });
    }
    let dir = std::path::absolute(dir).map_err(FindError::WorkingDirectory)?;
    discover(None, &dir, &RealDisk).map_err(FindError::Undiscovered)
}

/// The path from the working directory, where there is a way down.
fn shorter(path: &Path) -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    path.strip_prefix(here).ok().map(Path::to_owned)
}
