//! The catalogue as lines are held against it, and what the lines themselves said of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use cdl_catalogue::model::Event;
use cdl_catalogue::{Catalogue, Lookup};
use cdl_runtime::format::LINE_BYTES_DEFAULT;
use cdl_runtime::format::line::{Kind, Line};
use serde_json::Value;

use super::findings::{Finding, Findings, Spot};
use super::rule::Rule;

/// So many names are remembered that the catalogue does not have.
const UNKNOWN_MAX: usize = 1_000;

/// The catalogue, and what was seen so far.
pub(super) struct Contract<'c> {
    pub(super) catalogue: &'c Catalogue,
    line_bytes_max: usize,
    /// The catalogue's answer to each name.
    events: BTreeMap<String, Answer>,
    /// What the `schema` lines of this file say: the strategy of each field, by its path.
    schemas: BTreeMap<String, BTreeMap<String, String>>,
    pub(super) counted: BTreeMap<String, u64>,
    pub(super) events_seen: u64,
}

#[derive(Clone)]
enum Answer {
    Known(Arc<Event>),
    /// And what is told of it.
    Unknown(String),
}

impl<'c> Contract<'c> {
    pub(super) fn new(catalogue: &'c Catalogue) -> Self {
        let most = catalogue.policy().max_event_bytes;
        Self {
            catalogue,
            line_bytes_max: most.map_or(LINE_BYTES_DEFAULT, |most| most as usize),
            events: BTreeMap::new(),
            schemas: BTreeMap::new(),
            counted: BTreeMap::new(),
            events_seen: 0,
        }
    }

    pub(super) fn title(&self) -> (&str, &str) {
        (self.catalogue.name(), self.catalogue.version())
    }

    pub(super) fn forget_schemas(&mut self) {
        self.schemas.clear();
    }

    /// One line: of a trail, or an event alone.
    pub(super) fn line(&mut self, bytes: &[u8], spot: &dyn Fn() -> Spot, findings: &mut Findings) {
        let mut report = Report { spot, findings };
        if bytes.starts_with(b"{\"v\":") {
            match Line::parse(bytes) {
                Ok(line) => self.trail_line(&line, bytes.len(), &mut report),
                Err(fault) => report.add(Rule::Unreadable, "", "", fault.why.to_string()),
            }
            return;
        }
        match serde_json::from_slice::<Value>(bytes) {
            Ok(event) => self.whole_event(&event, bytes.len(), &mut report),
            Err(_) => report.add(Rule::Unreadable, "", "", "not JSON".to_owned()),
        }
    }

    fn trail_line(&mut self, line: &Line<'_>, bytes: usize, report: &mut Report<'_>) {
        let member = || serde_json::from_slice::<Value>(line.member.0).unwrap_or_default();
        match line.kind {
            Kind::Event => self.whole_event(&member(), bytes, report),
            Kind::Schema => self.schema(&member(), report),
            Kind::Big => {
                let member = member();
                let name = member["name"].as_str().or(member["event"].as_str());
                let message = "was too large to be written".to_owned();
                report.add(Rule::Oversize, name.unwrap_or_default(), "", message);
            }
            _ => {}
        }
    }

    fn whole_event(&mut self, event: &Value, bytes: usize, report: &mut Report<'_>) {
        let Some(name) = event["name"].as_str() else {
            let message =
                "no event: an object with \"name\", \"time\", \"severity\" and \"fields\" is one";
            return report.add(Rule::Unreadable, "", "", message.to_owned());
        };
        self.events_seen += 1;
        if bytes > self.line_bytes_max {
            let message = format!("is longer than {} bytes", self.line_bytes_max);
            report.add(Rule::Oversize, name, "", message);
        }
        match self.known(name) {
            Answer::Known(declared) => {
                *self.counted.entry(declared.name.clone()).or_default() += 1;
                let strategies = self.schemas.get(name);
                super::event::check(event, &declared, strategies, self.catalogue, report);
            }
            Answer::Unknown(message) => report.add(Rule::UnknownEvent, name, "", message),
        }
    }

    /// What a trail says of an event type before its first event.
    fn schema(&mut self, schema: &Value, report: &mut Report<'_>) {
        let name = schema["name"].as_str().unwrap_or_default();
        // The events that follow tell that their name is unknown.
        let Answer::Known(event) = self.known(name) else {
            return;
        };
        let written = schema["fingerprint"].as_str().unwrap_or_default();
        let here = hex(&event.fingerprint);
        if written != here {
            let catalogue = &schema["catalogue"];
            let said = |key: &str| catalogue[key].as_str().unwrap_or("?").to_owned();
            let message = format!(
                "was written under {} {} with another shape (fingerprint {}…, here {}…): `cdl diff` tells what differs",
                said("name"),
                said("version"),
                written.get(..16).unwrap_or(written),
                &here[..16]
            );
            report.add(Rule::OtherSchema, name, "", message);
        }
        let mut chosen = BTreeMap::new();
        strategies("", &schema["fields"], &mut chosen);
        self.schemas.insert(event.name.clone(), chosen);
    }

    fn known(&mut self, name: &str) -> Answer {
        if let Some(answer) = self.events.get(name) {
            return answer.clone();
        }
        let answer = match self.catalogue.event(name) {
            Ok(event) => Answer::Known(event),
            Err(lookup) => Answer::Unknown(unknown(&lookup)),
        };
        if matches!(answer, Answer::Known(_)) || self.events.len() < UNKNOWN_MAX {
            self.events.insert(name.to_owned(), answer.clone());
        }
        answer
    }
}

/// The strategies of fields, and of the fields of objects: `actor.id`. A checked line nests no deeper than a line may.
fn strategies(path: &str, fields: &Value, found: &mut BTreeMap<String, String>) {
    for field in fields.as_array().into_iter().flatten() {
        let Some(name) = field["name"].as_str() else {
            continue;
        };
        let path = format!("{path}{name}");
        strategies(&format!("{path}."), &field["fields"], found);
        if let Some(strategy) = field["strategy"].as_str() {
            found.insert(path, strategy.to_owned());
        }
    }
}

fn unknown(lookup: &Lookup) -> String {
    let suggestion = match lookup {
        Lookup::Unknown { suggestion } | Lookup::UnknownNamespace { suggestion, .. } => suggestion,
        Lookup::Reserved => return "is reserved: the catalogue had it once".to_owned(),
        _ => &None,
    };
    match suggestion {
        Some(near) => format!("not in the catalogue; did you mean \"{near}\"?"),
        None => "not in the catalogue".to_owned(),
    }
}

fn hex(bytes: &[u8; 32]) -> String {
    let digits = cdl_runtime::format::hash::hex(bytes);
    String::from_utf8_lossy(&digits).into_owned()
}

/// Where findings about one line go.
pub(super) struct Report<'r> {
    spot: &'r dyn Fn() -> Spot,
    findings: &'r mut Findings,
}

impl Report<'_> {
    pub(super) fn add(&mut self, rule: Rule, event: &str, field: &str, message: String) {
        let finding = Finding::new(rule, event, field, message);
        self.findings.add(finding, self.spot);
    }
}
