//! What is written without an event: what time asks for, and what became known meanwhile.

use std::time::{Duration, Instant};

use crate::batch::Wish;
use crate::executable;
use crate::format::line::Kind;
use crate::limits::CLOCK_STEP;
use crate::trail::boot;
use crate::trail::journal::Journal;

impl Journal {
    /// What time alone asks for.
    pub(super) fn due(&mut self, now: Instant) -> Wish {
        if now.duration_since(self.times.segment_opened) >= self.limits.age
            || self.writer.bytes() >= self.limits.bytes
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

    pub(super) fn next_due(&self) -> Option<Instant> {
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

    /// Says in a second `boot` line what the program is, once that is known (`docs/FORMAT.md` section 2).
    pub(super) fn note_executable(&mut self, now: Instant) {
        if !self.boot.awaits_executable {
            return;
        }
        if let Some(executable) = executable::known() {
            self.boot.awaits_executable = false;
            let member = boot::boot(self.clock.unix_micros(), &self.boot, Some(executable));
            self.seal_line(Kind::Boot, &member, now);
        }
    }

    /// Compares the wall clock with the monotonic one; a step becomes a line, and changes nothing else.
    pub(super) fn note_clock_step(&mut self, now: Instant) {
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
}
