//! How events are offered: at a pace, or as fast as possible from several threads at once.

use std::path::Path;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::event::Login;
use crate::latency::{Latency, Recorder};
use crate::peers::{Peer, Producer as _};

/// How often one producer emits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pace {
    /// As fast as possible.
    Full,
    /// So many events a second, evenly.
    PerSecond(u32),
}

/// How long everything took, from the first event until all are written and the peer is closed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Throughput {
    /// Events that were emitted.
    pub events: u64,
    /// Seconds until the last byte was written.
    pub seconds: f64,
}

impl Throughput {
    /// Events a second.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    pub fn per_second(&self) -> f64 {
        self.events as f64 / self.seconds
    }
}

/// Offers `events` events from `producers` threads as fast as they can, and waits for the last byte.
#[must_use]
pub fn throughput<P: Peer>(directory: &Path, producers: usize, events: u64) -> Throughput {
    let peer = P::start(directory, producers);
    let share = events / producers as u64;
    let start = Barrier::new(producers + 1);
    let begun = thread::scope(|scope| {
        for _ in 0..producers {
            let mut producer = peer.producer();
            let start = &start;
            scope.spawn(move || {
                start.wait();
                for number in 0..share {
                    producer.emit(&Login::numbered(number));
                }
            });
        }
        start.wait();
        Instant::now()
    });
    peer.close();
    Throughput {
        events: share * producers as u64,
        seconds: begun.elapsed().as_secs_f64(),
    }
}

/// Emits `events` events from one thread at this pace, and records how long each kept its caller.
#[must_use]
pub fn latency<P: Peer>(directory: &Path, pace: Pace, events: u64) -> Latency {
    let peer = P::start(directory, 1);
    let mut producer = peer.producer();
    let mut recorder = Recorder::new();
    let mut next = Instant::now();
    for number in 0..events {
        let event = Login::numbered(number);
        if let Pace::PerSecond(rate) = pace {
            next += Duration::from_secs(1) / rate;
            thread::sleep(next.saturating_duration_since(Instant::now()));
        }
        let before = Instant::now();
        producer.emit(&event);
        recorder.record(before.elapsed());
    }
    drop(producer);
    peer.close();
    recorder.finish()
}
