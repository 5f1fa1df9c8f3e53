//! A disk without space: the trail ends whole, what is missing is counted, and the next start goes on.

use std::fs;
use std::time::Duration;

use cdl_runtime::{Audit, EmitError, Failpoints, FlushError, Keys};

use crate::support::small_disk::SmallDisk;
use crate::support::{Durable, Queued, Trail};

const WAIT: Duration = Duration::from_secs(10);

/// No space left on device.
const ENOSPC: i32 = 28;

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
