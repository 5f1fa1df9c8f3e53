//! What the hashes alone cost: the digests of a trail's lines, again, on one thread through the `sha2` crate.

use std::fs;
use std::path::Path;
use std::time::Instant;

use cdl_runtime::format::line::{Kind, Line};
use sha2::{Digest as _, Sha256};

use crate::load::Throughput;

type Hash = [u8; 32];

/// HMAC's two hashes after they have taken the padded key, which is made once an epoch.
struct Key {
    inner: Sha256,
    outer: Sha256,
}

impl Key {
    /// The key's value changes no cost, so it need not be the trail's.
    fn any() -> Self {
        let padded = |pad: u8| Sha256::new().chain_update([pad ^ 7; 64]);
        Self {
            inner: padded(0x36),
            outer: padded(0x5c),
        }
    }

    fn mac(&self, d: &Hash) -> Hash {
        let inner = self
            .inner
            .clone()
            .chain_update(b"cdl/line/1\0")
            .chain_update(d);
        let outer = self.outer.clone().chain_update(inner.finalize());
        outer.finalize().into()
    }
}

fn node(prefix: u8, left: &Hash, right: &Hash) -> Hash {
    let mut input = [prefix; 65];
    input[1..33].copy_from_slice(left);
    input[33..].copy_from_slice(right);
    Sha256::digest(input).into()
}

/// Hashes every line of the trail in `directory`, which a run has just written: digest, MAC, leaf, and the tree.
///
/// The bodies are taken apart before the clock starts, so nothing is timed but digests of inputs in memory.
///
/// # Panics
/// When there is no trail, or it is malformed.
#[must_use]
pub fn of_trail(directory: &Path) -> Throughput {
    let mut paths: Vec<_> = fs::read_dir(directory.join("trail"))
        .expect("a trail")
        .map(|entry| entry.expect("a readable directory").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "jsonl")
        })
        .collect();
    paths.sort();
    let segments: Vec<Vec<u8>> = paths
        .iter()
        .map(|path| fs::read(path).expect("a segment"))
        .collect();
    let lines: Vec<Line<'_>> = segments
        .iter()
        .flat_map(|segment| segment.split(|byte| *byte == b'\n'))
        .filter(|line| !line.is_empty())
        .map(|line| Line::parse(line).expect("a trail's line"))
        .collect();
    let events = lines.iter().filter(|line| line.kind == Kind::Event).count() as u64;

    let key = Key::any();
    let mut edge: Vec<Hash> = Vec::with_capacity(64);
    let begun = Instant::now();
    for (seq, line) in lines.iter().enumerate() {
        let d: Hash = Sha256::digest(line.body).into();
        let mac = match line.kind {
            Kind::Checkpoint => [0; 32],
            _ => key.mac(&d),
        };
        let mut hash = node(0, &d, &mac);
        for _ in 0..seq.trailing_ones() {
            let left = edge.pop().expect("as many as there are ones");
            hash = node(1, &left, &hash);
        }
        edge.push(hash);
    }
    let seconds = begun.elapsed().as_secs_f64();
    std::hint::black_box(edge);
    Throughput { events, seconds }
}
