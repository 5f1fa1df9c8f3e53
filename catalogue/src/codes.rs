//! What every code means: the text of `cdl explain CDL0301`.
//!
//! | codes | what is wrong |
//! |---|---|
//! | 00 | the declaration as a whole, the arguments of `#[audit]`, where the catalogue is |
//! | 006, 007, 008 | the catalogue's text |
//! | 01 | the fields of a struct |
//! | 02 | the Rust types of fields |
//! | 03 | redaction |
//! | 04 | enums |
//! | 05 | emitters |
//! | 07 | what parts of a catalogue say of each other: events, bases, imports |

mod declaration;
mod text;
mod fields;
mod redaction;
mod relations;

/// One code, explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// `CDL0301`.
    pub code: &'static str,
    /// A few words.
    pub title: &'static str,
    /// Why it is a mistake.
    pub why: &'static str,
    /// What the mistake looks like.
    pub wrong: &'static str,
    /// What is right in its place.
    pub right: &'static str,
    /// What to do.
    pub fix: &'static str,
}

const fn code(
    code: &'static str,
    title: &'static str,
    why: &'static str,
    wrong: &'static str,
    right: &'static str,
    fix: &'static str,
) -> Code {
    Code {
        code,
        title,
        why,
        wrong,
        right,
        fix,
    }
}

/// Every code, in order.
pub const CODES: &[Code] = &ALL;

/// The code with this name; upper or lower case, with or without `CDL`.
#[must_use]
pub fn explain(name: &str) -> Option<&'static Code> {
    let name = name.trim().to_ascii_uppercase();
    CODES
        .iter()
        .find(|known| known.code == name || known.code.strip_prefix("CDL") == Some(name.as_str()))
}

const PARTS: [&[Code]; 5] = [
    declaration::CODES,
    text::CODES,
    fields::CODES,
    redaction::CODES,
    relations::CODES,
];

const COUNT: usize = {
    let (mut count, mut part) = (0, 0);
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
};

const ALL: [Code; COUNT] = {
    let mut all = [PARTS[0][0]; COUNT];
    let (mut at, mut part) = (0, 0);
    while part < PARTS.len() {
        let mut index = 0;
        while index < PARTS[part].len() {
            all[at] = PARTS[part][index];
            at += 1;
            index += 1;
        }
        part += 1;
    }
    all
};
