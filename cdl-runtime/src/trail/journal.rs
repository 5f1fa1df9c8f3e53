//! The worker's whole state, and the one function that a bell runs: staged events become sealed, written lines.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::SigningKey;

use crate::batch::{Batch, Entry, Form, Wish};
use crate::clock::Clock;
use crate::error::Cause;
use crate::format::identity::Identity;
use crate::format::line::Kind;
use crate::gap::Losses;
use crate::limits::WRITE_BYTES;
use crate::lock::TrailLock;
use crate::progress::Progress;
use crate::stage::{Rest, Stage, Taken};
use crate::state::{self, StateError};
use crate::trail::behind::Piece;
use crate::trail::boot::{Boot, Promises};
use crate::trail::failpoint::Failpoints;
use crate::trail::medium::Medium;
use crate::trail::segment::{SegmentLimits, SegmentWriter};
use crate::trail::syncer::{Hurry, Job, SyncQueue};
use crate::trail::ticker::Timer;

/// Owned by the drain; nobody else touches it.
#[derive(Debug)]
pub(crate) struct Journal {
    pub(crate) stage: Arc<Stage>,
    pub(crate) progress: Arc<Progress>,
    pub(crate) queue: Arc<SyncQueue>,
    pub(crate) timer: Arc<Timer>,
    pub(crate) medium: Medium,
    pub(crate) identity: Identity,
    pub(crate) signing: SigningKey,
    pub(crate) promises: Promises,
    pub(crate) boot: Boot,
    pub(crate) limits: SegmentLimits,
    pub(crate) clock: Clock,
    pub(crate) failpoints: Failpoints,
    pub(crate) writer: SegmentWriter,
    pub(crate) spare: Batch,
    /// The events of the batch before this one, while their last piece may still be on its way to the file.
    pub(crate) held: Held,
    /// What the next `gap` lines count, until they are written.
    pub(crate) losses: Losses,
    /// Held as long as the worker may write.
    pub(crate) lock: Option<Arc<TrailLock>>,
    pub(crate) times: Times,
    pub(crate) ended: bool,
}

/// Events of a batch whose bytes are sealed already: what they are is kept until they are written.
#[derive(Debug, Default)]
pub(crate) struct Held {
    pub(crate) entries: Vec<Entry>,
    /// The ticket of the first event.
    pub(crate) first_ticket: u64,
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Processed {
    /// All of it is written.
    Written,
    /// Its last piece is on its way, and the next batch settles it.
    OnItsWay,
}

/// When things last happened, on the monotonic clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    pub(crate) segment_opened: Instant,
    /// When the first line after the last checkpoint was sealed.
    pub(crate) open_since: Option<Instant>,
    pub(crate) last_line: Instant,
    /// The wall clock beside the monotonic one, to notice a step.
    pub(crate) wall: (i64, Instant),
}

impl Journal {
    /// Does all that is due: takes what is staged, seals it, writes it, and answers the callers' wishes.
    ///
    /// # Errors
    /// What ended the trail. The stage refuses from then on.
    pub(crate) fn answer_bell(&mut self) -> Result<(), Arc<Cause>> {
        self.failpoints.at_bell();
        while self.answer_batch()? == Rest::Staged {}
        self.timer.set(self.next_due());
        Ok(())
    }

    fn answer_batch(&mut self) -> Result<Rest, Arc<Cause>> {
        let mut taken = self.stage.take(std::mem::take(&mut self.spare));
        let processed = match self.progress.dead() {
            // The syncing thread gave the file up: what it did not sync is not written to again.
            Some(cause) => Err(cause),
            None => self.process(&mut taken).map_err(Arc::new),
        };
        match processed {
            Err(cause) => {
                self.give_up(&cause, &taken.batch);
                return Err(cause);
            }
            Ok(Processed::Written) => self.held.entries.clear(),
            Ok(Processed::OnItsWay) => {
                self.held.first_ticket = taken.batch.first_ticket();
                std::mem::swap(&mut self.held.entries, &mut taken.batch.entries);
            }
        }
        taken.batch.clear();
        self.spare = taken.batch;
        Ok(taken.rest)
    }

