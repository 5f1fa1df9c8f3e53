//! Disks, folders, keys and workers that fail: a clear error, nothing that was written is harmed, nothing hangs.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use cdl_runtime::{Audit, Cause, EmitError, Failpoints, FlushError, Keys, StartError};

use crate::support::{Durable, Queued, Trail};

const WAIT: Duration = Duration::from_secs(10);

/// No space left on device; input/output error.
const ENOSPC: i32 = 28;
const EIO: i32 = 5;

#[test]
fn a_worker_that_panics_turns_emitters_into_refusals_with_the_cause() {
    let trail = Trail::new();
    let failpoints = Failpoints::default();
    let audit = trail.builder().failpoints(&failpoints).start().unwrap();
    Durable { number: 0 }.emit(&audit).unwrap().wait().unwrap();
    failpoints.panicking_worker();
    let pending = Durable { number: 1 }.emit(&audit).unwrap();
    let error = pending.wait_for(WAIT).unwrap_err();
    assert!(
        matches!(&error, EmitError::WorkerDead(cause) if matches!(**cause, Cause::Panicked)),
        "{error}"
    );
    let error = Queued {
        thread: 0,
        number: 2,
    }
    .emit(&audit)
    .unwrap_err();
    assert!(matches!(error, EmitError::WorkerDead(_)), "{error}");
    assert!(matches!(audit.flush(WAIT), Err(FlushError::WorkerDead(_))));
    let health = audit.health();
    assert!(!health.is_alive());
    assert_eq!(
        health.offered,
        health.written + health.refused + health.lost + health.abandoned,
        "{health:?}"
    );
    let error = audit.close().unwrap_err();
    assert_eq!(error.abandoned, 1, "{error}");
    // What was written before is whole; the end is missing, and the verdict says that and no more.
    drop(audit);
    assert_eq!(trail.lines("event").len(), 1);
    let verdict = trail.verify().verdict.to_string();
    assert!(["TORN", "LIVE"].contains(&verdict.as_str()), "{verdict}");
}

#[test]
fn a_write_that_fails_names_the_file_and_harms_nothing() {
    let trail = Trail::new();
    let failpoints = Failpoints::default();
    let audit = trail.builder().failpoints(&failpoints).start().unwrap();
    Durable { number: 0 }.emit(&audit).unwrap().wait().unwrap();
    let before = trail.bytes();
    failpoints.failing_writes(EIO);
    let error = Durable { number: 1 }
        .emit(&audit)
        .unwrap()
        .wait_for(WAIT)
        .unwrap_err();
    let EmitError::WorkerDead(cause) = &error else {
        panic!("{error}")
    };
    let text = cause.to_string();
    assert!(
        text.contains(&trail.segments()[0].display().to_string()),
        "{text}"
    );
    assert_eq!(trail.bytes(), before);
    audit.close().unwrap_err();
}

#[test]
fn a_sync_that_fails_is_never_reported_as_durable() {
    let trail = Trail::new();
    let failpoints = Failpoints::default();
    let audit = trail.builder().failpoints(&failpoints).start().unwrap();
    failpoints.failing_syncs(EIO);
    let error = Durable { number: 1 }
        .emit(&audit)
        .unwrap()
        .wait_for(WAIT)
        .unwrap_err();
    assert!(matches!(error, EmitError::WorkerDead(_)), "{error}");
    assert_eq!(audit.health().durable, 0);
    let lines = trail.lines("event").len();
    assert!(
        Queued {
            thread: 0,
            number: 2
        }
        .emit(&audit)
        .is_err()
    );
    let error = audit.close().unwrap_err();
    assert_eq!(error.abandoned, 1);
    let health = audit.health();
    assert_eq!(health.written, lines as u64, "{health:?}");
    assert_eq!(
        health.offered,
        health.written + health.refused + health.lost + health.abandoned,
        "{health:?}"
    );
    assert_eq!(
        trail.lines("end").len(),
        0,
        "a file whose sync failed is not written again"
    );
}

#[test]
fn a_disk_that_is_full_at_a_rotation_leaves_a_trail_that_verifies() {
    let trail = Trail::new();
    let failpoints = Failpoints::default();
    let audit = trail.builder().failpoints(&failpoints).start().unwrap();
    Durable { number: 0 }.emit(&audit).unwrap().wait().unwrap();
    failpoints.failing_writes_once(ENOSPC);
    assert!(matches!(audit.rotate(WAIT), Err(FlushError::WorkerDead(_))));
    audit.close().unwrap_err();
    drop(audit);
    assert_eq!(trail.expect("VERIFIED").events, 1);
    trail.start().close().unwrap();
    trail.expect("VERIFIED");
}

