//! Any bytes as a line: what parses is spelled in the one form.
#![no_main]

use cdl_runtime::format::line::Line;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(line) = Line::parse(bytes) {
        assert!(bytes.is_ascii());
        assert_eq!(line.mac.is_none(), bytes.starts_with(b"{\"v\":1,\"kind\":\"checkpoint\","));
    }
});
