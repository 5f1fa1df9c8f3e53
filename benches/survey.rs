//! Measurements in one place, several times over.

use std::path::PathBuf;

use crate::Error;
use crate::args::Counts;
use crate::latency::Latency;
use crate::load::{Pace, Throughput};
use crate::peers::Name;
use crate::place::Folder;
use crate::task::Task;

/// How many threads emit at once.
pub(crate) const PRODUCERS: [usize; 4] = [1, 2, 4, 8];

/// How often one thread emits.
pub(crate) const PACES: [Pace; 3] = [Pace::Full, Pace::PerSecond(1_000), Pace::PerSecond(100)];

/// One directory, in which each run finds a new folder.
#[derive(Debug)]
pub(crate) struct Survey {
    folder: Folder,
    counts: Counts,
}

impl Survey {
    pub(crate) fn within(parent: &std::path::Path, counts: Counts) -> Result<Self, Error> {
        Ok(Self {
            folder: Folder::within(parent)?,
            counts,
        })
    }

    /// The folder of the next run, which empties it.
    pub(crate) fn run(&self) -> PathBuf {
        self.folder.path().join("run")
    }

    /// Events a second, from the first to the last byte.
    pub(crate) fn throughput(&self, peer: Name, producers: usize) -> Result<f64, Error> {
        let task = Task::Throughput {
            peer,
            producers,
            events: self.counts.events,
        };
        Ok(task.measure::<Throughput>(&self.run())?.per_second())
    }

    /// Events a second of the hashes alone, of the trail that the last run left.
    pub(crate) fn floor(&self) -> Result<f64, Error> {
        Ok(Task::Floor.measure::<Throughput>(&self.run())?.per_second())
    }

    /// Events a second of verifying the trail that the last run left.
    pub(crate) fn verification(&self) -> Result<f64, Error> {
        Ok(Task::Verification
            .measure::<Throughput>(&self.run())?
            .per_second())
    }

    pub(crate) fn latency(&self, peer: Name, pace: Pace) -> Result<Latency, Error> {
        let (fast, slow) = self.counts.seconds;
        let events = match pace {
            Pace::Full => self.counts.events,
            Pace::PerSecond(rate) if rate < 1_000 => u64::from(rate) * slow,
            Pace::PerSecond(rate) => u64::from(rate) * fast,
        };
        Task::Latency { peer, pace, events }.measure(&self.run())
    }
}

/// The middle one, after sorting.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The median of each percentile.
pub(crate) fn median_latency(latencies: &[Latency]) -> Latency {
    let of = |percentile: fn(&Latency) -> u64| {
        let mut values: Vec<u64> = latencies.iter().map(percentile).collect();
        values.sort_unstable();
        values[values.len() / 2]
    };
    Latency {
        p50: of(|latency| latency.p50),
        p99: of(|latency| latency.p99),
        p999: of(|latency| latency.p999),
    }
}

/// Tells the one who waits how far it is.
pub(crate) fn tell(what: std::fmt::Arguments<'_>) {
    eprintln!("{what} ...");
}
