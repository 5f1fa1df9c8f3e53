//! cdl beside its peers, and against its budgets.
//!
//! `peers`, `budgets` and `build` each print a table; every measurement runs in a process of its own ([`task`]), so that no
//! peer's threads, allocator state or global subscriber is in another's way. Rounds take turns through all peers, and a
//! ratio is taken within one round, because machines are noisy and noise is common to a round.

// What is measured.
pub mod event;
pub mod order;
pub mod peers;
pub mod by_hand;
pub mod handmade;

// How.
pub mod load;
pub mod latency;
pub mod allocations;
pub mod instructions;
pub mod filtered;
pub mod dropped;
pub mod floor;
pub mod verification;
pub mod written;
pub mod task;
pub mod place;
pub mod unsealed;

// What is printed.
mod args;
mod survey;
mod comparison;
mod budgets;
mod building;
mod emitter;
mod row;
mod table;

use std::process::ExitCode;

use clap::Parser as _;

use crate::args::{Args, Command};

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let printed = match Args::parse().command {
        Command::Peers(options) => comparison::print(&options),
        Command::Budgets(options) => budgets::print(&options),
        Command::Build(options) => building::print(&options),
        Command::Emitter(options) => emitter::print(&options),
        Command::Task { task } => task::perform(&task),
    };
    match printed {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What went wrong, for the one who started the benchmark.
pub type Error = Box<dyn std::error::Error>;
