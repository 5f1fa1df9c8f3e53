//! What stands for an answer where the derive could not find out which one it is.

use std::future::Future;
use std::pin::Pin;
use std::task::{self, Poll};
use std::time::Duration;

use crate::audit::Audit;
use crate::emit::Answer;
use crate::error::EmitError;
use crate::event::{EncodeFields, Moment};
use crate::receipt::Receipt;

/// The answer of an emitter whose event the catalogue does not know. The build fails anyway; this has the methods of
/// [`Receipt`] and of [`Pending`](crate::Pending), so that no call on it is a second error.
#[derive(Clone, Copy, Debug)]
pub struct Undecided;

/// What an `emit` answers that is refused because the event has outcomes: `?` on it is no second error.
pub type Refused = Result<Undecided, EmitError>;

impl Undecided {
    /// As [`Receipt::ticket`].
    #[must_use]
    pub fn ticket(&self) -> Option<u64> {
        None
    }

    /// As [`Pending::wait`](crate::Pending::wait).
    ///
    /// # Errors
    /// Always.
    pub fn wait(self) -> Result<Receipt, EmitError> {
        Err(EmitError::Closed)
    }

    /// As [`Pending::wait_for`](crate::Pending::wait_for).
    ///
    /// # Errors
    /// Always.
    pub fn wait_for(self, _patience: Duration) -> Result<Receipt, EmitError> {
        Err(EmitError::Closed)
    }
}

impl Answer for Undecided {
    type Emitted = Result<Self, EmitError>;

    fn emit(_: &Audit, _: &'static Moment, _: &dyn EncodeFields) -> Self::Emitted {
        Ok(Self)
    }

    fn removed() -> Self::Emitted {
        Ok(Self)
    }
}

impl Future for Undecided {
    type Output = Result<Receipt, EmitError>;

    fn poll(self: Pin<&mut Self>, _context: &mut task::Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(Err(EmitError::Closed))
    }
}
