//! One spelling before a pseudonym: the same address typed in two ways is one person (`docs/FORMAT.md` section 3).

/// What is done to a text before it becomes a pseudonym; decided by its catalogue type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normalise {
    /// Nothing.
    Nothing,
    /// Without white space at both ends.
    Trim,
    /// In lower case.
    Lower,
    /// Both.
    TrimLower,
}

impl Normalise {
    /// `value` without what `Trim` takes away: characters with the Unicode property `White_Space`.
    pub(super) fn trimmed(self, value: &str) -> &str {
        match self {
            Self::Trim | Self::TrimLower => value.trim(),
            Self::Nothing | Self::Lower => value,
        }
    }

    /// Whether `value` is not in lower case already, and has to be.
    pub(super) fn changes(self, value: &str) -> bool {
        match self {
            Self::Lower | Self::TrimLower => value.chars().any(|letter| !is_lower(letter)),
            Self::Nothing | Self::Trim => false,
        }
    }
}

/// Appends each character's full lower-case mapping of Unicode. No language and no neighbour counts, so that a word has
/// one form alone and in a sentence.
pub(super) fn lower(out: &mut Vec<u8>, value: &str) {
    for letter in value.chars().flat_map(char::to_lowercase) {
        out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

fn is_lower(letter: char) -> bool {
    letter.to_lowercase().eq([letter])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_form() {
        let cases = [
            (Normalise::Nothing, " A ", " A "),
            (Normalise::Trim, "\u{a0}\tA b \n", "A b"),
            (Normalise::Lower, " Ann@Example.ORG", " ann@example.org"),
            (Normalise::TrimLower, " Ann@Example.ORG ", "ann@example.org"),
            // A sigma at the end of a word is a sigma; a dotted capital i becomes two characters.
            (Normalise::Lower, "ΟΔΟΣ İ ß", "οδοσ i\u{307} ß"),
        ];
        for (normalise, value, expected) in cases {
            let mut out = Vec::new();
            let trimmed = normalise.trimmed(value);
            if normalise.changes(trimmed) {
                lower(&mut out, trimmed);
            } else {
                out.extend_from_slice(trimmed.as_bytes());
            }
            assert_eq!(
                std::str::from_utf8(&out),
                Ok(expected),
                "{normalise:?} {value:?}"
            );
        }
    }
}
