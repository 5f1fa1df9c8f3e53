//! Declarations that are right, in the surroundings that break derives, and what they write.
#![forbid(unsafe_code)]
#![deny(warnings)]

extern crate cdl_runtime as acme_audit;

// What a service writes every day.
mod minimal;
mod deliveries;
mod attempt;
mod all_types;
mod options;
mod redaction;
mod only_if;
mod normalised;

// Unusual declarations.
mod generics;
mod raw_identifier;
mod visibility;

// Unusual surroundings.
mod no_implicit_prelude;
mod renamed_crate;
mod shadowed_prelude;
mod from_macro_rules;

// What is known of an event without emitting it.
mod descriptor;

use cdl_runtime::prelude::*;

/// The fields of the one event that was emitted, as they stand in the trail.
fn written(audit: &Audit) -> String {
    let [event] = &audit.captured()[..] else {
        panic!("one event was emitted");
    };
    event.fields.to_string()
}
