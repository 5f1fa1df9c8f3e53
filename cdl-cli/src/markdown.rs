//! Text from a catalogue in a cell of a Markdown table.

use crate::printable;

/// On one line, so that nothing in it is markup.
pub(crate) fn cell(text: &str) -> String {
    let line = printable::line(text);
    let mut out = String::with_capacity(line.len());
    for character in line.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '!' => {
                out.push('\\');
                out.push(character);
            }
            plain => out.push(plain),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_markup() {
        for (text, expected) in [
            ("auth.login", "auth.login"),
            ("user_id", "user\\_id"),
            ("a|b\n| c", "a\\|b\\\\n\\| c"),
            ("<script>&", "&lt;script&gt;&amp;"),
            ("![x](y) `z` **", "\\!\\[x\\](y) \\`z\\` \\*\\*"),
            ("a\u{202e}b", "a\\\\u202eb"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