#[test]
fn a_flush_does_not_promise_what_a_full_disk_lost() {
    let trail = Trail::new();
    let failpoints = Failpoints::default();
    let audit = trail.builder().failpoints(&failpoints).start().unwrap();
    Durable { number: 0 }.emit(&audit).unwrap().wait().unwrap();
    failpoints.failing_writes_once(ENOSPC);
    Queued {
        thread: 0,
        number: 1,
    }
    .emit(&audit)
    .unwrap();
    assert!(matches!(audit.flush(WAIT), Err(FlushError::WorkerDead(_))));
}

#[test]
fn a_full_disk_still_takes_the_end_of_the_trail_and_counts_what_is_missing() {
    let trail = Trail::new();
    let failpoints = Failpoints::default();
    let audit = trail.builder().failpoints(&failpoints).start().unwrap();
    Durable { number: 0 }.emit(&audit).unwrap().wait().unwrap();
    failpoints.failing_writes_once(ENOSPC);
    let error = Durable { number: 1 }
        .emit(&audit)
        .unwrap()
        .wait_for(WAIT)
        .unwrap_err();
    let EmitError::WorkerDead(cause) = &error else {
        panic!("{error}")
    };
    assert!(cause.to_string().contains("free space"), "{cause}");
    audit.close().unwrap_err();
    drop(audit);
    let report = trail.expect("VERIFIED");
    assert_eq!(report.events, 1);
    assert_eq!(trail.lines("gap")[0]["gap"]["reason"], "disk_full");
    assert_eq!(trail.lines("gap")[0]["gap"]["lost"][0]["count"], 1);
    // The next start goes on.
    let audit = trail.start();
    Durable { number: 2 }.emit(&audit).unwrap().wait().unwrap();
    audit.close().unwrap();
    trail.expect("VERIFIED");
}

#[test]
fn whichever_write_of_a_burst_fails_what_is_missing_is_counted() {
    const BURST: u64 = 10_000;
    for writes in 0..3 {
        let trail = Trail::new();
        let failpoints = Failpoints::default();
        // The burst is several batches of this memory, and a piece of one is on its way while the next is sealed.
        let audit = trail
            .builder()
            .memory(3 << 20)
            .failpoints(&failpoints)
            .start()
            .unwrap();
        // While the worker is in this write, the rest is staged.
        failpoints.slow_writes(Duration::from_millis(300));
        failpoints.failing_write_after(1 + writes, ENOSPC);
        let first = Durable { number: 0 }.emit(&audit).unwrap();
        // On a machine that is slower than that write, the failure may come before the end of the burst.
        let burst = (1..=BURST).map(|number| Queued { thread: 0, number }.emit(&audit));
        let accepted = 1 + burst.flatten().count() as u64;
        failpoints.slow_writes(Duration::ZERO);
        first.wait().unwrap();
        assert!(audit.close().is_err(), "after {writes} writes");
        let health = audit.health();
        drop(audit);
        let report = trail.expect("VERIFIED");
        assert_eq!(report.events, health.written, "after {writes} writes");
        assert_eq!(health.offered, BURST + 1);
        let gaps = trail.lines("gap");
        let counted: u64 = gaps
            .iter()
            .flat_map(|line| line["gap"]["lost"].as_array().unwrap().clone())
            .map(|row| row["count"].as_u64().unwrap())
            .sum();
        assert_eq!(health.written + counted, accepted, "after {writes} writes");
        let numbers: Vec<_> = trail
            .lines("event")
            .iter()
            .skip(1)
            .map(|line| line["event"]["fields"]["number"].as_u64().unwrap())
            .collect();
        let whole: Vec<_> = (1..=numbers.len() as u64).collect();
        assert_eq!(numbers, whole, "none twice, none left out in between");
    }
}

/// A file system of its own size, gone when dropped. Needs root: without it the test says so and ends.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self { folder });
        }
        println!("skipped: mounting a small tmpfs needs root");
        None
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _unmounted = Command::new("umount").arg(self.path()).output();
    }
}

