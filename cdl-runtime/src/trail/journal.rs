//! The worker's whole state, and the one function that a bell runs: staged events become sealed, written lines.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::SigningKey;

use crate::batch::{Batch, Entry, Form};
use crate::clock::Clock;
use crate::error::Cause;
use crate::format::identity::Identity;
use crate::format::line::Kind;
use crate::gap::{Losses, Reason};
use crate::limits::{CLOCK_STEP, WRITE_BYTES};
use crate::progress::Progress;
use crate::stage::{Stage, Taken, Wish};
use crate::state;
use crate::trail::boot::{self, Promises};
use crate::trail::failpoint::Failpoints;
use crate::trail::medium::{Medium, segment_name};
use crate::trail::segment::{SegmentLimits, SegmentWriter};
use crate::trail::syncer::{Hurry, Job, SyncQueue};
use crate::trail::tally::Tally;
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
    pub(crate) limits: SegmentLimits,
    pub(crate) clock: Clock,
    pub(crate) failpoints: Failpoints,
    pub(crate) writer: SegmentWriter,
    pub(crate) spare: Batch,
    pub(crate) times: Times,
    pub(crate) ended: bool,
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
        let mut taken = self.stage.take(std::mem::take(&mut self.spare));
        let first_ticket = taken.first_ticket();
        if let Err(cause) = self.process(&mut taken) {
            let cause = Arc::new(cause);
            self.ended = true;
            // From here on nothing more is accepted, so what is counted below is complete.
            let rest = self.stage.die(&cause);
            let written = usize::try_from(self.progress.written().saturating_sub(first_ticket))
                .unwrap_or(usize::MAX);
            let events = taken
                .batch
                .entries
                .iter()
                .filter(|entry| entry.form == Form::Event);
            let unwritten: Vec<Entry> = events
                .skip(written)
                .chain(&rest.batch.entries)
                .copied()
                .collect();
            if !self.end_after(&cause, rest.losses, &unwritten) {
                self.progress.set_dead(&cause);
            }
            return Err(cause);
        }
        taken.batch.clear();
        self.spare = taken.batch;
        self.timer.set(self.next_due());
        Ok(())
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
            state::write(path, &state)
                .map_err(|error| (path.join(state::FILE_NAME), io::Error::other(error)))?;
        }
        self.timer.set(self.next_due());
        Ok(())
    }

    fn process(&mut self, taken: &mut Taken) -> Result<(), Cause> {
        if self.ended {
            return Ok(());
        }
        let now = Clock::monotonic();
        self.note_clock_step(now);
        self.seal_losses(std::mem::take(&mut taken.losses), now);
        self.seal_batch(&taken.batch, taken.first_ticket(), now)?;

        let written = taken.accepted;
        let wish = self.due(now).max(taken.wish);
        match wish {
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
        let hurry = match taken.wish {
            Wish::End => Hurry::End,
            Wish::Seal | Wish::Rotate => Hurry::Seal,
            Wish::Write if taken.batch.durable => Hurry::Now,
            Wish::Write => Hurry::Eventually,
        };
        self.post(written, hurry, taken.wishes);
        self.ended = wish == Wish::End;
        Ok(())
    }

    /// Seals every staged event in its order, a `schema` line before the first of its type.
    fn seal_batch(&mut self, batch: &Batch, mut ticket: u64, now: Instant) -> Result<(), Cause> {
        if batch.entries.is_empty() {
            return Ok(());
        }
        let mut start = 0;
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
                self.write(ticket)?;
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
            writer
                .chain
                .seal(&mut writer.out, Kind::Schema, descriptor.schema.as_bytes());
        }
        writer.tally.count(entry.moment, entry.unix_micros);
        writer.chain.seal(&mut writer.out, Kind::Event, bytes);
    }

    fn seal_losses(&mut self, losses: Losses, now: Instant) {
        if losses.is_empty() {
            return;
        }
        for member in losses.members(self.clock.unix_micros()) {
            self.seal_line(Kind::Gap, &member, now);
        }
    }

    fn seal_line(&mut self, kind: Kind<'_>, member: &[u8], now: Instant) {
        self.writer.chain.seal(&mut self.writer.out, kind, member);
        self.times.open_since.get_or_insert(now);
        self.times.last_line = now;
    }

    fn seal_checkpoint(&mut self, tickets: u64) {
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

    fn seal_end(&mut self, reason: &'static str, next: Option<&str>, tickets: u64) {
        let member = self
            .writer
            .tally
            .end(self.clock.unix_micros(), reason, next);
        self.seal_line(Kind::End, &member, Clock::monotonic());
        self.seal_checkpoint(tickets);
    }

    /// What time alone asks for.
    fn due(&mut self, now: Instant) -> Wish {
        if now.duration_since(self.times.segment_opened) >= self.limits.age
            || self.segment_bytes() >= self.limits.bytes
        {
            return Wish::Rotate;
        }
        let open_for = self.times.open_since.map(|since| now.duration_since(since));
        if open_for.is_some_and(|age| age >= self.promises.checkpoint_age) {
            return Wish::Seal;
        }
        if now.duration_since(self.times.last_line) >= self.promises.heartbeat {
            let member = boot::heartbeat(self.clock.unix_micros());
            self.seal_line(Kind::Heartbeat, &member, now);
            return Wish::Seal;
        }
        Wish::Write
    }

    fn next_due(&self) -> Option<Instant> {
        if self.ended {
            return None;
        }
        let checkpoint = self
            .times
            .open_since
            .map(|since| since + self.promises.checkpoint_age);
        let heartbeat = self.times.last_line.checked_add(self.promises.heartbeat);
        let rotation = self.times.segment_opened.checked_add(self.limits.age);
        [checkpoint, heartbeat, rotation]
            .into_iter()
            .flatten()
            .min()
    }

    fn segment_bytes(&self) -> u64 {
        self.writer.file.bytes + self.writer.out.len() as u64
    }

    /// Compares the wall clock with the monotonic one; a step becomes a line, and changes nothing else.
    fn note_clock_step(&mut self, now: Instant) {
        let (wall, at) = self.times.wall;
        // A test's clock stands still until the test moves it.
        let elapsed = if self.clock.is_fixed() {
            Duration::ZERO
        } else {
            now.duration_since(at)
        };
        let expected = wall.saturating_add(i64::try_from(elapsed.as_micros()).unwrap_or(i64::MAX));
        let actual = self.clock.unix_micros();
        self.times.wall = (actual, now);
        if u128::from(actual.abs_diff(expected)) >= CLOCK_STEP.as_micros() {
            self.seal_line(Kind::Clock, &boot::clock(expected, actual, elapsed), now);
        }
    }

    /// One write of everything that is sealed. A failure leaves the file as it was.
    fn write(&mut self, tickets: u64) -> Result<(), Cause> {
        if self.writer.out.is_empty() {
            return Ok(());
        }
        let writer = &mut self.writer;
        writer
            .file
            .append(&writer.out)
            .map_err(|source| Cause::Io {
                action: "write",
                path: writer.file.path(),
                source,
            })?;
        writer.out.clear();
        writer.written = (writer.chain.clone(), writer.tally.clone());
        self.progress.set_written(tickets);
        Ok(())
    }

    /// The last act after a failed write: a full disk still takes the end of the trail, out of the ballast.
    ///
    /// True when it is on its way to the disk, after which everybody is told of the cause.
    ///
    /// `unwritten` are the events that were accepted and are not in the trail; the `gap` line counts them.
    pub(crate) fn end_after(
        &mut self,
        cause: &Arc<Cause>,
        mut losses: Losses,
        unwritten: &[Entry],
    ) -> bool {
        let Cause::Io {
            action: "write",
            source,
            ..
        } = &**cause
        else {
            return false;
        };
        let full = matches!(
            source.kind(),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
        );
        if !full || self.medium.release_ballast().is_err() {
            return false;
        }
        let writer = &mut self.writer;
        (writer.chain, writer.tally) = writer.written.clone();
        writer.out.clear();
        writer.mark = None;
        for entry in unwritten.iter().filter(|entry| entry.form == Form::Event) {
            losses.lose(entry.moment.descriptor, Reason::DiskFull, entry.unix_micros);
        }
        let written = self.progress.written();
        self.seal_losses(losses, Clock::monotonic());
        self.seal_end("disk_full", None, written);
        let ended = self.write(written).is_ok();
        if ended {
            self.post_end(written, Some(Arc::clone(cause)));
        }
        ended
    }

    fn rotate(&mut self, tickets: u64) -> Result<(), Cause> {
        // `end` and the checkpoint come after whatever else is in this write.
        let next = segment_name(self.writer.chain.seq() + 2);
        self.seal_end("rotate", Some(&next), tickets);
        self.write(tickets)?;
        let target = self.writer.file.sync_target();
        target.sync().map_err(|source| Cause::Io {
            action: "sync",
            path: target.path(),
            source,
        })?;
        let previous = self.writer.as_previous();
        let first_seq = self.writer.chain.seq();
        let file = self.medium.create(first_seq).map_err(|source| Cause::Io {
            action: "create",
            path: std::path::PathBuf::from(&next),
            source,
        })?;
        self.post(tickets, Hurry::Now, 0);
        let writer = &mut self.writer;
        writer.file = file;
        writer.posted = 0;
        writer.number += 1;
        writer.first_seq = first_seq;
        writer.tally = Tally::default();
        let member = boot::segment(
            self.clock.unix_micros(),
            &self.identity,
            writer.number,
            Some(&previous),
        );
        self.times.segment_opened = Clock::monotonic();
        self.seal_line(Kind::Segment, &member, self.times.segment_opened);
        Ok(())
    }

    /// Hands what was written to the syncing thread.
    fn post(&mut self, tickets: u64, hurry: Hurry, wishes: u64) {
        self.post_job(tickets, hurry, wishes, None);
    }

    /// As `post`, of the last line that a full disk takes.
    fn post_end(&mut self, tickets: u64, cause: Option<Arc<Cause>>) {
        self.post_job(tickets, Hurry::End, 0, cause);
    }

    fn post_job(&mut self, tickets: u64, hurry: Hurry, wishes: u64, cause: Option<Arc<Cause>>) {
        let posted = std::mem::replace(&mut self.writer.posted, self.writer.file.bytes);
        self.queue.post(Job {
            target: self.writer.file.sync_target(),
            tickets,
            bytes: self.writer.file.bytes - posted,
            mark: self.writer.mark.take(),
            hurry,
            wishes,
            cause,
        });
    }
}
