//! Any text as each file of a catalogue: faults, never a panic, whatever a derive or a tool asks. `====` on a line of its own starts the next file.
#![no_main]

use cdl_catalogue::declaration::{FieldDeclaration, Redact, StructDeclaration, Supply};
use cdl_catalogue::import::imports;
use cdl_catalogue::model::Date;
use cdl_catalogue::{Catalogue, MemorySource, Scope, check_event, check_object};

/// In the order in which the input holds them; what the input does not hold is the small shop of the compile tests.
const FILES: [(&str, &str); 4] = [
    ("events/auth.toml", include_str!("../../../ui-tests/catalogue/events/auth.toml")),
    ("classes.toml", include_str!("../../../ui-tests/catalogue/classes.toml")),
    ("types.toml", include_str!("../../../ui-tests/catalogue/types.toml")),
    ("catalogue.toml", include_str!("../../../ui-tests/catalogue/catalogue.toml")),
];

/// The shop's other namespaces, which stay as they are.
const OTHERS: [(&str, &str); 2] = [
    ("events/shop.toml", include_str!("../../../ui-tests/catalogue/events/shop.toml")),
    ("events/order.toml", include_str!("../../../ui-tests/catalogue/events/order.toml")),
];

libfuzzer_sys::fuzz_target!(|input: &str| {
    let mut given = input.split("\n====\n");
    let mut source = MemorySource::new();
    for (path, text) in OTHERS {
        source = source.with(path, text);
    }
    for (path, usual) in FILES {
        source = source.with(path, given.next().filter(|text| !text.is_empty()).unwrap_or(usual));
    }
    for import in imports(&source).unwrap_or_default() {
        let _verified = import.verify(&source);
    }
    for scope in [Scope::All, Scope::Types, Scope::Namespace("auth".to_owned())] {
        if let Ok(catalogue) = Catalogue::load(&source, &scope) {
            let _faults = catalogue.check_all();
            let _digest = catalogue.digest();
            for name in catalogue.events().take(4) {
                let _plan = check_event(&catalogue, &structure(name));
            }
            for name in catalogue.objects().take(4) {
                let _plan = check_object(&catalogue, &structure(name));
            }
        }
    }
});

/// A struct that is called so, with fields that some events have.
fn structure(name: &str) -> StructDeclaration {
    let field = |ident: &str, redact: Redact, supply: Supply| FieldDeclaration {
        ident: ident.to_owned(),
        rename: None,
        type_text: "&'a str".to_owned(),
        optional: false,
        supply,
        redact,
    };
    StructDeclaration {
        ident: "It".to_owned(),
        name: Some(name.to_owned()),
        experimental: false,
        allows_deprecated: false,
        today: Date::parse("2026-11-24"),
        fields: vec![
            field("method", Redact::Absent, Supply::Struct),
            field("email", Redact::Default, Supply::Outcome),
            field("user", Redact::Named("hmac".to_owned()), Supply::Struct),
        ],
    }
}
