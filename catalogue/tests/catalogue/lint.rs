//! Each rule finds what it is for and nothing else, and an exception needs a reason and a use.

mod exceptions;

use std::collections::BTreeSet;

use cdl_catalogue::lint::{
    EXAMPLE_CONTAINS_PII, EXAMPLE_INVALID, Finding, Level, RULES, Settled, Surroundings, findings,
    settle,
};
use cdl_catalogue::{Catalogue, MemorySource, Scope};

const HEADER: &str = r#"[catalogue]
format = 1
name = "acme"
version = "1.0.0"
owners = ["group:shop"]
[policy]
max_fields = 3
max_event_bytes = 1000
[[import]]
catalogue = "cdl-standard"
version = "^1"
use = ["class.*", "strategy.*", "category.*", "type.*", "object.*", "enum.*"]
[[file]]
path = "types.toml"
kind = "types"
[[file]]
path = "events/shop.toml"
namespace = "shop"
"#;

const TYPES: &str = r#"[enum.Size]
description = "How large a parcel is."
values = [{ id = "small" }, { id = "large" }]
"#;

const EVENTS: &str = r#"namespace = "shop"
[event."shop.order.create"]
description = "Somebody buys something."
category = "data"
mandatory = true
outcomes = { success = "info", denied = "warning" }
retention = "2y"
controls = ["SOC2:CC6.1", "HOUSE-RULES:4"]
[event."shop.order.create".field]
actor = { type = "Actor", required = true }
size = { type = "Size" }
"#;

fn catalogue(header: &str, types: &str, events: &str) -> Catalogue {
    let source = MemorySource::new()
        .with("catalogue.toml", header)
        .with("types.toml", types)
        .with("events/shop.toml", events);
    let catalogue =
        Catalogue::load(&source, &Scope::All).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(catalogue.check_all().to_string(), "");
    catalogue
}

fn around() -> Surroundings {
    Surroundings {
        today: Some("2026-11-24".to_owned()),
        owners: Some(BTreeSet::from(["shop".to_owned()])),
    }
}

fn linted(header: &str, types: &str, events: &str) -> Settled {
    let catalogue = catalogue(header, types, events);
    settle(&catalogue, findings(&catalogue, &around()))
}

/// `events` with one more field.
fn field(text: &str) -> String {
    format!("{EVENTS}{text}\n")
}

#[test]
fn a_good_catalogue_has_no_finding() {
    let settled = linted(HEADER, TYPES, EVENTS);
    assert_eq!(settled, Settled::default());
}

#[test]
#[allow(
    clippy::too_many_lines,
    reason = "the cases are one table, long and flat"
)]
fn each_rule_finds_what_it_is_for_where_it_is() {
    let e = |from: &str, to: &str| {
        assert!(EVENTS.contains(from), "{from}");
        (
            HEADER.to_owned(),
            TYPES.to_owned(),
            EVENTS.replace(from, to),
        )
    };
    let f = |text: &str| (HEADER.to_owned(), TYPES.to_owned(), field(text));
    let t = |text: &str| {
        (
            HEADER.to_owned(),
            format!("{TYPES}{text}\n"),
            EVENTS.to_owned(),
        )
    };
    let h = |text: &str| {
        (
            format!("{HEADER}{text}\n"),
            TYPES.to_owned(),
            EVENTS.to_owned(),
        )
    };
    let order = "shop.order.create";
    let cases = [
        (
            "actor-missing",
            order,
            e("actor = { type = \"Actor\", required = true }\n", ""),
        ),
        (
            "actor-missing",
            order,
            e(
                "actor = { type = \"Actor\", required = true }",
                "actor = { type = \"Actor\" }",
            ),
        ),
        ("control-unknown", order, e("SOC2:", "SOC-2:")),
        ("control-unknown", order, e("SOC2:CC6.1", "CC6.1")),
        ("control-unknown", order, e("SOC2:", "PCI-DS:")),
        (
            "deprecated-without-replacement",
            order,
            e("mandatory", "deprecated = { since = \"1.0.0\" }\nmandatory"),
        ),
        (
            "remove-after-passed",
            order,
            e(
                "mandatory",
                "deprecated = { note = \"x\", remove_after = \"2026-11-23\" }\nmandatory",
            ),
        ),
        (
            "description-missing",
            order,
            e("description = \"Somebody buys something.\"\n", ""),
        ),
        (
            "description-missing",
            order,
            e("Somebody buys something.", " "),
        ),
        (
            "description-missing",
            "object.Box",
            t("[object.Box.field]\nwide = { type = \"u32\" }"),
        ),
        (
            "description-generic",
            order,
            e("Somebody buys something.", "Shop order create event."),
        ),
        (
            "description-generic",
            order,
            e("Somebody buys something.", "…"),
        ),
        (
            "description-generic",
            "enum.HatSize",
            t(
                "[enum.HatSize]\ndescription = \"Hat sizes\"\nvalues = [{ id = \"a\" }, { id = \"b\" }]",
            ),
        ),
        (
            "enum-single-value",
            "enum.Hat",
            t("[enum.Hat]\ndescription = \"What a head wears.\"\nvalues = [{ id = \"a\" }]"),
        ),
        (
            "event-oversize",
            order,
            f("note = { type = \"string\", max_len = 1000 }"),
        ),
        (
            "event-oversize",
            order,
            f("note = { type = \"list<string>\", max_len = 100, max_items = 10 }"),
        ),
        (
            "free-text-class",
            "shop.order.create.note",
            f("note = { type = \"text\", max_len = 9 }"),
        ),
        (
            "name-too-similar",
            "shop.order.create.sizes",
            f("sizes = { type = \"Size\" }"),
        ),
        (
            "outcome-missing",
            order,
            e(
                "outcomes = { success = \"info\", denied = \"warning\" }",
                "severity = \"info\"",
            ),
        ),
        (
            "owner-missing",
            order,
            e("mandatory", "owners = []\nmandatory"),
        ),
        (
            "owner-unknown",
            order,
            e("mandatory", "owners = [\"group:shopp\"]\nmandatory"),
        ),
        (
            "retention-exceeds-class",
            "shop.order.create.buyer",
            (
                HEADER.to_owned(),
                TYPES.to_owned(),
                field("buyer = { type = \"user_id\" }").replace("2y", "8y"),
            ),
        ),
        (
            "too-many-fields",
            order,
            f("a = { type = \"u32\" }\nb = { type = \"u32\" }"),
        ),
        (
            "unit-in-name",
            "shop.order.create.waited_ms",
            f("waited_ms = { type = \"u64\" }"),
        ),
        (
            "unused-exception",
            "catalogue",
            h("[[allow]]\nrule = \"actor-missing\"\nwhere = \"shop.*\"\nreason = \"x\""),
        ),
    ];
    let mut tried = BTreeSet::from([EXAMPLE_INVALID.name, EXAMPLE_CONTAINS_PII.name]);
    for (rule, subject, (header, types, events)) in cases {
        let found = linted(&header, &types, &events).findings;
        let told: Vec<(&str, &str)> = found
            .iter()
            .map(|finding| (finding.rule, finding.subject.as_str()))
            .collect();
        assert_eq!(told, [(rule, subject)], "{found:#?}");
        let Finding {
            message,
            help,
            place,
            ..
        } = &found[0];
        assert!(place.line > 1 && help.is_some(), "{found:#?}");
        assert!(
            message.starts_with(char::is_lowercase) && !message.ends_with('.'),
            "{message}"
        );
        tried.insert(rule);
    }
    let all: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(tried, all);
}

