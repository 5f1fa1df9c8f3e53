//! A table, read strictly: what is not taken is a fault.

use std::cell::RefCell;
use std::fmt;

use toml::de::DeTable;

use crate::fault::Fault;
use crate::suggest::suggest;
use crate::text::{Text, count};

use super::entry::Entry;

/// Reads one file and collects its faults.
pub(crate) struct Reader<'a> {
    text: &'a Text,
    faults: RefCell<Vec<Fault>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a Text) -> Self {
        Self {
            text,
            faults: RefCell::default(),
        }
    }

    pub(crate) fn fault(&self, code: &'static str, at: u32, message: String, help: Option<String>) {
        self.faults.borrow_mut().push(Fault {
            place: self.text.place(at),
            code,
            message,
            help,
        });
    }

    pub(crate) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}

/// Whose keys are read: `field "method"`, or `[policy]` where there is one only.
#[derive(Clone, Copy)]
pub(crate) struct Owner<'a> {
    noun: &'static str,
    name: &'a str,
}

impl<'a> Owner<'a> {
    pub(crate) const fn named(noun: &'static str, name: &'a str) -> Self {
        Self { noun, name }
    }

    pub(crate) const fn only(noun: &'static str) -> Self {
        Self { noun, name: "" }
    }
}

impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            f.write_str(self.noun)
        } else {
            write!(f, "{} \"{}\"", self.noun, self.name)
        }
    }
}

/// A table with the place of its key.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    pub(crate) reader: &'a Reader<'a>,
    pub(crate) owner: Owner<'a>,
    pub(crate) entries: &'a DeTable<'a>,
    pub(crate) at: u32,
}

impl<'a> Table<'a> {
    /// Its keys, by name; callers that need the file's order sort by `at`.
    pub(crate) fn entries(self) -> impl Iterator<Item = Entry<'a>> {
        self.entries.iter().map(move |(key, value)| Entry {
            reader: self.reader,
            owner: self.owner,
            key: key.get_ref(),
            at: count(key.span().start),
            value,
        })
    }

    /// Tells that `key` is missing, unless a misspelt one is told already.
    pub(crate) fn missing(self, key: &str) {
        if self
            .entries()
            .any(|entry| suggest(entry.key, [key]).is_some())
        {
            return;
        }
        let message = format!("{} has no \"{key}\"", self.owner);
        self.reader.fault("CDL0069", self.at, message, None);
    }
}

/// Reads the keys of a table; a key that is not named is a fault with a suggestion among those that are.
///
/// `$keys` is the table of [`schema`](crate::schema) that tells editors about them: one that says more or less than is
/// read here does not compile.
macro_rules! keys {
    ($table:expr, $entry:ident, $keys:ident, { $($key:literal => $read:expr,)+ }) => {
        const {
            assert!(
                $crate::schema::agree($crate::schema::$keys, &[$($key),+]),
                "these keys are not those of the table in catalogue/src/schema: describe the new one there"
            );
        }
        keys!($table, $entry, { $($key => $read,)+ });
    };
    // Of a file that no person writes, and no editor has to know.
    ($table:expr, $entry:ident, { $($key:literal => $read:expr,)+ }) => {
        for $entry in $table.entries() {
            match $entry.key {
                $($key => $read,)+
                _ => $entry.unknown(&[$($key),+]),
            }
        }
    };
}
pub(crate) use keys;
