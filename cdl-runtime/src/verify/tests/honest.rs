//! No honest trail is accused: each has exactly the verdict of `docs/FORMAT.md` section 6.

use super::builder::{Builder, TIME, small};
use super::*;
use crate::format::line::Kind;

#[test]
fn a_closed_trail_is_verified() {
    let built = small();
    let report = check(
        &built.segments,
        Some(&built.state),
        &anchored(built.notes.last().unwrap()),
    );
    assert_eq!(
        (report.verdict, report.exit),
        (Verdict::Verified, 0),
        "{report:#?}"
    );
    assert_eq!(
        (report.segments, report.not_understood, report.events),
        (3, 1, 12)
    );
    assert_eq!(report.sealed_to, Some(report.lines - 1));
    assert_eq!(report.first_bad, None);
    assert_eq!(report.not_checked, [""; 0]);
    assert_eq!(verdict(&built, &public()), Verdict::Verified);
    assert_eq!(verdict(&built, &keyed()), Verdict::Verified);
}

#[test]
fn without_material_from_outside_nothing_is_verified() {
    let built = small();
    let report = check(&built.segments, None, &Material::default());
    assert_eq!((report.verdict, report.exit), (Verdict::Unverifiable, 20));
    assert_eq!(
        report.not_checked,
        ["state", "identity", "MACs", "signatures", "anchor"]
    );
    let anchor = |note: &String| Material {
        anchor: Some(Anchor::parse(note).unwrap()),
        ..Material::default()
    };
    assert_eq!(
        verdict(&built, &anchor(built.notes.last().unwrap())),
        Verdict::Verified
    );
    assert_eq!(
        verdict(&built, &anchor(&built.notes[0])),
        Verdict::Unverifiable,
        "what follows is not covered"
    );
}

#[test]
fn a_seed_for_another_auditor_leaves_the_macs_unchecked() {
    let mut builder = Builder::new();
    let segment = &mut builder.segments[0].1;
    let text = String::from_utf8(segment.clone()).unwrap();
    assert!(text.contains("\"auditor\":"));
    let built = small();
    let dir = tempfile::tempdir().unwrap();
    Keys::create(dir.path()).unwrap();
    let other = AuditorKeys::open(dir.path().join("auditor")).unwrap();
    let signing = Keys::for_tests().signing().verifying_key();
    let material = Material {
        auditor: Some(other),
        public: Some(signing),
        ..Material::default()
    };
    let report = check(&built.segments, None, &material);
    assert_eq!(report.verdict, Verdict::Unverifiable, "{report:#?}");
    assert!(report.not_checked.contains(&"MACs"));
}

#[test]
fn an_open_trail_is_live_with_a_writer_and_torn_without() {
    let mut builder = Builder::new();
    builder.events(3).checkpoint().events(2);
    let mut built = builder.built();
    for cut in [0, 1, 10] {
        for (held, wanted) in [(true, Verdict::Live), (false, Verdict::Torn)] {
            for material in [keyed(), public()] {
                let beside = Beside {
                    state: Some(&built.state),
                    held,
                };
                let report = check_with(&built.segments, beside, &material, Workers::Auto).unwrap();
                assert_eq!(report.verdict, wanted, "{report:#?}");
                assert!(
                    report
                        .notes
                        .iter()
                        .any(|note| note.contains("lines follow the last checkpoint"))
                );
            }
        }
        let bytes = &mut built.segments[0].1;
        bytes.truncate(bytes.len() - cut);
    }
}

#[test]
fn zeros_after_a_crash_are_torn_and_before_the_mark_tampered() {
    let mut builder = Builder::new();
    builder.events(3).checkpoint().events(2);
    let built = builder.built();
    for zeros in [1, 100, 70_000, 200_000] {
        for feed in [&b""[..], b"\n", b"\n{\n"] {
            let mut segments = built.segments.clone();
            segments[0].1.extend(std::iter::repeat_n(0, zeros));
            segments[0].1.extend_from_slice(feed);
            let report = check(&segments, Some(&built.state), &keyed());
            assert_eq!(
                report.verdict,
                Verdict::Torn,
                "{zeros} {feed:?} {report:#?}"
            );
            segments[0]
                .1
                .extend_from_slice(&line_of(&built.segments[0].1, 5));
            if !feed.is_empty() {
                let report = check(&segments, Some(&built.state), &keyed());
                assert_eq!(
                    report.verdict,
                    Verdict::Tampered,
                    "a line after it is no tail"
                );
            }
        }
    }
    let mut segments = built.segments.clone();
    let last = built.state_offset() - 40;
    segments[0].1[last] = 0;
    segments[0].1.truncate(built.state_offset());
    assert_eq!(
        check(&segments, Some(&built.state), &keyed()).verdict,
        Verdict::Tampered
    );
    assert_eq!(
        check(&segments, None, &keyed()).verdict,
        Verdict::Torn,
        "without a mark nobody knows"
    );
}

fn line_of(bytes: &[u8], line: usize) -> Vec<u8> {
    let mut line = bytes
        .split(|byte| *byte == b'\n')
        .nth(line)
        .unwrap()
        .to_vec();
    line.push(b'\n');
    line
}

