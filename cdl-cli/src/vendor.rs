//! `cdl vendor -p CRATE [--check]`: the part of the catalogue that a crate carries when it is published.

mod package;
mod sources;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cdl_catalogue::discover::{Disk, discover};
use cdl_catalogue::files::{Folder, RealDisk};
use cdl_catalogue::{Catalogue, Faults, Files, Lookup, Scope};

use crate::args::VendorArgs;
use crate::console::Console;
use crate::failure::Failure;
use crate::lint::FindError;
use package::{Package, PackageError};
use sources::Sources;

/// The folder in a crate that its derives look into first.
const VENDORED: &str = ".cdl";

/// Why nothing was vendored, or nothing compared.
#[derive(Debug, thiserror::Error)]
pub(crate) enum VendorError {
    /// Cargo does not know the crate.
    #[error(transparent)]
    Package(#[from] PackageError),
    /// The catalogue cannot be read.
    #[error("the catalogue is not faultless, `cdl lint` shows where:\n{0}")]
    Faulty(#[source] Faults),
    /// An item that the crate names is wrong.
    #[error("an item that the crate declares is wrong")]
    Item(#[source] Lookup),
    /// The crate declares nothing.
    #[error("no source file of {name} names an event, object or enum of {header}: nothing to vendor", header = header.display())]
    Nothing {
        /// The crate.
        name: String,
        /// The catalogue.
        header: PathBuf,
    },
    /// A source file cannot be read.
    #[error("cannot read {path}", path = path.display())]
    Read { path: PathBuf, source: io::Error },
    /// A vendored file cannot be written.
    #[error("cannot write {path}", path = path.display())]
    Write { path: PathBuf, source: io::Error },
}

pub(crate) fn run(args: &VendorArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let package =
        Package::find(&args.package, args.manifest_path.as_deref()).map_err(VendorError::from)?;
    let wanted = wanted(&package)?;
    let folder = package.folder.join(VENDORED);
    if args.check {
        return check(&folder, &wanted, &package, console);
    }
    for (path, text) in &wanted {
        let path = folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|there| there == *text) {
            continue;
        }
        write(&path, text)?;
        writeln!(console.out, "{}", path.display()).map_err(Failure::Output)?;
    }
    for path in superfluous(&folder, &wanted)? {
        fs::remove_file(&path).map_err(|source| VendorError::Write {
            path: path.clone(),
            source,
        })?;
        writeln!(console.out, "{} removed", path.display()).map_err(Failure::Output)?;
    }
    if let Some(path) = left_out(&package, &wanted).first() {
        console.warn(&format!("`cargo package` leaves out {}", path.display()));
        console.hint(INCLUDE);
    }
    console.hint(
        "commit .cdl/ with the crate: its builds use it from now on, and `cdl vendor --check` tells when it is old",
    );
    Ok(ExitCode::SUCCESS)
}

/// Exit code 1 and each difference, or nothing.
fn check(
    folder: &Path,
    wanted: &Files,
    package: &Package,
    console: &mut Console<'_>,
) -> Result<ExitCode, Failure> {
    let mut differences = Vec::new();
    for (path, text) in wanted {
        let path = folder.join(path);
        match fs::read_to_string(&path) {
            Ok(there) if there == *text => {}
            Ok(_) => differences.push(format!("{}: differs from the catalogue", path.display())),
            Err(_) => differences.push(format!("{}: is missing", path.display())),
        }
    }
    for path in superfluous(folder, wanted)? {
        differences.push(format!("{}: is used no more", path.display()));
    }
    let left_out = left_out(package, wanted);
    for path in &left_out {
        let path = package.folder.join(path);
        differences.push(format!("{}: `cargo package` leaves it out", path.display()));
    }
    for difference in &differences {
        writeln!(console.out, "{difference}").map_err(Failure::Output)?;
    }
    if differences.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    if !left_out.is_empty() {
        console.hint(INCLUDE);
    }
    if left_out.len() == differences.len() {
        return Ok(ExitCode::FAILURE);
    }
    console.hint(&format!(
        "run `cdl vendor -p {}` and review what changes",
        package.name
    ));
    Ok(ExitCode::FAILURE)
}

/// Cargo leaves hidden folders out where there is no git, and what git ignores.
const INCLUDE: &str =
    "say `include = [\"/src\", \"/.cdl\"]` in its Cargo.toml, with whatever else it publishes";

/// The files that are there and that a published crate would not have.
fn left_out(package: &Package, wanted: &Files) -> Vec<PathBuf> {
    let Some(published) = package.published() else {
        return Vec::new();
    };
    let vendored = wanted.keys().map(|path| Path::new(VENDORED).join(path));
    vendored
        .filter(|path| package.folder.join(path).exists() && !published.contains(path))
        .collect()
}

/// The files that the crate should carry.
fn wanted(package: &Package) -> Result<Files, Failure> {
    let variable = std::env::var_os("CDL_CATALOGUE");
    let variable = variable.as_ref().map(|value| value.to_string_lossy());
    let header = discover(variable.as_deref(), &package.folder, &Unvendored)
        .map_err(FindError::Undiscovered)?;
    let catalogue =
        Catalogue::load(&Folder::of(&header), &Scope::All).map_err(VendorError::Faulty)?;
    let sources = Sources::of(&package.folder)?;
    let items = catalogue.items(|name| sources.name(name));
    if items.is_empty() {
        let name = package.name.clone();
        return Err(VendorError::Nothing { name, header }.into());
    }
    let mut files = catalogue.subset(&items).map_err(VendorError::Item)?;
    if let Some(text) = files.get_mut("catalogue.toml") {
        let (name, version) = (catalogue.name(), catalogue.version());
        let package = &package.name;
        *text = format!(
            "# The part of {name} {version} that {package} uses. Written by `cdl vendor -p {package}`: edit the catalogue \
             itself.\n{text}"
        );
    }
    Ok(files)
}

/// The files of an earlier run that nobody wants now.
fn superfluous(folder: &Path, wanted: &Files) -> Result<Vec<PathBuf>, VendorError> {
    let there = sources::files_below(folder, "toml")?;
    let is_wanted = |path: &PathBuf| {
        let relative = path.strip_prefix(folder).ok();
        relative.is_some_and(|path| wanted.keys().any(|wanted| Path::new(wanted) == path))
    };
    Ok(there.into_iter().filter(|path| !is_wanted(path)).collect())
}

fn write(path: &Path, text: &str) -> Result<(), VendorError> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|source| VendorError::Write {
            path: path.to_owned(),
            source,
        })
}

/// The disk as it was before a part was vendored.
struct Unvendored;

impl Disk for Unvendored {
    fn exists(&self, path: &Path) -> bool {
        !path.ends_with(".cdl/catalogue.toml") && RealDisk.exists(path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        RealDisk.is_folder(path)
    }

    fn is_workspace(&self, path: &Path) -> bool {
        RealDisk.is_workspace(path)
    }
}
