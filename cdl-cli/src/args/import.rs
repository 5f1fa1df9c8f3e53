//! `cdl import`.

use std::path::PathBuf;

/// Take another catalogue into this one, as a snapshot that is pinned by its hash.
///
/// Nothing here asks a network: FROM is a folder, a snapshot, or `cdl-standard`, which comes with this program.
#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    #[command(subcommand)]
    pub(crate) command: ImportCommand,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum ImportCommand {
    /// Import a catalogue that is not imported yet
    Add(ImportAdd),
    /// Take the snapshot of an import anew, and tell what changes
    Update(ImportUpdate),
    /// Tell whether each snapshot is what was pinned, and whether anything of it is loosened
    Verify(ImportVerify),
}

#[derive(Debug, clap::Args)]
pub(crate) struct ImportAdd {
    /// The other catalogue's folder, a snapshot of it, or `cdl-standard`
    pub(crate) from: PathBuf,
    /// Which versions will be right, such as ^2.3; the major and minor number of this one without it
    #[arg(long, value_name = "RANGE")]
    pub(crate) range: Option<String>,
    /// What is used of it, such as `event.session.*` or `object.Actor`; may be repeated; all that is its own without it
    #[arg(long = "use", value_name = "PATTERN")]
    pub(crate) uses: Vec<String>,
    /// The importing catalogue's folder; without it the catalogue that a build here would use
    #[arg(long, value_name = "DIR")]
    pub(crate) catalogue: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ImportUpdate {
    /// The name of the imported catalogue
    pub(crate) name: String,
    /// Its folder, or a snapshot of it; not for `cdl-standard`
    pub(crate) from: Option<PathBuf>,
    /// Which versions are right from now on; the range that is written without it
    #[arg(long, value_name = "RANGE")]
    pub(crate) range: Option<String>,
    /// The importing catalogue's folder; without it the catalogue that a build here would use
    #[arg(long, value_name = "DIR")]
    pub(crate) catalogue: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ImportVerify {
    /// The importing catalogue's folder; without it the catalogue that a build here would use
    pub(crate) dir: Option<PathBuf>,
}
