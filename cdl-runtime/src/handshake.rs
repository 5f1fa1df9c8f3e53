//! What generated code asks at compile time: is it for this runtime, and is it of today's catalogue?

/// The version of `__private`. The derives bake the number that they were built for.
pub const ABI: u32 = 8;

/// Fails the build when the derives and the runtime are of different versions. Its own signature is for ever.
///
/// # Panics
/// At compile time, when `expected` is not [`ABI`]; `macros` is the version of the derives.
#[track_caller]
pub const fn abi(expected: u32, macros: &'static str) {
    if expected != ABI {
        let mut words = Words::new();
        words.text("CDL0071: cdl-macros ");
        words.text(macros);
        words.text(" generates code for ABI ");
        words.number(expected);
        words.text(", and cdl-runtime ");
        words.text(env!("CARGO_PKG_VERSION"));
        words.text(" has ABI ");
        words.number(ABI);
        words.text("; bring both to one version: `cargo tree -d` shows who asks for which");
        panic!("{}", words.as_str());
    }
}

/// A file as it is now, its length when the expansion was made, and from which byte to which it was used.
type File<'a> = (&'a [u8], usize, &'a [(usize, usize)]);

/// Fails the build when the files that an expansion was made of are others now.
///
/// The variable is only named here so that cargo watches it: a derive that is expanded again reads it itself.
///
/// # Panics
/// At compile time, when a file has another length, or when the digest of the parts is not `expected`.
#[track_caller]
pub const fn fresh(files: &[File<'_>], _catalogue: Option<&'static str>, expected: u64) {
    let mut state = 0;
    let mut file = 0;
    while file < files.len() {
        let (bytes, len, ranges) = files[file];
        if bytes.len() != len {
            stale();
        }
        let mut index = 0;
        while index < ranges.len() {
            let (start, end) = ranges[index];
            let (_, part) = bytes.split_at(end).0.split_at(start);
            state = digest(state, part);
            index += 1;
        }
        file += 1;
    }
    if state != expected {
        stale();
    }
}

#[track_caller]
const fn stale() -> ! {
    panic!(
        "CDL0070: the audit catalogue changed, but this derive was not expanded again (is -Zcache-proc-macros on?); \
         run `cargo clean -p` for this package"
    );
}

/// Each word of sixteen bytes is taken at once: the compiler's interpreter pays for steps, not for bytes.
const fn digest(mut state: u64, part: &[u8]) -> u64 {
    let (words, rest) = part.as_chunks::<16>();
    let mut index = 0;
    while index < words.len() {
        state = absorb(state, words[index]);
        index += 1;
    }
    if !rest.is_empty() {
        let mut last = [0; 16];
        let mut index = 0;
        while index < rest.len() {
            last[index] = rest[index];
            index += 1;
        }
        state = absorb(state, last);
    }
    mix(state ^ part.len() as u64)
}

#[expect(clippy::cast_possible_truncation, reason = "the halves are asked for")]
const fn absorb(state: u64, word: [u8; 16]) -> u64 {
    let word = u128::from_le_bytes(word);
    mix(mix(state ^ word as u64) ^ (word >> 64) as u64)
}

#[expect(clippy::cast_possible_truncation, reason = "the halves are asked for")]
const fn mix(state: u64) -> u64 {
    const ODD: u128 = 0x9e37_79b9_7f4a_7c15;
    let product = state as u128 * ODD;
    product as u64 ^ (product >> 64) as u64
}

/// A message that is put together while the compiler runs.
struct Words {
    bytes: [u8; Self::BYTES_MAX],
    len: usize,
}

impl Words {
    /// What does not fit is left out.
    const BYTES_MAX: usize = 320;

    const fn new() -> Self {
        Self {
            bytes: [0; Self::BYTES_MAX],
            len: 0,
        }
    }

    const fn text(&mut self, text: &str) {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() && self.len < Self::BYTES_MAX {
            self.bytes[self.len] = text[index];
            self.len += 1;
            index += 1;
        }
    }

    const fn number(&mut self, number: u32) {
        if number >= 10 {
            self.number(number / 10);
        }
        let digits = "0123456789";
        let (_, from) = digits.split_at((number % 10) as usize);
        let (digit, _) = from.split_at(1);
        self.text(digit);
    }

    const fn as_str(&self) -> &str {
        match str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => {
                "CDL0071: cdl-macros and cdl-runtime are of different versions; see `cargo tree -d`"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(
        expected = "CDL0071: cdl-macros 9.8.7 generates code for ABI 1204, and cdl-runtime "
    )]
    fn other_versions_are_named() {
        abi(1_204, "9.8.7");
    }

    #[test]
    fn every_byte_of_a_part_counts_and_none_outside() {
        let file: Vec<u8> = (0..100).collect();
        let of = |file: &[u8]| digest(digest(0, &file[3..40]), &file[60..64]);
        let before = of(&file);
        for at in 0..file.len() {
            let mut edited = file.clone();
            edited[at] ^= 1;
            let inside = (3..40).contains(&at) || (60..64).contains(&at);
            assert_eq!(of(&edited) != before, inside, "byte {at}");
        }
        fresh(&[(&file, 100, &[(3, 40), (60, 64)])], None, before);
    }

    #[test]
    #[should_panic(expected = "CDL0070: the audit catalogue changed")]
    fn a_file_of_another_length_is_told() {
        fresh(&[(&[1, 2, 3], 4, &[(0, 4)])], None, 0);
    }
}
