//! Which catalogue a crate means.
//!
//! 1. `CDL_CATALOGUE`, an absolute path to `catalogue.toml`: the working directory differs between build tools.
//! 2. `.cdl/catalogue.toml` beside the crate's manifest: the part that a published crate carries.
//! 3. In a packaged crate, known by its `Cargo.toml.orig`, `catalogue/catalogue.toml` beside the manifest and nothing
//!    above it: a check that climbs out of `target/package` into the workspace would pass here and fail at whoever
//!    downloads it.
//! 4. `catalogue/catalogue.toml` beside the manifest or in the nearest folder above, not above a folder that
//!    holds `.git` or a manifest with `[workspace]`.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::declaration::{Diagnostic, Site};

/// What discovery asks of the disk.
pub trait Disk {
    /// Whether there is something at `path`.
    fn exists(&self, path: &Path) -> bool;
    /// Whether what is at `path` is a folder.
    fn is_folder(&self, path: &Path) -> bool;
    /// Whether the manifest at `path` declares a workspace.
    fn is_workspace(&self, path: &Path) -> bool;
}

/// Why no catalogue was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undiscovered {
    /// It is at none of these paths.
    Nowhere {
        /// In the order in which they were tried.
        tried: Vec<PathBuf>,
        /// The root of a repository or a workspace, above which nothing was looked for.
        stopped: Option<PathBuf>,
    },
    /// The crate was packaged without it.
    Packaged {
        /// Where it should be.
        tried: Vec<PathBuf>,
    },
    /// There is nothing where `CDL_CATALOGUE` points.
    Astray {
        /// Its value.
        path: PathBuf,
    },
    /// `CDL_CATALOGUE` names a folder, or another file than `catalogue.toml`.
    NotTheHeader {
        /// Its value.
        path: PathBuf,
        /// The `catalogue.toml` that is probably meant.
        meant: Option<PathBuf>,
    },
    /// `CDL_CATALOGUE` is a relative path.
    Relative {
        /// Its value.
        value: String,
    },
}

/// Finds the header for a crate, from the value of `CDL_CATALOGUE` and the folder of the crate's manifest.
///
/// # Errors
/// With every path that was tried.
pub fn discover(
    variable: Option<&str>,
    manifest: &Path,
    disk: &dyn Disk,
) -> Result<PathBuf, Undiscovered> {
    if let Some(value) = variable.filter(|value| !value.is_empty()) {
        let path = PathBuf::from(value);
        if !path.is_absolute() {
            return Err(Undiscovered::Relative {
                value: value.to_owned(),
            });
        }
        return if !disk.exists(&path) {
            Err(Undiscovered::Astray { path })
        } else if disk.is_folder(&path) || !path.ends_with("catalogue.toml") {
            let meant = meant(&path, disk);
            Err(Undiscovered::NotTheHeader { path, meant })
        } else {
            Ok(path)
        };
    }
    let mut tried = Vec::new();
    let mut there = |path: PathBuf| {
        let exists = disk.exists(&path);
        tried.push(path.clone());
        exists.then_some(path)
    };
    if let Some(path) = there(manifest.join(".cdl/catalogue.toml")) {
        return Ok(path);
    }
    if disk.exists(&manifest.join("Cargo.toml.orig")) {
        return match there(manifest.join("catalogue/catalogue.toml")) {
            Some(path) => Ok(path),
            None => Err(Undiscovered::Packaged { tried }),
        };
    }
    let mut stopped = None;
    for folder in manifest.ancestors() {
        if let Some(path) = there(folder.join("catalogue/catalogue.toml")) {
            return Ok(path);
        }
        if disk.exists(&folder.join(".git")) || disk.is_workspace(&folder.join("Cargo.toml")) {
            stopped = Some(folder.to_owned());
            break;
        }
    }
    Err(Undiscovered::Nowhere { tried, stopped })
}

/// The header in or near what `CDL_CATALOGUE` names instead.
fn meant(named: &Path, disk: &dyn Disk) -> Option<PathBuf> {
    let inside = [
        named.join("catalogue.toml"),
        named.join("catalogue/catalogue.toml"),
    ];
    let above = named.ancestors().skip(1).take(2);
    let above = above.map(|folder| folder.join("catalogue.toml"));
    inside
        .into_iter()
        .chain(above)
        .find(|path| disk.exists(path))
}

impl Undiscovered {
    /// `CDL0040`, `CDL0041` or `CDL0042`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Nowhere { .. } | Self::Astray { .. } | Self::NotTheHeader { .. } => "CDL0040",
            Self::Packaged { .. } => "CDL0041",
            Self::Relative { .. } => "CDL0042",
        }
    }

    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        let help = match self {
            Self::Nowhere { .. } => {
                "create one with `cdl init`, or set CDL_CATALOGUE to the absolute path of a catalogue.toml"
            }
            Self::Packaged { .. } => "run `cdl vendor` before `cargo package`",
            Self::Astray { .. } => {
                "correct CDL_CATALOGUE, or unset it: then the catalogue is looked for beside the crate and above"
            }
            Self::NotTheHeader {
                meant: Some(header),
                ..
            } => return format!("set CDL_CATALOGUE to \"{}\"", header.display()),
            Self::NotTheHeader { meant: None, .. } => {
                "set CDL_CATALOGUE to the absolute path of a catalogue.toml"
            }
            Self::Relative { .. } => "write the whole path of catalogue.toml",
        };
        help.to_owned()
    }

    /// Where it was looked for, and why no further.
    fn notes(&self) -> Vec<String> {
        let tried = self.tried().iter();
        let mut notes: Vec<String> = tried
            .map(|path| format!("tried {}", path.display()))
            .collect();
        if let Self::Nowhere {
            stopped: Some(root),
            ..
        } = self
        {
            let root = root.display();
            notes.push(format!(
                "looked no higher than {root}, the root of a repository or of a workspace"
            ));
        }
        notes
    }

    /// The paths that were tried.
    #[must_use]
    pub fn tried(&self) -> &[PathBuf] {
        match self {
            Self::Nowhere { tried, .. } | Self::Packaged { tried } => tried,
            Self::Astray { .. } | Self::NotTheHeader { .. } | Self::Relative { .. } => &[],
        }
    }
}

impl fmt::Display for Undiscovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere { .. } => f.write_str("no audit catalogue found"),
            Self::Packaged { .. } => f.write_str("this crate was packaged without \".cdl/\""),
            Self::Astray { path } => {
                let path = path.display();
                write!(f, "CDL_CATALOGUE is \"{path}\", and nothing is there")
            }
            Self::NotTheHeader { path, .. } => write!(
                f,
                "CDL_CATALOGUE must name a file catalogue.toml, found \"{}\"",
                path.display()
            ),
            Self::Relative { value } => {
                write!(f, "CDL_CATALOGUE must be absolute, found \"{value}\"")
            }
        }
    }
}

impl std::error::Error for Undiscovered {}

impl From<&Undiscovered> for Diagnostic {
    fn from(undiscovered: &Undiscovered) -> Self {
        Self {
            code: undiscovered.code(),
            message: undiscovered.to_string(),
            help: Some(undiscovered.help()),
            notes: undiscovered.notes(),
            site: Site::Derive,
            place: None,
        }
    }
}
