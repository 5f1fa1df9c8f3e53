//! A file of definitions: classes, types, events, or all of them in the snapshot of another catalogue.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use toml::de::DeTable;

use crate::fault::Fault;
use crate::named::Named;
use crate::schema::{FileKind, find, names};
use crate::text::{Sited, Text, count};

use super::classes::{RawClass, class};
use super::entry::Entry;
use super::enums::{RawEnum, enumeration};
use super::events::{RawEvent, event};
use super::header::{Header, namespace_of};
use super::names::{Form, named};
use super::objects::{RawGroup, RawObject, group, object};
use super::strategies::{RawStrategy, strategy};
use super::table::{Owner, Reader, Table, keys};
use super::types::{RawType, scalar};

/// What one file defines.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) text: Arc<Text>,
    pub(crate) namespace: Option<String>,
    pub(crate) classes: Named<RawClass>,
    pub(crate) strategies: Named<RawStrategy>,
    pub(crate) types: Named<RawType>,
    pub(crate) enums: Named<RawEnum>,
    pub(crate) objects: Named<RawObject>,
    pub(crate) groups: Named<RawGroup>,
    pub(crate) events: Named<RawEvent>,
    pub(crate) reserved_events: Vec<Sited<String>>,
    /// By event or object.
    pub(crate) reserved_fields: Named<Vec<String>>,
    /// By enum.
    pub(crate) reserved_values: Named<Vec<String>>,
    /// Where its definitions begin, sorted; built when the first is asked for.
    starts: OnceLock<Vec<usize>>,
}

impl Document {
    fn new(text: Arc<Text>) -> Self {
        Self {
            text,
            namespace: None,
            classes: Named::new(),
            strategies: Named::new(),
            types: Named::new(),
            enums: Named::new(),
            objects: Named::new(),
            groups: Named::new(),
            events: Named::new(),
            reserved_events: Vec::new(),
            reserved_fields: Named::new(),
            reserved_values: Named::new(),
            starts: OnceLock::new(),
        }
    }

    /// From the beginning of the definition that `at` lies in to that of the next, in bytes.
    pub(crate) fn definition_around(&self, at: usize) -> Range<usize> {
        let starts = self.starts.get_or_init(|| self.starts());
        let next = starts.partition_point(|start| *start <= at);
        let before = next.checked_sub(1).and_then(|index| starts.get(index));
        let end = starts.get(next).copied();
        before.copied().unwrap_or(0)..end.unwrap_or(self.text.as_str().len())
    }

    /// Where the first definition begins, in bytes.
    pub(crate) fn first_definition(&self) -> usize {
        let first = self.starts.get_or_init(|| self.starts()).first();
        first.copied().unwrap_or(self.text.as_str().len())
    }

    fn starts(&self) -> Vec<usize> {
        let classes = self.classes.values().map(|raw| raw.at);
        let strategies = self.strategies.values().map(|raw| raw.at);
        let types = self.types.values().map(|raw| raw.at);
        let enums = self.enums.values().map(|raw| raw.at);
        let objects = self.objects.values().map(|raw| raw.at);
        let events = self.events.values().map(|raw| raw.at);
        let all = classes.chain(strategies).chain(types).chain(enums);
        let all = all.chain(objects).chain(events);
        let mut starts: Vec<usize> = all.map(|at| at as usize).collect();
        starts.sort_unstable();
        starts
    }

    fn take(&mut self, entry: Entry<'_>) {
        match entry.key {
            "namespace" => self.namespace = namespace_of(entry),
            "class" => {
                self.classes = definitions(entry, "class", Form::Name, |_, table| class(table));
            }
            "strategy" => self.strategies = definitions(entry, "strategy", Form::Name, strategy),
            "type" => self.types = definitions(entry, "type", Form::Name, |_, table| scalar(table)),
            "enum" => {
                self.enums = definitions(entry, "enum", Form::Name, |_, table| enumeration(table));
            }
            "object" => {
                self.objects = definitions(entry, "object", Form::Name, |_, table| object(table));
            }
            "group" => {
                self.groups = definitions(entry, "group", Form::Word, |_, table| group(table));
            }
            "event" => {
                self.events = definitions(entry, "event", Form::Path, |_, table| event(table));
            }
            "reserved" => self.reserved(entry),
            _ => {}
        }
    }

    fn reserved(&mut self, entry: Entry<'_>) {
        let Some(table) = entry.table(Owner::only("[reserved]")) else {
            return;
        };
        keys!(table, entry, RESERVED, {
            "events" => self.reserved_events = entry.strings().unwrap_or_default(),
            "fields" => self.reserved_fields = owned(entry, "[reserved] fields"),
            "values" => self.reserved_values = owned(entry, "[reserved] values"),
        });
    }
}

