//! Rings when time has passed: slog-async's worker is never woken by a clock.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use crate::clock::Clock;
use crate::error::StartError;

/// When the drain next has something to do although nobody emits.
#[derive(Debug, Default)]
pub(crate) struct Timer {
    next: Mutex<Next>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Next {
    due: Option<Instant>,
    stopped: bool,
}

impl Timer {
    /// Sets the next time, waking the ticker only if it would oversleep.
    pub(crate) fn set(&self, due: Option<Instant>) {
        let mut next = self.lock();
        let sooner = match (next.due, due) {
            (None, Some(_)) => true,
            (Some(old), Some(new)) => new < old,
            (_, None) => false,
        };
        next.due = due;
        drop(next);
        if sooner {
            self.changed.notify_one();
        }
    }

    /// Ends the ticker's thread.
    pub(crate) fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_one();
    }

    /// Waits until the time has come; `false` once stopped.
    fn wait(&self) -> bool {
        let mut next = self.lock();
        loop {
            if next.stopped {
                return false;
            }
            next = match next.due {
                None => self
                    .changed
                    .wait(next)
                    .unwrap_or_else(PoisonError::into_inner),
                Some(due) => {
                    let left = due.saturating_duration_since(Clock::monotonic());
                    if left.is_zero() {
                        next.due = None;
                        return true;
                    }
                    self.changed
                        .wait_timeout(next, left)
                        .unwrap_or_else(PoisonError::into_inner)
                        .0
                }
            };
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Next> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the thread that calls `ring` whenever the timer is due.
pub(crate) fn start(timer: Arc<Timer>, ring: impl Fn() + Send + 'static) -> Result<(), StartError> {
    let body = move || {
        while timer.wait() {
            ring();
        }
    };
    match thread::Builder::new()
        .name("cdl-ticker".to_owned())
        .spawn(body)
    {
        Ok(_handle) => Ok(()),
        Err(source) => Err(StartError::Thread {
            name: "cdl-ticker",
            source,
        }),
    }
}
