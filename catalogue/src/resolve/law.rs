//! Classes and strategies: what every field's redaction hangs on, so it is settled before anything is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fault::Fault;
use crate::model::{Base, Class, Strategy};
use crate::named::Named;
use crate::read::classes::RawClass;
use crate::read::document::Document;
use crate::schema::FileKind;
use crate::standard;
use crate::suggest::did_you_mean;
use crate::text::Text;

use super::glob::Noun;
use super::load::{HEADER, Loaded, Origin};
use super::redefined;
use super::unit::{OWN, Unit};

/// A class of this name is never written, whatever its list says.
pub(super) const SECRET: &str = "secret";

/// Builds the classes and strategies of every unit, and checks that no name has two meanings.
pub(super) fn settle(loaded: &mut Loaded) {
    let mut faults = Vec::new();
    for unit in &mut loaded.units {
        unit.strategies = strategies(unit, &mut faults);
        unit.classes = classes(unit, &mut faults);
        once(unit, &mut faults);
    }
    for unit in &loaded.units {
        allowed(&loaded.units, unit, &mut faults);
    }
    imported_once(&loaded.units, &mut faults);
    redefined::check(&loaded.units, &mut faults);
    reserved(&loaded.units, &mut faults);
    loaded.faults.extend(faults);
}

/// The categories that events may have: the catalogue's own and those it imports, else the standard ones.
pub(super) fn categories(units: &[Unit]) -> BTreeSet<String> {
    let own = &units[OWN].header.categories;
    let mut categories: BTreeSet<String> = own.iter().flatten().cloned().collect();
    for unit in &units[1..] {
        let used = unit
            .header
            .categories
            .iter()
            .flatten()
            .filter(|name| unit.used(Noun::Category, name));
        categories.extend(used.cloned());
    }
    if own.is_none() {
        let imported = units
            .iter()
            .find(|unit| standard::is_shipped(unit.head.name()));
        match imported {
            Some(unit) => categories.extend(unit.header.categories.iter().flatten().cloned()),
            None => categories.extend(standard_categories()),
        }
    }
    categories
}

fn standard_categories() -> Vec<String> {
    let Origin {
        source,
        shown,
        shelf,
    } = standard::ORIGIN;
    let text = source.read(HEADER).unwrap_or_default();
    let name = format!("{shown}{HEADER}");
    let reading = shelf.reading(Text::new(name.into(), text), FileKind::Catalogue);
    reading.header.categories.clone().unwrap_or_default()
}

fn strategies(unit: &Unit, faults: &mut Vec<Fault>) -> Named<Arc<Strategy>> {
    let mut strategies = Named::new();
    for document in &unit.documents {
        for (name, raw) in &document.strategies {
            let place = document.text.place(raw.at);
            let Some(kind) = raw.kind.clone() else {
                continue;
            };
            let strategy = Arc::new(Strategy {
                name: name.clone(),
                kind,
                place: place.clone(),
            });
            if strategies.insert(name.clone(), strategy).is_some() {
                let message = format!("strategy \"{name}\" is defined twice");
                faults.push(Fault {
                    place,
                    code: "CDL0067",
                    message,
                    help: None,
                });
            }
        }
    }
    strategies
}

fn classes(unit: &Unit, faults: &mut Vec<Fault>) -> Named<Arc<Class>> {
    let mut classes = Named::new();
    for document in &unit.documents {
        for (name, raw) in &document.classes {
            let class = class(document, name, raw, faults);
            let place = class.place.clone();
            if classes.insert(name.clone(), Arc::new(class)).is_some() {
                let message = format!("class \"{name}\" is defined twice");
                faults.push(Fault {
                    place,
                    code: "CDL0067",
                    message,
                    help: None,
                });
            }
        }
    }
    classes
}

