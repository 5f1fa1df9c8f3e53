//! Declared, derived, called, emitted: one row an event.

use std::collections::BTreeMap;

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::Event;

use crate::code::{Code, Kind};
use crate::diff::count;

use super::recorded::Recorded;

/// The word in `tests` that makes an event's emission a gate.
const MUST_EMIT: &str = "must_emit";

/// One event.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) declared: bool,
    pub(super) must_emit: bool,
    /// `src/auth.rs:12`
    pub(super) derived: Vec<String>,
    /// By emitter, the places that call it.
    pub(super) called: BTreeMap<String, Vec<String>>,
    /// By outcome, how often; the empty outcome is of an event that has none.
    pub(super) emitted: BTreeMap<String, u64>,
}

/// All of them, and what follows.
pub(super) struct Matrix {
    /// `acme-shop 4.2.0`
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    pub(super) has_trails: bool,
    /// Derived or emitted, and not in the catalogue.
    pub(super) undeclared: Vec<String>,
    /// In the catalogue, and not derived.
    pub(super) unused: Vec<String>,
    /// Derived, and in no trail; an outcome stands behind a dot of its own: `auth.login: denied`.
    pub(super) untested: Vec<String>,
    /// Why the exit code is 1.
    pub(super) gates: Vec<String>,
}

impl Matrix {
    pub(super) fn new(
        catalogue: &Catalogue,
        code: &Code,
        recorded: &Recorded,
        without_trails: bool,
    ) -> Self {
        let mut names: Vec<&str> = catalogue.events().collect();
        let derived = code.declared.iter().filter(|d| d.kind == Kind::Event);
        names.extend(derived.map(|declared| declared.name.as_str()));
        names.extend(recorded.events.keys().map(String::as_str));
        names.sort_unstable();
        names.dedup();
        let mut matrix = Self {
            title: format!("{} {}", catalogue.name(), catalogue.version()),
            rows: Vec::new(),
            has_trails: !without_trails,
            undeclared: Vec::new(),
            unused: Vec::new(),
            untested: Vec::new(),
            gates: Vec::new(),
        };
        for name in names {
            let event = catalogue.event(name).ok();
            let row = row(name, event.as_deref(), code, recorded);
            matrix.judge(&row, event.as_deref());
            matrix.rows.push(row);
        }
        matrix
    }

    fn judge(&mut self, row: &Row, event: Option<&Event>) {
        let name = &row.name;
        let Some(event) = event else {
            let place = row.derived.first().map_or("a trail", String::as_str);
            let gate = format!("event \"{name}\" of {place} is not in the catalogue");
            self.undeclared.push(name.clone());
            self.gates.push(gate);
            return;
        };
        if row.derived.is_empty() {
            self.unused.push(name.clone());
        } else if row.emitted.is_empty() {
            self.untested.push(name.clone());
        } else {
            let quiet = super::emitters(event)
                .into_iter()
                .filter(|method| method != "attempt" && method != "emit")
                .filter(|outcome| !row.emitted.contains_key(outcome));
            let quiet: Vec<String> = quiet.collect();
            if !quiet.is_empty() {
                self.untested.push(format!("{name} ({})", quiet.join(", ")));
            }
        }
        if row.must_emit && self.has_trails && row.emitted.is_empty() {
            self.gates.push(format!(
                "event \"{name}\" must be emitted in a test, and is in none of the trails"
            ));
        } else if row.must_emit && !self.has_trails && row.called.is_empty() {
            self.gates.push(format!(
                "event \"{name}\" must be emitted, and no code that was read calls its emitters"
            ));
        }
    }

    /// What a reader looks for, the worst first.
    pub(super) fn lists(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        let untested: &[String] = if self.has_trails { &self.untested } else { &[] };
        let lists = [
            ("undeclared", self.undeclared.as_slice()),
            ("untested", untested),
            ("unused", self.unused.as_slice()),
        ];
        lists.into_iter().filter(|(_, names)| !names.is_empty())
    }

    pub(super) fn sum(&self) -> String {
        let number = |fits: fn(&Row) -> bool| self.rows.iter().filter(|row| fits(row)).count();
        let declared = count(number(|row| row.declared), "event");
        let derived = number(|row| !row.derived.is_empty());
        let called = number(|row| !row.called.is_empty());
        let emitted = number(|row| !row.emitted.is_empty());
        let emitted = if self.has_trails {
            format!("{emitted} emitted in tests")
        } else {
            "without --trails nothing is known of tests".to_owned()
        };
        format!("{declared} declared, {derived} derived, {called} called; {emitted}")
    }
}

fn row(name: &str, event: Option<&Event>, code: &Code, recorded: &Recorded) -> Row {
    let places = |places: &std::collections::BTreeSet<crate::code::CodePlace>| {
        places.iter().map(ToString::to_string).collect()
    };
    let called = code.calls.get(name).into_iter().flatten();
    Row {
        name: name.to_owned(),
        declared: event.is_some(),
        must_emit: event.is_some_and(|event| event.tests.iter().any(|word| word == MUST_EMIT)),
        derived: code.events(name).map(|d| d.place.to_string()).collect(),
        called: called
            .map(|(method, found)| (method.clone(), places(found)))
            .collect(),
        emitted: recorded.events.get(name).cloned().unwrap_or_default(),
    }
}
