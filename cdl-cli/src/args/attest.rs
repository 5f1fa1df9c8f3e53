//! The grammar of `cdl attest`.

use std::path::PathBuf;

/// Tell which events an executable can emit.
///
/// It reads what the derives left beside each emitter in the linked file, which need not be run: an event that is never
/// emitted, or that a compile-time level filter removed, is not listed. Only ELF files are read; a stripped one is as
/// good, a compressed one is not. The exit code is 1 when an event is not that of a catalogue.
#[derive(Debug, clap::Args)]
pub(crate) struct AttestArgs {
    /// The executable, or a shared library
    pub(crate) binary: PathBuf,
    /// Hold each event's fingerprint against the catalogue in this folder; may be repeated, for an executable of several
    #[arg(long, value_name = "DIR")]
    pub(crate) catalogue: Vec<PathBuf>,
    /// One JSON object instead of a list
    #[arg(long)]
    pub(crate) json: bool,
}
