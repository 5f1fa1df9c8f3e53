//! Allocations of the calling thread, counted by the global allocator.

use std::path::Path;
use std::time::Duration;

use cdl_runtime::{Audit, Keys};
use serde::{Deserialize, Serialize};

use crate::event::Login;
use crate::peers::cdl::Handle;
use crate::peers::{Peer, Producer as _};

/// The tests count in the same way.
#[path = "../tests/support/allocations.rs"]
mod counted;

use counted::of;

/// Allocations of one thread's emits.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Allocations {
    /// The median emit's.
    pub usual: u64,
    /// All emits', divided by their number.
    pub mean: f64,
}

/// Allocations of an emit that finds the trail idle, and so rings, and of those that follow it at once.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct BellAllocations {
    /// The most that an emit needs that does not ring.
    pub silent: u64,
    /// The most that an emit needs that rings.
    pub ringing: u64,
}

/// Counts the allocations of `events` emits of a peer, after as many that warm it up.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
#[must_use]
pub fn of_peer<P: Peer>(directory: &Path, events: u64) -> Allocations {
    let peer = P::start(directory, 1);
    let mut producer = peer.producer();
    for number in 0..events {
        producer.emit(&Login::numbered(number));
    }
    let mut counts: Vec<u64> = Vec::with_capacity(usize::try_from(events).unwrap_or(0));
    for number in 0..events {
        counts.push(of(|| producer.emit(&Login::numbered(number))));
    }
    drop(producer);
    peer.close();
    counts.sort_unstable();
    Allocations {
        usual: counts[counts.len() / 2],
        mean: counts.iter().sum::<u64>() as f64 / events as f64,
    }
}

/// Tells the bells apart. While the drain lingers, an emit does not ring; a trail that was just flushed is idle.
///
/// # Panics
/// When the trail cannot be started, flushed or closed.
#[must_use]
pub fn of_bells(
    directory: &Path,
    bells: u32,
    mut emit: impl FnMut(&mut Handle, u64),
) -> BellAllocations {
    /// So few that the drain still lingers when the last one is emitted.
    const FOLLOWERS: u64 = 8;

    let audit = Audit::builder("bench")
        .keys(Keys::for_tests())
        .trail(directory.join("trail"))
        .start()
        .unwrap_or_else(|error| panic!("the trail cannot start: {error}"));
    let mut producer = Handle::new(&audit);
    let mut most = BellAllocations {
        silent: 0,
        ringing: 0,
    };
    let mut silent = Vec::new();
    // The first emit of a thread makes its buffers.
    emit(&mut producer, 0);
    for _ in 0..bells {
        audit
            .flush(Duration::from_secs(10))
            .unwrap_or_else(|error| panic!("not flushed: {error}"));
        let first = of(|| emit(&mut producer, 0));
        most.ringing = most.ringing.max(first);
        silent.clear();
        for number in 0..FOLLOWERS {
            silent.push(of(|| emit(&mut producer, number)));
        }
        silent.sort_unstable();
        // A thread that was held up for longer than the drain lingers rings again: at most one of the eight.
        most.silent = most.silent.max(silent[silent.len() - 2]);
    }
    audit
        .close()
        .unwrap_or_else(|error| panic!("not closed whole: {error}"));
    most
}
