//! One measurement in a process of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::dropped::Touch;
use crate::event::Login;
use crate::load::{self, Pace};
use crate::order::Placed;
use crate::peers::cdl::Cdl;
use crate::peers::emit_file::EmitFile;
use crate::peers::hand_over::HandOver;
use crate::peers::slog_json::SlogJson;
use crate::peers::tracing::Tracing;
use crate::peers::{Name, Peer, Producer as _};
use crate::written::Written;
use crate::{allocations, dropped, filtered, floor, instructions, latency, unsealed, verification};

/// What a process is asked to measure; its answer is the type that is named beside each.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Task {
    /// [`Throughput`](crate::load::Throughput) of a peer.
    Throughput {
        /// Who.
        peer: Name,
        /// Threads that emit.
        producers: usize,
        /// Events in all.
        events: u64,
    },
    /// [`Latency`](crate::latency::Latency) of a peer's emit.
    Latency {
        /// Who.
        peer: Name,
        /// How often.
        pace: Pace,
        /// Events in all.
        events: u64,
    },
    /// [`Allocations`](crate::allocations::Allocations) of a peer's emit.
    Allocations {
        /// Who.
        peer: Name,
        /// Events in all.
        events: u64,
    },
    /// [`BellAllocations`](crate::allocations::BellAllocations) of cdl.
    Bells(u32),
    /// [`Throughput`](crate::load::Throughput) of the hashes of the trail that the last task left.
    Floor,
    /// [`Throughput`](crate::load::Throughput) of verifying the trail that the last task left.
    Verification,
    /// [`Latency`](crate::latency::Latency) of nothing.
    Clock,
    /// Nothing: so many emits, to be counted from outside.
    Emits(u64),
    /// Nothing: so many of [`ByHand`](crate::by_hand::ByHand)'s emits.
    EmitsByHand(u64),
    /// Nothing: so many of [`ByHand`](crate::by_hand::ByHand)'s lines.
    EncodesByHand(u64),
    /// [`BellAllocations`](crate::allocations::BellAllocations) of an order.
    OrderBells(u32),
    /// [`Filtered`](crate::filtered::Filtered).
    Filtered(u64),
    /// Nothing: so many filtered emits.
    FilteredEmits(u64),
    /// Nothing: so many orders.
    Orders(u64),
    /// As [`Task::EmitsByHand`], of orders.
    OrdersByHand(u64),
    /// As [`Task::EncodesByHand`], of orders.
    OrdersEncodedByHand(u64),
    /// Nothing: an order with a session whose memory is gone, to be watched from outside.
    Dropped(Touch),
}

/// A task, and the directory that it writes to or, for [`Task::Floor`] and [`Task::Verification`], reads.
#[derive(Debug, Serialize, Deserialize)]
pub struct Order {
    /// What.
    pub task: Task,
    /// Where.
    pub directory: PathBuf,
}

impl Task {
    /// Measures in a new process.
    ///
    /// # Errors
    /// When the process cannot be started, fails, or answers with something else.
    pub fn measure<T: DeserializeOwned>(self, directory: &Path) -> Result<T, Error> {
        let program = match self {
            Self::Throughput { peer, .. }
            | Self::Latency { peer, .. }
            | Self::Allocations { peer, .. }
                if peer == Name::CdlUnsealed =>
            {
                unsealed::program()?
            }
            _ => std::env::current_exe()?,
        };
        let output = Command::new(program)
            .args(self.arguments(directory)?)
            .stderr(std::process::Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(format!("{self:?} failed: {}", output.status).into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// What to call the program with.
    ///
    /// # Errors
    /// When the directory's name is no text.
    pub fn arguments(self, directory: &Path) -> Result<[String; 2], Error> {
        let order = Order {
            task: self,
            directory: directory.to_owned(),
        };
        Ok(["task".to_owned(), serde_json::to_string(&order)?])
    }
}

/// Does what this process was started for, and gives the answer as JSON.
pub(crate) fn perform(order: &str) -> Result<String, Error> {
    let Order { task, directory } = serde_json::from_str(order)?;
    if !matches!(task, Task::Floor | Task::Verification) {
        if directory.exists() {
            fs::remove_dir_all(&directory)?;
        }
        fs::create_dir(&directory)?;
    }
    let answer = match task {
        Task::Throughput { peer, .. }
        | Task::Latency { peer, .. }
        | Task::Allocations { peer, .. } => match peer {
            Name::Cdl | Name::CdlUnsealed => of_peer::<Cdl>(task, &directory),
            Name::SlogJson => of_peer::<SlogJson>(task, &directory),
            Name::Tracing => of_peer::<Tracing>(task, &directory),
            Name::EmitFile => of_peer::<EmitFile>(task, &directory),
            Name::HandOver => of_peer::<HandOver>(task, &directory),
        },
        Task::Bells(bells) => json(&allocations::of_bells(
            &directory,
            bells,
            |handle, number| {
                handle.emit(&Login::numbered(number));
            },
        )),
        Task::OrderBells(bells) => json(&allocations::of_bells(
            &directory,
            bells,
            |handle, number| {
                handle.order(&Placed::numbered(number));
            },
        )),
        Task::Filtered(emits) => json(&filtered::filtered(&directory, emits)),
        Task::FilteredEmits(emits) => json(&filtered::emits(&directory, emits)),
        Task::Dropped(touch) => json(&dropped::touch(&directory, touch)),
        Task::Orders(count) => json(&instructions::orders(&directory, count)),
        Task::OrdersByHand(count) => json(&instructions::emits_by_hand(Placed::numbered, count)),
        Task::OrdersEncodedByHand(count) => {
            json(&instructions::encodes_by_hand(Placed::numbered, count))
        }
        Task::Floor => json(&floor::of_trail(&directory)),
        Task::Verification => json(&verification::of_trail(&directory)),
        Task::Clock => json(&latency::of_the_clock()),
        Task::Emits(count) => json(&instructions::emits(&directory, count)),
        Task::EmitsByHand(count) => json(&instructions::emits_by_hand(Login::numbered, count)),
        Task::EncodesByHand(count) => json(&instructions::encodes_by_hand(Login::numbered, count)),
    }?;
    Ok(answer)
}

fn of_peer<P: Peer>(task: Task, directory: &Path) -> Result<String, Error> {
    let (answer, events) = match task {
        Task::Throughput {
            producers, events, ..
        } => {
            let throughput = load::throughput::<P>(directory, producers, events);
            (json(&throughput)?, throughput.events)
        }
        Task::Latency { pace, events, .. } => {
            (json(&load::latency::<P>(directory, pace, events))?, events)
        }
        Task::Allocations { events, .. } => (
            json(&allocations::of_peer::<P>(directory, events))?,
            2 * events,
        ),
        _ => return Err(format!("{task:?} is not about a peer").into()),
    };
    let written = Written::below(directory)?;
    if written.events == events {
        Ok(answer)
    } else {
        Err(format!("{} of {events} events were written", written.events).into())
    }
}

fn json<T: Serialize>(answer: &T) -> Result<String, Error> {
    Ok(serde_json::to_string(answer)?)
}
