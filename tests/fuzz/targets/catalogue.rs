//! Any text as each file of a catalogue: faults, never a panic. `====` on a line of its own starts the next file.
#![no_main]

use cdl_catalogue::{Catalogue, MemorySource, Scope};

/// In the order in which the input holds them; what the input does not hold is the small shop of the compile tests.
const FILES: [(&str, &str); 4] = [
    ("events/auth.toml", include_str!("../../../ui-tests/catalogue/events/auth.toml")),
    ("classes.toml", include_str!("../../../ui-tests/catalogue/classes.toml")),
    ("types.toml", include_str!("../../../ui-tests/catalogue/types.toml")),
    ("catalogue.toml", include_str!("../../../ui-tests/catalogue/catalogue.toml")),
];

/// The shop's other namespace, which stays as it is.
const SHOP: (&str, &str) = ("events/shop.toml", include_str!("../../../ui-tests/catalogue/events/shop.toml"));

libfuzzer_sys::fuzz_target!(|input: &str| {
    let mut given = input.split("\n====\n");
    let mut source = MemorySource::new().with(SHOP.0, SHOP.1);
    for (path, usual) in FILES {
        source = source.with(path, given.next().filter(|text| !text.is_empty()).unwrap_or(usual));
    }
    for scope in [Scope::All, Scope::Types, Scope::Namespace("auth".to_owned())] {
        if let Ok(catalogue) = Catalogue::load(&source, &scope) {
            let _faults = catalogue.check_all();
        }
    }
});
