//! fdatasync and the `state` file, on a thread of their own, so that sealing goes on meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::clock::Clock;
use crate::doorbell::mark_worker_thread;
use crate::error::{Cause, StartError};
use crate::lock::TrailLock;
use crate::progress::Progress;
use crate::state::{self, State};
use crate::trail::medium::SyncTarget;

/// What was written and is not yet synced. A later job replaces an earlier one: it covers more of the same file.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) target: SyncTarget,
    /// Events below this ticket are written.
    pub(crate) tickets: u64,
    /// Bytes since the last job.
    pub(crate) bytes: u64,
    /// The newest checkpoint, with the tickets that it covers.
    pub(crate) mark: Option<(State, u64)>,
    pub(crate) hurry: Hurry,
    /// Callers' wishes up to this number are answered once this is synced.
    pub(crate) wishes: u64,
    /// What forced the end, if anything did.
    pub(crate) cause: Option<Arc<Cause>>,
}

/// How soon a job must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hurry {
    /// Within the sync age or bytes.
    Eventually,
    /// Somebody waits for the disk.
    Now,
    /// Somebody waits for the seal: the state too.
    Seal,
    /// This was the last line.
    End,
}

/// Between the worker and the syncing thread.
#[derive(Debug)]
pub(crate) struct SyncQueue {
    pending: Mutex<Pending>,
    changed: Condvar,
    age: Duration,
    bytes: u64,
}

#[derive(Debug, Default)]
struct Pending {
    job: Option<Job>,
    since: Option<Instant>,
    stopped: bool,
}

impl SyncQueue {
    pub(crate) fn new(age: Duration, bytes: u64) -> Self {
        Self {
            pending: Mutex::default(),
            changed: Condvar::new(),
            age,
            bytes,
        }
    }

    pub(crate) fn post(&self, mut job: Job) {
        let mut pending = self.lock();
        if let Some(earlier) = pending.job.take() {
            job.bytes += earlier.bytes;
            job.hurry = job.hurry.max(earlier.hurry);
            job.wishes = job.wishes.max(earlier.wishes);
            job.mark = job.mark.or(earlier.mark);
        }
        let wake =
            job.hurry > Hurry::Eventually || job.bytes >= self.bytes || pending.since.is_none();
        pending.since.get_or_insert_with(Clock::monotonic);
        pending.job = Some(job);
        drop(pending);
        if wake {
            self.changed.notify_one();
        }
    }

    /// Ends the thread, after the job at hand.
    pub(crate) fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_one();
    }

    /// The next job once it is due; `None` once stopped and done.
    fn next(&self) -> Option<Job> {
        let mut pending = self.lock();
        loop {
            let ready = pending.job.as_ref().is_some_and(|job| {
                pending.stopped || job.hurry > Hurry::Eventually || job.bytes >= self.bytes
            });
            let left = pending.since.map(|since| {
                self.age
                    .saturating_sub(Clock::monotonic().duration_since(since))
            });
            if ready || (pending.job.is_some() && left.is_none_or(|left| left.is_zero())) {
                pending.since = None;
                return pending.job.take();
            }
            if pending.stopped {
                return None;
            }
            pending = match left.filter(|_| pending.job.is_some()) {
                None => self
                    .changed
                    .wait(pending)
                    .unwrap_or_else(PoisonError::into_inner),
                Some(left) => {
                    self.changed
                        .wait_timeout(pending, left)
                        .unwrap_or_else(PoisonError::into_inner)
                        .0
                }
            };
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the thread needs besides the queue.
#[derive(Debug)]
pub(crate) struct Syncer {
    pub(crate) queue: Arc<SyncQueue>,
    pub(crate) progress: Arc<Progress>,
    /// The trail's folder; `None` in memory.
    pub(crate) directory: Option<PathBuf>,
    /// Held to the last write, and given back after it.
    pub(crate) lock: Option<Arc<TrailLock>>,
}

impl Syncer {
    /// Starts the thread. `dead` is told why nothing more can be promised.
    pub(crate) fn start(self, dead: impl Fn(Cause) + Send + 'static) -> Result<(), StartError> {
        let body = move || {
            // Nobody emits here: it could only wait for itself.
            mark_worker_thread();
            if catch_unwind(AssertUnwindSafe(|| self.run(&dead))).is_err() {
                dead(Cause::Panicked);
            }
        };
        match thread::Builder::new()
            .name("cdl-syncer".to_owned())
            .spawn(body)
        {
            Ok(_handle) => Ok(()),
            Err(source) => Err(StartError::Thread {
                name: "cdl-syncer",
                source,
            }),
        }
    }

    fn run(mut self, dead: &dyn Fn(Cause)) {
        let mut state_written: Option<Instant> = None;
        let mut unwritten: Option<State> = None;
        while let Some(job) = self.queue.next() {
            if let Err(source) = job.target.sync() {
                // Never tried again on this file: the kernel may have thrown the pages away.
                return dead(Cause::Io {
                    action: "sync",
                    path: job.target.path(),
                    source,
                });
            }
            let sealed = job.mark.as_ref().map_or(0, |(_, tickets)| *tickets);
            unwritten = job.mark.map(|(state, _)| state).or(unwritten);
            let now = Clock::monotonic();
            let due = state_written.is_none_or(|at| now.duration_since(at) >= self.queue.age);
            if let (Some(directory), true) = (&self.directory, due || job.hurry >= Hurry::Seal)
                && let Some(state) = unwritten.take()
            {
                state_written = Some(now);
                match state::write(directory, &state) {
                    Ok(()) => {}
                    // The segment may have room where a new file has none. The mark is older than it could be until
                    // there is room, or until the journal meets the full disk itself and ends the trail.
                    Err(error) if error.is_full() && job.hurry < Hurry::End => {
                        unwritten = Some(state);
                    }
                    Err(error) => {
                        let (path, source) = error.into_parts();
                        return dead(Cause::Io {
                            action: "write",
                            path,
                            source,
                        });
                    }
                }
            }
            self.progress.set_durable(job.tickets, sealed, job.wishes);
            if job.hurry == Hurry::End {
                if let Some(lock) = self.lock.take() {
                    // The pid in it is a hint; the right to write is given back all the same.
                    drop(lock.release());
                }
                return self.progress.set_ended(job.cause.as_ref());
            }
        }
    }
}
