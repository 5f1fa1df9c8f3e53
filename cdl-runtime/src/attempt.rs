//! The guard of an attempt: however the work ends, the trail says so.

use std::fmt;
use std::ops::DerefMut;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::audit::Audit;
use crate::emit::Answer;
use crate::error::EmitError;
use crate::event::{AuditEvent, EncodeFields, Moment};

/// An event type with an attempted phase. Implemented by `#[derive(AuditEvent)]` only.
pub trait AuditAttempt: AuditEvent + Sized {
    /// What its method `attempt` gives: [`Attempt`].
    type Guard: DerefMut<Target = Self> + fmt::Debug;
}

/// An attempt that has not ended: what `attempt` of an event with an attempted phase gives.
///
/// It has a method for each outcome, which ends it. If it is dropped without one, by an early return, a panic or a
/// future that is cancelled, it ends as `unknown`. It dereferences to its event, so what is known only at the end can
/// be set before that. The lines of one attempt carry the same ids, one of which no other attempt has (see
/// [`Audit::with`]).
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use cdl_runtime::prelude::*;
///
/// #[derive(AuditEvent)]
/// #[audit(event = "order.refunded")] // phases = { attempt = "info" }
/// struct Refunded<'a> {
///     order: &'a str,
///     #[redact]
///     customer: &'a str,
///     cents: u64,
///     transfer: Option<String>,
/// }
///
/// /// Takes an attempt over, and ends it.
/// fn pay_back(mut attempt: Attempt<Refunded<'_>>) -> Result<(), EmitError> {
///     if attempt.cents > 50_000 {
///         attempt.denied()?;
///         return Ok(());
///     }
///     attempt.transfer = Some(bank::transfer(attempt.cents)); // a panic in here is recorded as `unknown`
///     attempt.success()?;
///     Ok(())
/// }
/// # mod bank { pub fn transfer(cents: u64) -> String { format!("t-{cents}") } }
///
/// let audit = Audit::memory();
/// let refunded = Refunded { order: "o-17", customer: "usr_42", cents: 1_999, transfer: None };
/// pay_back(refunded.attempt(&audit)?)?;
///
/// let outcomes: Vec<_> = audit.captured().into_iter().filter_map(|event| event.outcome).collect();
/// assert_eq!(outcomes, ["attempted", "success"]);
/// # Ok(())
/// # }
/// ```
///
/// Nothing is recorded of an attempt that is leaked ([`std::mem::forget`]) or whose process ends, so an `attempted`
/// line that no other follows says just that.
pub type Attempt<Event> = <Event as AuditAttempt>::Guard;

/// What every event's guard holds. Made and ended by generated code.
pub struct Guard<Event: EncodeFields, A: Answer> {
    event: Event,
    course: Course,
    attempted: A,
}

/// A way to emit; `None` when the compile-time level filter removed it.
type Way = Option<&'static Moment>;

/// The handle of an attempt, and what is left to be told.
struct Course {
    /// Has the ids of this attempt.
    audit: Audit,
    /// How it ends if nobody says how.
    unknown: Way,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Ended,
}

impl<Event, A> Guard<Event, A>
where
    Event: EncodeFields,
    A: Answer<Emitted = Result<A, EmitError>>,
{
    /// Emits the attempted phase.
    ///
    /// # Errors
    /// [`EmitError`] says why the attempt is not in the trail; then there is nothing to end, and no guard.
    pub fn begin(
        event: Event,
        audit: &Audit,
        attempted: Way,
        unknown: Way,
    ) -> Result<Self, EmitError> {
        let course = Course::new(audit, unknown);
        let attempted = course.emit::<A>(attempted, &event)?;
        Ok(Self {
            event,
            course,
            attempted,
        })
    }

    /// The answer to the attempted phase.
    pub fn attempted(&self) -> A
    where
        A: Clone,
    {
        self.attempted.clone()
    }
}

impl<Event: EncodeFields> Guard<Event, ()> {
    /// Emits the attempted phase of a `best_effort` event. If that has to be dropped, it is counted.
    pub fn begin_best_effort(event: Event, audit: &Audit, attempted: Way, unknown: Way) -> Self {
        let course = Course::new(audit, unknown);
        course.emit::<()>(attempted, &event);
        Self {
            event,
            course,
            attempted: (),
        }
    }
}

impl<Event: EncodeFields, A: Answer> Guard<Event, A> {
    /// Emits the outcome. If that is refused, the caller is told, and nothing else is tried.
    pub fn end(mut self, outcome: Way) -> A::Emitted {
        self.course.state = State::Ended;
        self.course.emit::<A>(outcome, &self.event)
    }

    /// As [`Guard::end`], of the event and what comes with its outcome: `join` emits both as one.
    pub fn end_with(
        mut self,
        outcome: Way,
        join: impl FnOnce(&Event, &dyn Fn(&dyn EncodeFields) -> A::Emitted) -> A::Emitted,
    ) -> A::Emitted {
        self.course.state = State::Ended;
        let course = &self.course;
        join(&self.event, &|joined| course.emit::<A>(outcome, joined))
    }

    /// The event as it will be emitted.
    pub fn event(&self) -> &Event {
        &self.event
    }

    /// As [`Guard::event`].
    pub fn event_mut(&mut self) -> &mut Event {
        &mut self.event
    }
}

impl<Event: EncodeFields, A: Answer> Drop for Guard<Event, A> {
    fn drop(&mut self) {
        self.course.abandon::<A>(&self.event);
    }
}

impl<Event: AuditEvent, A: Answer> fmt::Debug for Guard<Event, A> {
    /// Without the event's values, which may be secrets.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Attempt")
            .field("event", &Event::DESCRIPTOR.name)
            .finish_non_exhaustive()
    }
}

impl Course {
    fn new(audit: &Audit, unknown: Way) -> Self {
        Self {
            audit: audit.of_attempt(),
            unknown,
            state: State::Open,
        }
    }

    fn emit<A: Answer>(&self, way: Way, event: &dyn EncodeFields) -> A::Emitted {
        match way {
            Some(moment) => A::emit(&self.audit, moment, event),
            None => A::removed(),
        }
    }

    /// What refuses this counts it (in a `gap` line, or in `health` once the trail is closed): there is nobody to tell.
    /// Emitting catches what a value's own code panics with, so that a drop during a panic stays one panic.
    fn abandon<A: Answer>(&mut self, event: &dyn EncodeFields) {
        if self.state == State::Open {
            self.state = State::Ended;
            drop(self.emit::<A>(self.unknown, event));
        }
    }
}

/// Ids that no two attempts of a trail share: from a random start in steps through all 64-bit numbers.
#[derive(Debug)]
pub(crate) struct AttemptIds(AtomicU64);

impl AttemptIds {
    /// Odd, so that it comes back to the start only after all others; the golden ratio, so that neighbours differ.
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

    pub(crate) fn new() -> Result<Self, getrandom::Error> {
        getrandom::u64().map(|start| Self(AtomicU64::new(start)))
    }

    /// The next; never zero, which W3C calls invalid.
    pub(crate) fn next(&self) -> u64 {
        match self.0.fetch_add(Self::STEP, Ordering::Relaxed) {
            0 => self.next(),
            id => id,
        }
    }
}
