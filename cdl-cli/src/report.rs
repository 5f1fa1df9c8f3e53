//! `cdl report redaction|controls`: what a catalogue and the code that uses it say, for a review or an audit.

mod table;
mod markdown;
mod csv;
mod html;
// What is reported.
mod redaction;
mod controls;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::args::{Format, ReportArgs, ReportCommand};
use crate::catalogue::Whole;
use crate::console::Console;
use crate::coverage;
use crate::failure::Failure;
use crate::printable;

pub(crate) fn run(args: &ReportArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let (ReportCommand::Redaction(of) | ReportCommand::Controls(of)) = &args.command;
    let Some(whole) = Whole::load(of.dir.as_deref(), console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let code = coverage::code(&whole, &of.src, console)?;
    let shown = Places {
        folder: whole.folder(),
    };
    let report = match &args.command {
        ReportCommand::Redaction(_) => redaction::report(&whole.catalogue, &code, &shown),
        ReportCommand::Controls(_) => controls::report(&whole.catalogue, &code, &shown),
    };
    let text = match of.format {
        Format::Markdown => markdown::render(&report),
        Format::Csv => csv::render(&report),
        Format::Html => html::render(&report),
    };
    console
        .out
        .write_all(text.as_bytes())
        .map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// How places in the catalogue are named.
struct Places {
    folder: PathBuf,
}

impl Places {
    fn of(&self, place: &cdl_catalogue::model::Place) -> String {
        let file = if cdl_catalogue::standard::is_shipped(&place.file) {
            place.file.to_string()
        } else {
            self.folder.join(&*place.file).display().to_string()
        };
        format!("{}:{}", printable::line(&file), place.line)
    }
}

/// The digest of a catalogue, in hexadecimal digits: which one a report is of.
fn digest(catalogue: &cdl_catalogue::Catalogue) -> String {
    let digits = cdl_runtime::format::hash::hex(&catalogue.digest());
    String::from_utf8_lossy(&digits).into_owned()
}