/// `{ "auth.login" = ["ip"] }`
fn owned(entry: Entry<'_>, owner: &'static str) -> Named<Vec<String>> {
    let mut all = Named::new();
    if let Some(table) = entry.table(Owner::only(owner)) {
        for entry in table.entries() {
            let names = entry.plain_strings().unwrap_or_default();
            all.insert(entry.key.to_owned(), names);
        }
    }
    all
}

/// The tables of `[noun.name]`, by name.
fn definitions<T>(
    entry: Entry<'_>,
    noun: &'static str,
    form: Form,
    read: impl Fn(&str, Table<'_>) -> T,
) -> Named<T> {
    let mut definitions = Named::new();
    let Some(table) = entry.table(Owner::only(noun)) else {
        return definitions;
    };
    for entry in table.entries() {
        let fits = named(entry.reader, form, noun, entry.key, entry.at);
        if let Some(table) = entry.table(Owner::named(noun, entry.key)) {
            let definition = read(entry.key, table);
            if fits {
                definitions.insert(entry.key.to_owned(), definition);
            }
        }
    }
    definitions
}

/// Reads a file of `kind`.
pub(crate) fn document(text: Arc<Text>, kind: FileKind) -> (Document, Header, Vec<Fault>) {
    let file = text.clone();
    let reader = Reader::new(&file);
    let mut document = Document::new(text);
    let mut header = Header::default();
    let has_header = matches!(kind, FileKind::Catalogue | FileKind::Snapshot);
    parse(&reader, &file, |root| {
        for entry in root.entries() {
            if find(kind.keys(), entry.key).is_none() {
                entry.unknown(&names(kind.keys()));
            } else if !has_header || !header.take(entry) {
                document.take(entry);
            }
        }
        if has_header {
            Header::finish(
                &reader,
                root.entries.contains_key("catalogue").then_some(root),
            );
        }
        if kind == FileKind::Events && !root.entries.contains_key("namespace") {
            root.missing("namespace");
        }
        check_reserved(&reader, &document);
    });
    (document, header, reader.into_faults())
}

fn check_reserved(reader: &Reader<'_>, document: &Document) {
    for reserved in &document.reserved_events {
        if let Some(event) = document.events.get(&reserved.value) {
            let message = format!(
                "event \"{}\" is reserved and may not come back",
                reserved.value
            );
            reader.fault("CDL0067", event.at, message, None);
        }
    }
    for (name, reserved) in &document.reserved_fields {
        let event = document.events.get(name).map(|raw| ("event", &raw.fields));
        let object = document
            .objects
            .get(name)
            .map(|raw| ("object", &raw.fields));
        let Some((noun, fields)) = event.or(object) else {
            continue;
        };
        for (field, raw) in fields.iter().filter(|(field, _)| reserved.contains(field)) {
            let message =
                format!("field \"{field}\" of {noun} \"{name}\" is reserved and may not come back");
            reader.fault("CDL0067", raw.at, message, None);
        }
    }
    for (name, reserved) in &document.reserved_values {
        let Some(found) = document.enums.get(name) else {
            continue;
        };
        for value in found
            .values
            .iter()
            .filter(|value| reserved.contains(&value.id))
        {
            let id = &value.id;
            let message =
                format!("value \"{id}\" of enum \"{name}\" is reserved and may not come back");
            reader.fault("CDL0067", found.at, message, None);
        }
    }
}

/// Parses a file, and has it read when its syntax is right.
pub(crate) fn parse<'a>(reader: &'a Reader<'a>, text: &'a Text, read: impl FnOnce(Table<'_>)) {
    let (root, errors) = DeTable::parse_recoverable(text.as_str());
    if errors.is_empty() {
        let table = Table {
            reader,
            owner: Owner::only("the file"),
            entries: root.get_ref(),
            at: 0,
        };
        return read(table);
    }
    for error in errors {
        let span = error
            .span()
            .unwrap_or(text.as_str().len()..text.as_str().len());
        let at = count(span.start);
        let drawing = text.draw(&text.place(at));
        let twice = error.message().starts_with("duplicate key");
        let (code, said) = match text.as_str().get(span) {
            Some(key) if twice => ("CDL0067", format!("key {key} stands twice")),
            _ => ("CDL0060", error.message().replace('\n', ", ")),
        };
        reader.fault(code, at, format!("{said}\n{drawing}"), None);
    }
}
