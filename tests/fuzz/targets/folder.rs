//! A good trail of three segments, edited: nothing but the trail itself is VERIFIED, with keys or without.
//!
//! Each edit is five bytes (file and what to do, place, byte), so that the fuzzer reaches what stands behind good hashes.
#![no_main]

use std::sync::LazyLock;

use cdl_runtime::keys::AuditorKeys;
use cdl_runtime::verify::{Material, Verdict, verify_segments};

type Segments = Vec<(String, Vec<u8>)>;

/// The trail of the test vectors (docs/FORMAT.md section 8), which the keys for tests open.
static GOOD: LazyLock<Segments> = LazyLock::new(|| {
    let segments: [(&str, &[u8]); 3] = [
        ("00000000000000000000.jsonl", include_bytes!("../../../docs/verify/vectors/trail/00000000000000000000.jsonl")),
        ("00000000000000000015.jsonl", include_bytes!("../../../docs/verify/vectors/trail/00000000000000000015.jsonl")),
        ("00000000000000000019.jsonl", include_bytes!("../../../docs/verify/vectors/trail/00000000000000000019.jsonl")),
    ];
    segments.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).to_vec()
});

fn edit(segments: &mut Segments, edit: [u8; 5]) {
    let [what, high, low, byte, more] = edit;
    let count = segments.len();
    let other = usize::from(more) % count;
    let Some((name, bytes)) = segments.get_mut(usize::from(what >> 4) % count) else { return };
    let at = usize::from(u16::from_be_bytes([high, low])) % (bytes.len() + 1);
    let end = (at + 1 + usize::from(more)).min(bytes.len());
    match what & 15 {
        0 | 1 if at < bytes.len() => bytes[at] = byte,
        2 => bytes.insert(at, byte),
        3 => drop(bytes.drain(at..end)),
        4 => bytes.truncate(at),
        5 => bytes.extend_from_within(at..end),
        6 => *name = format!("{at:020}.jsonl"),
        7 => bytes.extend_from_slice(&[byte; 64]),
        8 => {
            let line = bytes.split_inclusive(|byte| *byte == b'\n').nth(usize::from(byte)).map(<[u8]>::to_vec);
            segments[other].1.extend(line.unwrap_or_default());
        }
        9 if count > 1 => drop(segments.remove(other)),
        10 => {
            let copy = (format!("{at:020}.jsonl"), bytes.clone());
            segments.push(copy);
        }
        11 => {
            let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
            let mut lines = lines;
            let count = lines.len().max(1);
            if !lines.is_empty() {
                lines.swap(usize::from(byte) % count, usize::from(more) % count);
            }
            *bytes = lines.concat();
        }
        _ => {}
    }
}

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let mut segments = GOOD.clone();
    for bytes in input.chunks_exact(5).take(8) {
        edit(&mut segments, [bytes[0], bytes[1], bytes[2], bytes[3], bytes[4]]);
    }
    segments.sort();
    let keys = AuditorKeys::for_tests();
    let public = Material { public: Some(*keys.signing()), ..Material::default() };
    let keyed = Material { auditor: Some(keys), ..Material::default() };
    for (material, least) in [(keyed, Verdict::Verified), (public, Verdict::Verified), (Material::default(), Verdict::Unverifiable)] {
        let verdict = verify_segments(&segments, &material).expect("nothing is read").verdict;
        if segments == *GOOD {
            assert_eq!(verdict, least);
        } else {
            assert_ne!(verdict, Verdict::Verified);
        }
    }
});
