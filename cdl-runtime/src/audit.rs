//! The handle that a service holds.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::attempt::AttemptIds;
use crate::batch::Wish;
use crate::builder::Builder;
use crate::clock::Clock;
use crate::context::{self, Context};
use crate::doorbell::Doorbell;
use crate::error::{Cause, CloseError, FlushError};
use crate::event::Moment;
use crate::fork;
use crate::health::Health;
use crate::keys::Keys;
use crate::limits::CLOSE_WAIT;
use crate::progress::{Progress, Reached};
use crate::severity::Severity;
use crate::stage::{Bell, Stage};
use crate::trail::medium::Memory;

/// A running audit trail. Clones are cheap and write to the same trail; the last one to be dropped closes it.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use cdl_runtime::prelude::*;
///
/// # let folder = tempfile::tempdir()?;
/// # Keys::create(folder.path().join("keys"))?;
/// # std::env::set_current_dir(folder.path())?;
/// let audit = Audit::builder("shop")
///     .keys(Keys::open("keys/writer")?)
///     .trail("var/audit")
///     .start()?;
/// audit.close()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Audit {
    pub(crate) core: Arc<Core>,
    pub(crate) context: context::Rendered,
}

/// What all handles of one trail share. Dropping it closes the trail.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) stage: Arc<Stage>,
    pub(crate) progress: Arc<Progress>,
    pub(crate) doorbell: Arc<Doorbell>,
    pub(crate) keys: Keys,
    pub(crate) attempts: AttemptIds,
    pub(crate) clock: Clock,
    pub(crate) generation: u32,
    pub(crate) patience: Duration,
    pub(crate) line_bytes: usize,
    pub(crate) min_severity: Severity,
    /// `,"service":{...}` when the trail is self-contained.
    pub(crate) service: Vec<u8>,
    /// For a developer's eyes: each event on standard error besides.
    pub(crate) readable: bool,
    pub(crate) directory: Option<PathBuf>,
    pub(crate) memory: Option<Memory>,
}

impl Audit {
    /// Begins a trail for the service of this name (`[a-z0-9][a-z0-9.-]{0,62}`).
    pub fn builder(service: impl Into<String>) -> Builder {
        Builder::new(service.into())
    }

    /// A handle to the same trail whose events carry these ids. What the context does not say, this handle's does.
    ///
    /// The lines of one [`Attempt`](crate::Attempt) all carry the ids of the handle that it was begun with, and one that
    /// no other attempt of this trail has, so that they can be joined: a span id, or in a handle that has one a
    /// correlation id. A handle with both should have a span for each attempt.
    #[must_use]
    pub fn with(&self, context: Context) -> Self {
        Self {
            core: Arc::clone(&self.core),
            context: context::Rendered::new(context, &self.context, &self.core.service),
        }
    }

    /// The handle of one attempt.
    pub(crate) fn of_attempt(&self) -> Self {
        let id = self.core.attempts.next();
        Self {
            core: Arc::clone(&self.core),
            context: self.context.of_attempt(id, &self.core.service),
        }
    }

    /// Waits until every event that was accepted before this call is sealed by a checkpoint and on disk.
    ///
    /// # Errors
    /// [`FlushError::NotYet`] when `patience` is over, or the cause when the worker has died.
    pub fn flush(&self, patience: Duration) -> Result<(), FlushError> {
        if self.core.is_forked() {
            return Err(FlushError::Forked);
        }
        let wish = self.core.wish(Wish::Seal);
        reached(self.core.progress.wait_answered(wish, patience))
    }

    /// Ends the segment and begins the next, once everything before is on disk.
    ///
    /// # Errors
    /// As [`Audit::flush`].
    pub fn rotate(&self, patience: Duration) -> Result<(), FlushError> {
        if self.core.is_forked() {
            return Err(FlushError::Forked);
        }
        let wish = self.core.wish(Wish::Rotate);
        reached(self.core.progress.wait_answered(wish, patience))
    }

    /// Refuses new events, seals and syncs what was accepted, and ends the trail. Closing twice is no error.
    ///
    /// # Errors
    /// [`CloseError`] counts the events that are not known to be on disk, and says why.
    pub fn close(&self) -> Result<(), CloseError> {
        self.close_within(CLOSE_WAIT)
    }

    /// As [`Audit::close`], with a deadline of the caller's.
    ///
    /// # Errors
    /// As [`Audit::close`].
    pub fn close_within(&self, patience: Duration) -> Result<(), CloseError> {
        self.core.close(patience)
    }

    /// How the trail fares: numbers, and why it stopped if it did.
    #[must_use]
    pub fn health(&self) -> Health {
        let progress = &self.core.progress;
        // In this order, so that no number is ahead of one that it is part of.
        let (sealed, durable) = (progress.sealed(), progress.durable());
        let written = progress.written();
        let cause = progress.dead();
        let counts = self.core.stage.counts();
        let behind = counts.accepted - written;
        Health {
            offered: counts.offered,
            accepted: counts.accepted,
            written,
            durable,
            sealed,
            refused: counts.refused,
            lost: counts.lost,
            abandoned: if cause.is_some() { behind } else { 0 },
            staged: if cause.is_some() { 0 } else { behind },
            cause,
            trail: self.core.directory.clone(),
        }
    }

    /// Whether the handle's minimum severity keeps this event out. A mandatory event is never kept out.
    #[inline]
    pub(crate) fn filters(&self, moment: &'static Moment) -> bool {
        moment.severity < self.core.min_severity && !moment.descriptor.mandatory
    }
}

impl Core {
    /// Tells the worker that there is work. When nobody hears it, nobody ever will.
    pub(crate) fn ring(&self) {
        // After the end the bell is taken down, and there is nothing to tell.
        if self.doorbell.ring().is_err() && !self.progress.is_closed() {
            let cause = Arc::new(Cause::ThreadEnded);
            self.stage.die(&cause);
            self.progress.set_dead(&cause);
        }
    }

    fn wish(&self, wish: Wish) -> u64 {
        let (number, bell) = self.stage.wish(wish);
        if bell == Bell::Ring {
            self.ring();
        }
        number
    }

    fn is_forked(&self) -> bool {
        fork::generation() != self.generation
    }

    fn close(&self, patience: Duration) -> Result<(), CloseError> {
        if self.is_forked() {
            self.doorbell.forget();
            return Err(CloseError {
                abandoned: 0,
                cause: FlushError::Forked,
            });
        }
        self.wish(Wish::End);
        let closed = reached(self.progress.wait_closed(patience)).and_then(|()| {
            match self.progress.dead() {
                None => Ok(()),
                Some(cause) => Err(FlushError::WorkerDead(cause)),
            }
        });
        self.doorbell.take_down();
        closed.map_err(|cause| CloseError {
            abandoned: self
                .stage
                .counts()
                .accepted
                .saturating_sub(self.progress.durable()),
            cause,
        })
    }
}

impl Drop for Core {
    /// An error has been in `health` since it happened, and a drop has nobody to tell.
    fn drop(&mut self) {
        drop(self.close(CLOSE_WAIT));
    }
}

fn reached(reached: Reached) -> Result<(), FlushError> {
    match reached {
        Reached::Yes => Ok(()),
        Reached::NotYet => Err(FlushError::NotYet),
        Reached::Never(cause) => Err(FlushError::WorkerDead(cause)),
        Reached::Forked => Err(FlushError::Forked),
    }
}
