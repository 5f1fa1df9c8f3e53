//! A verifier is worth what it refuses. The table is that of the threat model: flips, cuts, splices, games.

mod builder;
mod honest;
mod tamper;
mod order;
mod forgery;
mod hostile;
mod directory;

use std::io;

use super::*;
use crate::keys::{AuditorKeys, Keys};
use crate::state::State;
use builder::{Built, Segment};

/// What the three kinds of verifiers bring.
fn keyed() -> Material {
    Material {
        auditor: Some(AuditorKeys::for_tests()),
        ..Material::default()
    }
}

fn public() -> Material {
    Material {
        public: Some(Keys::for_tests().signing().verifying_key()),
        ..Material::default()
    }
}

fn anchored(note: &str) -> Material {
    Material {
        anchor: Some(Anchor::parse(note).unwrap()),
        ..keyed()
    }
}

fn check(segments: &[Segment], state: Option<&[u8]>, material: &Material) -> Report {
    check_with(
        segments,
        Beside { state, held: false },
        material,
        Workers::Auto,
    )
    .unwrap()
}

fn check_with(
    segments: &[Segment],
    beside: Beside<'_>,
    material: &Material,
    workers: Workers,
) -> io::Result<Report> {
    verify(
        &Memory::new(segments),
        beside,
        material,
        workers,
        &mut |_| {},
    )
}

fn verdict(built: &Built, material: &Material) -> Verdict {
    check(&built.segments, None, material).verdict
}
