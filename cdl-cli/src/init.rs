//! `cdl init [DIR]`: a catalogue to begin with.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cdl_catalogue::discover::discover;
use cdl_catalogue::files::RealDisk;
use cdl_catalogue::standard;

use crate::args::{From, InitArgs};
use crate::console::Console;
use crate::failure::Failure;
use crate::printable;

/// Where the header goes, below the crate's folder.
const HEADER: &str = "catalogue/catalogue.toml";
const EVENTS: &str = "catalogue/events/app.toml";
const CLASSES: &str = "catalogue/classes.toml";
const TYPES: &str = "catalogue/types.toml";

/// The files of a new catalogue. The header comes last: until it is there, no build finds the rest.
const fn files(from: From) -> &'static [(&'static str, &'static str)] {
    match from {
        From::Standard => &[
            (EVENTS, include_str!("init/app.toml")),
            (HEADER, include_str!("init/catalogue.toml")),
        ],
        From::None => &[
            (CLASSES, include_str!("init/classes.toml")),
            (TYPES, include_str!("init/types.toml")),
            (EVENTS, include_str!("init/app.toml")),
            (HEADER, include_str!("init/alone.toml")),
        ],
    }
}

/// The longest name that is taken from a folder, in characters.
const NAME_CHARS_MAX: usize = 32;

/// Why no catalogue was made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum InitError {
    /// There is one.
    #[error("{path} is there already: check it with `cdl lint`, or name another folder", path = path.display())]
    Exists { path: PathBuf },
    /// Writing failed.
    #[error("cannot write {path}", path = path.display())]
    Write { path: PathBuf, source: io::Error },
}

pub(crate) fn run(args: &InitArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let dir = args.dir.as_deref().unwrap_or(Path::new("."));
    let absolute = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let shadowed = discover(None, &absolute, &RealDisk).ok();
    let name = name(&absolute);
    // All or nothing, short of a race: half a catalogue would be in the way of the next try.
    let files = files(args.from);
    for path in files.iter().rev().map(|(file, _)| dir.join(file)) {
        if fs::symlink_metadata(&path).is_ok() {
            return Err(InitError::Exists { path }.into());
        }
    }
    for (file, text) in files {
        let path = dir.join(file);
        write(&path, &text.replace("{name}", &name))?;
        let path = printable::line(&path.display().to_string());
        writeln!(console.out, "{path}").map_err(Failure::Output)?;
    }
    if let Some(other) = shadowed {
        console.warn(&format!(
            "builds in {} used {} until now",
            dir.display(),
            other.display()
        ));
    }
    console.hint(
        "`cdl new event app.report.export` prints its struct; write your own events beside it, and check them with `cdl lint`",
    );
    Ok(ExitCode::SUCCESS)
}

/// Writes a file that is not there yet.
fn write(path: &Path, text: &str) -> Result<(), InitError> {
    let failed = |source: io::Error| {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::AlreadyExists => InitError::Exists { path },
            _ => InitError::Write { path, source },
        }
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(failed)
}

/// The folder's name as a catalogue can have it.
fn name(dir: &Path) -> String {
    let name = dir
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let mut words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    words.retain(|word| !word.is_empty());
    let name: String = words.join("-").chars().take(NAME_CHARS_MAX).collect();
    let name = name.trim_matches('-');
    // A catalogue cannot import another of its own name.
    if name.starts_with(|c: char| c.is_ascii_lowercase()) && name != standard::NAME {
        name.to_owned()
    } else {
        "app".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_name() {
        for (dir, wanted) in [
            ("/srv/shop", "shop"),
            ("/srv/My Shop_2", "my-shop-2"),
            ("/srv/2fast", "app"),
            ("/srv/cdl-standard", "app"),
            ("/srv/.tmpAb1", "tmpab1"),
            ("/srv/\u{1b}é", "app"),
            ("/", "app"),
        ] {
            assert_eq!(name(Path::new(dir)), wanted, "{dir}");
        }
        assert_eq!(name(Path::new(&"a-".repeat(50))).len(), NAME_CHARS_MAX - 1);
    }
}