#[test]
fn on_a_disk_that_fills_up_every_event_is_written_or_counted() {
    let Some(disk) = SmallDisk::mount("1m") else {
        return;
    };
    let trail = disk.path().join("trail");
    let audit = Audit::builder("tests")
        .keys(Keys::for_tests())
        .trail(&trail)
        .start()
        .unwrap();
    let mut accepted = 0;
    let error = loop {
        match (Queued {
            thread: 0,
            number: accepted,
        })
        .emit(&audit)
        {
            Ok(_) => accepted += 1,
            Err(EmitError::Full) => {}
            Err(error) => break error,
        }
    };
    let EmitError::WorkerDead(cause) = &error else {
        panic!("{error}")
    };
    assert!(
        cause.to_string().contains(&trail.display().to_string()),
        "{cause}"
    );
    audit.close().unwrap_err();
    let health = audit.health();
    assert_eq!(
        health.offered,
        health.written + health.refused + health.lost + health.abandoned,
        "{health:?}"
    );
    drop(audit);
    let report = cdl_runtime::verify::verify_dir(&trail, &crate::support::with_keys()).unwrap();
    assert_eq!(report.verdict.to_string(), "VERIFIED", "{report:?}");
    assert_eq!(report.events, health.written);

    // Nor can a new run begin while the disk is full; it says where, and leaves the trail as it is.
    let ballast = disk.path().join("filler");
    let _full = fs::write(ballast, vec![0; 2 << 20]);
    let error = Audit::builder("tests")
        .keys(Keys::for_tests())
        .trail(&trail)
        .start()
        .unwrap_err();
    assert!(
        error.to_string().contains(&trail.display().to_string()),
        "{error}"
    );
    let report = cdl_runtime::verify::verify_dir(&trail, &crate::support::with_keys()).unwrap();
    assert_eq!(report.verdict.to_string(), "VERIFIED", "{report:?}");
}

#[test]
fn a_folder_that_cannot_hold_a_trail_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "not a folder").unwrap();
    for path in [file.clone(), file.join("below")] {
        let error = Audit::builder("tests")
            .keys(Keys::for_tests())
            .trail(&path)
            .start()
            .unwrap_err();
        let text = error.to_string();
        assert!(text.contains(&path.display().to_string()), "{text}");
        assert!(text.contains("another path"), "{text}");
    }
    assert_eq!(fs::read(&file).unwrap(), b"not a folder");
}

#[test]
fn a_read_only_file_system_is_named() {
    let Some(disk) = SmallDisk::mount("1m") else {
        return;
    };
    let remounted = Command::new("mount")
        .args(["-o", "remount,ro"])
        .arg(disk.path())
        .status()
        .unwrap();
    assert!(remounted.success());
    let path = disk.path().join("trail");
    let error = Audit::builder("tests")
        .keys(Keys::for_tests())
        .trail(&path)
        .start()
        .unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains(&path.display().to_string()) && text.contains("writable"),
        "{text}"
    );
}

#[test]
fn keys_that_are_missing_damaged_or_open_to_others_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    Keys::create(&keys).unwrap();
    let writer = keys.join("writer");
    let signing = writer.join("signing.key");

    let error = Keys::open(folder.path().join("nowhere")).unwrap_err();
    assert!(error.to_string().contains("cdl keys new"), "{error}");

    fs::set_permissions(&signing, fs::Permissions::from_mode(0o644)).unwrap();
    let error = Keys::open(&writer).unwrap_err();
    assert!(error.to_string().contains("chmod"), "{error}");
    fs::set_permissions(&signing, fs::Permissions::from_mode(0o600)).unwrap();

    let good = fs::read_to_string(&signing).unwrap();
    for damaged in [&good[..10], &good.to_uppercase(), "not hex", ""] {
        fs::write(&signing, damaged).unwrap();
        let text = Keys::open(&writer).unwrap_err().to_string();
        assert!(text.contains(&signing.display().to_string()), "{text}");
        assert!(
            damaged.is_empty() || !text.contains(damaged),
            "no key in a message: {text}"
        );
    }
    fs::write(&signing, &good).unwrap();
    Keys::open(&writer).unwrap();

    // The auditor's secret does not belong on the writing host.
    fs::copy(
        keys.join("auditor").join("auditor.key"),
        writer.join("auditor.key"),
    )
    .unwrap();
    let error = Keys::open(&writer).unwrap_err();
    assert!(error.to_string().contains("auditor"), "{error}");
}

#[test]
fn a_release_build_has_no_development_trail() {
    if cfg!(debug_assertions) {
        return;
    }
    assert!(matches!(Audit::dev("tests"), Err(StartError::DevInRelease)));
}
