//! How far the trail has come, and who waits for it: watermarks, not markers.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::Duration;

use crate::clock::Clock;
use crate::error::Cause;
use crate::fork;

/// Counts of accepted events (tickets) that have reached a stage. They only grow.
#[derive(Debug)]
pub(crate) struct Progress {
    /// The process that the worker lives in: nobody moves these marks in a forked child.
    generation: u32,
    marks: Mutex<Marks>,
    moved: Condvar,
}

#[derive(Debug, Default)]
struct Marks {
    /// Events below this ticket were handed to the operating system.
    written: u64,
    /// Events below this ticket were synced.
    durable: u64,
    /// Events below this ticket are covered by a synced checkpoint.
    sealed: u64,
    /// Wishes up to this number were answered.
    answered: u64,
    /// The last line is on disk.
    closed: bool,
    dead: Option<Arc<Cause>>,
    wakers: Vec<(u64, Waker)>,
}

/// Whether a watermark was reached.
#[derive(Debug)]
pub(crate) enum Reached {
    Yes,
    /// Time is up; it may still be.
    NotYet,
    /// The worker is dead.
    Never(Arc<Cause>),
    /// The worker stayed in the parent.
    Forked,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            generation: fork::watch(),
            marks: Mutex::default(),
            moved: Condvar::new(),
        }
    }

    pub(crate) fn set_written(&self, ticket: u64) {
        let mut marks = self.marks();
        marks.written = marks.written.max(ticket);
        drop(marks);
        self.moved.notify_all();
    }

    pub(crate) fn set_durable(&self, ticket: u64, sealed: u64, answered: u64) {
        let mut marks = self.marks();
        marks.durable = marks.durable.max(ticket);
        marks.sealed = marks.sealed.max(sealed);
        marks.answered = marks.answered.max(answered);
        let durable = marks.durable;
        let (ready, waiting) = marks
            .wakers
            .drain(..)
            .partition(|(ticket, _)| *ticket <= durable);
        marks.wakers = waiting;
        drop(marks);
        self.moved.notify_all();
        wake(ready);
    }

    /// The last line is on disk: of an orderly end, or of one that a full disk forced.
    pub(crate) fn set_ended(&self, cause: Option<&Arc<Cause>>) {
        let mut marks = self.marks();
        marks.closed = true;
        marks.dead = marks.dead.take().or_else(|| cause.cloned());
        let ready = std::mem::take(&mut marks.wakers);
        drop(marks);
        self.moved.notify_all();
        wake(ready);
    }

    /// The first cause stays: later ones follow from it.
    pub(crate) fn set_dead(&self, cause: &Arc<Cause>) {
        let mut marks = self.marks();
        marks.dead.get_or_insert_with(|| Arc::clone(cause));
        let ready = std::mem::take(&mut marks.wakers);
        drop(marks);
        self.moved.notify_all();
        wake(ready);
    }

    pub(crate) fn written(&self) -> u64 {
        self.marks().written
    }

    pub(crate) fn durable(&self) -> u64 {
        self.marks().durable
    }

    pub(crate) fn sealed(&self) -> u64 {
        self.marks().sealed
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.marks().closed
    }

    /// Whether anybody may still write.
    pub(crate) fn is_running(&self) -> bool {
        let marks = self.marks();
        !marks.closed && marks.dead.is_none()
    }

    pub(crate) fn dead(&self) -> Option<Arc<Cause>> {
        self.marks().dead.clone()
    }

    pub(crate) fn wait_durable(&self, ticket: u64, patience: Option<Duration>) -> Reached {
        self.wait(patience, |marks| marks.durable >= ticket)
    }

    pub(crate) fn wait_answered(&self, wish: u64, patience: Duration) -> Reached {
        self.wait(Some(patience), |marks| {
            marks.answered >= wish || (marks.closed && marks.dead.is_none())
        })
    }

    pub(crate) fn wait_closed(&self, patience: Duration) -> Reached {
        self.wait(Some(patience), |marks| marks.closed)
    }

    pub(crate) fn poll_durable(&self, ticket: u64, waker: &Waker) -> Reached {
        if fork::generation() != self.generation {
            return Reached::Forked;
        }
        let mut marks = self.marks();
        if marks.durable >= ticket {
            return Reached::Yes;
        }
        if let Some(cause) = &marks.dead {
            return Reached::Never(Arc::clone(cause));
        }
        if !marks
            .wakers
            .iter()
            .any(|(at, other)| *at == ticket && other.will_wake(waker))
        {
            marks.wakers.push((ticket, waker.clone()));
        }
        Reached::NotYet
    }

    fn wait(&self, patience: Option<Duration>, reached: impl Fn(&Marks) -> bool) -> Reached {
        if fork::generation() != self.generation {
            return Reached::Forked;
        }
        let deadline = patience.and_then(Clock::deadline);
        let mut marks = self.marks();
        loop {
            if reached(&marks) {
                return Reached::Yes;
            }
            if let Some(cause) = &marks.dead {
                return Reached::Never(Arc::clone(cause));
            }
            marks = match deadline {
                None => self
                    .moved
                    .wait(marks)
                    .unwrap_or_else(PoisonError::into_inner),
                Some(deadline) => {
                    let left = deadline.saturating_duration_since(Clock::monotonic());
                    if left.is_zero() {
                        return Reached::NotYet;
                    }
                    self.moved
                        .wait_timeout(marks, left)
                        .unwrap_or_else(PoisonError::into_inner)
                        .0
                }
            };
        }
    }

    fn marks(&self) -> MutexGuard<'_, Marks> {
        self.marks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn wake(ready: Vec<(u64, Waker)>) {
    for (_, waker) in ready {
        // A waker is foreign code on our thread: its panic is its own.
        drop(catch_unwind(AssertUnwindSafe(|| waker.wake())));
    }
}
