//! `cdl import add` and `cdl import update`: a snapshot is taken, checked in its place, and only then written.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use cdl_catalogue::diff::{Audience, Diff};
use cdl_catalogue::import::{Import, Snapshot, imports, sha256};
use cdl_catalogue::standard::{NAME as STANDARD, Shipped};
use cdl_catalogue::{Catalogue, Faults, Source as _};

use super::ImportError;
use super::header::{Entry, HEADER, Header};
use super::overlay::Overlay;
use super::parts::Parts;
use super::snapshot::{baseline, snapshot, uses};
use crate::args::{ImportAdd, ImportUpdate};
use crate::catalogue::{FileError, Whole, replace};
use crate::console::Console;
use crate::diff::View;
use crate::failure::Failure;
use crate::lint::found::Found;
use crate::paint::{BOLD, GOOD};
use crate::printable;

/// A catalogue to be imported.
struct Taken {
    name: String,
    version: String,
    /// `None` for the one that comes with the program.
    text: Option<String>,
    /// What is its own in it.
    uses: Vec<String>,
}

impl Taken {
    /// `None` after faults, which were told.
    fn new(from: &Path, console: &mut Console<'_>) -> Result<Option<Self>, Failure> {
        if from.as_os_str() == STANDARD {
            let version = Catalogue::standard().map(|standard| standard.version().to_owned());
            return Ok(Some(Self {
                name: STANDARD.to_owned(),
                version: version.unwrap_or_default(),
                text: None,
                uses: every(&Parts::of_folder(&Shipped)?.uses()),
            }));
        }
        let is_header = from.file_name().is_some_and(|name| name == HEADER);
        if from.is_file() && !is_header {
            return Self::of_snapshot(from, console);
        }
        let Some(whole) = Whole::load(Some(from), console)? else {
            return Ok(None);
        };
        let (text, uses) = snapshot(&whole.catalogue, &whole.found)?;
        Ok(Some(Self {
            name: whole.catalogue.name().to_owned(),
            version: whole.catalogue.version().to_owned(),
            text: Some(text),
            uses,
        }))
    }

    fn of_snapshot(from: &Path, console: &mut Console<'_>) -> Result<Option<Self>, Failure> {
        let text = fs::read_to_string(from).map_err(|source| FileError::Read {
            path: from.to_owned(),
            source,
        })?;
        match Snapshot::read(&from.display().to_string(), &text) {
            Ok(snapshot) => Ok(Some(Self {
                name: snapshot.name,
                version: snapshot.version,
                uses: every(&uses(&text)),
                text: Some(text),
            })),
            Err(faults) => {
                console.tell_error(&format!(
                    "{} is no snapshot of a catalogue:\n{faults}",
                    from.display()
                ));
                Ok(None)
            }
        }
    }

    /// Below the folder of the header.
    fn path(&self) -> String {
        format!("vendor/{}-{}.toml", self.name, self.version)
    }

    fn pin(&self) -> Option<(String, String)> {
        let text = self.text.as_ref()?;
        Some((self.path(), sha256(text)))
    }

    /// `^2.3`: whatever adds to this version.
    fn range(&self) -> String {
        let mut parts = self.version.split('.');
        match (parts.next(), parts.next()) {
            (Some(major), Some(minor)) => format!("^{major}.{minor}"),
            _ => format!("={}", self.version),
        }
    }
}

/// The importing catalogue's header and what it imports already.
struct Importer {
    found: Found,
    header: Header,
    name: String,
    imports: Vec<Import>,
}

impl Importer {
    fn new(dir: Option<&Path>, console: &mut Console<'_>) -> Result<Option<Self>, Failure> {
        let found = Found::new(dir)?;
        let imports = match imports(&found) {
            Ok(imports) => imports,
            Err(faults) => {
                tell(
                    &found,
                    "cannot be edited while it has faults",
                    &faults,
                    console,
                );
                return Ok(None);
            }
        };
        let text = found.read(HEADER).unwrap_or_default();
        let header = Header::parse(&text)?;
        let name = Parts::of_header(&text)?;
        Ok(Some(Self {
            found,
            header,
            name,
            imports,
        }))
    }

