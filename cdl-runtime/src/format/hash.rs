//! SHA-256 over lines and tree nodes (`docs/FORMAT.md` section 1, RFC 6962 section 2.1).

use sha2::{Digest as _, Sha256};

/// One SHA-256 value.
pub type Digest = [u8; 32];

/// What stands for the MAC in the leaf of a checkpoint, which has none, and for `prev` in line 0.
pub const ZERO: Digest = [0; 32];

const HEX: &[u8; 16] = b"0123456789abcdef";

/// `d = SHA-256(body)`, where the body is the line without its MAC (`docs/FORMAT.md` section 1).
#[must_use]
pub fn line_digest(body: &[u8]) -> Digest {
    Sha256::digest(body).into()
}

/// The leaf of a line, `SHA-256(0x00 || d || mac)` (`docs/FORMAT.md` section 1, RFC 6962 section 2.1).
#[must_use]
pub fn leaf(d: &Digest, mac: &Digest) -> Digest {
    prefixed(0x00, d, mac)
}

/// An inner node of the tree, `SHA-256(0x01 || left || right)` (RFC 6962 section 2.1).
#[must_use]
pub fn node(left: &Digest, right: &Digest) -> Digest {
    prefixed(0x01, left, right)
}

/// The root of a tree without leaves, `SHA-256("")` (RFC 6962 section 2.1).
#[must_use]
pub fn empty_root() -> Digest {
    Sha256::digest([]).into()
}

fn prefixed(prefix: u8, left: &Digest, right: &Digest) -> Digest {
    let mut input = [0; 65];
    input[0] = prefix;
    input[1..33].copy_from_slice(left);
    input[33..].copy_from_slice(right);
    Sha256::digest(input).into()
}

/// The 64 lower-case hexadecimal digits of a digest.
#[must_use]
pub fn hex(digest: &Digest) -> [u8; 64] {
    let mut out = [0; 64];
    for (pair, byte) in out.chunks_exact_mut(2).zip(digest) {
        pair[0] = HEX[usize::from(byte >> 4)];
        pair[1] = HEX[usize::from(byte & 15)];
    }
    out
}

/// Appends the lower-case hexadecimal digits of `bytes` to `out`.
pub fn hex_into(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend(
        bytes
            .iter()
            .flat_map(|byte| [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]),
    );
}

/// The lower-case hexadecimal digits of `bytes`, as text.
#[must_use]
pub fn hex_string(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

/// Reads exactly `2 * N` lower-case hexadecimal digits; anything else, upper case included, is `None`.
#[must_use]
pub fn unhex<const N: usize>(digits: &[u8]) -> Option<[u8; N]> {
    if digits.len() != 2 * N {
        return None;
    }
    let mut out = [0; N];
    let mut bad = 0;
    for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
        let (high, low) = (NIBBLE[usize::from(pair[0])], NIBBLE[usize::from(pair[1])]);
        bad |= high | low;
        *byte = (high << 4) | low;
    }
    (bad < 16).then_some(out)
}

/// The value of each lower-case hexadecimal digit; 255 for every other byte.
const NIBBLE: [u8; 256] = {
    let mut table = [255; 256];
    let mut value = 0;
    while value < 16 {
        table[HEX[value as usize] as usize] = value;
        value += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_has_one_spelling() {
        let digest = line_digest(b"abc");
        let text = hex(&digest);
        assert_eq!(
            &text,
            b"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(hex_string(&digest).as_bytes(), text);
        assert_eq!(unhex::<32>(&text), Some(digest));
        assert_eq!(unhex::<32>(text.to_ascii_uppercase().as_slice()), None);
        assert_eq!(unhex::<32>(&text[1..]), None);
        for byte in 0..=255_u8 {
            let known = byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            assert_eq!(unhex::<1>(&[b'0', byte]).is_some(), known);
            assert_eq!(unhex::<1>(&[byte, b'0']).is_some(), known);
        }
    }

    #[test]
    fn the_empty_root_is_that_of_rfc_6962() {
        assert_eq!(
            hex_string(&empty_root()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
