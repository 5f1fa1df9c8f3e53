//! What is done to a text before it becomes a pseudonym.

/// One spelling before a pseudonym: the same address typed in two ways is one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Normalise {
    /// White space at both ends goes.
    Trim,
    /// Every character becomes its lower-case form.
    Lower,
}

impl Normalise {
    /// All of them, in the order in which they are done, whatever the catalogue's.
    pub const ALL: [Self; 2] = [Self::Trim, Self::Lower];

    /// The word in catalogues and in `schema` lines.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Trim => "trim",
            Self::Lower => "lower",
        }
    }
}
