//! `catalogue.toml`: who, which rules, which files.

use crate::model::Delivery;
use crate::schema::FORMAT;
use crate::text::Sited;

use super::entry::Entry;
use super::events::DELIVERIES;
use super::exception::{RawException, exception};
use super::fields::STABILITIES;
use super::listing::{FileEntry, ImportEntry, file, import};
use super::names::{Form, named};
use super::policy::{Policy, policy};
use super::retention::retention;
use super::table::{Owner, Reader, Table, keys};

#[derive(Debug, Default)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) title: Option<String>,
    pub(crate) owners: Vec<String>,
    pub(crate) id_pattern: Option<Sited<String>>,
    pub(crate) defaults: Defaults,
    pub(crate) policy: Policy,
    pub(crate) categories: Option<Vec<String>>,
    pub(crate) files: Vec<FileEntry>,
    pub(crate) imports: Vec<ImportEntry>,
    pub(crate) exceptions: Vec<RawException>,
}

/// What an event or a field is when it does not say.
#[derive(Debug, Default)]
pub(crate) struct Defaults {
    pub(crate) class: Option<Sited<String>>,
    pub(crate) retention: Option<Sited<String>>,
    pub(crate) experimental: Option<bool>,
    pub(crate) delivery: Option<Sited<Delivery>>,
}

impl Header {
    /// Takes one top-level table; `false` when it is no part of a header.
    pub(crate) fn take(&mut self, entry: Entry<'_>) -> bool {
        match entry.key {
            "catalogue" => self.catalogue(entry),
            "defaults" => self.defaults(entry),
            "policy" => self.policy = policy(entry),
            "categories" => self.categories = categories(entry),
            "file" => {
                self.files = entry
                    .tables(Owner::only("[[file]]"))
                    .into_iter()
                    .filter_map(file)
                    .collect();
                self.files.sort_by_key(|file| file.path.at);
            }
            "import" => {
                self.imports = entry
                    .tables(Owner::only("[[import]]"))
                    .into_iter()
                    .filter_map(import)
                    .collect();
            }
            "allow" => {
                let tables = entry.tables(Owner::only("[[allow]]"));
                self.exceptions = tables.into_iter().filter_map(exception).collect();
            }
            _ => return false,
        }
        true
    }

    /// What must be there is there.
    pub(crate) fn finish(reader: &Reader<'_>, root: Option<Table<'_>>) {
        if root.is_none() {
            let message =
                "the file has no [catalogue] table with format, name and version".to_owned();
            reader.fault("CDL0069", 0, message, None);
        }
    }

    fn catalogue(&mut self, entry: Entry<'_>) {
        let Some(table) = entry.table(Owner::only("[catalogue]")) else {
            return;
        };
        let (mut format, mut name, mut version) = (false, false, false);
        keys!(table, entry, CATALOGUE, {
            "format" => { format = true; check_format(entry); },
            "name" => {
                name = true;
                if let Some(text) = entry.string()
                    && named(entry.reader, Form::Token, "catalogue name", &text.value, text.at)
                {
                    self.name = text.value;
                }
            },
            "version" => {
                version = true;
                self.version = version_of(entry).unwrap_or_default();
            },
            "title" => self.title = entry.plain_string(),
            "owners" => self.owners = entry.plain_strings().unwrap_or_default(),
            "contact" => { entry.string(); },
            "docs" => { entry.string(); },
            "description" => { entry.string(); },
            "id_pattern" => self.id_pattern = pattern(entry),
        });
        for (there, key) in [(format, "format"), (name, "name"), (version, "version")] {
            if !there {
                table.missing(key);
            }
        }
    }

    fn defaults(&mut self, entry: Entry<'_>) {
        let Some(table) = entry.table(Owner::only("[defaults]")) else {
            return;
        };
        let defaults = &mut self.defaults;
        keys!(table, entry, DEFAULTS, {
            "class" => defaults.class = entry.string(),
            "retention" => defaults.retention = retention(entry),
            "stability" => defaults.experimental = entry.one_of(&STABILITIES).map(|word| word.value),
            "delivery" => defaults.delivery = entry.one_of(&DELIVERIES),
        });
    }
}

fn pattern(entry: Entry<'_>) -> Option<Sited<String>> {
    let text = entry.string()?;
    if crate::pattern::matches(&text.value, "").is_none() {
        entry.bad("a pattern of literals, classes, groups, repeats and escapes");
        return None;
    }
    Some(text)
}

fn check_format(entry: Entry<'_>) {
    match entry.integer(1, u32::MAX) {
        Some(format) if format > FORMAT => {
            let message =
                format!("format = {format} is newer than this reader, which understands {FORMAT}");
            let help = Some("update cdl-runtime and the program cdl".to_owned());
            entry
                .reader
                .fault("CDL0066", entry.value_at(), message, help);
        }
        _ => {}
    }
}

fn version_of(entry: Entry<'_>) -> Option<String> {
    let text = entry.plain_string()?;
    if crate::version::Version::parse(&text).is_none() {
        entry.bad("a version such as \"4.2.0\"");
        return None;
    }
    Some(text)
}

/// `[categories]`: a word and what it means.
fn categories(entry: Entry<'_>) -> Option<Vec<String>> {
    let table = entry.table(Owner::only("[categories]"))?;
    let mut categories = Vec::new();
    for entry in table.entries() {
        let fits = named(entry.reader, Form::Token, "category", entry.key, entry.at);
        if entry.string().is_some() && fits {
            categories.push(entry.key.to_owned());
        }
    }
    Some(categories)
}

pub(crate) fn namespace_of(entry: Entry<'_>) -> Option<String> {
    let text = entry.string()?;
    named(entry.reader, Form::Word, "namespace", &text.value, text.at).then_some(text.value)
}
