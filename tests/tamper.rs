//! Whatever is changed is found: by the auditor's keys, and by the public key alone.

use std::fs;
use std::path::PathBuf;

use cdl_runtime::verify::{Material, verify_dir};

use crate::support::{Queued, Shown, Trail, with_keys};

/// A closed trail of two segments.
fn closed_trail() -> Trail {
    let trail = Trail::new();
    for run in 0..2 {
        let audit = trail.start();
        Queued {
            thread: run,
            number: 1,
        }
        .emit(&audit)
        .unwrap();
        Shown {
            text: "ünïcödé \" \\ \n",
        }
        .emit(&audit)
        .unwrap();
        audit.close().unwrap();
    }
    trail
}

fn with_public() -> Material {
    Material {
        public: Some(cdl_runtime::Keys::for_tests().signing().verifying_key()),
        ..Material::default()
    }
}

#[test]
fn the_untouched_trail_is_verified_with_either_key_and_unverifiable_with_none() {
    let trail = closed_trail();
    for (material, verdict) in [
        (with_keys(), "VERIFIED"),
        (with_public(), "VERIFIED"),
        (Material::default(), "UNVERIFIABLE"),
    ] {
        assert_eq!(
            verify_dir(&trail.path(), &material)
                .unwrap()
                .verdict
                .to_string(),
            verdict
        );
    }
}

#[test]
fn every_changed_byte_of_every_segment_is_found() {
    let trail = closed_trail();
    let step = if std::env::var_os("SLOW_TESTS").is_some() {
        1
    } else {
        7
    };
    let mut cases = 0;
    for segment in trail.segments() {
        let good = fs::read(&segment).unwrap();
        for at in (0..good.len()).step_by(step) {
            let changes = (0..8)
                .map(|bit| good[at] ^ (1 << bit))
                .chain([0x00, 0x0a, 0x22, 0xff]);
            for byte in changes.filter(|byte| *byte != good[at]) {
                let mut bad = good.clone();
                bad[at] = byte;
                fs::write(&segment, &bad).unwrap();
                for material in [with_keys(), with_public()] {
                    let report = verify_dir(&trail.path(), &material).unwrap();
                    assert_ne!(
                        report.exit,
                        0,
                        "byte {at} of {} is {byte:#04x}: {report:?}",
                        segment.display()
                    );
                    cases += 1;
                }
            }
        }
        fs::write(&segment, &good).unwrap();
    }
    trail.expect("VERIFIED");
    println!("{cases} changes, all found");
}

#[test]
fn an_edited_event_is_named_by_its_number_its_file_and_its_line() {
    let trail = closed_trail();
    let segment: PathBuf = trail.segments().remove(1);
    let good = fs::read_to_string(&segment).unwrap();
    fs::write(&segment, good.replacen("\"thread\":1", "\"thread\":2", 1)).unwrap();
    let report = trail.expect("TAMPERED");
    let line = good
        .lines()
        .position(|line| line.contains("\"thread\":1"))
        .unwrap();
    let seq =
        serde_json::from_str::<serde_json::Value>(good.lines().nth(line).unwrap()).unwrap()["seq"]
            .as_u64();
    let bad = report.first_bad.unwrap();
    assert_eq!(bad.seq, seq);
    assert_eq!(bad.line, Some(line as u64 + 1));
    assert_eq!(bad.file, segment.file_name().unwrap().to_str().unwrap());
}
