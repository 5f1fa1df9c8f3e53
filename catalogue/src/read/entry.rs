//! One key of a table, and its value read as what it must be.

use toml::Spanned;
use toml::de::DeValue;

use crate::suggest::did_you_mean;
use crate::text::{Sited, count};

use super::table::{Owner, Reader, Table};

/// One key of a table.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) reader: &'a Reader<'a>,
    pub(crate) owner: Owner<'a>,
    pub(crate) key: &'a str,
    pub(crate) at: u32,
    pub(crate) value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Entry<'a> {
    pub(crate) fn unknown(self, known: &[&str]) {
        let message = format!("unknown key \"{}\" in {}", self.key, self.owner);
        let help = match self.key {
            // What makes a catalogue a contract has no switch.
            "unknown_event" | "unlisted_field" | "plain_personal" => {
                Some("this is always an error, so remove it".to_owned())
            }
            "sampling" => Some("audit events are not sampled, so remove it".to_owned()),
            _ => did_you_mean(self.key, known.iter().copied()),
        };
        self.reader.fault("CDL0061", self.at, message, help);
    }

    /// The value is not what the key needs.
    pub(crate) fn bad(self, expected: &str) {
        let found = match self.value.get_ref() {
            DeValue::String(text) => format!("\"{text}\""),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            DeValue::Boolean(truth) => truth.to_string(),
            DeValue::Datetime(_) => "a date".to_owned(),
            DeValue::Array(_) => "an array".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        };
        let message = format!(
            "\"{}\" in {} must be {expected}, found {found}",
            self.key, self.owner
        );
        self.reader.fault("CDL0068", self.value_at(), message, None);
    }

    pub(crate) fn value_at(self) -> u32 {
        count(self.value.span().start)
    }

    pub(crate) fn string(self) -> Option<Sited<String>> {
        if let DeValue::String(text) = self.value.get_ref() {
            Some(Sited {
                value: text.as_ref().to_owned(),
                at: self.value_at(),
            })
        } else {
            self.bad("a string");
            None
        }
    }

    pub(crate) fn plain_string(self) -> Option<String> {
        self.string().map(|text| text.value)
    }

    pub(crate) fn boolean(self) -> Option<Sited<bool>> {
        if let DeValue::Boolean(truth) = self.value.get_ref() {
            Some(Sited {
                value: *truth,
                at: self.value_at(),
            })
        } else {
            self.bad("true or false");
            None
        }
    }

    pub(crate) fn integer(self, least: u32, most: u32) -> Option<u32> {
        let number = match self.value.get_ref() {
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.bad(&format!("a whole number from {least} to {most}"));
        }
        number
    }

    pub(crate) fn small(self, least: u8, most: u8) -> Option<u8> {
        self.integer(least.into(), most.into())
            .and_then(|number| u8::try_from(number).ok())
    }

    /// The texts of an array.
    pub(crate) fn strings(self) -> Option<Vec<Sited<String>>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            self.bad("an array of strings");
            return None;
        };
        let mut strings = Vec::with_capacity(array.len());
        for item in array {
            strings.extend(
                Entry {
                    value: item,
                    ..self
                }
                .string(),
            );
        }
        Some(strings)
    }

    pub(crate) fn plain_strings(self) -> Option<Vec<String>> {
        self.strings()
            .map(|strings| strings.into_iter().map(|text| text.value).collect())
    }

    pub(crate) fn table(self, owner: Owner<'a>) -> Option<Table<'a>> {
        if let DeValue::Table(table) = self.value.get_ref() {
            Some(Table {
                reader: self.reader,
                owner,
                entries: table,
                at: self.at,
            })
        } else {
            self.bad("a table");
            None
        }
    }

    /// The tables of an array.
    pub(crate) fn tables(self, owner: Owner<'a>) -> Vec<Table<'a>> {
        let DeValue::Array(array) = self.value.get_ref() else {
            self.bad("an array of tables");
            return Vec::new();
        };
        let item = |value: &'a Spanned<DeValue<'a>>| {
            let entry = Entry {
                value,
                at: count(value.span().start),
                ..self
            };
            entry.table(owner)
        };
        array.iter().filter_map(item).collect()
    }

    /// One of a closed list of words.
    pub(crate) fn one_of<T: Copy>(self, words: &[(&str, T)]) -> Option<Sited<T>> {
        let text = self.string()?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(Sited {
                value: *value,
                at: text.at,
            });
        }
        let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = format!(
            "\"{}\" in {} must be one of {}, found \"{}\"",
            self.key,
            self.owner,
            list.join(", "),
            text.value
        );
        self.reader
            .fault("CDL0068", text.at, message, did_you_mean(&text.value, list));
        None
    }

    /// Any single value, as it is spelled.
    pub(crate) fn literal(self) -> Option<String> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(text.as_ref().to_owned()),
            DeValue::Integer(number) => Some(number.to_string()),
            DeValue::Float(number) => Some(number.to_string()),
            DeValue::Boolean(truth) => Some(truth.to_string()),
            _ => {
                self.bad("a string, a number or a truth value");
                None
            }
        }
    }

    /// A free table as dotted keys and literals: what other formats call this.
    pub(crate) fn mapping(self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        if let Some(table) = self.table(self.owner) {
            flatten("", table, &mut pairs);
        }
        pairs
    }
}

fn flatten(prefix: &str, table: Table<'_>, pairs: &mut Vec<(String, String)>) {
    for entry in table.entries() {
        let key = if prefix.is_empty() {
            entry.key.to_owned()
        } else {
            format!("{prefix}.{}", entry.key)
        };
        match entry.value.get_ref() {
            DeValue::Table(inner) => flatten(
                &key,
                Table {
                    entries: inner,
                    at: entry.at,
                    ..table
                },
                pairs,
            ),
            _ => pairs.extend(entry.literal().map(|value| (key, value))),
        }
    }
}
