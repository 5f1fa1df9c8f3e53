//! The staging memory: batches that take turns between the callers, who fill them, and the drain, which empties them.
//!
//! Memory is given back a batch at a time, so callers that are faster than the disk go on at the disk's pace. Were it
//! given back all at once, all of them would fill it at once, and the drain would wait for a core meanwhile.

use std::collections::VecDeque;

use crate::batch::{Batch, Entry, Wish};
use crate::limits::{BATCHES, LINE_BYTES_MAX};

/// All batches but the one that the drain works on.
#[derive(Debug)]
pub(super) struct Batches {
    /// The one that callers fill.
    filling: Batch,
    /// Filled ones, the oldest first.
    full: VecDeque<Batch>,
    /// Empty ones. The last to come back is the first to be filled: it is still in a cache.
    spare: Vec<Batch>,
    /// What one batch holds.
    bytes: usize,
}

impl Batches {
    /// Batches within `memory` bytes, allocated at once, less the one that is [`another`](Self::another).
    pub(super) fn within(memory: usize) -> Self {
        let bytes = batch_bytes(memory);
        let spare = memory / bytes - 2;
        Self {
            filling: Batch::within(bytes),
            // All of them at most, and the one that is given back.
            full: VecDeque::with_capacity(spare + 2),
            spare: std::iter::repeat_with(|| Batch::within(bytes))
                .take(spare)
                .collect(),
            bytes,
        }
    }

    /// A batch as large as the others.
    pub(super) fn another(&self) -> Batch {
        Batch::within(self.bytes)
    }

    /// Whether so many bytes of an event can be staged now.
    #[inline]
    pub(super) fn have_room(&self, bytes: &[u8]) -> bool {
        self.filling_has_room(bytes) || !self.spare.is_empty()
    }

    /// Stages an event, for which there is room. `accepted` events were staged before it.
    #[inline]
    pub(super) fn push(&mut self, entry: Entry, bytes: &[u8], accepted: u64) {
        if !self.filling_has_room(bytes) {
            self.turn(accepted);
        }
        self.filling.push(entry, bytes);
    }

    /// Whether a drain has nothing to wait for.
    pub(super) fn press(&self) -> bool {
        !self.full.is_empty()
    }

    /// Whether nothing is staged.
    pub(super) fn are_empty(&self) -> bool {
        self.full.is_empty() && self.filling.entries.is_empty()
    }

    /// Marks what is being filled as holding a `durable` event.
    #[inline]
    pub(super) fn mark_durable(&mut self) {
        self.filling.durable = true;
    }

    /// Asks for something once everything that is staged until now is written.
    pub(super) fn wish(&mut self, wish: Wish, number: u64) {
        self.filling.wish = self.filling.wish.max(wish);
        self.filling.wishes = number;
    }

    /// Makes room.
    pub(super) fn give_back(&mut self, emptied: Batch) {
        self.spare.push(emptied);
    }

    /// The oldest batch. `accepted` events were staged so far.
    pub(super) fn take(&mut self, accepted: u64) -> Batch {
        if self.full.is_empty() {
            self.turn(accepted);
        }
        self.full.pop_front().unwrap_or_default()
    }

    /// Everything, the oldest first. Nothing more is staged.
    pub(super) fn take_all(&mut self) -> Vec<Batch> {
        let mut all: Vec<Batch> = self.full.drain(..).collect();
        all.push(std::mem::take(&mut self.filling));
        all
    }

    #[inline]
    fn filling_has_room(&self, bytes: &[u8]) -> bool {
        self.filling.cost() + Batch::cost_of(bytes) <= self.bytes
    }

    fn turn(&mut self, accepted: u64) {
        let next = self.spare.pop().unwrap_or_default();
        let mut filled = std::mem::replace(&mut self.filling, next);
        filled.accepted = accepted;
        self.full.push_back(filled);
    }
}

/// Little memory makes two batches, so that each holds the longest line.
fn batch_bytes(memory: usize) -> usize {
    let bytes = memory / BATCHES;
    if bytes > 2 * LINE_BYTES_MAX {
        bytes
    } else {
        memory / 2
    }
}
