//! How strict the checks are that a catalogue may soften.

use super::entry::Entry;
use super::table::{Owner, keys};

/// How strict the checks are that a catalogue may soften. None of them touches redaction law.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Declaring a deprecated event.
    pub deprecated_event: Option<Strictness>,
    /// Declaring an experimental event without `#[audit(experimental)]`.
    pub experimental_event: Option<Strictness>,
    /// Two structs of a crate that declare one event.
    pub duplicate_event: Option<Strictness>,
    /// A field called `password` or the like, of a weak class.
    pub sensitive_name: Option<Strictness>,
    /// A free text of a weak class.
    pub free_text: Option<Strictness>,
    /// Fields of an event at most.
    pub max_fields: Option<u32>,
    /// Bytes of an event's line at most.
    pub max_event_bytes: Option<u32>,
}

/// What happens when a rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// The build fails.
    Error,
    /// The build warns.
    Warn,
    /// Nothing.
    Allow,
}

pub(crate) fn policy(entry: Entry<'_>) -> Policy {
    let Some(table) = entry.table(Owner::only("[policy]")) else {
        return Policy::default();
    };
    let mut policy = Policy::default();
    keys!(table, entry, POLICY, {
        "deprecated_event" => policy.deprecated_event = strictness(entry),
        "experimental_event" => policy.experimental_event = strictness(entry),
        "duplicate_event" => policy.duplicate_event = strictness(entry),
        "sensitive_name" => policy.sensitive_name = strictness(entry),
        "free_text" => policy.free_text = strictness(entry),
        "max_fields" => policy.max_fields = entry.integer(1, 1000),
        "max_event_bytes" => policy.max_event_bytes = entry.integer(512, 60_000),
    });
    policy
}

fn strictness(entry: Entry<'_>) -> Option<Strictness> {
    let words = [
        ("error", Strictness::Error),
        ("warn", Strictness::Warn),
        ("allow", Strictness::Allow),
    ];
    entry.one_of(&words).map(|word| word.value)
}
