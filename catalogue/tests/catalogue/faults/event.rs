//! Severities, outcomes and what an event refers to.

use crate::base::{AUTH, faults};
use insta::assert_snapshot;

#[test]
fn an_event_has_severity_or_outcomes() {
    let told = faults(&[(AUTH, "outcomes = {", "severity = \"info\"\noutcomes = {")]);
    assert_snapshot!(told, @r#"CDL0700: events/auth.toml:7:8: event "auth.login" has both "severity" and "outcomes"; write severity = "info", or outcomes = { success = "info", failure = "warning" }"#);
}

#[test]
fn an_event_has_one_of_severity_and_outcomes() {
    let told = faults(&[(
        AUTH,
        "outcomes = { success = \"info\", failure = \"warning\" }\n",
        "",
    )]);
    assert_snapshot!(told, @r#"CDL0700: events/auth.toml:7:8: event "auth.login" has neither "severity" nor "outcomes"; write severity = "info", or outcomes = { success = "info", failure = "warning" }"#);
}

#[test]
fn an_attempt_needs_outcomes_to_end_with() {
    let told = faults(&[(
        AUTH,
        "outcomes = { success = \"info\", failure = \"warning\" }\n",
        "severity = \"info\"\n",
    )]);
    assert_snapshot!(told, @r#"
    CDL0711: events/auth.toml:10:22: event "auth.login" has an attempted phase, but no outcomes to end with; write outcomes = { success = "info", failure = "warning" } instead of "severity", or remove "phases"
    CDL0068: events/auth.toml:21:1: field "reason" is only for outcome "failure", which the event does not have
    "#);
}

#[test]
fn a_severity_is_one_of_eight_words() {
    let told = faults(&[(AUTH, r#"failure = "warning""#, r#"failure = "warn""#)]);
    assert_snapshot!(told, @r#"CDL0068: events/auth.toml:9:42: "failure" in "outcomes" must be one of debug, info, notice, warning, error, critical, alert, emergency, found "warn""#);
}

#[test]
fn a_mandatory_event_is_not_dropped() {
    let told = faults(&[(
        AUTH,
        r#"retention = "2y""#,
        "mandatory = true\ndelivery = \"best_effort\"",
    )]);
    assert_snapshot!(told, @r#"CDL0701: events/auth.toml:12:12: event "auth.login" is mandatory, so its delivery cannot be best_effort; use delivery = "queued" or "durable""#);
}

#[test]
fn an_unknown_category_is_found_with_what_was_meant() {
    let told = faults(&[(
        AUTH,
        "category = \"authentication\"\noutcomes",
        "category = \"authentcation\"\noutcomes",
    )]);
    assert_snapshot!(told, @r#"CDL0703: events/auth.toml:8:12: category "authentcation" is not defined; did you mean "authentication"?"#);
}

#[test]
fn an_unknown_group_is_found_with_what_was_meant() {
    let told = faults(&[(AUTH, r#"use = ["request"]"#, r#"use = ["requests"]"#)]);
    assert_snapshot!(told, @r#"CDL0073: events/auth.toml:12:8: group "requests" is not defined; did you mean "request"?"#);
}

#[test]
fn only_if_names_an_outcome() {
    let told = faults(&[(AUTH, r#"outcome = ["failure"]"#, r#"outcome = ["failed"]"#)]);
    assert_snapshot!(told, @r#"CDL0068: events/auth.toml:21:1: field "reason" is only for outcome "failed", which the event does not have"#);
}
