//! What a place in a line of TOML points at.

use std::ops::Range;

/// The bytes of the word, string or bracket that begins at `column`, counted from 1 in characters.
pub(super) fn at(line: &str, column: usize) -> Range<usize> {
    let start = line
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(line.len(), |(at, _)| at);
    let rest = &line[start..];
    let length = match rest.chars().next() {
        None => 0,
        Some(quote @ ('"' | '\'')) => string(rest, quote),
        Some('[' | '{') => brackets(rest),
        Some(first) if is_bare(first) => rest.find(|c| !is_bare(c)).unwrap_or(rest.len()),
        Some(first) => first.len_utf8(),
    };
    start..start + length
}

/// A bare key, a number, a date or a truth value.
fn is_bare(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-+.:".contains(character)
}

/// The length of the string at the start of `text`, or of all of it when the string goes on elsewhere.
fn string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let inner = text.char_indices().skip(1);
    for (at, character) in inner {
        if escaped {
            escaped = false;
        } else if character == '\\' && quote == '"' {
            escaped = true;
        } else if character == quote {
            return at + 1;
        }
    }
    text.trim_end().len()
}

/// The length up to the bracket that closes the one at the start of `text`; that one alone if none does.
fn brackets(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(character) = text[at..].chars().next() {
        match character {
            '"' | '\'' => {
                at += string(&text[at..], character);
                continue;
            }
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        at += character.len_utf8();
        if depth == 0 {
            return at;
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_thing_is_underlined() {
        for (line, column, underlined) in [
            ("method = 1", 1, "method"),
            ("method = 1", 10, "1"),
            ("method = 1", 8, "="),
            ("a-b_c.d = x", 1, "a-b_c.d"),
            (r#"[event."auth.login"]"#, 1, r#"[event."auth.login"]"#),
            (r#"[event."auth.login"]"#, 8, r#""auth.login""#),
            (
                r#"a = { b = "}", c = [1] } # d"#,
                5,
                r#"{ b = "}", c = [1] }"#,
            ),
            ("a = [ # more below", 5, "["),
            (r#"a = "b\"c" # d"#, 5, r#""b\"c""#),
            (r"a = 'b\' # d", 5, r"'b\'"),
            (r#"a = "b  "#, 5, r#""b"#),
            ("é = ü", 5, "ü"),
            ("a", 9, ""),
            ("", 1, ""),
            ("a = [\"]", 5, "["),
        ] {
            assert_eq!(&line[at(line, column)], underlined, "{line} {column}");
        }
    }
}
