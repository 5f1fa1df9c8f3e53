//! Any text as a checkpoint note: what parses prints back to the same bytes.
#![no_main]

use cdl_runtime::format::note::Note;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(note) = Note::parse(text) {
        assert!(text.starts_with(&note.text()));
    }
});
