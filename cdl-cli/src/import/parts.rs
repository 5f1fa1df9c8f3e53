//! The definitions of a catalogue as they are written, comments included.

use std::collections::BTreeMap;

use cdl_catalogue::Source;
use toml_edit::{DocumentMut, Item, Table, TableLike, TomlError};

use super::ImportError;

/// What has names, in the order in which a snapshot tells it.
pub(super) const NOUNS: [&str; 7] = [
    "class", "strategy", "type", "enum", "object", "group", "event",
];

/// The tables of a header that a snapshot may have.
const HEAD: [&str; 4] = ["catalogue", "defaults", "policy", "categories"];

/// A catalogue as written.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) name: String,
    /// `[catalogue]`, `[defaults]`, `[policy]`, `[categories]`.
    pub(super) head: BTreeMap<&'static str, Table>,
    pub(super) nouns: BTreeMap<&'static str, Table>,
    /// `events`, and `fields` and `values` by owner.
    pub(super) reserved: Vec<(String, Item)>,
    /// The `[[import]]`s.
    pub(super) imports: Vec<Table>,
}

impl Parts {
    /// The header and the files that it lists.
    pub(super) fn of_folder(source: &dyn Source) -> Result<Self, ImportError> {
        let mut parts = Self::default();
        let head = document(source, "catalogue.toml")?;
        parts.head(&head);
        let tables = |key: &str| {
            let tables = head.get(key).and_then(Item::as_array_of_tables);
            tables.into_iter().flatten().cloned()
        };
        parts.imports = tables("import").collect();
        for file in tables("file") {
            let path = file.get("path").and_then(Item::as_str).unwrap_or_default();
            let document = document(source, path)?;
            parts.take(&document)?;
        }
        Ok(parts)
    }

    /// One file that holds everything.
    pub(super) fn of_snapshot(source: &dyn Source, path: &str) -> Result<Self, ImportError> {
        let mut parts = Self::default();
        let document = document(source, path)?;
        parts.head(&document);
        parts.take(&document)?;
        Ok(parts)
    }

    /// The name that a header gives its catalogue.
    pub(super) fn of_header(text: &str) -> Result<String, ImportError> {
        let document = text
            .parse()
            .map_err(|error| not_toml("catalogue.toml", &error))?;
        let mut parts = Self::default();
        parts.head(&document);
        Ok(parts.name)
    }

    /// The nouns of which there is something.
    pub(super) fn uses(&self) -> Vec<&'static str> {
        let mut uses: Vec<&'static str> = NOUNS
            .into_iter()
            .filter(|n| self.nouns.contains_key(n))
            .collect();
        if self.head.contains_key("categories") {
            uses.push("category");
        }
        uses
    }

    /// What is defined, namespace by namespace and name by name: `event.session.*`, `object.Actor`.
    pub(super) fn patterns(&self) -> Vec<String> {
        let mut patterns = Vec::new();
        for noun in NOUNS {
            let names = self.nouns.get(noun).into_iter();
            for (name, _) in names.flat_map(|table| table.iter()) {
                let namespace = name.split('.').next().unwrap_or(name);
                let pattern = match noun {
                    "event" => format!("event.{namespace}.*"),
                    _ => format!("{noun}.{name}"),
                };
                if !patterns.contains(&pattern) {
                    patterns.push(pattern);
                }
            }
        }
        if self.head.contains_key("categories") {
            patterns.push("category.*".to_owned());
        }
        patterns
    }

    fn head(&mut self, document: &DocumentMut) {
        for key in HEAD {
            if let Some(table) = document.get(key).and_then(Item::as_table) {
                self.head.insert(key, table.clone());
            }
        }
        let name = self
            .head
            .get("catalogue")
            .and_then(|table| table.get("name"));
        self.name = name.and_then(Item::as_str).unwrap_or_default().to_owned();
    }

    fn take(&mut self, document: &DocumentMut) -> Result<(), ImportError> {
        let renamed = self.groups(document);
        for noun in NOUNS.into_iter().filter(|noun| *noun != "group") {
            let Some(table) = document.get(noun).and_then(Item::as_table_like) else {
                continue;
            };
            for (name, item) in table.iter() {
                let mut item = item.clone();
                rename(&mut item, &renamed);
                self.define(noun, name, item)?;
            }
        }
        if let Some(reserved) = document.get("reserved").and_then(Item::as_table_like) {
            let pairs = reserved
                .iter()
                .map(|(key, item)| (key.to_owned(), item.clone()));
            self.reserved.extend(pairs);
        }
        Ok(())
    }

    /// A group is of its file, so two files may have one name for two of them: the second gets a name of its own.
    fn groups(&mut self, document: &DocumentMut) -> BTreeMap<String, String> {
        let mut renamed = BTreeMap::new();
        let groups = document.get("group").and_then(Item::as_table_like);
        for (name, item) in groups.into_iter().flat_map(|groups| groups.iter()) {
            let is_same = |known: &Item| known.to_string() == item.to_string();
            let mut free = name.to_owned();
            let mut number = 2;
            while self
                .get("group", &free)
                .is_some_and(|known| !is_same(known))
            {
                free = format!("{name}_{number}");
                number += 1;
            }
            self.nouns
                .entry("group")
                .or_default()
                .insert(&free, item.clone());
            if free != name {
                renamed.insert(name.to_owned(), free);
            }
        }
        renamed
    }

    /// Adds a definition that is not there.
    pub(super) fn define(
        &mut self,
        noun: &'static str,
        name: &str,
        item: Item,
    ) -> Result<(), ImportError> {
        let table = self.nouns.entry(noun).or_default();
        if table.contains_key(name) {
            return Err(ImportError::Twice {
                noun,
                name: name.to_owned(),
                catalogue: self.name.clone(),
            });
        }
        table.insert(name, item);
        Ok(())
    }

    pub(super) fn has(&self, noun: &str, name: &str) -> bool {
        let table = self.nouns.get(noun);
        table.is_some_and(|table| table.contains_key(name))
    }

    pub(super) fn get(&self, noun: &str, name: &str) -> Option<&Item> {
        self.nouns.get(noun)?.get(name)
    }

    /// What an item is when it does not say.
    pub(super) fn default_of(&self, key: &str) -> Option<&str> {
        self.head.get("defaults")?.get(key)?.as_str()
    }
}

fn document(source: &dyn Source, path: &str) -> Result<DocumentMut, ImportError> {
    let text = source.read(path).map_err(|error| ImportError::NotToml {
        file: path.to_owned(),
        why: error.to_string(),
    })?;
    text.parse().map_err(|error| not_toml(path, &error))
}

fn not_toml(file: &str, error: &TomlError) -> ImportError {
    ImportError::NotToml {
        file: file.to_owned(),
        why: error.message().to_owned(),
    }
}

/// Groups by their new names in the `use` of an event.
fn rename(item: &mut Item, renamed: &BTreeMap<String, String>) {
    let uses = item
        .as_table_like_mut()
        .and_then(|table| table.get_mut("use"));
    let uses = uses.and_then(Item::as_array_mut);
    for name in uses.into_iter().flat_map(|uses| uses.iter_mut()) {
        if let Some(new) = name.as_str().and_then(|old| renamed.get(old)) {
            let decor = name.decor().clone();
            *name = new.as_str().into();
            *name.decor_mut() = decor;
        }
    }
}

/// The fields of an event, an object or a group.
pub(super) fn fields(item: &Item) -> Option<&dyn TableLike> {
    item.as_table_like()?.get("field")?.as_table_like()
}