    /// Whether the catalogue has no fault with the new header and this snapshot; else they are told.
    fn bears(&self, taken: &Taken, console: &mut Console<'_>) -> bool {
        let mut overlay = Overlay::new(&self.found).with(HEADER, &self.header.text());
        if let Some(text) = &taken.text {
            overlay = overlay.with(&taken.path(), text);
        }
        let faults = overlay.faults();
        if !faults.is_empty() {
            let title = format!("{} {}", taken.name, taken.version);
            let what = format!("would have faults with {title}, so nothing was written");
            tell(&self.found, &what, &faults, console);
        }
        faults.is_empty()
    }

    /// The snapshot first: a header never names a file that is not there.
    fn write(&self, taken: &Taken) -> Result<(), Failure> {
        if let Some(text) = &taken.text {
            let path = self.found.path(&taken.path());
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(|source| FileError::Write {
                    path: folder.to_owned(),
                    source,
                })?;
            }
            replace(&path, text)?;
        }
        replace(&self.found.header(), &self.header.text())?;
        Ok(())
    }

    fn tell_written(
        &self,
        taken: &Taken,
        verb: &str,
        console: &mut Console<'_>,
    ) -> Result<(), Failure> {
        let paint = console.terminal.out;
        let title = printable::line(&format!("{} {}", taken.name, taken.version));
        let place = match &taken.text {
            Some(_) => self.found.path(&taken.path()).display().to_string(),
            None => "it comes with the program and with cdl-runtime".to_owned(),
        };
        writeln!(
            console.out,
            "{} {}: {}",
            paint.paint(BOLD, title),
            paint.paint(GOOD, verb),
            printable::line(&place)
        )
        .map_err(Failure::Output)
    }
}

fn tell(found: &Found, what: &str, faults: &Faults, console: &mut Console<'_>) {
    let header = found.header();
    let folder = header
        .parent()
        .unwrap_or(Path::new(""))
        .display()
        .to_string();
    let faults: Vec<String> = faults.iter().map(|fault| fault.render(&folder)).collect();
    console.tell_error(&format!(
        "{} {what}:\n{}",
        header.display(),
        faults.join("\n")
    ));
}

