//! The grammar of the command line; its help text is the reference.

use std::path::PathBuf;
use std::str::FromStr;

use cdl_runtime::format::hash::{Digest, unhex};
use clap::{Parser, Subcommand, value_parser};

use crate::when::When;

mod catalogue;
mod attest;
mod baseline;
mod evidence;
mod import;

pub(crate) use attest::AttestArgs;
pub(crate) use baseline::{DiffArgs, ReleaseArgs};
pub(crate) use catalogue::{
    Deny, DocsArgs, ExplainArgs, From, InitArgs, Kind, LintArgs, LintFormat, NewArgs, NewCommand,
    SchemaArgs, VendorArgs,
};
pub(crate) use evidence::{CheckArgs, CoverageArgs, Format, ReportArgs, ReportCommand};
pub(crate) use import::{ImportAdd, ImportArgs, ImportCommand, ImportUpdate, ImportVerify};

/// Typed, redacted, tamper-evident audit trails.
#[derive(Debug, Parser)]
#[command(name = "cdl", version, propagate_version = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a catalogue to begin with
    Init(InitArgs),
    /// Make the keys of a trail
    Keys(KeysArgs),
    /// Tell whether a trail is whole and unchanged
    Verify(VerifyArgs),
    /// Print the newest checkpoint of a trail, to be kept outside
    Anchor(AnchorArgs),
    /// Show the events of a trail to a person
    Show(ShowArgs),
    /// Tell everything that is wrong with a catalogue
    Lint(LintArgs),
    /// Tell what changed between two catalogues, and how much their versions must say
    Diff(DiffArgs),
    /// Write catalogue.lock: what this version of the catalogue promises
    Release(ReleaseArgs),
    /// Take another catalogue into this one, as a snapshot that is pinned by its hash
    Import(ImportArgs),
    /// Check recorded events against a catalogue
    Check(CheckArgs),
    /// Tell which events are declared, derived in code, and emitted in tests
    Coverage(CoverageArgs),
    /// Report on redaction or controls, for a review or an audit
    Report(ReportArgs),
    /// Write the part of the catalogue that a crate carries when it is published
    Vendor(VendorArgs),
    /// Tell what a code such as CDL0301 or a rule such as actor-missing means
    Explain(ExplainArgs),
    /// Print the Rust declaration of what a catalogue has
    New(NewArgs),
    /// Print the JSON Schema with which editors complete and check catalogue files
    Schema(SchemaArgs),
    /// Write a catalogue as a searchable site
    Docs(DocsArgs),
    /// Tell which events an executable can emit
    Attest(AttestArgs),
}

/// Make the keys of a trail.
#[derive(Debug, clap::Args)]
pub(crate) struct KeysArgs {
    #[command(subcommand)]
    pub(crate) command: KeysCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    /// Make new keys: DIR/writer for the host that writes, DIR/auditor to be taken off it
    New {
        /// A folder that holds no keys yet; it is made if it is not there
        dir: PathBuf,
    },
}

/// Tell whether a trail is whole and unchanged.
///
/// No key is ever taken from the trail itself: the more is brought from outside, the more is checked, and the report
/// says what was not. Exit codes: 0 VERIFIED or LIVE, 10 TORN, 11 DECLARED, 20 UNVERIFIABLE, 21 STALE, 30 TRUNCATED,
/// 31 ROLLBACK, 32 FORKED, 33 TAMPERED, 34 MALFORMED; 1 when nothing could be read, 2 for a wrong command line.
#[derive(Debug, clap::Args)]
pub(crate) struct VerifyArgs {
    /// The trail's folder
    pub(crate) dir: PathBuf,
    /// The auditor's folder that `cdl keys new` made: checks every line and every signature
    #[arg(long, value_name = "AUDITOR")]
    pub(crate) keys: Option<PathBuf>,
    /// The public key signing.pub: checks signatures without any secret
    #[arg(long, value_name = "FILE")]
    pub(crate) public: Option<PathBuf>,
    /// A checkpoint that was kept outside, as `cdl anchor` printed it: the trail must contain it
    #[arg(long, value_name = "FILE")]
    pub(crate) anchor: Option<PathBuf>,
    /// The identity that the trail must have, from an earlier report
    #[arg(long, value_name = "HEX")]
    pub(crate) trail_id: Option<TrailId>,
    /// Exit with 0 for a declared repair that nobody has acknowledged
    #[arg(long)]
    pub(crate) accept_declared: bool,
    /// One JSON object instead of a screen
    #[arg(long)]
    pub(crate) json: bool,
}

/// The 32 bytes that name a trail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TrailId(pub(crate) Digest);

impl FromStr for TrailId {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        unhex(text.as_bytes())
            .map(Self)
            .ok_or("a trail id is 64 lower-case hexadecimal digits, as a report prints it")
    }
}

/// Print the newest checkpoint of a trail, to be kept outside.
///
/// The note goes to standard output, byte for byte (a C2SP tlog-checkpoint). Kept where the writing host cannot
/// change it, it proves later that nothing before it was cut off or replaced: `cdl verify DIR --anchor FILE`. On the
/// host that writes, only a checkpoint that is on disk is printed.
#[derive(Debug, clap::Args)]
pub(crate) struct AnchorArgs {
    /// The trail's folder
    pub(crate) dir: PathBuf,
}

/// Show the events of a trail to a person.
///
/// One line an event: time, severity, name, outcome, actor, target, then everything else. Nothing is verified: that is
/// what `cdl verify` does. TIME is 2026-11-22T03:40:28Z, a day (2026-11-22, in UTC), or a span ago (30s, 15m, 2h, 3d,
/// 4w).
#[derive(Debug, clap::Args)]
pub(crate) struct ShowArgs {
    /// The trail's folder
    pub(crate) dir: PathBuf,
    /// Only events whose name matches, such as `auth.*` (`*` is any text, `?` any character); may be repeated
    #[arg(long, value_name = "GLOB")]
    pub(crate) event: Vec<String>,
    /// Only events whose actor holds this text
    #[arg(long, value_name = "TEXT")]
    pub(crate) actor: Option<String>,
    /// Only events of this outcome, such as `failure`; may be repeated
    #[arg(long, value_name = "WORD")]
    pub(crate) outcome: Vec<String>,
    /// Only what happened at TIME or later
    #[arg(long, value_name = "TIME", value_parser = value_parser!(When))]
    pub(crate) since: Option<When>,
    /// Only what happened before TIME; of a day, before its end
    #[arg(long, value_name = "TIME", value_parser = value_parser!(When))]
    pub(crate) until: Option<When>,
    /// Also what happened to the trail: starts, ends, gaps with the numbers of lost and refused events, repairs
    #[arg(long, conflicts_with = "json")]
    pub(crate) all: bool,
    /// The events as they stand in the trail, one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}
