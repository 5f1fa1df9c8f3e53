//! A trail in a folder of its own, small events, and the verdict on it.

// How often a thread asked for memory.
pub(crate) mod allocations;
// A disk that is soon full.
pub(crate) mod small_disk;

use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;

use cdl_runtime::prelude::*;
use cdl_runtime::verify::{Material, Report, verify_dir};
use cdl_runtime::{Builder, keys};
use tempfile::TempDir;

/// Waits, once a process, until a trail's first line knows the program: a trail of before has a line more.
pub(crate) fn executable_is_known() {
    static KNOWN: Once = Once::new();
    KNOWN.call_once(|| {
        let trail = Trail::new();
        let audit = trail.start();
        Queued {
            thread: 0,
            number: 0,
        }
        .emit(&audit)
        .unwrap();
        trail.await_executable(&audit);
        audit.close().unwrap();
    });
}

/// A folder with a trail in it; gone when dropped.
pub(crate) struct Trail {
    folder: TempDir,
}

impl Trail {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("trail")
    }

    /// A builder with fixed keys, for this folder.
    pub(crate) fn builder(&self) -> Builder {
        Audit::builder("tests")
            .keys(Keys::for_tests())
            .trail(self.path())
    }

    pub(crate) fn start(&self) -> Audit {
        self.builder().start().unwrap()
    }

    /// Waits until this running trail says which program writes it. Each turn waits for a sync.
    pub(crate) fn await_executable(&self, audit: &Audit) {
        let is_known = || {
            audit.flush(Duration::from_secs(30)).unwrap();
            let boots = self.lines("boot");
            boots.last().unwrap()["boot"]["executable"].is_string()
        };
        assert!((0..100_000).any(|_| is_known()), "never known");
    }

    /// The segments' names, in order.
    pub(crate) fn segments(&self) -> Vec<PathBuf> {
        segments(&self.path())
    }

    /// Every byte of every segment.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.segments()
            .iter()
            .flat_map(|path| std::fs::read(path).unwrap())
            .collect()
    }

    /// Every line of one kind, as JSON.
    pub(crate) fn lines(&self, kind: &str) -> Vec<serde_json::Value> {
        let mut lines = self.all_lines();
        lines.retain(|line| line["kind"] == kind);
        lines
    }

    /// The `boot` line of each start: the first of its segment.
    pub(crate) fn starts(&self) -> Vec<serde_json::Value> {
        let lines = self.all_lines();
        let opens = |line: &serde_json::Value| line["kind"] == "segment" || line["kind"] == "seed";
        let starts = lines
            .windows(2)
            .filter(|pair| opens(&pair[0]) && pair[1]["kind"] == "boot");
        starts.map(|pair| pair[1].clone()).collect()
    }

    fn all_lines(&self) -> Vec<serde_json::Value> {
        let bytes = self.bytes();
        let lines = bytes
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty());
        lines
            .map(|line| serde_json::from_slice(line).unwrap())
            .collect()
    }

    /// The verdict with the auditor's keys.
    pub(crate) fn verify(&self) -> Report {
        verify_dir(&self.path(), &with_keys()).unwrap()
    }

    /// Panics unless the verdict is this word.
    pub(crate) fn expect(&self, verdict: &str) -> Report {
        let report = self.verify();
        assert_eq!(report.verdict.to_string(), verdict, "{report:?}");
        report
    }
}

pub(crate) fn segments(trail: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(trail)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut segments: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect();
    segments.sort();
    segments
}

/// What the auditor of the tests holds.
pub(crate) fn with_keys() -> Material {
    Material {
        auditor: Some(keys::AuditorKeys::for_tests()),
        ..Material::default()
    }
}

#[derive(AuditEvent)]
#[audit(event = "probe.queued")]
pub(crate) struct Queued {
    pub(crate) thread: u32,
    pub(crate) number: u64,
}

#[derive(AuditEvent)]
#[audit(event = "probe.durable")]
pub(crate) struct Durable {
    pub(crate) number: u64,
}

#[derive(AuditEvent)]
#[audit(event = "probe.lossy")]
pub(crate) struct Lossy {
    pub(crate) number: u64,
}

#[derive(AuditEvent)]
#[audit(event = "probe.mandatory")]
pub(crate) struct Mandatory {}

#[derive(AuditEvent)]
#[audit(event = "probe.shown")]
pub(crate) struct Shown<D: std::fmt::Display> {
    #[audit(display)]
    pub(crate) text: D,
}

#[derive(AuditEvent)]
#[audit(event = "probe.redacted")]
pub(crate) struct Redacted<'a> {
    #[redact]
    pub(crate) user: &'a str,
    #[redact(mask_email)]
    pub(crate) email: &'a str,
    #[redact(mask)]
    pub(crate) name: &'a str,
    #[redact(last4)]
    pub(crate) card: &'a str,
    #[redact(truncate)]
    pub(crate) agent: &'a str,
    #[redact]
    pub(crate) address: std::net::IpAddr,
    #[redact(drop)]
    pub(crate) token: &'a str,
    pub(crate) plain: &'a str,
}
