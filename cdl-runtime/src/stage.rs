//! The bounded buffer between the callers and the worker (`ARCHITECTURE.md`, one event's journey).
//!
//! Callers copy finished bytes in under one short lock; the drain takes a batch at a time. The order in which the
//! lock is taken is the trail's order.

mod batches;

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::batch::{Batch, Entry, Form, Wish, clamp};
use crate::clock::Clock;
use crate::error::Cause;
use crate::event::{Delivery, Moment};
use crate::gap::{Losses, Reason};
use crate::limits::LINGER;
use crate::stage::batches::Batches;

/// The staging buffer and the flags that decide who rings and who waits.
#[derive(Debug)]
pub(crate) struct Stage {
    staged: Mutex<Staged>,
    /// The drain lingers on this.
    work: Condvar,
    /// Callers wait on this while the buffer is full.
    room: Condvar,
}

#[derive(Debug)]
struct Staged {
    batches: Batches,
    phase: Phase,
    /// A bell is on its way. Set by whoever finds it clear, who then rings; cleared by the drain when it takes
    /// the last that is staged.
    armed: bool,
    /// The drain waits on `work`.
    lingering: bool,
    /// Somebody waits for the disk, so the drain must not linger.
    urgent: bool,
    /// How many wishes there were: the number of a wish is what its answer is waited for by.
    wishes: u64,
    callers_waiting: usize,
    counts: Counts,
    losses: Losses,
}

/// Whether events are still taken.
#[derive(Clone, Debug)]
pub(crate) enum Phase {
    Open,
    Closed,
    Dead(Arc<Cause>),
}

/// Every offered event is in exactly one of the others, or still in the buffer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) offered: u64,
    pub(crate) accepted: u64,
    pub(crate) refused: u64,
    pub(crate) lost: u64,
}

/// What the drain took.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) batch: Batch,
    pub(crate) losses: Losses,
    pub(crate) rest: Rest,
}

/// What stands behind a batch that the drain took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rest {
    /// More, for which no bell is rung: the drain takes again.
    Staged,
    /// Nothing: the next event rings.
    Nothing,
}

/// What a stage that refuses everything gave up.
#[derive(Debug)]
pub(crate) struct GivenUp {
    pub(crate) batches: Vec<Batch>,
    pub(crate) losses: Losses,
}

/// Whether the caller must ring the doorbell, after it let go of the lock.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bell {
    Ring,
    Silent,
}

/// Why an offer was not taken.
#[derive(Clone, Debug)]
pub(crate) enum Unstaged {
    Full,
    Closed,
    Dead(Arc<Cause>),
}

impl Stage {
    /// A buffer within `memory` bytes, allocated at once: staging an event never allocates.
    pub(crate) fn new(memory: usize) -> Self {
        Self {
            staged: Mutex::new(Staged {
                batches: Batches::within(memory),
                phase: Phase::Open,
                armed: false,
                lingering: false,
                urgent: false,
                wishes: 0,
                callers_waiting: 0,
                counts: Counts::default(),
                losses: Losses::default(),
            }),
            work: Condvar::new(),
            room: Condvar::new(),
        }
    }

    /// The batch that the drain gives back for the first that it takes.
    pub(crate) fn spare(&self) -> Batch {
        self.staged().batches.another()
    }

    /// Copies an event in, waiting for room as its delivery allows.
    #[inline]
    pub(crate) fn offer(
        &self,
        moment: &'static Moment,
        unix_micros: i64,
        bytes: &[u8],
        patience: Duration,
    ) -> Result<(u64, Bell), Unstaged> {
        let entry = Entry {
            moment,
            unix_micros,
            length: clamp(bytes.len()),
            form: Form::Event,
        };
        let delivery = moment.descriptor.delivery;
        let mut staged = self.staged();
        staged.counts.offered += 1;
        if !staged.takes(bytes) {
            staged = self.wait_or_refuse(staged, &entry, bytes, patience)?;
        }
        let ticket = staged.counts.accepted;
        staged.batches.push(entry, bytes, ticket);
        staged.counts.accepted += 1;
        if delivery == Delivery::Durable {
            staged.batches.mark_durable();
            staged.urgent = true;
        }
        let bell = self.alert(&mut staged);
        Ok((ticket, bell))
    }

