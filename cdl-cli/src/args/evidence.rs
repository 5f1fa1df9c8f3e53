//! `cdl check`, `cdl coverage` and `cdl report`.

use std::path::PathBuf;

/// Check recorded events against a catalogue.
///
/// Unknown events and outcomes, fields that are missing or not in the catalogue, wrong types, unknown enum values, values
/// that are not redacted as their class demands, wrong severities, lines that are too long, and events that were written
/// under another shape. Nothing is verified: that is what `cdl verify` does. The exit code is 1 when there is a finding.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// A trail's folder, a segment, a file of JSON lines with an event each (as `cdl show --json` prints them), or `-`
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The catalogue's folder; without it the catalogue that a build here would use
    #[arg(long, value_name = "DIR")]
    pub(crate) catalogue: Option<PathBuf>,
    /// One JSON object instead of text
    #[arg(long)]
    pub(crate) json: bool,
}

/// Tell which events are declared, derived in code, and emitted in tests.
///
/// Code is read, not run: `#[audit(event = "...")]` and calls of emitters in every Rust file below SRC. What tests
/// emitted is read from their trails. An event that says `tests = ["must_emit"]` must be in one of them, or, without
/// trails, be emitted somewhere in code; else the exit code is 1. It is 1 as well for events that are not in the catalogue.
#[derive(Debug, clap::Args)]
pub(crate) struct CoverageArgs {
    /// The catalogue's folder; without it the catalogue that a build here would use
    #[arg(long, value_name = "DIR")]
    pub(crate) catalogue: Option<PathBuf>,
    /// A folder of Rust code; may be repeated; the working directory without it
    #[arg(long, value_name = "SRC")]
    pub(crate) src: Vec<PathBuf>,
    /// Folders that hold the trails of tests, at any depth
    #[arg(long, value_name = "DIR", num_args = 1..)]
    pub(crate) trails: Vec<PathBuf>,
    /// One JSON object instead of a table
    #[arg(long)]
    pub(crate) json: bool,
    /// A table for a review
    #[arg(long, conflicts_with = "json")]
    pub(crate) markdown: bool,
}

/// Report on redaction or controls, for a review or an audit.
///
/// The same catalogue and code give the same bytes, so a report can be committed and its differences reviewed.
#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    #[command(subcommand)]
    pub(crate) command: ReportCommand,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum ReportCommand {
    /// Each field with its class, its strategy, and where catalogue and code say so; all that is written plain
    Redaction(ReportOf),
    /// Each control with the events that answer for it, how long they are kept, and where code emits them
    Controls(ReportOf),
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReportOf {
    /// The catalogue's folder; without it the catalogue that a build here would use
    pub(crate) dir: Option<PathBuf>,
    /// A folder of Rust code; may be repeated; the working directory without it
    #[arg(long, value_name = "SRC")]
    pub(crate) src: Vec<PathBuf>,
    /// How it is written
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Markdown)]
    pub(crate) format: Format,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For a review
    #[value(alias = "md")]
    Markdown,
    /// For a spreadsheet; a cell that would be a formula begins with an apostrophe
    Csv,
    /// A page of its own
    Html,
}
