//! The standard catalogue, whole: every event is declared, emitted in every way it has, and captured.

use std::collections::BTreeSet;

use cdl_runtime::prelude::*;

// What the events are made of.
mod types;

// People: who they are, and what they may do.
mod auth;
mod session;
mod authz;
mod admin;

// Things: what is done to them.
mod data;
mod config;

// Others: what programs and providers do.
mod tool;
mod provider;

// Watching: limits, alerts, and the trail itself.
mod ratelimit;
mod security;
mod trail;

// What the program prints for them.
pub(crate) mod printed;

// The catalogue's own words about them.
mod examples;

/// An outcome, if any, and the word of its severity.
type Moment = (Option<&'static str>, &'static str);

/// The moments of most workflows.
const WORKFLOW: &[Moment] = &[
    (Some("attempted"), "info"),
    (Some("success"), "info"),
    (Some("failure"), "warning"),
    (Some("denied"), "warning"),
];

/// Raw values that the tests put into classified fields: none of them may reach a trail.
const RAW: &[&str] = &[
    "usr_7f3a91",
    "usr_11c0d2",
    "usr_90be17",
    "adm_90be17",
    "svc_settlement",
    "dev_e01c",
    "ses_b82d40",
    "203.0.113.9",
    "198.51.100.20",
    "robin@example.org",
    "lee@partner.example",
    "Robin Vega",
    "AKEXAMPLE00000007Q2M",
    "4111111111111111",
    "not-a-real-secret",
];

/// Each moment was captured once, in order, under `name`, with exactly these `fields` and nothing raw.
#[track_caller]
fn assert_captured(audit: &Audit, name: &str, moments: &[Moment], fields: &str) {
    let events = audit.captured();
    let captured: Vec<(Option<&str>, &str)> = events
        .iter()
        .map(|event| (event.outcome.as_deref(), event.severity.as_str()))
        .collect();
    assert_eq!(captured, moments, "{name}: outcomes and severities");

    let expected: BTreeSet<&str> = fields.split_whitespace().collect();
    for event in &events {
        assert_eq!(event.name, name);
        let object = event.fields.as_object().expect("the fields are an object");
        let keys: BTreeSet<&str> = object.keys().map(String::as_str).collect();
        assert_eq!(keys, expected, "{name}: field keys");

        let text = event.fields.to_string();
        for raw in RAW {
            assert!(
                !text.contains(raw),
                "{name}: {raw} was written as it is: {text}"
            );
        }
    }
}
