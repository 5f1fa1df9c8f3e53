//! Whatever is done to the bytes of a closed trail, it is not verified any more.

use super::builder::{Built, Segment, small};
use super::*;

/// What is put in the place of a byte: each bit flipped, and the bytes that end lines, strings and texts.
fn replacements(byte: u8) -> [u8; 12] {
    let mut bytes = [0, 0, 0, 0, 0, 0, 0, 0, 0x00, 0x0a, 0x22, 0xff];
    for (bit, flipped) in bytes[..8].iter_mut().enumerate() {
        *flipped = byte ^ (1 << bit);
    }
    bytes
}

/// Puts `cases` replacements in the place of each byte, going round so that all are used.
fn replace_every_byte(built: &Built, cases: usize, material: &Material) {
    for file in 0..built.segments.len() {
        let mut segments = built.segments.clone();
        for at in 0..segments[file].1.len() {
            let was = segments[file].1[at];
            let round = replacements(was)
                .into_iter()
                .cycle()
                .skip(5 * at % 12)
                .take(cases);
            for byte in round.filter(|byte| *byte != was) {
                segments[file].1[at] = byte;
                let report = check(&segments, None, material);
                assert_ne!(
                    report.exit, 0,
                    "file {file} byte {at}: {was:#x} to {byte:#x}: {report:#?}"
                );
            }
            segments[file].1[at] = was;
        }
    }
}

#[test]
fn a_flip_of_any_byte_is_seen() {
    let built = small();
    replace_every_byte(&built, 1, &keyed());
    replace_every_byte(&built, 1, &public());
}

#[test]
#[ignore = "a minute with --release, many without: the one above takes every twelfth case"]
fn every_flip_of_every_bit_is_seen() {
    let built = small();
    replace_every_byte(&built, 12, &keyed());
    replace_every_byte(&built, 12, &public());
}

#[test]
fn a_flip_of_any_bit_of_the_state_is_seen() {
    let built = small();
    for at in 0..built.state.len() {
        let mut state = built.state.clone();
        state[at] ^= 1 << (at % 8);
        let report = check(&built.segments, Some(&state), &public());
        assert_eq!(report.verdict, Verdict::Tampered, "byte {at}");
        assert_eq!(report.first_bad.unwrap().file, "state");
    }
}

/// The trail as it is when everything from this byte on is lost.
fn cut(built: &Built, mut at: usize) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (name, bytes) in &built.segments {
        let left = at.min(bytes.len());
        segments.push((name.clone(), bytes[..left].to_vec()));
        at -= left;
        if left < bytes.len() {
            break;
        }
    }
    segments
}

#[test]
fn a_cut_is_torn_or_truncated_and_with_a_mark_or_an_anchor_told_apart() {
    let built = small();
    let anchor = built.notes.last().unwrap();
    let size = Anchor::parse(anchor).unwrap().size();
    for at in (0..built.bytes())
        .step_by(13)
        .chain(built.bytes() - 400..built.bytes())
    {
        let segments = cut(&built, at);
        let lines: usize = segments
            .iter()
            .map(|(_, bytes)| memchr::memchr_iter(b'\n', bytes).count())
            .sum();
        for material in [keyed(), public()] {
            let report = check(&segments, None, &material);
            assert!(
                matches!(report.verdict, Verdict::Torn | Verdict::Truncated),
                "{at} {report:#?}"
            );
        }
        let report = check(&segments, Some(&built.state), &keyed());
        assert_eq!(report.verdict, Verdict::Rollback, "{at} {report:#?}");
        let report = check(&segments, None, &anchored(anchor));
        let wanted = if (lines as u64) < size {
            Verdict::Truncated
        } else {
            Verdict::Torn
        };
        assert_eq!(report.verdict, wanted, "{at} {report:#?}");
    }
}

#[test]
fn bytes_put_in_or_taken_out_are_seen() {
    let built = small();
    let material = public();
    for file in 0..built.segments.len() {
        let bytes = &built.segments[file].1;
        for at in (0..bytes.len()).step_by(11) {
            let count = 1 + at % 8;
            let mut more = bytes.clone();
            more.splice(at..at, std::iter::repeat_n(bytes[at], count));
            let mut less = bytes.clone();
            less.drain(at..(at + count).min(bytes.len()));
            for edited in [more, less] {
                let mut segments = built.segments.clone();
                segments[file].1 = edited;
                let report = check(&segments, None, &material);
                assert_ne!(
                    report.exit, 0,
                    "file {file} byte {at}, {count} bytes: {report:#?}"
                );
            }
        }
    }
}
