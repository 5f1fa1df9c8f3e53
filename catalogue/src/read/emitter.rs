//! The names of emitters: each outcome becomes a method of the struct that declares its event.

use super::entry::Entry;

/// What the language keeps for itself, in all its editions.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Methods that every event has.
const OF_EVENTS: &[&str] = &[
    "emit",
    "attempt",
    "attempted",
    "emit_to",
    "encode_fields",
    "serialize",
];

/// Methods of the traits that a struct usually has or derives. An emitter of that name would stand before them, and
/// `login.clone()` would be a mistake that names neither the catalogue nor the outcome.
const OF_TRAITS: &[&str] = &[
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "clamp",
    "clone",
    "clone_from",
    "clone_into",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "deserialize",
    "drop",
    "eq",
    "fmt",
    "from",
    "ge",
    "gt",
    "hash",
    "into",
    "le",
    "lt",
    "max",
    "min",
    "ne",
    "partial_cmp",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "type_id",
];

/// Whether the outcome can be the name of a method; else a fault that says why not.
pub(super) fn may_be_one(entry: Entry<'_>) -> bool {
    let name = entry.key;
    let taken = |names: &[&str]| names.contains(&name);
    let (code, why) = if taken(KEYWORDS) {
        ("CDL0080", "is a keyword of Rust, so no method can have it")
    } else if taken(OF_EVENTS) {
        ("CDL0081", "is a method that every event has")
    } else if taken(OF_TRAITS) {
        (
            "CDL0081",
            "is a method of a standard trait, which it would hide",
        )
    } else {
        return true;
    };
    let message = format!("outcome \"{name}\" cannot be the name of an emitter: it {why}");
    let help = "name how the action ended, such as \"success\", \"failure\" or \"denied\"";
    entry
        .reader
        .fault(code, entry.at, message, Some(help.to_owned()));
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_taken_twice() {
        let mut all: Vec<&str> = [KEYWORDS, OF_EVENTS, OF_TRAITS].concat();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
