//! Any text as an events file: faults, never a panic.
#![no_main]

use cdl_catalogue::{Catalogue, MemorySource, Scope};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let header = "[catalogue]\nformat = 1\nname = \"fuzz\"\nversion = \"1.0.0\"\n\
                  [[file]]\npath = \"events/a.toml\"\nnamespace = \"a\"\n\
                  [[import]]\ncatalogue = \"cdl-standard\"\nuse = [\"class.*\", \"strategy.*\", \"type.*\", \"category.*\"]\n";
    let source = MemorySource::new().with("catalogue.toml", header).with("events/a.toml", text);
    if let Ok(catalogue) = Catalogue::load(&source, &Scope::All) {
        let _faults = catalogue.check_all();
    }
});
