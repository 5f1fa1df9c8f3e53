//! `cdl attest BINARY`: which events an executable can emit.

mod executable;
mod listing;
mod standing;

use std::process::ExitCode;

use crate::args::AttestArgs;
use crate::catalogue::Whole;
use crate::console::Console;
use crate::failure::Failure;
use executable::Executable;
use listing::Listing;
use standing::Standing;

pub(crate) use executable::AttestError;

pub(crate) fn run(args: &AttestArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let mut catalogues = Vec::new();
    for dir in &args.catalogue {
        let Some(whole) = Whole::load(Some(dir), console)? else {
            return Ok(ExitCode::FAILURE);
        };
        catalogues.push(whole.catalogue);
    }
    let executable = Executable::read(&args.binary)?;
    let listing = Listing::new(&args.binary, &executable.tags()?, &catalogues);
    if args.json {
        listing
            .print_json(&mut console.out)
            .map_err(Failure::Output)?;
    } else {
        let paint = console.terminal.out;
        listing
            .print(&mut console.out, paint)
            .map_err(Failure::Output)?;
    }
    if listing.events.is_empty() {
        console.warn(
            "no emitter was found: nothing in it emits a cdl event, or the file was compressed after it was linked",
        );
    }
    let foreign = listing
        .events
        .iter()
        .any(|event| event.standing.is_some_and(Standing::is_foreign));
    Ok(if foreign {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}
