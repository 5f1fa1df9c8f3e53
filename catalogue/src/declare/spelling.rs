//! Words of a catalogue as Rust names and comments.

use crate::model::EnumValue;

/// `step_up.verify` is `StepUpVerify`.
pub(super) fn pascal(name: &str) -> String {
    let words = name.split(['.', '_', '-']).filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    words.map(capital).collect()
}

/// A variant for each word that is not on its way out, or for all if all are.
pub(super) fn variants(values: &[EnumValue]) -> Vec<(String, &EnumValue)> {
    let live = values.iter().any(|value| value.deprecated.is_none());
    let mut variants: Vec<(String, &EnumValue)> = Vec::with_capacity(values.len());
    for value in values
        .iter()
        .filter(|value| !live || value.deprecated.is_none())
    {
        let mut name = pascal(&value.id);
        if name.starts_with(|first: char| first.is_ascii_digit()) {
            name.insert(0, 'V');
        }
        // `Self` is a keyword, and `a-b` and `a_b` are one name.
        while name == "Self" || variants.iter().any(|(other, _)| *other == name) {
            name.push('_');
        }
        variants.push((name, value));
    }
    variants
}

/// A sentence of the catalogue as a comment, on one line whatever it holds.
pub(super) fn doc(indent: &str, text: Option<&str>) -> String {
    let words: Vec<String> = text
        .unwrap_or_default()
        .split_whitespace()
        .map(code)
        .collect();
    if words.is_empty() {
        return String::new();
    }
    let shown: String = words
        .join(" ")
        .chars()
        .filter(|letter| {
            !letter.is_control()
                && !('\u{202a}'..='\u{202e}').contains(letter)
                && !('\u{2066}'..='\u{2069}').contains(letter)
        })
        .collect();
    format!("{indent}/// {shown}\n")
}

/// A word that looks like code stands between backticks, as clippy wants it.
fn code(word: &str) -> String {
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let inner = word.trim_matches(is_mark);
    let mut letters = inner.chars().zip(inner.chars().skip(1));
    let is_camel = letters.any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    if word.contains('`') || !(is_camel || inner.contains('_') || inner.contains("::")) {
        return word.to_owned();
    }
    word.replacen(inner, &format!("`{inner}`"), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_rust_names() {
        for (name, expected) in [
            ("auth.login", "AuthLogin"),
            ("step_up.verify", "StepUpVerify"),
            ("sms-otp", "SmsOtp"),
            ("", ""),
        ] {
            assert_eq!(pascal(name), expected);
        }
    }

    #[test]
    fn every_word_has_a_variant_of_its_own() {
        let value = |id: &str| EnumValue {
            id: id.to_owned(),
            since: None,
            description: None,
            deprecated: None,
        };
        let values = ["2fa", "a-b", "a_b", "self"].map(value);
        let names: Vec<String> = variants(&values)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["V2fa", "AB", "AB_", "Self_"]);
    }

    #[test]
    fn a_comment_is_one_line() {
        assert_eq!(
            doc("  ", Some("a\nfn main() {}\u{202e}\u{1b}")),
            "  /// a fn main() {}\n"
        );
        assert_eq!(doc("", Some(" ")), "");
        assert_eq!(
            doc("", Some("Of (WebAuthn), PKCE or user_id.")),
            "/// Of (`WebAuthn`), PKCE or `user_id`.\n"
        );
    }
}