fn class(document: &Document, name: &str, raw: &RawClass, faults: &mut Vec<Fault>) -> Class {
    let allow: Vec<String> = raw.allow.iter().map(|word| word.value.clone()).collect();
    if name == SECRET {
        for word in raw.allow.iter().filter(|word| word.value != "drop") {
            let message = format!(
                "class \"{name}\" is never written in any form, so it may not allow \"{}\"",
                word.value
            );
            let help = Some("write allow = [\"drop\"]".to_owned());
            faults.push(Fault {
                place: document.text.place(word.at),
                code: "CDL0064",
                message,
                help,
            });
        }
    }
    if let Some(default) = raw
        .default
        .as_ref()
        .filter(|default| !allow.contains(&default.value))
    {
        let message = format!(
            "default = \"{}\" is not allowed for class \"{name}\" (allowed: {})",
            default.value,
            allow.join(", ")
        );
        faults.push(Fault {
            place: document.text.place(default.at),
            code: "CDL0064",
            message,
            help: None,
        });
    }
    let first = allow.first().cloned().unwrap_or_default();
    Class {
        name: name.to_owned(),
        level: raw.level,
        default: raw
            .default
            .as_ref()
            .map_or(first, |default| default.value.clone()),
        allow,
        description: raw.description.clone(),
        legal: raw.legal.clone(),
        low_entropy: raw.low_entropy,
        max_retention: raw.max_retention.clone(),
        place: document.text.place(raw.at),
    }
}

/// Every strategy that a class allows exists.
fn allowed(units: &[Unit], unit: &Unit, faults: &mut Vec<Fault>) {
    let known: Vec<&str> = std::iter::once(unit)
        .chain(units)
        .flat_map(|unit| unit.strategies.names())
        .collect();
    for document in &unit.documents {
        for (name, raw) in &document.classes {
            for word in &raw.allow {
                if known.contains(&word.value.as_str()) {
                    continue;
                }
                let message = format!(
                    "class \"{name}\" allows strategy \"{}\", which is not defined",
                    word.value
                );
                let help = did_you_mean(&word.value, known.iter().copied())
                    .or_else(|| Some(format!("define it: [strategy.{}] kind = \"…\"", word.value)));
                faults.push(Fault {
                    place: document.text.place(word.at),
                    code: "CDL0072",
                    message,
                    help,
                });
            }
        }
    }
}

/// Within a catalogue a type's name stands for one thing, and not for a built-in type.
fn once(unit: &Unit, faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<&str, Noun> = BTreeMap::new();
    let mut fault = |document: &Document, at, message| {
        faults.push(Fault {
            place: document.text.place(at),
            code: "CDL0067",
            message,
            help: None,
        });
    };
    for (document, name, found) in unit.definitions() {
        if Base::from_word(name).is_some() || ["list", "map", "json"].contains(&name) {
            fault(
                document,
                found.at(),
                format!("\"{name}\" is a built-in type"),
            );
        }
        if let Some(other) = seen.insert(name, found.noun()) {
            let (other, noun) = (other.as_str(), found.noun().as_str());
            fault(
                document,
                found.at(),
                format!("{noun} \"{name}\" is defined already, as {other} \"{name}\""),
            );
        }
    }
    let mut events = BTreeSet::new();
    for document in &unit.documents {
        for (name, event) in &document.events {
            if !events.insert(name) {
                fault(
                    document,
                    event.at,
                    format!("event \"{name}\" is defined twice"),
                );
            }
        }
    }
}

/// An imported name may not mean what another one means already: none replaces the other in silence.
fn imported_once(units: &[Unit], faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<(Noun, &str), &Unit> = BTreeMap::new();
    for (index, unit) in units.iter().enumerate() {
        let mut all: Vec<(Noun, &str)> = Vec::new();
        for (_, name, found) in unit.definitions() {
            all.push((found.noun(), name));
        }
        all.extend(unit.events().map(|name| (Noun::Event, name)));
        for (noun, name) in all {
            if index != OWN && !unit.used(noun, name) {
                continue;
            }
            let Some(other) = seen.insert((noun, name), unit) else {
                continue;
            };
            let glob = unit.uses.iter().find(|glob| glob.value.matches(noun, name));
            let message = format!(
                "{} \"{name}\" comes from {} and from {}",
                noun.as_str(),
                other.title(),
                unit.title()
            );
            let place = units[OWN].head.place(glob.map_or(0, |glob| glob.at));
            faults.push(Fault {
                place,
                code: "CDL0708",
                message,
                help: None,
            });
        }
    }
}

/// What an import retired does not come back here with another meaning.
fn reserved(units: &[Unit], faults: &mut Vec<Fault>) {
    for unit in &units[1..] {
        let names = unit
            .documents
            .iter()
            .flat_map(|document| &document.reserved_events);
        for name in names {
            let Some((document, event)) = units[OWN].event(&name.value) else {
                continue;
            };
            let message = format!(
                "event \"{}\" is reserved by {} and may not come back",
                name.value,
                unit.title()
            );
            faults.push(Fault {
                place: document.text.place(event.at),
                code: "CDL0067",
                message,
                help: None,
            });
        }
    }
}
