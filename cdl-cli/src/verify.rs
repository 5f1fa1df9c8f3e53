//! `cdl verify DIR`: the verdict on a trail (`docs/FORMAT.md` section 6).

mod bar;
mod screen;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cdl_runtime::verify::{Material, Report, verify_dir_with};

use crate::args::VerifyArgs;
use crate::console::Console;
use crate::failure::Failure;
use crate::printable;
use bar::Bar;

/// The folder that `cdl keys new` makes for the auditor, and the key in it that opens a trail.
const AUDITOR: &str = "auditor";
const AUDITOR_KEY: &str = "auditor.key";

pub(crate) fn run(args: &VerifyArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let material = material(args)?;
    let mut bar = Bar::new(console.terminal.watch);
    let report = verify_dir_with(&args.dir, &material, &mut |progress| bar.show(progress));
    bar.clear();
    let report = report?;
    if args.json {
        writeln!(console.out, "{}", json(&report)?).map_err(Failure::Output)?;
    } else {
        screen::print(&report, args, &material, console).map_err(Failure::Output)?;
        screen::advise(&report, args, console);
    }
    Ok(ExitCode::from(report.exit))
}

/// The auditor's keys are in a folder beside or below the one that was named.
#[derive(Debug, thiserror::Error)]
#[error(
    "{named} does not hold the auditor's keys: did you mean {meant}?",
    named = .named.display(),
    meant = .meant.display()
)]
pub(crate) struct WrongFolder {
    named: PathBuf,
    meant: PathBuf,
}

impl WrongFolder {
    /// Looks where `cdl keys new` puts them: in `auditor/`, beside `writer/`.
    fn of(named: &Path) -> Option<Self> {
        let holds = |folder: &PathBuf| folder.join(AUDITOR_KEY).exists();
        if holds(&named.to_owned()) {
            return None;
        }
        let beside = named.file_name().map(|_| named.with_file_name(AUDITOR));
        let meant = [Some(named.join(AUDITOR)), beside]
            .into_iter()
            .flatten()
            .find(holds)?;
        let named = named.to_owned();
        Some(Self { named, meant })
    }
}

fn material(args: &VerifyArgs) -> Result<Material, Failure> {
    let mut material = Material {
        trail_id: args.trail_id.map(|id| id.0),
        accept_declared: args.accept_declared,
        now: Some(jiff::Timestamp::now()),
        ..Material::default()
    };
    if let Some(folder) = &args.keys {
        if let Some(wrong) = WrongFolder::of(folder) {
            return Err(wrong.into());
        }
        material = material.with_keys(folder)?;
    }
    if let Some(file) = &args.public {
        material = material.with_public(file)?;
    }
    if let Some(file) = &args.anchor {
        material = material.with_anchor(file)?;
    }
    Ok(material)
}

fn json(report: &Report) -> Result<String, Failure> {
    let text =
        serde_json::to_string(report).map_err(|error| Failure::Output(io::Error::from(error)))?;
    Ok(printable::ascii_json(&text))
}
