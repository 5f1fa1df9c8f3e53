//! `cdl docs [DIR] --out DIR`: a catalogue as a site that needs no server and no network.

// What a page is.
mod html;
mod page;
// What stands on it.
mod badge;
mod index;
mod event;
mod fields;
mod history;
mod releases;
mod law;
mod types;
mod controls;
// Where it goes.
mod site;

use std::io::Write as _;
use std::process::ExitCode;

use crate::args::DocsArgs;
use crate::catalogue::Whole;
use crate::console::Console;
use crate::failure::Failure;
use crate::printable;

pub(crate) use site::DocsError;

pub(crate) fn run(args: &DocsArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let Some(whole) = Whole::load(args.dir.as_deref(), console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let Some(releases) = releases::Releases::of(&whole, console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let site = site::Site::of(&whole.catalogue, &releases);
    site.write(&args.out)?;
    let path = args.out.join("index.html").display().to_string();
    writeln!(console.out, "{}", printable::line(&path)).map_err(Failure::Output)?;
    console.hint("open it in a browser; it needs no server");
    Ok(ExitCode::SUCCESS)
}
