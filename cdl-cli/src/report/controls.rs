//! Each control with the events that answer for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::{Event, Moments};

use super::table::{Report, Table};
use super::{Places, digest};
use crate::code::Code;

const HEADER: [&str; 9] = [
    "control",
    "event",
    "severity",
    "mandatory",
    "retention",
    "delivery",
    "catalogue",
    "derived",
    "emitted",
];

pub(super) fn report(catalogue: &Catalogue, code: &Code, places: &Places) -> Report {
    let mut names: Vec<&str> = catalogue.events().collect();
    names.sort_unstable();
    let events: Vec<Arc<Event>> = names
        .into_iter()
        .filter_map(|name| catalogue.event(name).ok())
        .collect();
    let mut controls: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in &events {
        for control in &event.controls {
            controls.entry(control).or_default().push(event);
        }
    }
    let rows = controls
        .iter()
        .flat_map(|(control, events)| events.iter().map(|event| row(control, event, code, places)))
        .collect();
    let unmet = controls
        .iter()
        .filter(|(_, events)| {
            events
                .iter()
                .all(|event| code.events(&event.name).next().is_none())
        })
        .map(|(control, events)| {
            let names: Vec<&str> = events.iter().map(|event| event.name.as_str()).collect();
            vec![(*control).to_owned(), names.join(", ")]
        })
        .collect();
    let free = events
        .iter()
        .filter(|event| event.controls.is_empty())
        .map(|event| vec![event.name.clone(), places.of(&event.place)])
        .collect();
    Report {
        title: format!("Controls in {} {}", catalogue.name(), catalogue.version()),
        intro: vec![
            format!("Catalogue digest {}.", digest(catalogue)),
            "\"derived\" is where code declares the event, \"emitted\" where it calls an emitter, as far as that can be \
             read without running it."
                .to_owned(),
        ],
        tables: vec![
            Table {
                title: "Every control".to_owned(),
                header: HEADER.to_vec(),
                rows,
                empty: "No event names a control: write controls = [\"SOC2:CC6.1\"] at those that answer for one.",
            },
            Table {
                title: "Controls that no code answers for".to_owned(),
                header: vec!["control", "events"],
                rows: unmet,
                empty: if controls.is_empty() {
                    "There is no control to answer for."
                } else {
                    "Code derives an event of each control."
                },
            },
            Table {
                title: "Events that answer for no control".to_owned(),
                header: vec!["event", "catalogue"],
                rows: free,
                empty: "Each event answers for a control.",
            },
        ],
    }
}

fn row(control: &str, event: &Event, code: &Code, places: &Places) -> Vec<String> {
    let derived: Vec<String> = code
        .events(&event.name)
        .map(|d| d.place.to_string())
        .collect();
    let calls = code.calls.get(&event.name).into_iter().flatten();
    let emitted: Vec<String> = calls
        .flat_map(|(method, found)| found.iter().map(move |place| format!("{method} {place}")))
        .collect();
    vec![
        control.to_owned(),
        event.name.clone(),
        severity(&event.moments),
        if event.mandatory { "yes" } else { "no" }.to_owned(),
        event.retention.clone(),
        event.delivery.as_str().to_owned(),
        places.of(&event.place),
        derived.join(", "),
        emitted.join(", "),
    ]
}

fn severity(moments: &Moments) -> String {
    match moments {
        Moments::Single(severity) => severity.as_str().to_owned(),
        Moments::Outcomes(outcomes) => {
            let outcomes: Vec<String> = outcomes
                .iter()
                .map(|(outcome, severity)| format!("{outcome} {}", severity.as_str()))
                .collect();
            outcomes.join(", ")
        }
    }
}
