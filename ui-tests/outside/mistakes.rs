//! The mistakes, by their numbers in `docs/mistakes.md`. `«…»` is what the compiler has to underline.

mod declared;
mod arguments;
mod fields;
mod types;
mod redaction;
mod words;
mod standing;
mod emitters;
// Of the catalogue itself.
pub(crate) mod edits;

/// What a module of the foreign package says, and what the compiler answers.
#[derive(Clone, Copy)]
pub(crate) struct Mistake {
    /// The name of its module: `m28`.
    pub(crate) name: &'static str,
    /// `CDL0215`, or a code of the compiler's own.
    pub(crate) code: &'static str,
    pub(crate) source: &'static str,
    /// All of them have the code, and one of them underlines the mark.
    pub(crate) messages: usize,
}

const fn mistake(name: &'static str, code: &'static str, source: &'static str) -> Mistake {
    Mistake {
        name,
        code,
        source,
        messages: 1,
    }
}

/// Those that the compiler meets in one crate: each is one error.
pub(crate) fn errors() -> Vec<Mistake> {
    [
        declared::ERRORS,
        arguments::ERRORS,
        fields::ERRORS,
        types::ERRORS,
        redaction::ERRORS,
        words::ERRORS,
        standing::ERRORS,
        emitters::ERRORS,
    ]
    .concat()
}

/// Those that compile, with one warning each.
pub(crate) fn warnings() -> Vec<Mistake> {
    [declared::WARNINGS, arguments::WARNINGS, standing::WARNINGS].concat()
}

/// Those that end a compilation before types are looked at, each in a crate of its own.
pub(crate) const NAMES: &[Mistake] = arguments::NAMES;
