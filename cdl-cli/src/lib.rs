//! The program `cdl` as a function: what a service's team and its auditors need besides the library.
//!
//! ```
//! let (mut out, mut err) = (Vec::new(), Vec::new());
//! let code = cdl_cli::run(["cdl".into(), "--version".into()], &mut out, &mut err);
//! assert_eq!(code, std::process::ExitCode::SUCCESS);
//! assert!(out.starts_with(b"cdl "));
//! ```
//!
//! Results go to `out`, everything else to `err`. Exit codes: 0; 1 when something could not be done, or faults were
//! found; 2 for a wrong command line; those of a verdict for `cdl verify` (`docs/FORMAT.md` section 6).
#![forbid(unsafe_code)]

// What a person types.
mod args;
mod when;

// The commands.
mod init;
mod keys;
mod verify;
mod anchor;
mod show;
mod lint;
mod diff;
mod release;
mod import;
mod check;
mod coverage;
mod report;
mod vendor;
mod explain;
mod new;
mod schema;
mod docs;
mod attest;

// What a person sees.
mod console;
mod paint;
mod printable;
mod markdown;
mod failure;

// What a trail's folder holds, what a catalogue's, and what the code that uses it.
mod trail;
mod catalogue;
mod code;
mod example;
mod reference;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::ErrorKind;

use args::{Args, Command};
use console::{Console, Terminal};
use failure::Failure;

/// Runs `cdl` with the process's own arguments and streams: colours and progress only where a terminal shows them.
#[must_use]
pub fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout(), io::stderr());
    let terminal = Terminal::of(&out, &err);
    run_on(std::env::args_os(), &mut out, &mut err, terminal)
}

/// Runs `cdl` with these arguments, the first of which is the program's name, without colours and progress.
///
/// A reader of `out` that goes away is no error; what cannot be written to `err` is left unsaid.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitCode {
    run_on(args, out, err, Terminal::NONE)
}

fn run_on(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminal: Terminal,
) -> ExitCode {
    let mut console = Console::new(out, err, terminal);
    let done = match Args::try_parse_from(args) {
        Ok(args) => obey(args.command, &mut console),
        Err(usage) => answer(&usage, &mut console),
    };
    let done = done.and_then(|code| match console.out.flush() {
        Ok(()) => Ok(code),
        Err(source) => Err(Failure::Output(source)),
    });
    done.unwrap_or_else(|failure| {
        console.tell_failure(&failure);
        ExitCode::FAILURE
    })
}

fn obey(command: Command, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    match command {
        Command::Init(args) => init::run(&args, console),
        Command::Keys(args) => keys::run(&args, console),
        Command::Verify(args) => verify::run(&args, console),
        Command::Anchor(args) => anchor::run(&args, console),
        Command::Show(args) => show::run(args, console),
        Command::Lint(args) => lint::run(&args, console),
        Command::Diff(args) => diff::run(&args, console),
        Command::Release(args) => release::run(&args, console),
        Command::Import(args) => import::run(&args, console),
        Command::Check(args) => check::run(&args, console),
        Command::Coverage(args) => coverage::run(&args, console),
        Command::Report(args) => report::run(&args, console),
        Command::Vendor(args) => vendor::run(&args, console),
        Command::Explain(args) => explain::run(&args, console),
        Command::New(args) => new::run(&args, console),
        Command::Schema(args) => schema::run(&args, console),
        Command::Docs(args) => docs::run(&args, console),
        Command::Attest(args) => attest::run(&args, console),
    }
}

/// Help and version are results; a wrong command line is a message.
fn answer(usage: &clap::Error, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let text = usage.render();
    if matches!(
        usage.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        let text = console.terminal.out.rendered(&text);
        console
            .out
            .write_all(text.as_bytes())
            .map_err(Failure::Output)?;
        return Ok(ExitCode::SUCCESS);
    }
    let text = console.terminal.err.rendered(&text);
    console.tell_raw(&text);
    Ok(ExitCode::from(2))
}
