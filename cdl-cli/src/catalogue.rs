//! A catalogue as a command needs it: read whole and faultless, or its faults told.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cdl_catalogue::baseline::Baseline;
use cdl_catalogue::{Catalogue, Faults, Scope};

use crate::console::Console;
use crate::failure::Failure;
use crate::lint::drawing::Drawing;
use crate::lint::found::Found;

/// Why a file of the catalogue was not read or written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileError {
    /// Reading failed.
    #[error("cannot read {path}", path = path.display())]
    Read { path: PathBuf, source: io::Error },
    /// There is no lock.
    #[error("{path} is not there: `cdl release` writes it first, or name an older catalogue", path = path.display())]
    Unreleased { path: PathBuf },
    /// Writing failed.
    #[error("cannot write {path}", path = path.display())]
    Write { path: PathBuf, source: io::Error },
}

/// A catalogue without fault, and where it is.
pub(crate) struct Whole {
    pub(crate) found: Found,
    pub(crate) catalogue: Catalogue,
}

impl Whole {
    /// The catalogue that `dir` means, as `cdl lint` finds it. `None` when it has faults, which are told then.
    pub(crate) fn load(
        dir: Option<&Path>,
        console: &mut Console<'_>,
    ) -> Result<Option<Self>, Failure> {
        let found = Found::new(dir)?;
        let loaded = Catalogue::load(&found, &Scope::All);
        let faults = match &loaded {
            Ok(catalogue) => catalogue.check_all(),
            Err(faults) => faults.clone(),
        };
        if let (Ok(catalogue), true) = (loaded, faults.is_empty()) {
            return Ok(Some(Self { found, catalogue }));
        }
        tell_faults(&found, &faults, console);
        Ok(None)
    }

    /// The folder of the header.
    pub(crate) fn folder(&self) -> PathBuf {
        let header = self.found.header();
        header.parent().unwrap_or(Path::new("")).to_owned()
    }
}

fn tell_faults(found: &Found, faults: &Faults, console: &mut Console<'_>) {
    let drawing = Drawing::new(found, console.terminal.err);
    let drawn: Vec<String> = faults.iter().map(|fault| drawing.draw(fault)).collect();
    console.tell_raw(&format!("{}\n\n", drawn.join("\n\n")));
    console.tell_error(&format!(
        "{} has faults: correct them first",
        found.header().display()
    ));
}

/// The lock at `path`. `None` when it has faults, which are told then.
pub(crate) fn lock(path: &Path, console: &mut Console<'_>) -> Result<Option<Baseline>, Failure> {
    let text = fs::read_to_string(path).map_err(|source| {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => FileError::Unreleased { path },
            _ => FileError::Read { path, source },
        }
    })?;
    match Baseline::read(&path.display().to_string(), &text) {
        Ok(baseline) => Ok(Some(baseline)),
        Err(faults) => {
            console.tell_error(&format!(
                "{} is no lock that `cdl release` wrote:\n{faults}",
                path.display()
            ));
            Ok(None)
        }
    }
}

/// Replaces the file, or leaves it as it is.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), FileError> {
    let failed = |source| FileError::Write {
        path: path.to_owned(),
        source,
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let aside = path.with_file_name(name);
    fs::write(&aside, text).map_err(failed)?;
    fs::rename(&aside, path).map_err(|source| {
        // The failure that matters is the one of the rename.
        drop(fs::remove_file(&aside));
        failed(source)
    })
}
