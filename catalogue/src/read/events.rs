//! An event, as written.

use crate::model::{Delivery, Deprecated, Severity, Volume};
use crate::text::Sited;

use super::emitter;
use super::entry::Entry;
use super::fields::{RawField, STABILITIES, deprecated, fields};
use super::names::{Form, named};
use super::retention::retention;
use super::table::{Owner, Table, keys};

#[derive(Debug)]
pub(crate) struct RawEvent {
    pub(crate) at: u32,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) category: Option<Sited<String>>,
    pub(crate) action: Option<String>,
    pub(crate) since: Option<String>,
    pub(crate) experimental: Option<bool>,
    pub(crate) draft: bool,
    pub(crate) mandatory: Option<Sited<bool>>,
    pub(crate) severity: Option<Sited<Severity>>,
    pub(crate) outcomes: Option<Sited<Vec<(String, Severity)>>>,
    pub(crate) attempted: Option<Sited<Severity>>,
    pub(crate) retention: Option<Sited<String>>,
    pub(crate) delivery: Option<Sited<Delivery>>,
    pub(crate) owners: Option<Vec<String>>,
    pub(crate) controls: Vec<String>,
    pub(crate) volume: Option<Volume>,
    pub(crate) uses: Vec<Sited<String>>,
    pub(crate) tests: Vec<String>,
    pub(crate) examples: Vec<String>,
    pub(crate) map: Vec<(String, String)>,
    pub(crate) extends: Option<Sited<String>>,
    pub(crate) deprecated: Option<Deprecated>,
    pub(crate) fields: Vec<(String, RawField)>,
}

pub(crate) const DELIVERIES: [(&str, Delivery); 3] = [
    ("durable", Delivery::Durable),
    ("queued", Delivery::Queued),
    ("best_effort", Delivery::BestEffort),
];

pub(crate) fn event(table: Table<'_>) -> RawEvent {
    let mut event = RawEvent::at(table.at);
    keys!(table, entry, EVENT, {
        "title" => event.title = entry.plain_string(),
        "description" => event.description = entry.plain_string(),
        "category" => event.category = entry.string(),
        "action" => event.action = word(entry),
        "since" => event.since = entry.plain_string(),
        "stability" => event.experimental = entry.one_of(&STABILITIES).map(|word| word.value),
        "draft" => event.draft = entry.boolean().is_some_and(|truth| truth.value),
        "mandatory" => event.mandatory = entry.boolean(),
        "severity" => event.severity = severity(entry),
        "outcomes" => event.outcomes = outcomes(entry),
        "phases" => event.attempted = phases(entry),
        "retention" => event.retention = retention(entry),
        "delivery" => event.delivery = entry.one_of(&DELIVERIES),
        "owners" => event.owners = entry.plain_strings(),
        "controls" => event.controls = entry.plain_strings().unwrap_or_default(),
        "volume" => event.volume = volume(entry),
        "use" => event.uses = entry.strings().unwrap_or_default(),
        "tests" => event.tests = tests(entry),
        "examples" => event.examples = entry.plain_strings().unwrap_or_default(),
        "map" => event.map = entry.mapping(),
        "extends" => event.extends = entry.string(),
        "deprecated" => event.deprecated = deprecated(entry),
        "field" => event.fields = fields(entry),
    });
    event
}

impl RawEvent {
    fn at(at: u32) -> Self {
        Self {
            at,
            title: None,
            description: None,
            category: None,
            action: None,
            since: None,
            experimental: None,
            draft: false,
            mandatory: None,
            severity: None,
            outcomes: None,
            attempted: None,
            retention: None,
            delivery: None,
            owners: None,
            controls: Vec::new(),
            volume: None,
            uses: Vec::new(),
            tests: Vec::new(),
            examples: Vec::new(),
            map: Vec::new(),
            extends: None,
            deprecated: None,
            fields: Vec::new(),
        }
    }
}

fn word(entry: Entry<'_>) -> Option<String> {
    let text = entry.string()?;
    named(entry.reader, Form::Word, entry.key, &text.value, text.at).then_some(text.value)
}

fn severity(entry: Entry<'_>) -> Option<Sited<Severity>> {
    entry.one_of(&Severity::ALL.map(|severity| (severity.as_str(), severity)))
}

/// `{ success = "info", failure = "warning" }`, in file order.
fn outcomes(entry: Entry<'_>) -> Option<Sited<Vec<(String, Severity)>>> {
    let table = entry.table(Owner::only("\"outcomes\""))?;
    let mut outcomes = Vec::new();
    for entry in table.entries() {
        let fits = emitter::may_be_one(entry)
            && named(entry.reader, Form::Word, "outcome", entry.key, entry.at);
        if let (Some(severity), true) = (severity(entry), fits) {
            outcomes.push((entry.at, entry.key.to_owned(), severity.value));
        }
    }
    if table.entries.is_empty() {
        entry.bad("a table of at least one outcome and its severity");
        return None;
    }
    outcomes.sort();
    let value = outcomes
        .into_iter()
        .map(|(_, name, severity)| (name, severity))
        .collect();
    Some(Sited {
        value,
        at: entry.at,
    })
}

fn phases(entry: Entry<'_>) -> Option<Sited<Severity>> {
    let table = entry.table(Owner::only("\"phases\""))?;
    let mut attempted = None;
    keys!(table, entry, PHASES, {
        "attempt" => attempted = severity(entry),
    });
    attempted
}

fn volume(entry: Entry<'_>) -> Option<Volume> {
    let table = entry.table(Owner::only("\"volume\""))?;
    let mut volume = Volume {
        expected: None,
        peak: None,
    };
    keys!(table, entry, VOLUME, {
        "expected" => volume.expected = entry.plain_string(),
        "peak" => volume.peak = entry.plain_string(),
    });
    Some(volume)
}

fn tests(entry: Entry<'_>) -> Vec<String> {
    let strings = entry.strings().unwrap_or_default();
    for text in strings.iter().filter(|text| text.value != "must_emit") {
        let message = format!(
            "\"tests\" in {} must be \"must_emit\", found \"{}\"",
            entry.owner, text.value
        );
        entry.reader.fault("CDL0068", text.at, message, None);
    }
    strings.into_iter().map(|text| text.value).collect()
}
