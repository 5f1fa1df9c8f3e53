//! What is excused, by name and with a reason.

use cdl_catalogue::{Catalogue, MemorySource, Scope};

use super::{EVENTS, HEADER, TYPES, field, linted};

#[test]
fn an_exception_excuses_what_it_names_and_says_why() {
    let events = field("waited_ms = { type = \"u64\" }");
    for (pattern, excused) in [
        ("shop.order.create.waited_ms", true),
        ("shop.*", true),
        ("*.waited_ms", true),
        ("shop.order.create", false),
        ("shop.order.create.waited", false),
    ] {
        let header = format!(
            "{HEADER}[[allow]]\nrule = \"unit-in-name\"\nwhere = \"{pattern}\"\nreason = \"the old name\"\n"
        );
        let settled = linted(&header, TYPES, &events);
        let reasons: Vec<&str> = settled
            .excused
            .iter()
            .map(|excused| excused.reason.as_str())
            .collect();
        assert_eq!(reasons == ["the old name"], excused, "{pattern}");
        let rules: Vec<&str> = settled
            .findings
            .iter()
            .map(|finding| finding.rule)
            .collect();
        let expected: &[&str] = if excused {
            &[]
        } else {
            &["unused-exception", "unit-in-name"]
        };
        assert_eq!(rules, expected, "{pattern}");
    }
}

#[test]
fn an_exception_that_says_too_little_is_a_fault() {
    let whole =
        "[[allow]]\nrule = \"actor-missing\"\nwhere = \"shop.*\"\nreason = \"nobody acts\"\n";
    for (from, to, told) in [
        ("rule = \"actor-missing\"", "", "[[allow]] has no \"rule\""),
        ("where = \"shop.*\"", "", "[[allow]] has no \"where\""),
        (
            "reason = \"nobody acts\"",
            "",
            "[[allow]] has no \"reason\"",
        ),
        (
            "nobody acts",
            " ",
            "\"reason\" in [[allow]] must be a sentence that says why this is right here, found \" \"",
        ),
        (
            "shop.*",
            "",
            "\"where\" in [[allow]] must be an event, event.field, object.Name",
        ),
        (
            "actor-missing",
            "actor-mising",
            "no rule \"actor-mising\" to make an exception from; did you mean \"actor-missing\"?",
        ),
        ("actor-missing", "actor_missing", "write \"actor-missing\""),
        (
            "actor-missing",
            "unknown-key",
            "there is no exception from one",
        ),
        ("reason", "because", "unknown key \"because\" in [[allow]]"),
    ] {
        let header = format!("{HEADER}{}", whole.replace(from, to));
        let source = MemorySource::new()
            .with("catalogue.toml", &header)
            .with("types.toml", TYPES)
            .with("events/shop.toml", EVENTS);
        let faults = Catalogue::load(&source, &Scope::All)
            .map(drop)
            .unwrap_err()
            .to_string();
        assert!(faults.contains(told), "{faults}");
    }
}
