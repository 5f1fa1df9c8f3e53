//! What comes with an outcome, and what does not stand fast: deprecated, past its end, experimental, reserved.

use std::fs;

use super::broken_catalogues::{CLASSES, EVENTS, HEADER, temporary};
use super::{of_ui_tests, told, told_in};
use crate::locate::Surroundings;

/// As [`told`], in a build that is told which day it is.
fn told_on(today: &str, source: &str) -> String {
    let surroundings = Surroundings {
        today: Some(today.into()),
        ..of_ui_tests()
    };
    told_in(source, &surroundings)
}

macro_rules! mistakes {
    ($($name:ident: $source:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(told($source));
        }
    )*};
}

mistakes! {
    // What comes with an outcome.
    a_demanded_field_in_the_struct: r#"
#[derive(AuditEvent)]
#[audit(event = "order.paid")]
struct Paid<'a> { order: &'a str, amount: i64, #[redact] reason: Option<&'a str> }"#;
    an_allowed_field_in_the_struct: r#"
#[derive(AuditEvent)]
#[audit(event = "order.paid")]
struct Paid<'a> { order: &'a str, amount: i64, #[redact] reason: OnlyIf<&'a str>, status: Option<u32> }"#;
    a_demanded_field_is_missing: r#"
#[derive(AuditEvent)]
#[audit(event = "order.paid")]
struct Paid<'a> { order: &'a str, amount: i64 }"#;
    a_demanded_field_that_may_be_absent: r#"
#[derive(AuditEvent)]
#[audit(event = "order.paid")]
struct Paid<'a> { order: &'a str, amount: i64, #[redact] reason: OnlyIf<Option<&'a str>> }"#;
    a_field_that_comes_with_no_outcome: r#"
#[derive(AuditEvent)]
#[audit(event = "order.paid")]
struct Paid<'a> { order: OnlyIf<&'a str>, amount: i64, #[redact] reason: OnlyIf<&'a str> }"#;
    an_object_has_no_outcomes: r#"
#[derive(AuditObject)]
#[audit(object = "Item")]
struct Item<'a> { sku: OnlyIf<&'a str>, count: u32 }"#;
    a_classified_field_that_comes_with_an_outcome: r#"
#[derive(AuditEvent)]
#[audit(event = "order.paid")]
struct Paid<'a> { order: &'a str, amount: i64, reason: OnlyIf<&'a str> }"#;

    // What does not stand fast.
    m16_a_deprecated_event: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.signin")]
struct SignIn;"#;
    m40_a_reserved_event: r#"
#[derive(AuditEvent)]
#[audit(event = "order.wired")]
struct Wired;"#;
    m41_a_reserved_field: r#"
#[derive(AuditEvent)]
#[audit(event = "order.shipped")]
struct Shipped<'a> { order: &'a str, truck: &'a str }"#;
    m42_a_deprecated_field: r#"
#[derive(AuditEvent)]
#[audit(event = "order.shipped")]
struct Shipped<'a> { order: &'a str, carrier: Option<&'a str> }"#;
    m42_a_deprecated_field_that_is_allowed: r#"
#[derive(AuditEvent)]
#[audit(event = "order.shipped", allow(deprecated))]
struct Shipped<'a> { order: &'a str, carrier: Option<&'a str> }"#;
    m42_a_deprecated_value: r#"
#[derive(AuditEnum)]
#[audit(name = "Carrier")]
enum Carrier { Road, Zeppelin }"#;
    m45_an_experimental_event: r#"
#[derive(AuditEvent)]
#[audit(event = "order.scored")]
struct Scored;"#;
    m45_an_experimental_event_that_is_wanted: r#"
#[derive(AuditEvent)]
#[audit(event = "order.scored", experimental)]
struct Scored;"#;
    m45_an_experimental_field: r#"
#[derive(AuditEvent)]
#[audit(event = "order.shipped")]
struct Shipped<'a> { order: &'a str, weather: Option<&'a str> }"#;
}

macro_rules! mistakes_on_a_day {
    ($($name:ident: $today:literal $source:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(told_on($today, $source));
        }
    )*};
}

mistakes_on_a_day! {
    m39_an_event_past_its_end: "2021-01-01" r#"
#[derive(AuditEvent)]
#[audit(event = "order.faxed", allow(deprecated))]
struct Faxed;"#;
    m39_an_event_on_its_last_day: "2020-12-31" r#"
#[derive(AuditEvent)]
#[audit(event = "order.faxed")]
struct Faxed;"#;
    m39_a_value_past_its_end: "2026-11-24" r#"
#[derive(AuditEnum)]
#[audit(name = "Carrier", allow(deprecated))]
enum Carrier { Road, Zeppelin }"#;
    a_day_that_is_none: "yesterday" r#"
#[derive(AuditEvent)]
#[audit(event = "order.faxed")]
struct Faxed;"#;
}

#[test]
fn the_epoch_of_the_sources_is_a_day_too() {
    let source = "#[derive(AuditEvent)]\n#[audit(event = \"order.faxed\")]\nstruct Faxed;";
    for (epoch, today, code) in [
        ("1609459199", None, "CDL0003"),
        ("1609459200", None, "CDL0004"),
        ("1609459200", Some("2020-06-01"), "CDL0003"),
        ("soon", None, "CDL0043"),
    ] {
        let surroundings = Surroundings {
            today: today.map(Into::into),
            epoch: Some(epoch.into()),
            ..of_ui_tests()
        };
        let told = told_in(source, &surroundings);
        assert!(told.contains(code), "{epoch} {today:?}: {told}");
    }
}

#[test]
fn a_policy_decides_how_a_deprecated_or_an_experimental_event_is_told() {
    let source = "#[derive(AuditEvent)]\n#[audit(event = \"auth.logout\")]\nstruct Logout { #[redact] user: String }";
    for (key, said, code) in [
        (
            "deprecated_event",
            "deprecated = { since = \"1.0.0\" }",
            "CDL0003",
        ),
        (
            "experimental_event",
            "stability = \"experimental\"",
            "CDL0008",
        ),
    ] {
        for (word, expected) in [
            ("error", Some("")),
            ("warn", Some("warning: ")),
            ("allow", None),
        ] {
            let name = format!("policy-{key}-{word}");
            let header = format!("{HEADER}[policy]\n{key} = \"{word}\"\n");
            let events = EVENTS.replace(
                "severity = \"info\"",
                &format!("severity = \"info\"\n{said}"),
            );
            let manifest = temporary(&name);
            fs::create_dir_all(manifest.join("catalogue/events")).unwrap();
            for (path, text) in [
                ("catalogue.toml", &*header),
                ("classes.toml", CLASSES),
                ("events/auth.toml", &*events),
            ] {
                fs::write(manifest.join("catalogue").join(path), text).unwrap();
            }
            let surroundings = Surroundings {
                manifest: manifest.clone(),
                ..Surroundings::default()
            };
            let told = told_in(source, &surroundings);
            fs::remove_dir_all(&manifest).unwrap();
            match expected {
                Some(before) => {
                    assert!(told.contains(&format!("\n{before}{code}: ")), "{told}");
                }
                None => assert!(told.contains("nothing is wrong"), "{told}"),
            }
        }
    }
}