pub(super) fn add(args: &ImportAdd, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let Some(mut importer) = Importer::new(args.catalogue.as_deref(), console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let Some(taken) = Taken::new(&args.from, console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let name = taken.name.clone();
    if importer
        .imports
        .iter()
        .any(|import| import.catalogue == name)
    {
        return Err(ImportError::Exists { name }.into());
    }
    if importer.name == name {
        return Err(ImportError::Itself { name }.into());
    }
    let uses = if args.uses.is_empty() {
        everything(&importer, &taken)?
    } else {
        args.uses.clone()
    };
    let version = args.range.clone().unwrap_or_else(|| taken.range());
    importer.header.add(&Entry {
        name: &name,
        version: &version,
        pin: taken.pin(),
        uses,
    })?;
    if !importer.bears(&taken, console) {
        console.hint("name what is used of it with `--use`, such as --use 'event.session.*'");
        return Ok(ExitCode::FAILURE);
    }
    importer.write(&taken)?;
    importer.tell_written(&taken, "imported", console)?;
    console.hint(&format!(
        "review it and commit it with {HEADER}; `use` there says what is taken, and `cdl import verify` guards the pin"
    ));
    Ok(ExitCode::SUCCESS)
}

/// `event.*`
fn every(nouns: &[&str]) -> Vec<String> {
    nouns.iter().map(|noun| format!("{noun}.*")).collect()
}

/// All that is its own, but for the law that the importer has already.
fn everything(importer: &Importer, taken: &Taken) -> Result<Vec<String>, ImportError> {
    let own = Parts::of_folder(&importer.found)?.uses();
    let is_law = |pattern: &String| {
        let noun = pattern.split('.').next().unwrap_or_default();
        ["class", "strategy", "category"].contains(&noun) && own.contains(&noun)
    };
    let uses = taken.uses.iter();
    Ok(uses.filter(|pattern| !is_law(pattern)).cloned().collect())
}

pub(super) fn update(args: &ImportUpdate, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let Some(mut importer) = Importer::new(args.catalogue.as_deref(), console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let name = args.name.clone();
    let Some(old) = importer
        .imports
        .iter()
        .find(|import| import.catalogue == name)
        .cloned()
    else {
        let known: Vec<&str> = importer
            .imports
            .iter()
            .map(|i| i.catalogue.as_str())
            .collect();
        let known = if known.is_empty() {
            "there is no import yet: `cdl import add FROM`".to_owned()
        } else {
            format!("imported are {}", known.join(", "))
        };
        return Err(ImportError::NotImported { name, known }.into());
    };
    let from = match (&args.from, &old.path) {
        (Some(from), Some(_)) => from.as_path(),
        (None, Some(_)) => return Err(ImportError::NoFrom { name }.into()),
        (Some(_), None) => return Err(ImportError::Shipped.into()),
        (None, None) => Path::new(STANDARD),
    };
    let Some(taken) = Taken::new(from, console)? else {
        return Ok(ExitCode::FAILURE);
    };
    if taken.name != name {
        return Err(ImportError::OtherName {
            path: from.to_owned(),
            found: taken.name,
            wanted: name,
        }
        .into());
    }
    let before = importer.header.text();
    if let Some(version) = &args.range {
        importer.header.set(&name, &[("version", version)]);
    }
    if let Some((path, sha256)) = taken.pin() {
        importer
            .header
            .set(&name, &[("path", &path), ("sha256", &sha256)]);
    }
    let there = old
        .path
        .as_deref()
        .and_then(|path| importer.found.read(path).ok());
    if importer.header.text() == before && there.as_deref() == taken.text.as_deref() {
        importer.tell_written(&taken, "is current", console)?;
        return Ok(ExitCode::SUCCESS);
    }
    if !importer.bears(&taken, console) {
        console.hint("a range that takes it is given with `--range`, such as --range ^3.0");
        return Ok(ExitCode::FAILURE);
    }
    if let (Some(there), Some(text)) = (&there, &taken.text) {
        tell_changes(&name, there, text, console)?;
    }
    importer.write(&taken)?;
    importer.tell_written(&taken, "updated", console)?;
    let stale = old.path.filter(|path| {
        let others = importer
            .imports
            .iter()
            .filter(|import| import.catalogue != name);
        *path != taken.path()
            && others
                .clone()
                .all(|import| import.path.as_ref() != Some(path))
    });
    if let Some(path) = stale.map(|path| importer.found.path(&path)) {
        match fs::remove_file(&path) {
            Ok(()) => console.tell(&format!(
                "{} is removed: nothing names it any more",
                path.display()
            )),
            Err(error) => console.warn(&format!(
                "{} is not needed any more: {error}",
                path.display()
            )),
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What the importer gets with the new one; a snapshot that leans on its importer cannot be compared alone.
fn tell_changes(
    name: &str,
    old: &str,
    new: &str,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let (Ok(mut before), Ok(mut after)) = (baseline(name, old), baseline(name, new)) else {
        return Ok(());
    };
    for (promised, text) in [(&mut before, old), (&mut after, new)] {
        if let Ok(snapshot) = Snapshot::read(HEADER, text) {
            (promised.name, promised.version) = (snapshot.name, snapshot.version);
        }
    }
    let diff = Diff::between(&before, &after);
    let view = View {
        diff: &diff,
        audiences: &Audience::ALL,
    };
    let paint = console.terminal.out;
    view.text(&mut console.out, paint).map_err(Failure::Output)
}
