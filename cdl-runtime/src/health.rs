//! The trail seen from outside: numbers, and the last bad news.

use std::path::PathBuf;
use std::sync::Arc;

use crate::error::Cause;

/// A reading of [`Audit::health`](crate::Audit::health).
///
/// At rest `offered = written + refused + lost + abandoned`; while events are on their way, `staged` of them are in
/// none of the others.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Health {
    /// Events that the service tried to emit; filtered ones are not counted.
    pub offered: u64,
    /// Events that were taken.
    pub accepted: u64,
    /// Events that were handed to the operating system.
    pub written: u64,
    /// Events that were synced.
    pub durable: u64,
    /// Events that a synced checkpoint covers.
    pub sealed: u64,
    /// Events whose caller got an error.
    pub refused: u64,
    /// `best_effort` events that were dropped.
    pub lost: u64,
    /// Events that were taken and can no longer be written; zero while the worker lives.
    pub abandoned: u64,
    /// Events that were taken and are not yet written.
    pub staged: u64,
    /// Why nothing more is written; `None` while all is well.
    pub cause: Option<Arc<Cause>>,
    /// The trail's folder; `None` for a trail in memory.
    pub trail: Option<PathBuf>,
}

impl Health {
    /// Whether events are still written.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.cause.is_none()
    }
}
