//! A verifier is a target: no bytes make it panic, stall, or take more memory than it says.

use std::io::{self, Read};

use proptest::prelude::*;

use super::builder::{Builder, small};
use super::*;
use crate::verify::source::{Opened, Source};

/// A good start, and then one byte without an end.
struct Endless {
    names: Vec<String>,
    start: Vec<u8>,
    byte: u8,
    length: u64,
}

impl Source for Endless {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn open(&self, _: usize, offset: u64) -> io::Result<Opened<'_>> {
        let from = usize::try_from(offset).unwrap().min(self.start.len());
        let bytes = self.start[from..]
            .chain(io::repeat(self.byte))
            .take(self.length - offset);
        Ok(Opened {
            bytes: Box::new(bytes),
            length: self.length,
        })
    }
}

#[test]
fn a_line_without_an_end_is_read_no_further_than_a_block() {
    let mut builder = Builder::new();
    builder.events(2).checkpoint();
    let (name, start) = builder.segments[0].clone();
    let endless = |byte| Endless {
        names: vec![name.clone()],
        start: start.clone(),
        byte,
        length: 100 << 20,
    };
    for byte in [b'x', 0, b'"'] {
        let report = verify(
            &endless(byte),
            Beside::default(),
            &keyed(),
            Workers::Exactly(2),
            &mut |progress| {
                assert!(progress.bytes <= 1 << 20);
            },
        );
        let report = report.unwrap();
        assert_eq!(report.verdict, Verdict::Torn, "{report:#?}");
        assert!(
            report
                .first_bad
                .unwrap()
                .why
                .contains("longer than 60000 bytes")
        );
    }
    let empty_lines = verify(
        &endless(b'\n'),
        Beside::default(),
        &keyed(),
        Workers::Exactly(2),
        &mut |_| {},
    )
    .unwrap();
    assert_eq!(empty_lines.verdict, Verdict::Torn);
}

#[test]
fn a_line_may_have_60000_bytes_and_not_one_more() {
    use crate::format::line::Kind;
    let with = |text: usize| {
        let mut builder = Builder::new();
        builder.line(Kind::Event, &format!("{{\"a\":\"{}\"}}", "x".repeat(text)));
        let line = builder.segments[0]
            .1
            .split(|byte| *byte == b'\n')
            .rev()
            .nth(1)
            .unwrap()
            .len();
        (line, builder.close())
    };
    let (short, _) = with(0);
    let (longest, built) = with(60_000 - short);
    assert_eq!(
        (longest, verdict(&built, &keyed())),
        (60_000, Verdict::Verified)
    );
    let (_, built) = with(60_001 - short);
    assert_eq!(verdict(&built, &keyed()), Verdict::Tampered);
    let (_, built) = with(3 << 20);
    assert_eq!(
        verdict(&built, &keyed()),
        Verdict::Tampered,
        "longer than a block, and lines follow"
    );
}

#[test]
fn what_is_no_trail_is_malformed() {
    for bytes in [
        "x\n",
        "\n",
        "{}\n",
        "{\"v\":1}\n",
        "\u{feff}{\"v\":1,\n",
        "x",
    ] {
        let segments = [(
            "00000000000000000000.jsonl".to_owned(),
            bytes.as_bytes().to_vec(),
        )];
        let report = check(&segments, None, &keyed());
        assert_eq!(
            (report.verdict, report.exit),
            (Verdict::Malformed, 34),
            "{bytes:?}"
        );
    }
    let mut later = small().segments;
    later[0].1[5] = b'2';
    assert_eq!(
        check(&later, None, &keyed()).verdict,
        Verdict::Unverifiable,
        "another version"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn random_edits_are_seen(edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let built = small();
        let mut segments = built.segments.clone();
        for (place, byte) in edits {
            let mut at = place.index(built.bytes());
            for (_, bytes) in &mut segments {
                if at < bytes.len() {
                    bytes[at] = byte;
                    break;
                }
                at -= bytes.len();
            }
        }
        if segments != built.segments {
            prop_assert_ne!(check(&segments, None, &public()).exit, 0);
            prop_assert_ne!(check(&segments, Some(&built.state), &keyed()).exit, 0);
        }
    }

    #[test]
    fn random_bytes_are_no_trail(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        state in proptest::option::of(proptest::collection::vec(any::<u8>(), 0..400)),
        first in any::<u64>(),
    ) {
        let segments = [(format!("{first:020}.jsonl"), bytes)];
        prop_assert_ne!(check(&segments, state.as_deref(), &keyed()).exit, 0);
    }
}
