//! What a builder may be given.

use std::time::Duration;

use crate::builder::Builder;
use crate::error::StartError;
use crate::format::identity::is_name;
use crate::limits::{AGE_MAX, LINE_BYTES_MAX, MEMORY_BYTES_MIN, PATIENCE_MAX};

/// What a service may be called, for it is in the name of its trail.
pub(crate) const SERVICE_NAME: &str = "it begins with a lower-case letter or digit and goes on with those, dots and hyphens, 63 at most";

impl Builder {
    /// What cannot be is refused before anything is touched.
    pub(super) fn check(&self) -> Result<(), StartError> {
        let rules: [(bool, &'static str, String, &'static str); 12] = [
            (
                is_name(&self.service.name),
                "service name",
                format!("`{}`", self.service.name),
                SERVICE_NAME,
            ),
            (
                self.memory >= MEMORY_BYTES_MIN,
                "memory",
                self.memory.to_string(),
                "it must be at least 65,536 bytes",
            ),
            (
                self.patience <= PATIENCE_MAX,
                "patience",
                format!("{:?}", self.patience),
                "it is at most 10 s",
            ),
            (
                (1_024..=LINE_BYTES_MAX).contains(&self.line_bytes),
                "line_bytes",
                self.line_bytes.to_string(),
                "it must be from 1,024 to 60,000",
            ),
            (
                self.line_bytes <= self.memory / 4,
                "line_bytes",
                self.line_bytes.to_string(),
                "it is at most a quarter of `memory`, or the longest event could never be staged",
            ),
            (
                self.checkpoint.1 >= 2,
                "checkpoint",
                self.checkpoint.1.to_string(),
                "an epoch has at least two lines",
            ),
            (
                self.checkpoint.0 >= Duration::from_millis(1),
                "checkpoint",
                format!("{:?}", self.checkpoint.0),
                "it must be at least 1 ms",
            ),
            (
                self.checkpoint.0 <= AGE_MAX && self.sync.0 <= AGE_MAX,
                "age of a checkpoint or a sync",
                format!("{:?}", self.checkpoint.0.max(self.sync.0)),
                "it is at most an hour",
            ),
            (
                self.segment.age >= Duration::from_secs(1),
                "segment",
                format!("{:?}", self.segment.age),
                "it must be at least 1 s old",
            ),
            (
                self.heartbeat >= Duration::from_millis(10),
                "heartbeat",
                format!("{:?}", self.heartbeat),
                "it must be at least 10 ms",
            ),
            (
                self.segment.bytes >= 65_536,
                "segment",
                self.segment.bytes.to_string(),
                "it must be at least 65,536 bytes",
            ),
            (
                self.mode & 0o7777 == self.mode & 0o666 && self.mode & 0o600 == 0o600,
                "mode",
                format!("{:o}", self.mode),
                "the owner reads and writes, and nobody executes",
            ),
        ];
        match rules.into_iter().find(|(holds, ..)| !holds) {
            None => Ok(()),
            Some((_, what, value, rule)) => Err(StartError::Unusable { what, value, rule }),
        }
    }
}