    /// Seals and writes the lines that open a segment at the start, with a checkpoint after them, and the state.
    pub(crate) fn write_opening(&mut self) -> Result<(), (PathBuf, io::Error)> {
        self.seal_checkpoint(0);
        let file = &mut self.writer.file;
        let path = file.path();
        file.append(&self.writer.out)
            .and_then(|()| file.sync_target().sync())
            .map_err(|source| (path, source))?;
        self.writer.out.clear();
        self.writer.written = (self.writer.chain.clone(), self.writer.tally.clone());
        self.writer.posted = self.writer.file.bytes;
        if let (Some((state, _)), Medium::Directory { path, .. }) =
            (self.writer.mark.take(), &self.medium)
        {
            state::write(path, &state).map_err(StateError::into_parts)?;
        }
        self.timer.set(self.next_due());
        Ok(())
    }

    fn process(&mut self, taken: &mut Taken) -> Result<Processed, Cause> {
        if self.ended {
            return Ok(Processed::Written);
        }
        let now = Clock::monotonic();
        self.note_clock_step(now);
        self.note_executable(now);
        let losses = std::mem::take(&mut taken.losses);
        if !losses.is_empty() {
            // A piece that is written says that all counts are: these must not be among them.
            let settled = self.settle();
            self.losses.merge(losses);
            settled?;
            self.seal_losses(now);
        }
        self.seal_batch(&taken.batch, now)?;

        let written = taken.batch.accepted;
        let wish = self.due(now).max(taken.batch.wish);
        match wish {
            Wish::Write if taken.rest == Rest::Staged && !taken.batch.durable => {
                // Waiting for the file would idle a core.
                self.write_behind(written)?;
                self.post(self.progress.written(), Hurry::Eventually, 0);
                return Ok(Processed::OnItsWay);
            }
            Wish::Write => {}
            Wish::Seal => self.seal_checkpoint(written),
            Wish::Rotate => {
                self.write(written)?;
                self.rotate(written)?;
            }
            Wish::End => self.seal_end("close", None, written),
        }
        self.write(written)?;
        self.progress.set_written(written);
        let hurry = match taken.batch.wish {
            Wish::End => Hurry::End,
            Wish::Seal | Wish::Rotate => Hurry::Seal,
            Wish::Write if taken.batch.durable => Hurry::Now,
            Wish::Write => Hurry::Eventually,
        };
        self.post(written, hurry, taken.batch.wishes);
        self.ended = wish == Wish::End;
        Ok(Processed::Written)
    }

    /// Seals every staged event in its order, a `schema` line before the first of its type.
    fn seal_batch(&mut self, batch: &Batch, now: Instant) -> Result<(), Cause> {
        if batch.entries.is_empty() {
            return Ok(());
        }
        let (mut start, mut ticket) = (0, batch.first_ticket());
        for entry in &batch.entries {
            let end = start + entry.length as usize;
            self.seal_entry(entry, &batch.bytes[start..end]);
            start = end;
            ticket += u64::from(entry.form == Form::Event);
            self.times.open_since.get_or_insert(now);
            if self.writer.chain.open_lines() + 1 >= self.promises.checkpoint_lines {
                self.seal_checkpoint(ticket);
            }
            if self.writer.out.len() >= WRITE_BYTES {
                self.write_behind(ticket)?;
            }
        }
        self.times.last_line = now;
        Ok(())
    }

    #[inline]
    fn seal_entry(&mut self, entry: &Entry, bytes: &[u8]) {
        let writer = &mut self.writer;
        if entry.form == Form::Big {
            return writer.chain.seal(&mut writer.out, Kind::Big, bytes);
        }
        let descriptor = entry.moment.descriptor;
        if writer.tally.is_new(descriptor) {
            let schema = descriptor.schema.member();
            writer
                .chain
                .seal(&mut writer.out, Kind::Schema, schema.as_bytes());
        }
        writer.tally.count(entry.moment, entry.unix_micros);
        writer.chain.seal(&mut writer.out, Kind::Event, bytes);
    }

    /// The counts stay at hand until the write that holds them has succeeded.
    pub(super) fn seal_losses(&mut self, now: Instant) {
        for member in self.losses.members(self.clock.unix_micros()) {
            self.seal_line(Kind::Gap, &member, now);
        }
    }

