//! What a run left on disk: nothing counts that lost an event.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// The events' lines in all files below a directory.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Written {
    /// Lines that hold an event.
    pub events: u64,
    /// Their bytes.
    pub bytes: u64,
}

impl Written {
    /// Reads every file below `directory`.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn below(directory: &Path) -> io::Result<Self> {
        let mut written = Self::default();
        for entry in fs::read_dir(directory)? {
            let path = entry?.path();
            let part = if path.is_dir() {
                Self::below(&path)?
            } else {
                Self::within(&fs::read(&path)?)
            };
            written.events += part.events;
            written.bytes += part.bytes;
        }
        Ok(written)
    }

    /// Bytes of one event's line, on average.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    pub fn bytes_per_event(&self) -> f64 {
        self.bytes as f64 / self.events as f64
    }

    fn within(file: &[u8]) -> Self {
        // Each event has a user, and nothing else in any peer's file has.
        const OF_AN_EVENT: &[u8] = b"\"user\":\"usr_";
        let events = file
            .split_inclusive(|byte| *byte == b'\n')
            .filter(|line| line.windows(OF_AN_EVENT.len()).any(|at| at == OF_AN_EVENT));
        events.fold(Self::default(), |written, line| Self {
            events: written.events + 1,
            bytes: written.bytes + line.len() as u64,
        })
    }
}
