//! One key of a table: what its value looks like, and what it means.

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// Whether the table is a fault without it.
    pub need: Need,
    /// What its value looks like.
    pub value: Value,
    /// What it means, in a sentence or two.
    pub doc: &'static str,
}

/// Whether a table is a fault without a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It is.
    Required,
    /// It is not, or another key may stand for it.
    Optional,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// Any text.
    Text,
    /// A text that is not blank.
    Sentence,
    /// A text that this regular expression matches whole.
    Matching(&'static str),
    /// The same, at most [`NAME_BYTES_MAX`](super::NAME_BYTES_MAX) bytes long.
    Name(&'static str),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// True or false.
    Truth,
    /// A whole number between these, both included.
    Number(u32, u32),
    /// A text, a number or a truth value.
    Literal,
    /// An array of texts.
    Texts,
    /// An array of at least one text.
    SomeTexts,
    /// An array of these words.
    Words(&'static [&'static str]),
    /// An array of at least one of these words, none of them twice.
    DistinctWords(&'static [&'static str]),
    /// A table of these keys.
    Table(&'static [Key]),
    /// An array of tables of these keys.
    Tables(&'static [Key]),
    /// An array of at least one table of these keys.
    SomeTables(&'static [Key]),
    /// A table whose keys are names that the regular expression matches whole, each with such a value.
    Named(&'static str, &'static Value),
    /// The same, with at least one name.
    SomeNamed(&'static str, &'static Value),
    /// A table of whatever other formats need: texts, numbers, truth values, or tables of these.
    Free,
}

impl Key {
    pub(super) const fn optional(name: &'static str, value: Value, doc: &'static str) -> Self {
        Self {
            name,
            need: Need::Optional,
            value,
            doc,
        }
    }

    pub(super) const fn required(name: &'static str, value: Value, doc: &'static str) -> Self {
        Self {
            name,
            need: Need::Required,
            value,
            doc,
        }
    }
}

/// The names of keys, in order.
pub(crate) fn names(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|key| key.name).collect()
}

/// The key of this name.
pub(crate) fn find<'k>(keys: &'k [Key], name: &str) -> Option<&'k Key> {
    keys.iter().find(|key| key.name == name)
}

/// Whether a table has exactly these keys, in whatever order.
pub(crate) const fn agree(keys: &[Key], read: &[&str]) -> bool {
    let mut at = 0;
    while at < read.len() {
        let mut index = 0;
        while index < keys.len() && !same(keys[index].name, read[at]) {
            index += 1;
        }
        if index == keys.len() {
            return false;
        }
        at += 1;
    }
    // No name stands twice: the reader's match would not compile without a warning, and a test looks at the tables.
    keys.len() == read.len()
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_agree_when_they_have_the_same_keys() {
        let keys = [
            Key::optional("a", Value::Text, ""),
            Key::required("bc", Value::Text, ""),
        ];
        for (read, expected) in [
            (&["a", "bc"][..], true),
            (&["bc", "a"], true),
            (&["a"], false),
            (&["a", "b"], false),
            (&["a", "bc", "d"], false),
        ] {
            assert_eq!(agree(&keys, read), expected, "{read:?}");
        }
    }
}
