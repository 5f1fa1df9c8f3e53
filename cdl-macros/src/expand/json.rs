//! JSON in the trail's one form (docs/FORMAT.md, section 1): ASCII, no white space outside strings.

/// A string with its quotes.
pub(super) fn string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for letter in text.chars() {
        match letter {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            ' '..='~' => json.push(letter),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    json.push_str("\\u");
                    json.extend(unit.to_be_bytes().into_iter().flat_map(digits));
                }
            }
        }
    }
    json.push('"');
    json
}

/// The two lower-case hex digits of a byte.
fn digits(byte: u8) -> [char; 2] {
    [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0'))
}

/// An array of strings.
pub(super) fn strings(texts: &[String]) -> String {
    let items: Vec<String> = texts.iter().map(|text| string(text)).collect();
    format!("[{}]", items.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_one_form() {
        let cases = [
            ("a/b", "\"a/b\""),
            ("\"\\\n\r\t", "\"\\\"\\\\\\n\\r\\t\""),
            ("\u{1}\u{7f}é…", "\"\\u0001\\u007f\\u00e9\\u2026\""),
            ("😀", "\"\\ud83d\\ude00\""),
        ];
        for (text, expected) in cases {
            assert_eq!(string(text), expected, "{text:?}");
        }
    }
}
