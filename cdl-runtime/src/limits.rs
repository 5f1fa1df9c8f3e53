//! Every bound in the system, with its unit and its reason.

use std::time::Duration;

pub use crate::format::{INTEGER_MAX, LINE_BYTES_DEFAULT, LINE_BYTES_MAX};

/// What the envelope adds to an event at most: keys, two 16-digit numbers, two digests.
pub(crate) const ENVELOPE_BYTES_MAX: usize = 256;

/// Staging memory: events that are accepted and not yet written.
pub const MEMORY_BYTES_DEFAULT: usize = 8 << 20;

/// Below this a burst would be refused that any service can afford.
pub const MEMORY_BYTES_MIN: usize = 64 << 10;

/// The staging memory takes turns in so many batches: one is being filled, one is with the drain, the others are full
/// or empty. More would hand over more often than a thread wakes up; fewer would give the memory back in lumps.
pub(crate) const BATCHES: usize = 8;

/// How long a `queued` or `durable` emit waits for staging memory.
pub const PATIENCE_DEFAULT: Duration = Duration::from_millis(50);

/// Patience is never unbounded.
pub const PATIENCE_MAX: Duration = Duration::from_secs(10);

/// How long the drain waits for more `queued` events before it takes what is there.
pub(crate) const LINGER: Duration = Duration::from_millis(1);

/// Records that slog-async's channel holds: at most two bells exist, so a send never blocks.
pub(crate) const BELLS: usize = 4;

/// Bytes that are sealed before they are written: a batch of the default memory in one piece. Three such buffers take
/// turns during a burst: one is being filled, one is on its way to the file, one is empty.
pub(crate) const WRITE_BYTES: usize = 2 << 20;

/// An encoding buffer that grew beyond this is given back.
pub(crate) const ENCODED_BYTES_KEPT: usize = 64 << 10;

/// A display buffer that grew beyond this is given back.
pub(crate) const RENDERED_BYTES_KEPT: usize = 16 << 10;

/// Characters of a decimal number in its one form; text that spells a longer one is written as text.
pub const DECIMAL_CHARS_MAX: usize = 300;

/// A checkpoint at the latest after this many lines (`docs/FORMAT.md` section 3).
pub const CHECKPOINT_LINES_DEFAULT: u64 = 1_024;

/// A checkpoint at the latest this long after the first line that it will cover.
pub const CHECKPOINT_AGE_DEFAULT: Duration = Duration::from_secs(1);

/// A sign of life when nothing else is written.
pub const HEARTBEAT_DEFAULT: Duration = Duration::from_secs(60);

/// Checkpoints and syncs are never further apart than this.
pub const AGE_MAX: Duration = Duration::from_secs(60 * 60);

/// Written bytes reach the disk at the latest after this long.
pub const SYNC_AGE_DEFAULT: Duration = Duration::from_secs(1);

/// Written bytes reach the disk at the latest after this many.
pub const SYNC_BYTES_DEFAULT: u64 = 8 << 20;

/// A segment is ended when it is this large.
pub const SEGMENT_BYTES_DEFAULT: u64 = 64 << 20;

/// A segment is ended when it is this old.
pub const SEGMENT_AGE_DEFAULT: Duration = Duration::from_secs(24 * 60 * 60);

/// How long `close` and a dropped handle wait for the last line to be on disk.
pub const CLOSE_WAIT: Duration = Duration::from_secs(30);

/// Bytes kept aside on the disk, so that a full one still takes the last lines (`docs/FORMAT.md` section 5).
pub(crate) const BALLAST_BYTES: u64 = 64 << 10;

/// Bytes of the program that are read at a time, to hash it.
pub(crate) const EXECUTABLE_READ_BYTES: usize = 64 << 10;

/// Characters of a correlation id, a request id, a tenant; longer ones are cut visibly.
pub const CONTEXT_CHARS_MAX: u32 = 128;

/// A wall clock that moves this much against the monotonic one is worth a `clock` line.
pub(crate) const CLOCK_STEP: Duration = Duration::from_secs(2);
