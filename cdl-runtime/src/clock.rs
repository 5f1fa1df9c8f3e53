//! The one place that asks the time.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the room that the lint sends everybody to"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// Tells the time: the machine's, or a test's.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// Microseconds since 1970; a test moves it by hand.
    fixed: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands still until [`Clock::set`] moves it.
    #[must_use]
    pub fn fixed(unix_micros: i64) -> Self {
        Self {
            fixed: Some(Arc::new(AtomicI64::new(unix_micros))),
        }
    }

    /// Moves a fixed clock; the machine's clock is left alone.
    pub fn set(&self, unix_micros: i64) {
        if let Some(fixed) = &self.fixed {
            fixed.store(unix_micros, Ordering::Relaxed);
        }
    }

    /// Whether a test holds it.
    pub(crate) fn is_fixed(&self) -> bool {
        self.fixed.is_some()
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[inline]
    pub(crate) fn unix_micros(&self) -> i64 {
        if let Some(fixed) = &self.fixed {
            return fixed.load(Ordering::Relaxed);
        }
        let now = clock_gettime(ClockId::Realtime);
        let seconds = now.tv_sec.saturating_mul(1_000_000);
        seconds.saturating_add(now.tv_nsec / 1_000)
    }

    /// For deadlines and ages: never set back. A fixed clock's is the machine's, so that waiting ends.
    #[inline]
    pub(crate) fn monotonic() -> Instant {
        Instant::now()
    }

    /// When a wait of `patience` ends; `None` when it would never.
    pub(crate) fn deadline(patience: Duration) -> Option<Instant> {
        Self::monotonic().checked_add(patience)
    }
}
