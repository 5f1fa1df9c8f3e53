//! Disks, folders, keys and workers that fail: a clear error, nothing that was written is harmed, nothing hangs.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;
use std::time::Duration;

use cdl_runtime::{Audit, Cause, EmitError, Failpoints, FlushError, Keys, StartError};

use crate::support::small_disk::SmallDisk;
use crate::support::{Durable, Queued, Trail};

const WAIT: Duration = Duration::from_secs(10);

/// Input/output error.
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
