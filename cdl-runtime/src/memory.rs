//! A trail in memory, for one test.

use std::time::Duration;

use crate::audit::Audit;
use crate::format::line::{Kind, Line};
use crate::keys::Keys;
use crate::trail::medium::Memory;

/// An event as a test reads it back.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Captured {
    /// `auth.login`.
    pub name: String,
    /// `success`, ...; `None` for an event without outcomes.
    pub outcome: Option<String>,
    /// The word of its severity.
    pub severity: String,
    /// The redacted fields, as they stand in the line.
    pub fields: serde_json::Value,
    /// The whole member of the line, with its time and its context.
    pub event: serde_json::Value,
}

impl Audit {
    /// A trail of its own in memory, with fixed test keys: captures events for one test. Tests may run in parallel,
    /// for nothing is shared between two of these.
    ///
    /// # Panics
    /// When the operating system gives no thread or no random bytes.
    #[must_use]
    pub fn memory() -> Self {
        Self::builder("memory")
            .keys(Keys::for_tests())
            .in_memory(Memory::default())
            .start()
            .unwrap_or_else(|error| {
                // Only tests get here, and a test without its trail can do nothing.
                panic!("a trail in memory cannot start: {error}")
            })
    }

    /// Every event so far, in the trail's order. Empty for a trail on disk, which `cdl show` reads.
    ///
    /// # Panics
    /// When the worker has died: the test would otherwise pass without its events.
    #[must_use]
    pub fn captured(&self) -> Vec<Captured> {
        let Some(memory) = &self.core.memory else {
            return Vec::new();
        };
        let flushed = self.flush(Duration::from_secs(10));
        assert!(
            flushed.is_ok(),
            "the trail in memory stopped: {:?}",
            self.health().cause
        );
        memory
            .segments()
            .iter()
            .flat_map(|(_, bytes)| events(bytes))
            .collect()
    }

    /// The bytes of every segment of a trail in memory, by file name. Empty for a trail on disk.
    #[must_use]
    pub fn captured_segments(&self) -> Vec<(String, Vec<u8>)> {
        self.core
            .memory
            .as_ref()
            .map(Memory::segments)
            .unwrap_or_default()
    }
}

fn events(segment: &[u8]) -> Vec<Captured> {
    let lines = segment
        .split(|byte| *byte == b'\n')
        .filter_map(|line| Line::parse(line).ok());
    lines
        .filter(|line| line.kind == Kind::Event)
        .filter_map(|line| serde_json::from_slice::<serde_json::Value>(line.member.0).ok())
        .map(|event| Captured {
            name: text(&event, "name").unwrap_or_default(),
            outcome: text(&event, "outcome"),
            severity: text(&event, "severity").unwrap_or_default(),
            fields: event["fields"].clone(),
            event,
        })
        .collect()
}

fn text(event: &serde_json::Value, key: &str) -> Option<String> {
    event[key].as_str().map(str::to_owned)
}
