//! A catalogue in one file: its own definitions, and what they need of its imports.

use std::collections::{BTreeMap, BTreeSet};

use cdl_catalogue::baseline::Baseline;
use cdl_catalogue::import::sha256;
use cdl_catalogue::standard::{NAME as STANDARD, Shipped};
use cdl_catalogue::{Catalogue, Faults, MemorySource, Scope, Source};
use toml_edit::{DocumentMut, Item, Table, value};

use super::ImportError;
use super::needs::{Need, item_type, needs};
use super::parts::{NOUNS, Parts};

/// The keys of `[defaults]`.
const DEFAULTS: [&str; 4] = ["class", "retention", "stability", "delivery"];

/// Where the probe has the snapshot.
const PROBED: &str = "snapshot.toml";

/// The snapshot of a faultless catalogue, and the patterns that mean what is its own in it.
pub(super) fn snapshot(
    catalogue: &Catalogue,
    source: &dyn Source,
) -> Result<(String, Vec<String>), ImportError> {
    let mut parts = Parts::of_folder(source)?;
    let own = parts.patterns();
    let mut others = Vec::new();
    for import in &parts.imports {
        let text = |key: &str| import.get(key).and_then(Item::as_str);
        let other = match text("path") {
            Some(path) => Parts::of_snapshot(source, path)?,
            None if text("catalogue") == Some(STANDARD) => Parts::of_folder(&Shipped)?,
            None => continue,
        };
        others.push((other, patterns(import)));
    }
    settle_defaults(&mut parts, &others);
    bring(&mut parts, &others)?;
    let text = render(parts, catalogue);
    check(catalogue, &text)?;
    Ok((text, own))
}

fn patterns(import: &Table) -> Vec<String> {
    let array = import.get("use").and_then(Item::as_array);
    let texts = array
        .into_iter()
        .flatten()
        .filter_map(|value| value.as_str());
    texts.map(str::to_owned).collect()
}

/// What the catalogue does not take for granted itself, it takes from its imports: a snapshot has to say it.
fn settle_defaults(parts: &mut Parts, others: &[(Parts, Vec<String>)]) {
    for key in DEFAULTS {
        if parts.default_of(key).is_some() {
            continue;
        }
        let found = others.iter().find_map(|(other, _)| other.default_of(key));
        if let Some(found) = found {
            let defaults = parts.head.entry("defaults").or_default();
            defaults.insert(key, value(found));
        }
    }
}

/// Copies what is used of the imports, and whatever is needed, until nothing is missing.
fn bring(parts: &mut Parts, others: &[(Parts, Vec<String>)]) -> Result<(), ImportError> {
    let mut left: Vec<Need> = parts
        .nouns
        .values()
        .flat_map(|table| table.iter().flat_map(|(_, item)| needs(item)))
        .collect();
    let class = parts.default_of("class").map(str::to_owned);
    left.extend(class.map(|name| Need {
        nouns: &["class"],
        name,
    }));
    for (other, patterns) in others {
        left.extend(used(other, patterns));
    }
    let mut seen = BTreeSet::new();
    while let Some(need) = left.pop() {
        if !seen.insert(need.clone()) || need.nouns.iter().any(|noun| parts.has(noun, &need.name)) {
            continue;
        }
        if need.nouns == ["category"] {
            category(parts, others, &need.name);
            continue;
        }
        let found = others.iter().find_map(|(other, _)| {
            need.nouns
                .iter()
                .find_map(|noun| Some((other, *noun, other.get(noun, &need.name)?)))
        });
        if let Some((other, noun, item)) = found {
            let item = explicit(item.clone(), noun, other, parts);
            left.extend(needs(&item));
            parts.define(noun, &need.name, item)?;
        }
    }
    Ok(())
}

/// What the patterns of `use` name.
fn used(other: &Parts, patterns: &[String]) -> Vec<Need> {
    let mut found = Vec::new();
    for pattern in patterns {
        let Some((noun, name)) = pattern.split_once('.') else {
            continue;
        };
        let Some(nouns) = NOUNS.iter().position(|known| *known == noun) else {
            continue;
        };
        let nouns = &NOUNS[nouns..=nouns];
        let table = other.nouns.get(noun).into_iter();
        let names = table.flat_map(|table| table.iter().map(|(name, _)| name.to_owned()));
        let fits = |known: &String| match name.strip_suffix('*') {
            Some(start) => known.starts_with(start),
            None => known == name,
        };
        found.extend(names.filter(fits).map(|name| Need { nouns, name }));
    }
    found
}

fn category(parts: &mut Parts, others: &[(Parts, Vec<String>)], name: &str) {
    let standard = Parts::of_folder(&Shipped).ok();
    let mut sources = others.iter().map(|(other, _)| other).chain(&standard);
    let of = |other: &Parts| other.head.get("categories")?.get(name).cloned();
    if let Some(text) = sources.find_map(of) {
        let categories = parts.head.entry("categories").or_default();
        if !categories.contains_key(name) {
            categories.insert(name, text);
        }
    }
}

