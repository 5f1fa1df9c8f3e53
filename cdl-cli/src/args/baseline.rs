//! `cdl diff` and `cdl release`.

use std::path::PathBuf;

use cdl_catalogue::diff::Audience;

/// Tell what changed between two catalogues, and how much their versions must say.
///
/// Each change is judged for three audiences: `code` that emits the events, `consumers` that read trails by machine, and
/// the `evidence` that auditors rely on. The exit code is 1 when the newer version says less than these audiences need,
/// or when something was removed and is not reserved.
#[derive(Debug, clap::Args)]
pub(crate) struct DiffArgs {
    /// The older one: a catalogue's folder, or a catalogue.lock; without it the lock of the newer one
    pub(crate) old: Option<PathBuf>,
    /// The newer one: a catalogue's folder, or a catalogue.lock; without it the catalogue that a build here would use
    pub(crate) new: Option<PathBuf>,
    /// Only what these notice, separated by commas
    #[arg(long, value_enum, value_name = "WHO", value_delimiter = ',', default_values_t = Side::ALL, hide_default_value = true)]
    pub(crate) audience: Vec<Side>,
    /// One JSON object instead of a table
    #[arg(long)]
    pub(crate) json: bool,
    /// A table for a changelog or a review
    #[arg(long, conflicts_with = "json")]
    pub(crate) markdown: bool,
}

/// An audience, as a person types it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Side {
    /// The services that derive the events
    Code,
    /// Whoever reads trails by machine
    Consumers,
    /// Auditors
    Evidence,
}

impl Side {
    const ALL: [Self; 3] = [Self::Code, Self::Consumers, Self::Evidence];

    pub(crate) const fn audience(self) -> Audience {
        match self {
            Self::Code => Audience::Code,
            Self::Consumers => Audience::Consumers,
            Self::Evidence => Audience::Evidence,
        }
    }
}

/// Write catalogue.lock: what this version of the catalogue promises.
///
/// Nothing is written when the version says too little about what changed since the last release, when something was
/// removed and is not reserved, or when data became less protected and nobody answers for it.
#[derive(Debug, clap::Args)]
pub(crate) struct ReleaseArgs {
    /// The catalogue's folder; without it the catalogue that a build here would use
    pub(crate) dir: Option<PathBuf>,
    /// Write nothing: exit with 1 unless catalogue.lock is what would be written
    #[arg(long)]
    pub(crate) check: bool,
    /// Who answers for data that is less protected than in the last release; kept in the lock
    #[arg(
        long,
        value_name = "WHO",
        requires = "because",
        conflicts_with = "check"
    )]
    pub(crate) approved_by: Option<String>,
    /// Why that is right; kept in the lock
    #[arg(long, value_name = "WHY", requires = "approved_by")]
    pub(crate) because: Option<String>,
}
