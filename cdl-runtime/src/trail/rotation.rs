//! From one segment to the next, and the last act when the disk refuses (`docs/FORMAT.md` section 5).

use std::sync::Arc;

use crate::batch::{Batch, Entry, Form};
use crate::clock::Clock;
use crate::error::Cause;
use crate::format::line::Kind;
use crate::gap::Reason;
use crate::trail::boot;
use crate::trail::journal::Journal;
use crate::trail::medium::{is_full, segment_name};
use crate::trail::syncer::Hurry;
use crate::trail::tally::Tally;

impl Journal {
    /// Ends the segment and begins the next.
    pub(super) fn rotate(&mut self, tickets: u64) -> Result<(), Cause> {
        // The next file first: an `end` line must not name a file that a full disk refuses.
        let first_seq = self.writer.chain.seq() + 2;
        let file = self.medium.create(first_seq).map_err(|source| Cause::Io {
            action: "create",
            path: self.medium.path_of(&segment_name(first_seq)),
            source,
        })?;
        self.seal_end("rotate", Some(&file.name), tickets);
        if let Err(cause) = self.write(tickets) {
            // Nothing is in it, and nothing names it; one that stays is found at the next start.
            drop(file.remove());
            return Err(cause);
        }
        let target = self.writer.file.sync_target();
        target.sync().map_err(|source| Cause::Io {
            action: "sync",
            path: target.path(),
            source,
        })?;
        self.post(tickets, Hurry::Now, 0);
        let previous = self.writer.as_previous();
        let writer = &mut self.writer;
        writer.file = file;
        writer.posted = 0;
        writer.number += 1;
        writer.first_seq = first_seq;
        writer.tally = Tally::default();
        writer.written = (writer.chain.clone(), Tally::default());
        writer.opening = boot::segment(
            self.clock.unix_micros(),
            &self.identity,
            writer.number,
            Some(&previous),
        );
        self.times.segment_opened = Clock::monotonic();
        self.seal_opening();
        Ok(())
    }

    /// The first line of a segment.
    fn seal_opening(&mut self) {
        let opening = self.writer.opening.clone();
        self.seal_line(Kind::Segment, &opening, self.times.segment_opened);
    }

    /// Refuses everything from now on, ends the trail if the disk still takes that, and tells everybody.
    ///
    /// `batch` is what was taken and perhaps not written.
    pub(super) fn give_up(&mut self, cause: &Arc<Cause>, batch: &Batch) {
        self.ended = true;
        // What is on its way to the file is written all the same, or was not the first to fail.
        drop(self.settle());
        // From here on nothing more is accepted, so what is counted below is complete.
        let rest = self.stage.die(cause);
        self.losses.merge(rest.losses);
        let held = std::mem::take(&mut self.held);
        let first_ticket = if held.entries.is_empty() {
            batch.first_ticket()
        } else {
            held.first_ticket
        };
        let written = self.progress.written().saturating_sub(first_ticket);
        let written = usize::try_from(written).unwrap_or(usize::MAX);
        let is_event = |entry: &&Entry| entry.form == Form::Event;
        let taken = held.entries.iter().chain(&batch.entries);
        let unwritten = taken.filter(is_event).skip(written);
        let staged = rest.batches.iter().flat_map(|batch| &batch.entries);
        for entry in unwritten.chain(staged.filter(is_event)) {
            self.losses
                .lose(entry.moment.descriptor, Reason::DiskFull, entry.unix_micros);
        }
        if !self.end_after(cause) {
            self.progress.set_dead(cause);
        }
    }

    /// A full disk still takes the end of the trail, out of the ballast. True when it is on its way to the disk,
    /// after which everybody is told of the cause.
    fn end_after(&mut self, cause: &Arc<Cause>) -> bool {
        let Cause::Io { action, source, .. } = &**cause else {
            return false;
        };
        // A file whose sync failed is not written again.
        if *action == "sync" || !is_full(source) || self.medium.release_ballast().is_err() {
            return false;
        }
        let writer = &mut self.writer;
        (writer.chain, writer.tally) = writer.written.clone();
        writer.out.clear();
        (writer.mark, writer.marked) = (None, None);
        if writer.file.bytes == 0 {
            self.seal_opening();
        }
        let written = self.progress.written();
        self.seal_losses(Clock::monotonic());
        self.seal_end("disk_full", None, written);
        let ended = self.write(written).is_ok();
        if ended {
            self.post_end(written, Some(Arc::clone(cause)));
        }
        ended
    }
}
