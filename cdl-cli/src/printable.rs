//! Text from a trail or a file name, so that no terminal obeys it and no eye is deceived.

/// `text` on one line, with each character that is not seen, or steers a terminal, as an escape.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut out, character);
    }
    out
}

/// As [`line`], line feeds kept.
pub(crate) fn lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(line).collect();
    lines.join("\n")
}

/// The same JSON in ASCII: what is not ASCII in it stands within strings, where an escape says the same.
pub(crate) fn ascii_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if character.is_ascii() && character != '\u{7f}' {
            out.push(character);
        } else {
            push_units(&mut out, character);
        }
    }
    out
}

/// `line` with a mark in the place of each character that is not seen, so that every character keeps its place.
pub(crate) fn shown(line: &str) -> String {
    let shown = |character| match character {
        '\t' => '\t',
        hidden if is_hidden(hidden) => char::REPLACEMENT_CHARACTER,
        seen => seen,
    };
    line.chars().map(shown).collect()
}

/// Appends `text` as one word: bare if it can be taken for nothing else, or between quotes.
pub(crate) fn push_word(out: &mut String, text: &str) {
    let is_bare =
        |character: char| character.is_alphanumeric() || "-_.:/@+*~#%".contains(character);
    if !text.is_empty() && text.chars().all(is_bare) {
        for character in text.chars() {
            push(out, character);
        }
        return;
    }
    out.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            out.push('\\');
        }
        push(out, character);
    }
    out.push('"');
}

fn push(out: &mut String, character: char) {
    if !is_hidden(character) {
        out.push(character);
        return;
    }
    match character {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ => push_units(out, character),
    }
}

/// Appends `\uXXXX` of each UTF-16 unit.
fn push_units(out: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        let digits = [12, 8, 4, 0].map(|shift| u32::from(*unit >> shift) & 0xf);
        out.extend(
            digits
                .into_iter()
                .filter_map(|digit| char::from_digit(digit, 16)),
        );
    }
}

/// Whether a character is not seen as itself: controls (C0, DEL, C1), line and paragraph separators, direction marks,
/// and everything else that Unicode calls a format character, fills a cell with nothing, or selects a variant.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            u32::from(character),
            0xad | 0x34f
                | 0x600..=0x605
                | 0x61c
                | 0x6dd
                | 0x70f
                | 0x890..=0x891
                | 0x8e2
                | 0x115f..=0x1160
                | 0x17b4..=0x17b5
                | 0x180b..=0x180f
                | 0x200b..=0x200f
                | 0x2028..=0x202e
                | 0x2060..=0x206f
                | 0x2800
                | 0x3164
                | 0xfeff
                | 0xffa0
                | 0xfff0..=0xfffb
                | 0x110bd
                | 0x110cd
                | 0x13430..=0x1343f
                | 0x1bca0..=0x1bca3
                | 0x1d173..=0x1d17a
                | 0xe0000..=0xe0fff
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> String {
        let mut out = String::new();
        push_word(&mut out, text);
        out
    }

    #[test]
    fn a_word_is_taken_for_nothing_else() {
        for (text, shown) in [
            ("password", "password"),
            ("hmac:k1:9f-2c_x", "hmac:k1:9f-2c_x"),
            ("203.0.113.0/24", "203.0.113.0/24"),
            ("****1234", "****1234"),
            ("Zoë", "Zoë"),
            ("", "\"\""),
            ("a b", "\"a b\""),
            ("x outcome=success", "\"x outcome=success\""),
            ("a\"b\\", "\"a\\\"b\\\\\""),
            ("a\u{a0}b", "\"a\u{a0}b\""),
            ("\\u001b", "\"\\\\u001b\""),
            ("a\u{1b}[2J", "\"a\\u001b[2J\""),
            ("a\nb\r\t", "\"a\\nb\\r\\t\""),
            ("a\u{9b}31m", "\"a\\u009b31m\""),
            ("a\u{7f}", "\"a\\u007f\""),
            ("a\u{202e}b\u{2066}", "\"a\\u202eb\\u2066\""),
            ("a\u{2028}\u{feff}\u{200b}", "\"a\\u2028\\ufeff\\u200b\""),
            ("a\u{e0041}", "\"a\\udb40\\udc41\""),
        ] {
            assert_eq!(word(text), shown, "{text:?}");
        }
    }

    #[test]
    fn no_control_character_comes_through() {
        // No character beyond is a control: they are C0, DEL and C1.
        for character in (0..0x3000).filter_map(char::from_u32) {
            let shown = word(&character.to_string());
            assert!(!shown.contains(char::is_control), "{character:?}");
        }
        assert_eq!(lines("a\nb\r"), "a\nb\\r");
        assert_eq!(line("a\nb"), "a\\nb");
        assert_eq!(shown("a\t\u{9b}\u{e9}"), "a\t\u{fffd}\u{e9}");
        assert_eq!(
            ascii_json("\"\\né\u{9b}\u{7f}😀\""),
            "\"\\n\\u00e9\\u009b\\u007f\\ud83d\\ude00\""
        );
    }
}
