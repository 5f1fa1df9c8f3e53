//! What concerns a catalogue.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

/// Make a catalogue to begin with.
///
/// It imports the standard catalogue and has one event of its own, which uses it. Nothing that is there is changed.
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// The crate's or workspace's folder; the working directory without it
    pub(crate) dir: Option<PathBuf>,
    /// The catalogue to begin from: `cdl-standard`, which is shipped with cdl, or `none` for one that stands alone
    #[arg(long, value_name = "NAME", value_enum, default_value_t = From::Standard)]
    pub(crate) from: From,
}

/// What a new catalogue begins from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum From {
    /// The catalogue that is shipped
    #[value(name = "cdl-standard")]
    Standard,
    /// Classes, strategies and types of its own
    None,
}

/// Tell everything that is wrong with a catalogue.
///
/// Every file, event and import is checked, also those that no code uses: first for faults, which stop a build and have
/// a code, then against the rules, which have names. Exit codes: 0; 1 when there is a fault or a finding of level error;
/// 2 for a wrong command line. `[[allow]]` in catalogue.toml makes an exception from a rule and says why.
#[derive(Debug, clap::Args)]
pub(crate) struct LintArgs {
    /// The folder of catalogue.toml, or of a crate; without it the catalogue that a build here would use
    /// (`CDL_CATALOGUE`, `.cdl/`, `catalogue/` here or in a folder above)
    pub(crate) dir: Option<PathBuf>,
    /// For whom: people, a program, a code scanner (SARIF 2.1.0), or annotations of a GitHub workflow
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub(crate) format: LintFormat,
    /// Exit with 1 for warnings too
    #[arg(long, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
    /// The day against which dates are held, as YYYY-MM-DD; without it, `SOURCE_DATE_EPOCH`, else today in UTC
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) today: Option<String>,
    /// The file that says who owns what; without it, CODEOWNERS where a forge looks for it, if there is one
    #[arg(long, value_name = "FILE")]
    pub(crate) codeowners: Option<PathBuf>,
}

/// What besides errors makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Findings of level warning
    Warnings,
}

/// For whom findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Workflow commands, which become annotations
    Github,
}

fn day(text: &str) -> Result<String, String> {
    let date = text.parse::<jiff::civil::Date>().ok();
    date.map(|date| date.to_string())
        .ok_or_else(|| "a day is YYYY-MM-DD, such as 2026-11-24".to_owned())
}

/// Tell what a code or a rule means: why, a wrong and a right example, and what to do.
#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// Such as CDL0301 or actor-missing; without it all codes and rules are listed
    pub(crate) code: Option<String>,
}

/// Print the Rust declaration of what a catalogue has.
#[derive(Debug, clap::Args)]
pub(crate) struct NewArgs {
    #[command(subcommand)]
    pub(crate) command: NewCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NewCommand {
    /// Print the structs of events, ready to paste, with the enums and objects that they need
    Event {
        /// Such as auth.login; what several have in common is printed once
        #[arg(required = true, value_name = "NAME")]
        names: Vec<String>,
        /// The folder of catalogue.toml, or of a crate; without it the catalogue that a build here would use
        #[arg(long, value_name = "DIR")]
        catalogue: Option<PathBuf>,
        /// The structs alone, for code that has the enums and objects already
        #[arg(long)]
        only: bool,
    },
}

/// Print the JSON Schema with which editors complete and check catalogue files.
///
/// Draft 07, which taplo and Even Better TOML read. Write the files once and name them in the first line of each
/// catalogue file: `#:schema ../schema/events.schema.json`.
#[derive(Debug, clap::Args)]
#[group(id = "wanted", required = true, multiple = false)]
pub(crate) struct SchemaArgs {
    /// The kind of file whose schema is printed
    #[arg(long, value_enum)]
    pub(crate) kind: Option<Kind>,
    /// A folder into which the schema of each kind is written instead; what is there is replaced
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// The kinds of files of a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// catalogue.toml
    Catalogue,
    /// classes.toml
    Classes,
    /// types.toml
    Types,
    /// events/<namespace>.toml
    Events,
    /// The whole of another catalogue in one file, as an import is vendored
    Snapshot,
}

/// Write a catalogue as a searchable site.
///
/// Plain files without a server: open index.html. A page an event, with its fields, classes, strategies, outcomes,
/// controls and an example as the trail would hold it; the same catalogue gives the same bytes.
#[derive(Debug, clap::Args)]
pub(crate) struct DocsArgs {
    /// The folder of catalogue.toml, or of a crate; without it the catalogue that a build here would use
    pub(crate) dir: Option<PathBuf>,
    /// Where the site goes: a folder that is not there, is empty, or holds an earlier site
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

/// Write the part of the catalogue that a crate carries when it is published.
///
/// The events, objects and enums that the crate's source names, with every definition that they go through, are written
/// to `.cdl/` beside the crate's manifest, where its derives look first. `cargo package` takes the folder along, so that
/// the crate builds wherever it is downloaded. Written twice, the second time changes nothing.
#[derive(Debug, clap::Args)]
pub(crate) struct VendorArgs {
    /// The crate's name
    #[arg(short, long, value_name = "CRATE")]
    pub(crate) package: String,
    /// The Cargo.toml of the crate or of its workspace; without it cargo looks in the working directory and above
    #[arg(long, value_name = "PATH")]
    pub(crate) manifest_path: Option<PathBuf>,
    /// Write nothing; tell what differs, and exit with 1 if anything does
    #[arg(long)]
    pub(crate) check: bool,
}
