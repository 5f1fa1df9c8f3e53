//! The one place that asks the time.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the room that the lint sends everybody to"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

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
        match &self.fixed {
            Some(fixed) => fixed.load(Ordering::Relaxed),
            None => match SystemTime::now().duration_since(UNIX_EPOCH) {
                Ok(since) => micros(since),
                Err(before) => -micros(before.duration()),
            },
        }
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

/// Of a duration that is too long, the longest.
#[inline]
fn micros(duration: Duration) -> i64 {
    let micros = duration.as_secs().checked_mul(1_000_000);
    micros
        .map(|micros| micros.saturating_add(u64::from(duration.subsec_micros())))
        .and_then(|micros| i64::try_from(micros).ok())
        .unwrap_or(i64::MAX)
}
