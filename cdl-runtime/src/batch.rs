//! Finished events on their way from the callers to the worker.

use crate::event::Moment;

/// Finished events, back to back.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) bytes: Vec<u8>,
    pub(crate) entries: Vec<Entry>,
    /// Events below this ticket are in this batch or in an earlier one; known once it is full.
    pub(crate) accepted: u64,
    /// Whether any of them is `durable`.
    pub(crate) durable: bool,
    /// What is to be done once it is written.
    pub(crate) wish: Wish,
    /// Wishes up to this number are answered then.
    pub(crate) wishes: u64,
}

/// What the callers ask of the drain besides writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wish {
    /// Nothing.
    #[default]
    Write,
    /// Seal what is there and sync it.
    Seal,
    /// End the segment and begin the next.
    Rotate,
    /// End the trail.
    End,
}

/// Where one event of a [`Batch`] ends, and what it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) moment: &'static Moment,
    pub(crate) unix_micros: i64,
    pub(crate) length: u32,
    pub(crate) form: Form,
}

/// What the bytes of an [`Entry`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The member of an `event` line.
    Event,
    /// The member of a `big` line: the event itself was refused.
    Big,
}

impl Batch {
    pub(crate) fn within(limit: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(limit),
            // An event of no fields at all still has a name, a time and a severity.
            entries: Vec::with_capacity(limit / (size_of::<Entry>() + 64)),
            ..Self::default()
        }
    }

    /// The ticket of the first event.
    pub(crate) fn first_ticket(&self) -> u64 {
        let events = self
            .entries
            .iter()
            .filter(|entry| entry.form == Form::Event);
        self.accepted - events.count() as u64
    }

    /// Empties it and keeps its memory.
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.entries.clear();
        self.durable = false;
        self.wish = Wish::Write;
        self.wishes = 0;
    }

    pub(crate) fn push(&mut self, entry: Entry, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.entries.push(entry);
    }

    pub(crate) fn cost(&self) -> usize {
        self.bytes.len() + self.entries.len() * size_of::<Entry>()
    }

    pub(crate) fn cost_of(bytes: &[u8]) -> usize {
        bytes.len() + size_of::<Entry>()
    }
}

/// A line is far shorter than 4 GiB: see `LINE_BYTES_MAX`.
pub(crate) fn clamp(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