impl Built {
    fn state_offset(&self) -> usize {
        usize::try_from(State::decode(&self.state).unwrap().offset).unwrap()
    }
}

#[test]
fn a_restart_goes_on_whether_the_last_run_closed_or_crashed() {
    let mut builder = Builder::new();
    builder
        .events(3)
        .end("close", None)
        .next_segment()
        .boot()
        .events(2);
    let crashed = builder.built();
    assert_eq!(verdict(&crashed, &keyed()), Verdict::Torn);
    builder.next_segment().boot().events(1);
    assert_eq!(verdict(&builder.close(), &keyed()), Verdict::Verified);
}

#[test]
fn a_repair_is_declared_until_somebody_acknowledges_it() {
    let mut builder = Builder::new();
    builder.events(3).checkpoint().next_segment();
    let torn = builder.seq;
    builder
        .line(Kind::Torn, r#"{"bytes":17,"sha256":"00","saved":"x"}"#)
        .checkpoint();
    let mut acknowledged = builder.clone();
    let built = builder.close();
    let report = check(&built.segments, Some(&built.state), &keyed());
    assert_eq!(
        (report.verdict, report.exit),
        (Verdict::Declared, 11),
        "{report:#?}"
    );
    let accepted = Material {
        accept_declared: true,
        ..keyed()
    };
    let report = check(&built.segments, Some(&built.state), &accepted);
    assert_eq!((report.verdict, report.exit), (Verdict::Declared, 0));
    acknowledged.line(
        Kind::Ack,
        &format!(r#"{{"seq":{torn},"who":"a","why":"b"}}"#),
    );
    assert_eq!(verdict(&acknowledged.close(), &keyed()), Verdict::Verified);
}

#[test]
fn orphans_that_the_next_segment_declares_are_no_fork() {
    let mut builder = Builder::new();
    builder.events(3).checkpoint();
    let mut abandoned = builder.clone();
    abandoned.events(5);
    builder.next_segment().boot().events(5);
    let mut built = builder.close();
    built.segments[0] = abandoned.built().segments[0].clone();
    let report = check(&built.segments, Some(&built.state), &keyed());
    assert_eq!(report.verdict, Verdict::Declared, "{report:#?}");
    assert!(
        report.notes.iter().any(|note| note.contains("orphans")),
        "{report:#?}"
    );
    let mut ended = small();
    ended.segments[0].1.extend_from_slice(b"x");
    assert_eq!(
        verdict(&ended, &keyed()),
        Verdict::Tampered,
        "after an end there are no orphans"
    );
}

#[test]
fn silence_is_stale_only_for_who_knows_the_time() {
    let mut builder = Builder::new();
    builder.events(3).checkpoint();
    let built = builder.built();
    let then: jiff::Timestamp = TIME.parse().unwrap();
    for (seconds, wanted) in [
        (0, Verdict::Torn),
        (60, Verdict::Torn),
        (67, Verdict::Stale),
    ] {
        let now = Some(then + jiff::SignedDuration::from_secs(seconds));
        assert_eq!(
            verdict(&built, &Material { now, ..keyed() }),
            wanted,
            "{seconds}"
        );
    }
    let now = Some(then + jiff::SignedDuration::from_hours(1));
    assert_eq!(
        verdict(&builder.close(), &Material { now, ..keyed() }),
        Verdict::Verified
    );
}

#[test]
fn losses_are_told() {
    let mut builder = Builder::new();
    builder.line(Kind::Gap, r#"{"lost":[{"name":"a","count":3},{"name":"b","count":1}],"refused":[{"name":"a","count":2}]}"#);
    let built = builder.close();
    let report = check(&built.segments, None, &keyed());
    assert!(
        report
            .notes
            .iter()
            .any(|note| note.contains("4 events were lost and 2 refused")),
        "{report:#?}"
    );
}

#[test]
fn every_number_of_workers_says_the_same() {
    let mut builder = Builder::new();
    for _ in 0..30 {
        builder.events(300).checkpoint();
    }
    builder.rotate();
    for _ in 0..10 {
        builder.events(700).checkpoint();
    }
    let built = builder.close();
    assert!(built.bytes() > 4 << 20);
    let check = |segments: &[Segment], workers| {
        check_with(segments, Beside::default(), &keyed(), workers).unwrap()
    };
    let want = check(&built.segments, Workers::Auto);
    assert_eq!(want.verdict, Verdict::Verified, "{want:#?}");
    for workers in [0, 1, 2, 3] {
        assert_eq!(check(&built.segments, Workers::Exactly(workers)), want);
    }
    for at in [0, 1_000_000, 2_097_152, 4_000_000] {
        let mut edited = built.segments.clone();
        edited[0].1[at.min(built.segments[0].1.len() - 1)] ^= 1;
        let want = check(&edited, Workers::Exactly(0));
        assert_ne!(want.exit, 0);
        assert_eq!(check(&edited, Workers::Exactly(3)), want);
    }
}

#[test]
fn the_writers_own_trail_is_verified() {
    let audit = crate::Audit::memory();
    audit.close().unwrap();
    let report = verify_segments(&audit.captured_segments(), &keyed()).unwrap();
    assert_eq!(report.verdict, Verdict::Verified, "{report:#?}");
}