    pub(super) fn seal_line(&mut self, kind: Kind<'_>, member: &[u8], now: Instant) {
        self.writer.chain.seal(&mut self.writer.out, kind, member);
        self.times.open_since.get_or_insert(now);
        self.times.last_line = now;
    }

    pub(super) fn seal_checkpoint(&mut self, tickets: u64) {
        if self.writer.chain.open_lines() == 0 {
            return;
        }
        let writer = &mut self.writer;
        let checkpoint = writer
            .chain
            .checkpoint(&mut writer.out, &self.identity, &self.signing);
        writer.root = Base64::encode_string(&checkpoint.root);
        writer.mark = Some((writer.state(&self.identity, checkpoint), tickets));
        self.times.open_since = None;
    }

    pub(super) fn seal_end(&mut self, reason: &'static str, next: Option<&str>, tickets: u64) {
        let member = self
            .writer
            .tally
            .end(self.clock.unix_micros(), reason, next);
        self.seal_line(Kind::End, &member, Clock::monotonic());
        self.seal_checkpoint(tickets);
    }

    /// Writes everything that is sealed. A failure leaves the file as it was.
    pub(super) fn write(&mut self, tickets: u64) -> Result<(), Cause> {
        self.settle()?;
        if self.writer.out.is_empty() {
            return Ok(());
        }
        let writer = &mut self.writer;
        let written = writer.file.append(&writer.out);
        written.map_err(|source| self.unwritten(source))?;
        let writer = &mut self.writer;
        writer.out.clear();
        writer.written = (writer.chain.clone(), writer.tally.clone());
        writer.marked = writer.mark.take().or(writer.marked.take());
        self.wrote(tickets);
        Ok(())
    }

    /// Lets a piece of a burst be written while the next is being sealed.
    fn write_behind(&mut self, tickets: u64) -> Result<(), Cause> {
        self.settle()?;
        let writer = &mut self.writer;
        if writer.out.is_empty() {
            return Ok(());
        }
        let Some(appender) = writer.file.appender() else {
            return self.write(tickets);
        };
        let piece = Piece {
            bytes: writer.out.len() as u64,
            after: (writer.chain.clone(), writer.tally.clone()),
            mark: writer.mark.take(),
            tickets,
        };
        let (end, out) = (writer.file.bytes, &mut writer.out);
        if writer.behind.hand_over(appender, end, out, piece) {
            Ok(())
        } else {
            self.write(tickets)
        }
    }

    /// Waits for the piece that is on its way to the file.
    pub(super) fn settle(&mut self) -> Result<(), Cause> {
        let Some((piece, written)) = self.writer.behind.settle() else {
            return Ok(());
        };
        written.map_err(|source| self.unwritten(source))?;
        let writer = &mut self.writer;
        writer.file.bytes += piece.bytes;
        writer.written = piece.after;
        writer.marked = piece.mark.or(writer.marked.take());
        self.wrote(piece.tickets);
        Ok(())
    }

    fn wrote(&mut self, tickets: u64) {
        self.losses = Losses::default();
        self.progress.set_written(tickets);
    }

    fn unwritten(&self, source: io::Error) -> Cause {
        Cause::Io {
            action: "write",
            path: self.writer.file.path(),
            source,
        }
    }

    /// Hands what was written to the syncing thread.
    pub(super) fn post(&mut self, tickets: u64, hurry: Hurry, wishes: u64) {
        self.post_job(tickets, hurry, wishes, None);
    }

    /// As `post`, of the last line that a full disk takes.
    pub(super) fn post_end(&mut self, tickets: u64, cause: Option<Arc<Cause>>) {
        self.post_job(tickets, Hurry::End, 0, cause);
    }

    pub(super) fn post_job(
        &mut self,
        tickets: u64,
        hurry: Hurry,
        wishes: u64,
        cause: Option<Arc<Cause>>,
    ) {
        let posted = std::mem::replace(&mut self.writer.posted, self.writer.file.bytes);
        self.queue.post(Job {
            target: self.writer.file.sync_target(),
            tickets,
            bytes: self.writer.file.bytes - posted,
            mark: self.writer.marked.take(),
            hurry,
            wishes,
            cause,
        });
    }
}
