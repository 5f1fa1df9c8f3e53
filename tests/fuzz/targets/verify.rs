//! Any bytes as a segment: a verdict, and never a good one without the keys.
#![no_main]

use cdl_runtime::keys::AuditorKeys;
use cdl_runtime::verify::{Material, Verdict, verify_segments};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let material = Material { auditor: Some(AuditorKeys::for_tests()), ..Material::default() };
    let segments = [("00000000000000000000.jsonl".to_owned(), bytes.to_vec())];
    if let Ok(report) = verify_segments(&segments, &material) {
        assert_ne!(report.verdict, Verdict::Verified);
    }
});
