//! One trail over several runs, and who may not go on with it.

use std::fs;
use std::time::Duration;

use cdl_runtime::{Audit, Keys, StartError};

use crate::support::{Durable, Queued, Trail};

#[test]
fn each_start_goes_on_with_the_chain_in_a_new_segment() {
    let trail = Trail::new();
    for run in 0..4 {
        let audit = trail.start();
        Queued {
            thread: run,
            number: 0,
        }
        .emit(&audit)
        .unwrap();
        audit.close().unwrap();
        assert_eq!(trail.expect("VERIFIED").events, u64::from(run) + 1);
    }
    assert_eq!(trail.segments().len(), 4);
    let runs: Vec<_> = trail
        .starts()
        .iter()
        .map(|line| line["boot"]["last_run"].clone())
        .collect();
    assert_eq!(runs, ["none", "clean", "clean", "clean"]);
}

#[test]
fn a_second_writer_is_refused_and_told_who_has_the_trail() {
    let trail = Trail::new();
    let audit = trail.start();
    let error = trail.builder().start().unwrap_err();
    assert!(matches!(error, StartError::Locked(_)), "{error}");
    let text = error.to_string();
    assert!(text.starts_with("this process holds"), "{text}");
    assert!(text.contains(&trail.path().display().to_string()), "{text}");
    Queued {
        thread: 0,
        number: 0,
    }
    .emit(&audit)
    .unwrap();
    audit.close().unwrap();
    trail.expect("VERIFIED");
}

#[test]
fn keys_that_did_not_sign_the_trail_are_refused_before_they_write() {
    let trail = Trail::new();
    trail.start().close().unwrap();
    let before = trail.bytes();
    let folder = tempfile::tempdir().unwrap();
    Keys::create(folder.path().join("keys")).unwrap();
    let keys = || Keys::open(folder.path().join("keys/writer")).unwrap();
    let error = trail.builder().keys(keys()).start().unwrap_err();
    assert!(matches!(error, StartError::OtherKeys { .. }), "{error}");
    let text = error.to_string();
    assert!(text.contains(&trail.path().display().to_string()), "{text}");
    assert_eq!(trail.bytes(), before);
    trail.start().close().unwrap();
    trail.expect("VERIFIED");
}

#[test]
fn a_trail_of_another_service_is_refused_untouched() {
    let trail = Trail::new();
    trail.start().close().unwrap();
    let before = trail.bytes();
    let other = Audit::builder("other")
        .keys(Keys::for_tests())
        .trail(trail.path());
    let error = other.start().unwrap_err();
    assert!(matches!(error, StartError::OtherService { .. }), "{error}");
    assert_eq!(trail.bytes(), before);
}

#[test]
fn a_main_that_returns_an_error_tells_what_is_and_what_to_do() {
    let trail = Trail::new();
    let audit = trail.start();
    let error = trail.builder().start().unwrap_err();
    let shown = format!("Error: {error:?}");
    assert_eq!(shown, format!("Error: {error}"));
    audit.close().unwrap();
    // A cause follows what it caused, once.
    let error = cdl_runtime::CloseError {
        abandoned: 2,
        cause: cdl_runtime::FlushError::NotYet,
    };
    assert_eq!(
        format!("{error:?}"),
        format!("{error}: {}", cdl_runtime::FlushError::NotYet)
    );
}

#[test]
fn a_trail_that_was_cut_is_refused_as_rollback() {
    let trail = Trail::new();
    let audit = trail.start();
    Queued {
        thread: 0,
        number: 0,
    }
    .emit(&audit)
    .unwrap();
    audit.close().unwrap();
    let segment = trail.segments().remove(0);
    let bytes = fs::read(&segment).unwrap();
    let keep = bytes[..bytes.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .unwrap()
        + 1;
    fs::write(&segment, &bytes[..keep]).unwrap();
    let error = trail.builder().start().unwrap_err();
    assert!(matches!(error, StartError::Rollback { .. }), "{error}");
    assert_eq!(
        fs::read(&segment).unwrap(),
        &bytes[..keep],
        "nothing was changed"
    );
    trail.expect("ROLLBACK");
}

#[test]
fn segments_without_a_state_are_refused_as_rollback() {
    let trail = Trail::new();
    trail.start().close().unwrap();
    fs::remove_file(trail.path().join("state")).unwrap();
    let error = trail.builder().start().unwrap_err();
    assert!(matches!(error, StartError::Rollback { .. }), "{error}");
}

#[test]
fn a_tail_beyond_the_mark_needs_recovery_and_is_not_touched() {
    let trail = Trail::new();
    let audit = trail.start();
    Durable { number: 1 }.emit(&audit).unwrap().wait().unwrap();
    // What a crash leaves: the directory as it is while the writer runs.
    let crashed = Trail::new();
    copy(&trail, &crashed);
    audit.close().unwrap();
    let segment = crashed.segments().remove(0);
    let before = fs::read(&segment).unwrap();
    fs::write(&segment, [&before[..], b"{\"v\":1,\"kind\":\"eve"].concat()).unwrap();
    let before = fs::read(&segment).unwrap();
    let error = crashed.builder().start().unwrap_err();
    assert!(matches!(error, StartError::NeedsRecovery { .. }), "{error}");
    assert_eq!(fs::read(&segment).unwrap(), before);
    crashed.expect("TORN");
}

#[test]
fn a_crash_exactly_at_the_mark_goes_on_and_says_so() {
    let trail = Trail::new();
    let audit = trail.start();
    let crashed = Trail::new();
    copy(&trail, &crashed);
    audit.close().unwrap();
    let again = crashed.start();
    Queued {
        thread: 0,
        number: 0,
    }
    .emit(&again)
    .unwrap();
    again.close().unwrap();
    assert_eq!(crashed.starts()[1]["boot"]["last_run"], "crash");
    crashed.expect("VERIFIED");
}

fn copy(from: &Trail, to: &Trail) {
    fs::create_dir(to.path()).unwrap();
    for entry in fs::read_dir(from.path()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.path().join(entry.file_name())).unwrap();
    }
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_made() {
    let trail = Trail::new();
    for (builder, word) in [
        (trail.builder().memory(1_000), "memory"),
        (
            trail.builder().patience(Duration::from_secs(60)),
            "patience",
        ),
        (trail.builder().line_bytes(100_000), "line_bytes"),
        (
            trail.builder().memory(64 << 10).line_bytes(60_000),
            "quarter",
        ),
        (
            trail.builder().checkpoint(Duration::from_secs(1), 1),
            "checkpoint",
        ),
        (trail.builder().checkpoint(Duration::MAX, 100), "hour"),
        (trail.builder().sync(Duration::MAX, 100), "hour"),
        (trail.builder().segment(1 << 20, Duration::ZERO), "segment"),
        (trail.builder().mode(0o755), "mode"),
        (
            Audit::builder("No Spaces")
                .keys(Keys::for_tests())
                .trail(trail.path().join("x")),
            "service name",
        ),
        (Audit::builder("shop").trail(trail.path()), "keys"),
        (Audit::builder("shop").keys(Keys::for_tests()), "trail"),
    ] {
        let error = builder.start().unwrap_err();
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
}