    /// Waits for room as the event's delivery allows, and counts the event if there is none in time.
    #[cold]
    fn wait_or_refuse<'a>(
        &self,
        mut staged: MutexGuard<'a, Staged>,
        entry: &Entry,
        bytes: &[u8],
        patience: Duration,
    ) -> Result<MutexGuard<'a, Staged>, Unstaged> {
        let descriptor = entry.moment.descriptor;
        if descriptor.delivery != Delivery::BestEffort {
            staged = self.wait_for_room(staged, patience, bytes);
        }
        let unstaged = match &staged.phase {
            Phase::Open if staged.takes(bytes) => return Ok(staged),
            Phase::Open => Unstaged::Full,
            Phase::Closed => Unstaged::Closed,
            Phase::Dead(cause) => Unstaged::Dead(Arc::clone(cause)),
        };
        match (&unstaged, descriptor.delivery) {
            (Unstaged::Full, Delivery::BestEffort) => {
                staged.counts.lost += 1;
                staged
                    .losses
                    .lose(descriptor, Reason::Full, entry.unix_micros);
            }
            (Unstaged::Full, _) => {
                staged.counts.refused += 1;
                staged
                    .losses
                    .refuse(descriptor, Reason::Full, entry.unix_micros);
            }
            _ => staged.counts.refused += 1,
        }
        Err(unstaged)
    }

    /// Counts an event that was refused before it could be staged, and stages its `big` line if it has one.
    pub(crate) fn refuse(
        &self,
        moment: &'static Moment,
        unix_micros: i64,
        reason: Reason,
        big: Option<&[u8]>,
    ) -> Bell {
        let mut staged = self.staged();
        staged.counts.offered += 1;
        staged.counts.refused += 1;
        if !matches!(staged.phase, Phase::Open) {
            return Bell::Silent;
        }
        staged.losses.refuse(moment.descriptor, reason, unix_micros);
        if let Some(bytes) = big.filter(|bytes| staged.batches.have_room(bytes)) {
            let accepted = staged.counts.accepted;
            let entry = Entry {
                moment,
                unix_micros,
                length: clamp(bytes.len()),
                form: Form::Big,
            };
            staged.batches.push(entry, bytes, accepted);
        }
        self.alert(&mut staged)
    }

    /// Asks the drain for something; the answer is waited for by the number that this gives.
    pub(crate) fn wish(&self, wish: Wish) -> (u64, Bell) {
        let mut staged = self.staged();
        if matches!(staged.phase, Phase::Open) && wish == Wish::End {
            staged.phase = Phase::Closed;
            self.room.notify_all();
        }
        staged.wishes += 1;
        let number = staged.wishes;
        staged.batches.wish(wish, number);
        staged.urgent |= wish > Wish::Write;
        let bell = self.alert(&mut staged);
        (number, bell)
    }

    /// Takes the oldest batch for an empty one, after lingering for more while nobody is in a hurry. Called by the
    /// drain only, again and again until nothing is left: only then does the next event ring.
    pub(crate) fn take(&self, emptied: Batch) -> Taken {
        let mut staged = self.staged();
        staged.batches.give_back(emptied);
        if staged.callers_waiting > 0 {
            self.room.notify_all();
        }
        staged = self.linger(staged);
        staged.lingering = false;
        let rest = if staged.batches.press() {
            Rest::Staged
        } else {
            staged.armed = false;
            staged.urgent = false;
            Rest::Nothing
        };
        let accepted = staged.counts.accepted;
        Taken {
            batch: staged.batches.take(accepted),
            losses: std::mem::take(&mut staged.losses),
            rest,
        }
    }

    /// Waits for a full batch as long as a `queued` event may wait for others.
    fn linger<'a>(&self, mut staged: MutexGuard<'a, Staged>) -> MutexGuard<'a, Staged> {
        let mut deadline: Option<Instant> = None;
        while !staged.urgent
            && !staged.batches.are_empty()
            && !staged.batches.press()
            && matches!(staged.phase, Phase::Open)
        {
            let now = Clock::monotonic();
            let left = deadline
                .get_or_insert(now + LINGER)
                .saturating_duration_since(now);
            if left.is_zero() {
                break;
            }
            staged.lingering = true;
            staged = self
                .work
                .wait_timeout(staged, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        staged
    }

    /// Refuses everything from now on, and gives up what is staged.
    pub(crate) fn die(&self, cause: &Arc<Cause>) -> GivenUp {
        let mut staged = self.staged();
        if !matches!(staged.phase, Phase::Dead(_)) {
            staged.phase = Phase::Dead(Arc::clone(cause));
        }
        let given_up = GivenUp {
            batches: staged.batches.take_all(),
            losses: std::mem::take(&mut staged.losses),
        };
        drop(staged);
        self.room.notify_all();
        given_up
    }

    pub(crate) fn counts(&self) -> Counts {
        self.staged().counts
    }

    fn wait_for_room<'a>(
        &self,
        mut staged: MutexGuard<'a, Staged>,
        patience: Duration,
        bytes: &[u8],
    ) -> MutexGuard<'a, Staged> {
        let deadline = Clock::deadline(patience);
        staged.callers_waiting += 1;
        while matches!(staged.phase, Phase::Open) && !staged.takes(bytes) {
            let left = deadline.map_or(patience, |deadline| {
                deadline.saturating_duration_since(Clock::monotonic())
            });
            if left.is_zero() {
                break;
            }
            staged = self
                .room
                .wait_timeout(staged, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        staged.callers_waiting -= 1;
        staged
    }

    /// Decides under the lock whether the caller must ring, and wakes a lingering drain that should not linger.
    fn alert(&self, staged: &mut Staged) -> Bell {
        if staged.armed {
            if staged.lingering && (staged.urgent || staged.batches.press()) {
                self.work.notify_one();
            }
            return Bell::Silent;
        }
        staged.armed = true;
        Bell::Ring
    }

    fn staged(&self) -> MutexGuard<'_, Staged> {
        self.staged.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Staged {
    /// Whether an event is taken now.
    #[inline]
    fn takes(&self, bytes: &[u8]) -> bool {
        matches!(self.phase, Phase::Open) && self.batches.have_room(bytes)
    }
}

#[cfg(test)]
mod tests;
