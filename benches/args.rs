//! The command line.

use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand};

use crate::place::Place;

/// cdl beside its peers, and against its budgets.
#[derive(Debug, Parser)]
#[command(name = "cdl-bench")]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Measures cdl and its peers with the same event.
    Peers(Options),
    /// Measures what has a budget, and says what misses it.
    Budgets(Options),
    /// Measures what declarations cost a build, beside the same structs with serde.
    Build(BuildOptions),
    /// Measures the emitter of an event of ten fields.
    Emitter(Options),
    /// Makes one measurement and prints it; the other commands start these.
    #[command(hide = true)]
    Task {
        /// As JSON.
        task: String,
    },
}

#[derive(Arguments, Clone, Debug)]
pub(crate) struct Options {
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
    /// Few events and one round: shows that it runs, not how fast.
    #[arg(long)]
    pub(crate) quick: bool,
    /// Rounds, of which the median counts [default: 5, with --quick 1].
    #[arg(long)]
    pub(crate) rounds: Option<usize>,
    /// Measure in memory only in this directory, which must be a tmpfs [default: /dev/shm].
    #[arg(long, value_name = "DIR")]
    pub(crate) tmpfs: Option<PathBuf>,
    /// Measure on disk in this directory [default: beside this program].
    #[arg(long, value_name = "DIR")]
    pub(crate) disk: Option<PathBuf>,
}

#[derive(Arguments, Clone, Debug)]
pub(crate) struct BuildOptions {
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
    /// Few events and one round: shows that it runs, not what it costs.
    #[arg(long)]
    pub(crate) quick: bool,
    /// Rounds, of which the median counts [default: 5, with --quick 1].
    #[arg(long)]
    pub(crate) rounds: Option<usize>,
    /// Write and build the packages in this directory [default: beside this program].
    #[arg(long, value_name = "DIR")]
    pub(crate) disk: Option<PathBuf>,
}

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counts {
    pub(crate) rounds: usize,
    /// Events of a run as fast as possible.
    pub(crate) events: u64,
    /// Seconds at 1,000 a second and at 100 a second.
    pub(crate) seconds: (u64, u64),
    pub(crate) allocations: u64,
    pub(crate) bells: u32,
    pub(crate) instructions: u64,
    /// Filtered emits of a round.
    pub(crate) filtered: u64,
}

impl Options {
    pub(crate) fn counts(&self) -> Counts {
        let counts = if self.quick {
            Counts {
                rounds: 1,
                events: 40_000,
                seconds: (1, 1),
                allocations: 10_000,
                bells: 20,
                instructions: 1_000,
                filtered: 100_000,
            }
        } else {
            Counts {
                rounds: 5,
                events: 1_000_000,
                seconds: (10, 20),
                allocations: 100_000,
                bells: 500,
                instructions: 4_000,
                filtered: 10_000_000,
            }
        };
        Counts {
            rounds: self.rounds.unwrap_or(counts.rounds).max(1),
            ..counts
        }
    }

    pub(crate) fn place(&self, place: Place) -> Option<PathBuf> {
        match place {
            Place::Tmpfs => self.tmpfs.clone().or_else(|| place.usual()),
            Place::Disk => self.disk.clone().or_else(|| place.usual()),
        }
    }
}
