//! Lines and files keep their order and their number.

use super::builder::{Builder, Segment, small};
use super::*;

/// Every line of a trail, with the file that it stands in.
fn lines(segments: &[Segment]) -> Vec<(usize, Vec<u8>)> {
    let of = |(file, (_, bytes)): (usize, &Segment)| -> Vec<(usize, Vec<u8>)> {
        bytes
            .split_inclusive(|byte| *byte == b'\n')
            .map(|line| (file, line.to_vec()))
            .collect()
    };
    segments.iter().enumerate().flat_map(of).collect()
}

fn files(names: &[Segment], lines: &[(usize, Vec<u8>)]) -> Vec<Segment> {
    let of = |(file, (name, _)): (usize, &Segment)| {
        let bytes = lines
            .iter()
            .filter(|(of, _)| *of == file)
            .flat_map(|(_, line)| line.iter().copied());
        (name.clone(), bytes.collect())
    };
    names.iter().enumerate().map(of).collect()
}

fn assert_seen(segments: &[Segment], what: &str) {
    for material in [keyed(), public()] {
        let report = check(segments, None, &material);
        assert_ne!(report.exit, 0, "{what}: {report:#?}");
    }
}

#[test]
fn a_line_left_out_doubled_or_moved_is_seen() {
    let built = small();
    let all = lines(&built.segments);
    for at in 0..all.len() {
        let mut edited = all.clone();
        let line = edited.remove(at);
        assert_seen(
            &files(&built.segments, &edited),
            &format!("without line {at}"),
        );
        for to in (0..all.len()).filter(|to| *to != at).step_by(5) {
            let mut moved = edited.clone();
            moved.insert(to, (edited[to.min(edited.len() - 1)].0, line.1.clone()));
            assert_seen(
                &files(&built.segments, &moved),
                &format!("line {at} moved to {to}"),
            );
        }
        edited.insert(at, line.clone());
        edited.insert(at, line);
        assert_seen(
            &files(&built.segments, &edited),
            &format!("line {at} doubled"),
        );
    }
}

#[test]
fn two_lines_that_change_places_are_seen() {
    let built = small();
    let all = lines(&built.segments);
    for left in 0..all.len() {
        for right in (left + 1..all.len()).step_by(3) {
            let mut edited = all.clone();
            let line = std::mem::replace(&mut edited[left].1, all[right].1.clone());
            edited[right].1 = line;
            assert_seen(
                &files(&built.segments, &edited),
                &format!("lines {left} and {right}"),
            );
        }
    }
}

#[test]
fn lines_of_another_trail_with_the_same_keys_are_seen() {
    let built = small();
    let all = lines(&built.segments);
    let mut other = Builder::with(2, [8; 32]);
    other.events(60).checkpoint();
    let other = lines(&other.close().segments);
    let mut older = Builder::new();
    older.events(4).checkpoint().events(60);
    let older = lines(&older.close().segments);
    for strangers in [other, older] {
        for at in 0..all.len() {
            if strangers[at].1 != all[at].1 {
                let mut edited = all.clone();
                edited[at].1 = strangers[at].1.clone();
                assert_seen(
                    &files(&built.segments, &edited),
                    &format!("line {at} replaced"),
                );
                for (line, stranger) in edited[at..].iter_mut().zip(&strangers[at..]) {
                    line.1 = stranger.1.clone();
                }
                let report = check(
                    &files(&built.segments, &edited),
                    Some(&built.state),
                    &keyed(),
                );
                assert_ne!(report.exit, 0, "everything from line {at} on");
            }
        }
    }
}

#[test]
fn a_file_left_out_is_missed() {
    let built = small();
    for file in 0..3 {
        let mut segments = built.segments.clone();
        segments.remove(file);
        let report = check(&segments, None, &keyed());
        assert_eq!(report.verdict, Verdict::Truncated, "{file} {report:#?}");
        assert_eq!(report.exit, 30);
    }
}

#[test]
fn a_file_under_another_name_is_seen() {
    let built = small();
    for file in 0..3 {
        for other in (0..3).filter(|other| *other != file) {
            let mut segments = built.segments.clone();
            segments[file].1 = built.segments[other].1.clone();
            assert_eq!(
                check(&segments, None, &keyed()).verdict,
                Verdict::Tampered,
                "{other} as {file}"
            );
            let bytes = built.segments[file].1.clone();
            segments[other].1 = bytes;
            assert_eq!(
                check(&segments, None, &keyed()).verdict,
                Verdict::Tampered,
                "{file} and {other} swapped"
            );
        }
        let mut segments = built.segments.clone();
        segments[file].0 = format!("{:020}.jsonl", 999);
        assert_ne!(check(&segments, None, &keyed()).exit, 0);
        let mut segments = built.segments.clone();
        segments[file].1.clear();
        assert_ne!(check(&segments, None, &keyed()).exit, 0, "emptied");
    }
}

#[test]
fn two_files_that_both_go_on_from_a_line_are_a_fork() {
    let mut builder = Builder::new();
    builder.events(3).checkpoint();
    let mut one = builder.clone();
    one.events(4);
    builder.next_segment().boot().events(2).checkpoint();
    let mut segments = builder.built().segments;
    segments[0] = one.built().segments[0].clone();
    // The second file declares that the first one counts up to its checkpoint: its other lines are orphans. Now the
    // declaration is taken away, by a second file that says nothing of the first.
    let declared = check(&segments, None, &keyed());
    assert_eq!(declared.verdict, Verdict::Torn, "{declared:#?}");
    let text = String::from_utf8(segments[1].1.clone()).unwrap();
    segments[1].1 = text
        .replacen("\"previous\":{", "\"previous\":null,\"was\":{", 1)
        .into_bytes();
    let forked = check(&segments, None, &keyed());
    assert_eq!(
        (forked.verdict, forked.exit),
        (Verdict::Forked, 32),
        "{forked:#?}"
    );
}

#[test]
fn what_stands_after_the_end_is_seen() {
    use crate::format::line::Kind;
    let mut builder = Builder::new();
    builder.events(2).end("close", None).events(1);
    assert_eq!(
        verdict(&builder.built(), &keyed()),
        Verdict::Tampered,
        "an event after the last checkpoint"
    );
    let mut builder = Builder::new();
    builder
        .line(Kind::End, r#"{"reason":"close","next":null}"#)
        .events(1);
    assert_eq!(
        verdict(&builder.close(), &keyed()),
        Verdict::Tampered,
        "an event after the end"
    );
    let mut builder = Builder::new();
    builder.events(2).end("close", None).checkpoint();
    assert_eq!(
        verdict(&builder.built(), &keyed()),
        Verdict::Tampered,
        "a second checkpoint"
    );
    let mut built = small();
    for tail in [&b"x"[..], b"\n", b"{}\n", b"\0"] {
        built.segments[2].1.extend_from_slice(tail);
        assert_eq!(verdict(&built, &keyed()), Verdict::Tampered, "{tail:?}");
    }
}
