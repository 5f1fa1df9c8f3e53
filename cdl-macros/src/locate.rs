//! Where the catalogue is, and what the build must watch.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use cdl_catalogue::discover::discover;
use cdl_catalogue::files::RealDisk;
use cdl_catalogue::model::Date;
use cdl_catalogue::{Catalogue, Scope, Sections, standard};

use crate::cache;
use crate::expand::Tracked;
use crate::fault::{Fault, Shown};
use crate::underline::Underline;

/// What the derive knows of the build that it runs in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Surroundings {
    /// The folder of the crate's `Cargo.toml`.
    pub(crate) manifest: PathBuf,
    /// `CDL_CATALOGUE`.
    pub(crate) catalogue: Option<OsString>,
    /// `CDL_TODAY`.
    pub(crate) today: Option<OsString>,
    /// `SOURCE_DATE_EPOCH`.
    pub(crate) epoch: Option<OsString>,
    pub(crate) host: Host,
    pub(crate) target: Target,
    pub(crate) shown: Shown,
    pub(crate) expansions: Expansions,
}

/// Whose process the derive runs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Host {
    /// A compiler's: one crate, and each derive of it once.
    #[default]
    Compiler,
    /// An editor's macro server: many crates, each derive again and again, for hours.
    Editor,
}

/// What is compiled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Target {
    /// A library or a program.
    #[default]
    Product,
    /// Integration tests, benchmarks or examples in documentation.
    Tests,
}

/// What the compiler does with an expansion once the crate is compiled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Expansions {
    /// Asks again next time.
    #[default]
    Forgotten,
    /// May use it next time instead of asking: `-Zcache-proc-macros`.
    Kept,
}

/// A catalogue, and the folder that it was read from.
#[derive(Debug)]
pub(crate) struct Located {
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) surroundings: Surroundings,
    folder: PathBuf,
}

impl Surroundings {
    /// Asks the environment at every call: an editor's macro server serves many crates with one process.
    pub(crate) fn of_this_build() -> Self {
        let variable = |name| std::env::var_os(name);
        Self {
            manifest: variable("CARGO_MANIFEST_DIR")
                .map(PathBuf::from)
                .unwrap_or_default(),
            catalogue: variable("CDL_CATALOGUE"),
            today: variable("CDL_TODAY"),
            epoch: variable("SOURCE_DATE_EPOCH"),
            // A build that fails runs again anyway, so nothing need watch this one.
            shown: match variable("CDL_FAULTS") {
                Some(all) if all == "all" => Shown::All,
                _ => Shown::Few,
            },
            // rust-analyzer sets it for its macro server, which does not start without.
            host: match variable("RUST_ANALYZER_INTERNALS_DO_NOT_USE") {
                Some(_) => Host::Editor,
                None => Host::Compiler,
            },
            // Cargo sets it for integration tests and benchmarks alone.
            target: match variable("CARGO_TARGET_TMPDIR") {
                Some(_) => Target::Tests,
                None => Target::Product,
            },
            // The arguments of a process never change; its variables may, in an editor's.
            expansions: *EXPANSIONS.get_or_init(|| Expansions::of(std::env::args())),
        }
    }

    /// The folder of the catalogue, whatever is in it.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        let variable = self.catalogue.as_ref().map(|value| value.to_string_lossy());
        let header = discover(variable.as_deref(), &self.manifest, &RealDisk).ok()?;
        header.parent().map(Path::to_owned)
    }

    /// The day of this build, if it is told one: never a clock's, so that a build can be made again.
    pub(crate) fn today(&self) -> Result<Option<Date>, Box<Fault>> {
        let (name, value, date, form) = if let Some(value) = &self.today {
            let value = value.to_string_lossy();
            let date = Date::parse(&value);
            ("CDL_TODAY", value, date, "a date as 2027-06-30")
        } else if let Some(value) = &self.epoch {
            let value = value.to_string_lossy();
            let date = value.parse().ok().and_then(Date::of_unix_seconds);
            ("SOURCE_DATE_EPOCH", value, date, "seconds since 1970")
        } else {
            return Ok(None);
        };
        if date.is_some() {
            return Ok(date);
        }
        let message = format!("{name} is \"{}\", and must be {form}", value.escape_debug());
        let help = "correct it, or unset it: then what is past its end only warns".to_owned();
        Err(Fault::new("CDL0043", Underline::derive(), message)
            .help(help)
            .into())
    }

    /// Finds and reads the catalogue of this crate, or says what is wrong with it.
    pub(crate) fn catalogue(&self, scope: &Scope) -> Result<Located, Vec<Fault>> {
        let variable = self.catalogue.as_ref().map(|value| value.to_string_lossy());
        let header = discover(variable.as_deref(), &self.manifest, &RealDisk)
            .map_err(|error| vec![Fault::from_diagnostic((&error).into(), Underline::derive())])?;
        let folder = header.parent().unwrap_or(Path::new("")).to_owned();
        match cache::load(&folder, scope) {
            Ok(catalogue) => Ok(Located {
                catalogue,
                surroundings: self.clone(),
                folder,
            }),
            Err(faults) => {
                let shown = shown(&folder);
                Err(faults
                    .iter()
                    .map(|fault| Fault::of_catalogue(fault, &shown))
                    .collect())
            }
        }
    }
}

impl Located {
    /// Those of `files` that lie on disk, with what `sections` says was used of each. The header is always among them.
    pub(crate) fn tracked(
        &self,
        files: &[Arc<str>],
        sections: impl FnOnce(&Catalogue) -> Vec<Sections>,
    ) -> Vec<Tracked> {
        let mut used = match self.surroundings.expansions {
            Expansions::Kept => sections(&self.catalogue),
            Expansions::Forgotten => Vec::new(),
        };
        let mut used_of = |file: &str| {
            let found = used.iter().position(|used| &*used.file == file)?;
            Some(used.swap_remove(found))
        };
        let header = "catalogue.toml";
        let others = files
            .iter()
            .map(|file| &**file)
            .filter(|file| *file != header && !standard::is_shipped(file));
        std::iter::once(header)
            .chain(others)
            .map(|file| Tracked {
                path: self.folder.join(file).to_string_lossy().into_owned(),
                len: self.catalogue.file_len(file).unwrap_or_default(),
                used: used_of(file),
            })
            .collect()
    }
}

/// Of this process.
static EXPANSIONS: OnceLock<Expansions> = OnceLock::new();

impl Expansions {
    /// A derive runs in the compiler's process, or in an editor's, which keeps nothing.
    fn of(arguments: impl Iterator<Item = String>) -> Self {
        // A file of arguments may hold anything, and the check is right in any case.
        let keeps =
            |argument: String| argument.contains("cache-proc-macros") || argument.starts_with('@');
        if arguments.skip(1).any(keeps) {
            Self::Kept
        } else {
            Self::Forgotten
        }
    }
}

/// The folder as the compiler shows paths: relative to where the build runs, else its last part.
fn shown(folder: &Path) -> String {
    let here = std::env::current_dir().ok();
    let relative = here.and_then(|here| folder.strip_prefix(here).ok().map(Path::to_owned));
    let last = || folder.file_name().map(PathBuf::from).unwrap_or_default();
    relative.unwrap_or_else(last).to_string_lossy().into_owned()
}
