//! One event in two structs of a crate.

use std::path::PathBuf;

use super::{of_ui_tests, read, told_in};
use crate::derive::derive;
use crate::locate::{Host, Surroundings, Target};

/// A crate that declares nothing yet, with the catalogue of `ui-tests`.
fn crate_called(name: &str, host: Host, target: Target) -> Surroundings {
    let catalogue = of_ui_tests().manifest.join("catalogue/catalogue.toml");
    Surroundings {
        manifest: PathBuf::from(name),
        catalogue: Some(catalogue.into()),
        host,
        target,
        ..Surroundings::default()
    }
}

const FIRST: &str = r#"#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Refund<'a> { #[redact] pan: &'a str, amount: i64 }"#;
const SAME: &str = r#"#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Refunded { amount: i64, #[redact] pan: String }"#;
const OTHER: &str = r#"#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Repaid<'a> { #[redact(drop)] pan: &'a str, amount: i64, reason: Option<&'a str> }"#;
const MEANT: &str = r#"#[derive(AuditEvent)]
#[audit(event = "shop.refund", allow(twice))]
struct Repaid<'a> { #[redact] pan: &'a str, amount: i64, reason: Option<&'a str> }"#;

#[test]
fn m54_with_other_fields_it_is_a_mistake() {
    let surroundings = crate_called("other", Host::Compiler, Target::Product);
    assert!(told_in(FIRST, &surroundings).ends_with("nothing is wrong"));
    insta::assert_snapshot!(told_in(OTHER, &surroundings));
}

#[test]
fn m54_with_the_same_fields_it_is_a_warning() {
    let surroundings = crate_called("same", Host::Compiler, Target::Product);
    let warned = |source| {
        let (kind, input) = read(source);
        let tokens = quote::ToTokens::into_token_stream(input);
        derive(kind, tokens, &surroundings)
            .to_string()
            .contains("CDL0009")
    };
    assert!(!warned(FIRST));
    assert!(warned(SAME), "in any order, of any Rust types");
    assert!(!warned(MEANT), "who says that both are meant is believed");
}

#[test]
fn crates_tests_and_editors_may_declare_it_again() {
    let crates = [
        crate_called("one", Host::Compiler, Target::Product),
        crate_called("another", Host::Compiler, Target::Product),
    ];
    for surroundings in &crates {
        assert!(told_in(FIRST, surroundings).ends_with("nothing is wrong"));
    }
    let lenient = [
        crate_called("tests", Host::Compiler, Target::Tests),
        crate_called("editor", Host::Editor, Target::Product),
    ];
    for surroundings in &lenient {
        for source in [FIRST, OTHER, FIRST] {
            assert!(told_in(source, surroundings).ends_with("nothing is wrong"));
        }
    }
}
