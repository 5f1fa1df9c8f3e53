//! The slog drain behind the doorbell: catches what the journal throws, and never returns an error.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use slog::{Drain, Never, OwnedKVList, Record};

use crate::doorbell::mark_worker_thread;
use crate::error::Cause;
use crate::trail::journal::Journal;

/// Owned by slog-async's worker.
pub(crate) struct Bellman {
    journal: Mutex<Journal>,
}

impl Bellman {
    pub(crate) fn new(journal: Journal) -> Self {
        Self {
            journal: Mutex::new(journal),
        }
    }
}

impl Drain for Bellman {
    type Ok = ();
    type Err = Never;

    fn log(&self, _bell: &Record<'_>, _values: &OwnedKVList) -> Result<(), Never> {
        mark_worker_thread();
        let journal = &mut *self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        if journal.ended {
            return Ok(());
        }
        let answered = catch_unwind(AssertUnwindSafe(|| journal.answer_bell()));
        match answered {
            Ok(Ok(())) => {}
            // The journal has told everybody.
            Ok(Err(_cause)) => journal.queue.stop(),
            Err(_panic) => journal.fail(Cause::Panicked),
        }
        Ok(())
    }
}

impl Drop for Bellman {
    /// The thread ends: after an orderly end nobody needs to know; before it, everybody does.
    fn drop(&mut self) {
        let journal = self
            .journal
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        if !journal.ended {
            journal.fail(Cause::ThreadEnded);
        }
        journal.timer.stop();
        journal.queue.stop();
        // The last line is written: the syncing thread has the other half, and gives the right back.
        drop(journal.lock.take());
    }
}

impl Journal {
    /// Refuses everything from now on, and tells why.
    fn fail(&mut self, cause: Cause) {
        self.ended = true;
        // What is on its way to the file is written all the same, and then counts as written.
        drop(self.settle());
        let cause = Arc::new(cause);
        self.stage.die(&cause);
        self.progress.set_dead(&cause);
        self.queue.stop();
    }
}
