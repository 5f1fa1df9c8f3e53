//! What an emitter returns: a receipt, or something to wait for.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll};
use std::time::Duration;

use crate::error::EmitError;
use crate::progress::{Progress, Reached};

/// A `queued` event was accepted. It is written in order, and survives a crash of the process after the next
/// write and a power cut after the next sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    ticket: Option<u64>,
}

impl Receipt {
    pub(crate) fn new(ticket: u64) -> Self {
        Self {
            ticket: Some(ticket),
        }
    }

    pub(crate) const fn filtered() -> Self {
        Self { ticket: None }
    }

    /// How many events this trail had accepted before it since the start; `None` when the handle's
    /// minimum severity filtered the event.
    #[must_use]
    pub fn ticket(&self) -> Option<u64> {
        self.ticket
    }
}

/// A `durable` event was accepted and is on its way to the disk. Dropping this does not undo the event.
#[must_use = "a durable event is on disk only once `wait` or `.await` returns"]
#[derive(Clone, Debug)]
pub struct Pending {
    /// `None` when the event was filtered, and there is nothing to wait for.
    accepted: Option<(u64, Arc<Progress>)>,
}

impl Pending {
    pub(crate) fn new(ticket: u64, progress: Arc<Progress>) -> Self {
        Self {
            accepted: Some((ticket, progress)),
        }
    }

    pub(crate) fn filtered() -> Self {
        Self { accepted: None }
    }

    /// As [`Receipt::ticket`].
    #[must_use]
    pub fn ticket(&self) -> Option<u64> {
        self.accepted.as_ref().map(|(ticket, _)| *ticket)
    }

    /// Waits until the event is on disk (fdatasync). The wait is bounded by the disk: a worker that dies
    /// ends it with an error.
    ///
    /// # Errors
    /// When the trail can no longer promise it: the disk failed, or the worker died.
    pub fn wait(self) -> Result<Receipt, EmitError> {
        self.wait_until(None)
    }

    /// As [`Pending::wait`], for at most `patience`. The event is still on its way when time is up.
    ///
    /// # Errors
    /// As [`Pending::wait`], and [`EmitError::NotYet`] when time is up.
    pub fn wait_for(self, patience: Duration) -> Result<Receipt, EmitError> {
        self.wait_until(Some(patience))
    }

    fn wait_until(self, patience: Option<Duration>) -> Result<Receipt, EmitError> {
        let Some((ticket, progress)) = self.accepted else {
            return Ok(Receipt::filtered());
        };
        match progress.wait_durable(ticket + 1, patience) {
            Reached::Yes => Ok(Receipt::new(ticket)),
            Reached::NotYet => Err(EmitError::NotYet),
            Reached::Never(cause) => Err(EmitError::WorkerDead(cause)),
            Reached::Forked => Err(EmitError::Forked),
        }
    }
}

impl Future for Pending {
    type Output = Result<Receipt, EmitError>;

    fn poll(self: Pin<&mut Self>, context: &mut task::Context<'_>) -> Poll<Self::Output> {
        let Some((ticket, progress)) = &self.accepted else {
            return Poll::Ready(Ok(Receipt::filtered()));
        };
        match progress.poll_durable(ticket + 1, context.waker()) {
            Reached::Yes => Poll::Ready(Ok(Receipt::new(*ticket))),
            Reached::NotYet => Poll::Pending,
            Reached::Never(cause) => Poll::Ready(Err(EmitError::WorkerDead(cause))),
            Reached::Forked => Poll::Ready(Err(EmitError::Forked)),
        }
    }
}