/// With what its own catalogue takes for granted, and this one does not, written out.
fn explicit(mut item: Item, noun: &str, of: &Parts, here: &Parts) -> Item {
    let default = |key| {
        of.default_of(key)
            .filter(|text| Some(*text) != here.default_of(key))
    };
    if noun == "event"
        && let Some(event) = item.as_table_like_mut()
    {
        for key in ["retention", "delivery", "stability"] {
            if let Some(text) = default(key)
                && !event.contains_key(key)
                && !event.contains_key("extends")
            {
                event.insert(key, value(text));
            }
        }
    }
    let Some(class) = default("class") else {
        return item;
    };
    let fields = item
        .as_table_like_mut()
        .and_then(|table| table.get_mut("field"))
        .and_then(Item::as_table_like_mut);
    for (_, field) in fields.into_iter().flat_map(|fields| fields.iter_mut()) {
        let Some(field) = field.as_table_like_mut() else {
            continue;
        };
        let spelled = field.get("type").and_then(Item::as_str).unwrap_or_default();
        let name = item_type(spelled);
        let typed = of.get("type", name).and_then(Item::as_table_like);
        let has_class = typed.is_some_and(|table| table.contains_key("class"));
        if !field.contains_key("class") && !has_class && !of.has("object", name) {
            field.insert("class", value(class));
        }
    }
    item
}

fn render(parts: Parts, catalogue: &Catalogue) -> String {
    let mut document = DocumentMut::new();
    for (key, mut table) in parts.head {
        loosen(&mut table);
        document.insert(key, Item::Table(table));
    }
    let mut nouns: BTreeMap<&str, Table> = parts.nouns;
    for noun in NOUNS {
        if let Some(mut table) = nouns.remove(noun) {
            loosen(&mut table);
            table.set_implicit(true);
            document.insert(noun, Item::Table(table));
        }
    }
    if !parts.reserved.is_empty() {
        document.insert("reserved", Item::Table(reserved(parts.reserved)));
    }
    let (name, version) = (catalogue.name(), catalogue.version());
    let body = document.to_string();
    format!(
        "# {name} {version}, taken by `cdl import`. Pinned by its SHA-256: review it, do not edit it.\n{}\n",
        body.trim()
    )
}

/// Tables stand where they come, not where they stood in their own file.
fn loosen(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        if let Item::Table(inner) = item {
            loosen(inner);
        }
    }
}

/// What several files reserve, in one table.
fn reserved(pairs: Vec<(String, Item)>) -> Table {
    let mut merged = Table::new();
    for (key, item) in pairs {
        match merged.get_mut(&key) {
            None => {
                merged.insert(&key, item);
            }
            Some(known) => {
                if let (Some(all), Some(more)) = (known.as_array_mut(), item.as_array()) {
                    all.extend(more.iter().cloned());
                } else if let (Some(all), Some(more)) =
                    (known.as_table_like_mut(), item.as_table_like())
                {
                    for (name, names) in more.iter() {
                        all.insert(name, names.clone());
                    }
                }
            }
        }
    }
    loosen(&mut merged);
    merged
}

/// The snapshot means what the folder means: every event, object and enum has the same fingerprint.
fn check(catalogue: &Catalogue, text: &str) -> Result<(), ImportError> {
    let different = |what: String| ImportError::Different {
        catalogue: catalogue.name().to_owned(),
        what,
    };
    let old = Baseline::of(catalogue).map_err(|faults| different(faults.to_string()))?;
    let new = baseline(catalogue.name(), text).map_err(|faults| different(faults.to_string()))?;
    let changed = old
        .events
        .iter()
        .filter(|(name, event)| {
            new.events
                .get(*name)
                .is_none_or(|other| other.fingerprint != event.fingerprint)
        })
        .map(|(name, _)| format!("event \"{name}\""));
    let objects = old
        .objects
        .iter()
        .filter(|(name, object)| {
            let other = new.objects.get(*name);
            other.is_some_and(|other| other.fingerprint != object.fingerprint)
        })
        .map(|(name, _)| format!("object \"{name}\""));
    match changed.chain(objects).next() {
        Some(what) => Err(different(what)),
        None => Ok(()),
    }
}

/// What a snapshot promises, imported whole by a catalogue that has nothing of its own.
pub(super) fn baseline(name: &str, text: &str) -> Result<Baseline, Faults> {
    let pin = sha256(text);
    let uses: Vec<String> = uses(text)
        .iter()
        .map(|noun| format!("\"{noun}.*\""))
        .collect();
    let header = format!(
        "[catalogue]\nformat = 1\nname = \"probe\"\nversion = \"1.0.0\"\n\
         [[import]]\ncatalogue = \"{name}\"\npath = \"{PROBED}\"\nsha256 = \"{pin}\"\nuse = [{}]\n",
        uses.join(", ")
    );
    let source = MemorySource::new()
        .with("catalogue.toml", &header)
        .with(PROBED, text);
    Baseline::of(&Catalogue::load(&source, &Scope::All)?)
}

/// The nouns that a snapshot defines something of.
pub(super) fn uses(text: &str) -> Vec<&'static str> {
    let Ok(document) = text.parse::<DocumentMut>() else {
        return Vec::new();
    };
    let has = |noun: &str| {
        let key = if noun == "category" {
            "categories"
        } else {
            noun
        };
        let table = document.get(key).and_then(Item::as_table_like);
        table.is_some_and(|table| !table.is_empty())
    };
    let all = NOUNS.into_iter().chain(["category"]);
    all.filter(|noun| has(noun)).collect()
}
