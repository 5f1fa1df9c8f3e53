//! Whatever is done to a closed trail, it is not verified any more.

use super::builder::{Built, small};
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
