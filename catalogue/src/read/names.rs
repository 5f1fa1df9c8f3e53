//! What a name may look like.

use crate::schema::{NAME, NAME_BYTES_MAX, PATH, TOKEN, WORD};

use super::table::Reader;

/// The shape of a name.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// `[a-z][a-z0-9_]*`: fields, outcomes, groups, namespaces, actions.
    Word,
    /// `[a-z0-9][a-z0-9_.-]*`: the words of enums, categories, keys.
    Token,
    /// `[A-Za-z][A-Za-z0-9_]*`: types, enums, objects, classes, strategies.
    Name,
    /// Words joined by dots, two at least: events.
    Path,
}

impl Form {
    const fn rule(self) -> &'static str {
        match self {
            Self::Word => WORD,
            Self::Token => TOKEN,
            Self::Name => NAME,
            Self::Path => PATH,
        }
    }

    pub(crate) fn fits(self, name: &str) -> bool {
        let begins = |first: fn(&char) -> bool| name.chars().next().is_some_and(|c| first(&c));
        let all = |rest: fn(char) -> bool| name.chars().all(rest);
        match self {
            Self::Word => {
                begins(char::is_ascii_lowercase)
                    && all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            }
            Self::Token => {
                begins(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                    && all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_.-".contains(c))
            }
            Self::Name => {
                begins(char::is_ascii_alphabetic) && all(|c| c.is_ascii_alphanumeric() || c == '_')
            }
            Self::Path => name.contains('.') && name.split('.').all(|word| Self::Word.fits(word)),
        }
    }
}

/// Whether `name` fits; else a fault that names the rule.
pub(crate) fn named(reader: &Reader<'_>, form: Form, noun: &str, name: &str, at: u32) -> bool {
    let fits = form.fits(name) && name.len() <= NAME_BYTES_MAX;
    if !fits {
        let message = format!(
            "{noun} \"{name}\" does not match {} (at most {NAME_BYTES_MAX} characters)",
            form.rule()
        );
        reader.fault("CDL0077", at, message, None);
    }
    fits
}
