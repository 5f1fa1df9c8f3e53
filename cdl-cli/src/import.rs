//! `cdl import add|update|verify`: other catalogues, vendored and pinned. Nothing here asks a network.

mod error;
mod parts;
mod needs;
mod snapshot;
mod header;
mod overlay;
// The commands.
mod take;
mod verify;

use std::process::ExitCode;

use crate::args::{ImportArgs, ImportCommand};
use crate::console::Console;
use crate::failure::Failure;

pub(crate) use error::ImportError;

pub(crate) fn run(args: &ImportArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    match &args.command {
        ImportCommand::Add(args) => take::add(args, console),
        ImportCommand::Update(args) => take::update(args, console),
        ImportCommand::Verify(args) => verify::run(args, console),
    }
}
