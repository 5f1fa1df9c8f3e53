//! The one spelling of a string (`docs/FORMAT.md` section 1).
//!
//! ASCII only, so that no viewer splits a line at U+2028, no terminal obeys an escape sequence and no
//! normalisation changes a byte.

/// How each byte of a string is written: as it is, as a backslash and this letter, or as `\u00XX`.
const PLAIN: u8 = 0;
const UNICODE: u8 = 1;

const ESCAPE: [u8; 256] = {
    let mut table = [PLAIN; 256];
    let mut byte = 0;
    while byte < 256 {
        if byte < 0x20 || byte >= 0x7f {
            table[byte] = UNICODE;
        }
        byte += 1;
    }
    table[b'"' as usize] = b'"';
    table[b'\\' as usize] = b'\\';
    table[b'\n' as usize] = b'n';
    table[b'\r' as usize] = b'r';
    table[b'\t' as usize] = b't';
    table
};

/// Appends `text`, escaped, between quotes.
pub fn string_into(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let run = plain_run(text.as_bytes());
    out.extend_from_slice(&text.as_bytes()[..run]);
    if run < text.len() {
        escape_rest(out, &text[run..]);
    }
    out.push(b'"');
}

/// Appends `text`, escaped, without quotes.
///
/// Runs of plain bytes are copied whole, so a string without anything to escape costs one scan and one copy.
#[inline]
pub fn escape_into(out: &mut Vec<u8>, text: &str) {
    let run = plain_run(text.as_bytes());
    out.extend_from_slice(&text.as_bytes()[..run]);
    if run < text.len() {
        escape_rest(out, &text[run..]);
    }
}

/// As [`escape_into`], of a text that begins with a character to escape.
#[cold]
fn escape_rest(out: &mut Vec<u8>, text: &str) {
    let mut chars = text.chars();
    while let Some(character) = chars.next() {
        escape_char(out, character);
        let rest = chars.as_str();
        let (plain, special) = rest.split_at(plain_run(rest.as_bytes()));
        out.extend_from_slice(plain.as_bytes());
        chars = special.chars();
    }
}

fn escape_char(out: &mut Vec<u8>, character: char) {
    let short = u8::try_from(character).map_or(UNICODE, |byte| ESCAPE[usize::from(byte)]);
    match short {
        UNICODE => {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                out.extend_from_slice(b"\\u");
                super::hash::hex_into(out, &unit.to_be_bytes());
            }
        }
        letter => out.extend_from_slice(&[b'\\', letter]),
    }
}

/// Whether a byte stands for itself in a string.
#[must_use]
#[inline]
pub fn is_plain(byte: u8) -> bool {
    // Not the table: of this, the compiler makes vectors.
    (0x20..0x7f).contains(&byte) && byte != b'"' && byte != b'\\'
}

/// How many bytes at the start of `bytes` stand for themselves in a string.
#[must_use]
#[inline]
pub fn plain_run(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks();
    for (n, word) in words.iter().enumerate() {
        if let Some(place) = first_special(*word) {
            return n * 8 + place;
        }
    }
    // The last word may overlap the one before, in which nothing was found.
    if rest.is_empty() {
        bytes.len()
    } else if let Some(last) = bytes.last_chunk() {
        first_special(*last).map_or(bytes.len(), |place| bytes.len() - 8 + place)
    } else {
        let plain = |byte: &&u8| ESCAPE[usize::from(**byte)] == PLAIN;
        bytes.iter().take_while(plain).count()
    }
}

/// The place of the first of eight bytes that needs an escape.
#[inline]
fn first_special(eight: [u8; 8]) -> Option<usize> {
    let special = specials(u64::from_le_bytes(eight));
    (special != 0).then(|| special.trailing_zeros() as usize / 8)
}

/// Of eight bytes, the high bit of the first one that needs an escape: below 0x20, above 0x7e, a quote or a
/// backslash. Zero means that there is none; bits above the first may be wrong.
///
/// The tests for "has a byte less than", "more than" and "equal to" are those of Anderson's bit twiddling hacks.
/// Borrows and carries only run upwards from a byte that is marked itself, so the lowest mark is exact.
#[inline]
fn specials(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let below_space = word.wrapping_sub(ONES * 0x20) & !word;
    let above_tilde = word.wrapping_add(ONES) | word;
    let quote = word ^ (ONES * 0x22);
    let backslash = word ^ (ONES * 0x5c);
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (below_space | above_tilde | quote | backslash) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn escaped(text: &str) -> String {
        let mut out = Vec::new();
        string_into(&mut out, text);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_short_escapes_and_no_other() {
        assert_eq!(escaped("a\"b\\c\nd\re\tf/g"), r#""a\"b\\c\nd\re\tf/g""#);
        assert_eq!(
            escaped("\0\u{8}\u{b}\u{c}\u{1b}\u{7f}"),
            r#""\u0000\u0008\u000b\u000c\u001b\u007f""#
        );
        assert_eq!(
            escaped("\u{80}é\u{2028}\u{10ffff}😀"),
            r#""\u0080\u00e9\u2028\udbff\udfff\ud83d\ude00""#
        );
        assert_eq!(escaped(""), "\"\"");
        assert_eq!(escaped(" ~"), "\" ~\"");
    }

    #[test]
    fn every_byte_is_told_apart_at_every_place_in_a_word() {
        for (length, place) in (0..24).flat_map(|length| (0..length).map(move |at| (length, at))) {
            for byte in 0..=255_u8 {
                let mut bytes = vec![b'x'; length];
                bytes[place] = byte;
                // What follows the first special byte must not matter.
                let after = &mut bytes[place + 1..];
                after.fill(if byte < 0x80 {
                    b'x'
                } else {
                    byte.wrapping_add(1)
                });
                let plain = ESCAPE[usize::from(byte)] == PLAIN;
                assert_eq!(is_plain(byte), plain);
                assert_eq!(
                    plain_run(&bytes),
                    if plain { length } else { place },
                    "{byte} at {place} of {length}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn serde_json_reads_back_what_was_written(text in any::<String>()) {
            let line = escaped(&text);
            prop_assert!(line.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
            prop_assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
        }
    }
}