#[test]
fn what_is_right_is_not_found() {
    for events in [
        field("waited = { type = \"u64\", unit = \"ms\" }"),
        field("items_ms = { type = \"string\", max_len = 9 }"),
        field("note = { type = \"text\", class = \"confidential\" }"),
        field("token = { type = \"credential\", max_len = 50000 }"),
        field("pan = { type = \"card_number\" }"),
        field("buyer = { type = \"user_id\", redact = [\"drop\"] }").replace("2y", "8y"),
        EVENTS.replace(
            "mandatory",
            "deprecated = { replaced_by = \"shop.order.create\", remove_after = \"2026-11-24\" }\nmandatory",
        ),
        EVENTS
            .replace("shop.order.create", "shop.order.created")
            .replace(
                "outcomes = { success = \"info\", denied = \"warning\" }",
                "severity = \"info\"",
            ),
        EVENTS
            .replace("mandatory = true", "")
            .replace("actor = { type = \"Actor\", required = true }\n", ""),
    ] {
        let settled = linted(HEADER, TYPES, &events);
        assert_eq!(settled, Settled::default(), "{events}");
    }
}

#[test]
fn without_a_date_or_owners_nothing_is_overdue_and_nobody_unknown() {
    let events = EVENTS.replace(
        "mandatory",
        "owners = [\"group:nobody\"]\ndeprecated = { note = \"x\", remove_after = \"2001-01-01\" }\nmandatory",
    );
    let catalogue = catalogue(HEADER, TYPES, &events);
    assert_eq!(findings(&catalogue, &Surroundings::default()), []);
}

#[test]
fn a_policy_decides_the_level_of_its_rule() {
    for (policy, levels) in [
        ("error", &[Level::Error][..]),
        ("warn", &[Level::Warning]),
        ("allow", &[]),
    ] {
        let header = HEADER.replace("[policy]", &format!("[policy]\nfree_text = \"{policy}\""));
        let found = linted(&header, TYPES, &field("note = { type = \"text\" }")).findings;
        let found: Vec<Level> = found.iter().map(|finding| finding.level).collect();
        assert_eq!(found, levels, "{policy}");
    }
}

#[test]
fn the_standard_catalogue_has_no_finding() {
    let standard = Catalogue::standard().expect("the standard catalogue is sound");
    let settled = settle(&standard, findings(&standard, &around_nobody()));
    assert_eq!(settled.findings, []);
}

fn around_nobody() -> Surroundings {
    Surroundings {
        today: Some("2026-11-24".to_owned()),
        owners: None,
    }
}
