//! `cdl lint [DIR]`: everything that is wrong with a catalogue, each fault where it is.

mod drawing;
mod found;
mod token;

use std::io::Write as _;
use std::process::ExitCode;

use cdl_catalogue::{Catalogue, Faults, Scope};

use crate::args::LintArgs;
use crate::console::Console;
use crate::failure::Failure;
use crate::paint::{BOLD, ERROR, GOOD};
use crate::printable;
use drawing::Drawing;
use found::Found;

pub(crate) use found::FindError;

pub(crate) fn run(args: &LintArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let found = Found::new(args.dir.as_deref())?;
    let (title, faults) = match Catalogue::load(&found, &Scope::All) {
        Ok(catalogue) => (title(&catalogue), catalogue.check_all()),
        Err(faults) => (format!("{}: ", found.header().display()), faults),
    };
    let paint = console.terminal.out;
    let drawing = Drawing::new(&found, paint);
    for fault in &faults {
        writeln!(console.out, "{}\n", drawing.draw(fault)).map_err(Failure::Output)?;
    }
    let sum = if faults.is_empty() {
        paint.paint(GOOD, "no fault".to_owned())
    } else {
        paint.paint(ERROR, count(faults.len(), "fault"))
    };
    let title = paint.paint(BOLD, printable::line(&title));
    writeln!(console.out, "{title}{sum}").map_err(Failure::Output)?;
    let Some(code) = most_frequent(&faults) else {
        return Ok(ExitCode::SUCCESS);
    };
    console.hint(&format!("`cdl explain {code}` tells why, with an example"));
    Ok(ExitCode::FAILURE)
}

/// `acme-shop 4.2.0: 5 events, 3 objects, `.
fn title(catalogue: &Catalogue) -> String {
    let events = count(catalogue.events().count(), "event");
    let objects = count(catalogue.objects().count(), "object");
    let (name, version) = (catalogue.name(), catalogue.version());
    format!("{name} {version}: {events}, {objects}, ")
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

fn most_frequent(faults: &Faults) -> Option<&'static str> {
    let times = |code| faults.iter().filter(|fault| fault.code == code).count();
    let codes = faults.iter().map(|fault| fault.code);
    codes.rev().max_by_key(|code| times(*code))
}
