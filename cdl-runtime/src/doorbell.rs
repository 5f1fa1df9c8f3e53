//! The one record that travels through slog-async: "there is work" (`ARCHITECTURE.md`, one event's journey).

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use slog::{Drain, OwnedKVList};
use slog_async::AsyncCore;

use crate::error::StartError;
use crate::limits::BELLS;

/// Wakes the worker, whose thread slog-async owns.
#[derive(Debug, Default)]
pub(crate) struct Doorbell {
    core: Mutex<Option<Arc<Line>>>,
}

/// Dropped by whoever is last, perhaps an emitter: its worker is joined elsewhere.
struct Line {
    core: Option<AsyncCore>,
    /// What every bell says besides: nothing. A new nothing each time would be an allocation.
    values: OwnedKVList,
}

/// The worker is gone: nobody hears the bell.
#[derive(Debug)]
pub(crate) struct Unheard;

impl Doorbell {
    /// Starts the worker's thread. slog-async panics when it cannot; that is turned into an error.
    pub(crate) fn hang<D>(drain: D) -> Result<Self, StartError>
    where
        D: Drain<Ok = (), Err = slog::Never> + Send + 'static,
    {
        let spawned = catch_unwind(AssertUnwindSafe(|| {
            AsyncCore::custom(drain)
                .thread_name("cdl-worker".to_owned())
                .chan_size(BELLS)
                .blocking(true)
                .build_no_guard()
        }));
        match spawned {
            Ok(core) => Ok(Self {
                core: Mutex::new(Some(Arc::new(Line {
                    core: Some(core),
                    values: slog::o!().into(),
                }))),
            }),
            Err(_) => Err(StartError::Thread {
                name: "cdl-worker",
                source: std::io::Error::other("slog-async could not spawn it"),
            }),
        }
    }

    /// Rings. At most two bells are ever in a channel of four, so this does not block.
    ///
    /// A bell that was taken down rings for nobody: what was staged before stands before the worker's end.
    pub(crate) fn ring(&self) -> Result<(), Unheard> {
        let Some(line) = self.core().clone() else {
            return Ok(());
        };
        let Some(core) = &line.core else {
            return Ok(());
        };
        core.log(
            &slog::record!(slog::Level::Critical, "", &format_args!(""), slog::b!()),
            &line.values,
        )
        .map_err(|_error| Unheard)
    }

    /// Lets the worker's thread end.
    pub(crate) fn take_down(&self) {
        drop(self.core().take());
    }

    /// A forked child must not touch the channel: its worker stayed in the parent.
    pub(crate) fn forget(&self) {
        if let Ok(mut core) = self.core.try_lock() {
            std::mem::forget(core.take());
        }
    }

    fn core(&self) -> std::sync::MutexGuard<'_, Option<Arc<Line>>> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Line {
    /// slog-async joins its worker without a deadline, so that happens on a thread of its own.
    fn drop(&mut self) {
        // The core goes to the thread once there is one, so that it cannot be dropped here.
        let (handed, taken) = mpsc::channel();
        let reaper = thread::Builder::new().name("cdl-reaper".to_owned());
        match reaper.spawn(move || drop(taken.recv())) {
            Ok(_handle) => drop(handed.send(self.core.take())),
            // No thread to be had: leak the worker rather than hang its owner.
            Err(_error) => std::mem::forget(self.core.take()),
        }
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Line")
    }
}

thread_local! {
    static ON_WORKER: Cell<bool> = const { Cell::new(false) };
}

/// Marks this thread as the worker's, where an emit could only wait for itself.
pub(crate) fn mark_worker_thread() {
    ON_WORKER.set(true);
}

/// Whether this thread is a worker's.
#[inline]
pub(crate) fn on_worker_thread() -> bool {
    ON_WORKER.get()
}
