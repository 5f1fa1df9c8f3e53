//! How long an emit keeps its caller, clock readings included.

use std::time::{Duration, Instant};

use hdrhistogram::Histogram;
use serde::{Deserialize, Serialize};

/// Percentiles in nanoseconds.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Latency {
    /// The median.
    pub p50: u64,
    /// One in a hundred takes longer.
    pub p99: u64,
    /// One in a thousand takes longer.
    pub p999: u64,
}

/// Collects durations.
#[derive(Debug)]
pub struct Recorder {
    nanoseconds: Histogram<u64>,
}

/// The longest that a histogram tells apart: a minute.
const NANOSECONDS_MAX: u64 = 60_000_000_000;

impl Recorder {
    /// An empty one. It is as large as it will be, so that recording does not allocate.
    ///
    /// # Panics
    /// Never: three digits up to a minute fit.
    #[must_use]
    pub fn new() -> Self {
        Self {
            nanoseconds: Histogram::new_with_max(NANOSECONDS_MAX, 3)
                .expect("three digits up to a minute fit"),
        }
    }

    /// Adds a duration.
    #[inline]
    pub fn record(&mut self, duration: Duration) {
        let nanoseconds = u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds.saturating_record(nanoseconds);
    }

    /// The percentiles.
    #[must_use]
    pub fn finish(&self) -> Latency {
        let at = |quantile| self.nanoseconds.value_at_quantile(quantile);
        Latency {
            p50: at(0.5),
            p99: at(0.99),
            p999: at(0.999),
        }
    }
}

impl Default for Recorder {
    fn default() -> Self {
        Self::new()
    }
}

/// What two clock readings with nothing between them cost: it is in every latency.
#[must_use]
pub fn of_the_clock() -> Latency {
    let mut recorder = Recorder::new();
    for _ in 0..1_000_000 {
        let before = Instant::now();
        recorder.record(before.elapsed());
    }
    recorder.finish()
}
