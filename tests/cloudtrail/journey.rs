//! From the bytes of a file to a verified trail, as the example's program goes it.

use std::fs;

use cdl_runtime::prelude::*;
use cdl_runtime::verify::{Material, Report, verify_dir};
use cloudtrail_events::import::{Tally, import};
use serde_json::Value;

/// What came of it.
pub(super) struct Journey {
    /// Of the last file.
    pub(super) tally: Tally,
    /// Of all files, as a person reads them.
    pub(super) complaints: Vec<String>,
    /// Every byte of every file in the trail's folder.
    pub(super) bytes: String,
    pub(super) report: Report,
}

/// One run for each file, all into one trail.
pub(super) fn journey(files: &[&[u8]]) -> Journey {
    let folder = tempfile::tempdir().unwrap();
    let trail = folder.path().join("trail");
    Keys::create(folder.path()).unwrap();
    let mut complaints = Vec::new();
    let mut tally = Tally::default();
    for file in files {
        let audit = Audit::builder("cloudtrail")
            .keys(Keys::open(folder.path().join("writer")).unwrap())
            .trail(&trail)
            .start()
            .unwrap();
        let complain = |complaint: &_| complaints.push(format!("{complaint}"));
        tally = import(*file, &audit, complain).unwrap();
        audit.close().unwrap();
    }
    let auditor = Material::default()
        .with_keys(folder.path().join("auditor"))
        .unwrap();
    let mut bytes = Vec::new();
    for entry in fs::read_dir(&trail).unwrap() {
        bytes.extend(fs::read(entry.unwrap().path()).unwrap());
    }
    Journey {
        tally,
        complaints,
        bytes: String::from_utf8_lossy(&bytes).into_owned(),
        report: verify_dir(&trail, &auditor).unwrap(),
    }
}

impl Journey {
    /// The member `event` of the only line with an event of this name.
    #[track_caller]
    pub(super) fn event(&self, name: &str) -> Value {
        let start = format!(r#""event":{{"name":"{name}","#);
        let mut lines = self.bytes.lines().filter(|line| line.contains(&start));
        let line: Value = serde_json::from_str(lines.next().expect(name)).unwrap();
        assert!(lines.next().is_none(), "{name} comes twice");
        line["event"].clone()
    }
}
