//! SHA-256 over lines and tree nodes (`docs/FORMAT.md` section 1, RFC 6962 section 2.1).

use super::sha256::{BLOCK, Midstate};

/// One SHA-256 value.
pub type Digest = [u8; 32];

/// What stands for the MAC in the leaf of a checkpoint, which has none, and for `prev` in line 0.
pub const ZERO: Digest = [0; 32];

const HEX: &[u8; 16] = b"0123456789abcdef";

/// `d = SHA-256(body)`, where the body is the line without its MAC (`docs/FORMAT.md` section 1).
#[must_use]
pub fn line_digest(body: &[u8]) -> Digest {
    Midstate::START.finish(body)
}

/// As [`line_digest`], of the body that starts at `start` and ends with `out`.
///
/// Its padding stands behind it while it is hashed: what was copied elsewhere just before, a processor has to wait for.
#[inline]
pub(super) fn line_digest_in_place(out: &mut Vec<u8>, start: usize) -> Digest {
    let end = out.len();
    let bits = (end - start) as u64 * 8;
    let padded = start + (end - start + 1 + 8).next_multiple_of(BLOCK);
    // As much as it may be, and then cut: a copy of known length is cheaper than one that fits.
    out.push(0x80);
    out.extend_from_slice(&[0; BLOCK]);
    out.truncate(padded - 8);
    out.extend_from_slice(&bits.to_be_bytes());
    let mut state = Midstate::START;
    state.take(out[start..].as_chunks().0);
    out.truncate(end);
    state.digest()
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
    Midstate::START.finish(&[])
}

#[inline]
fn prefixed(prefix: u8, left: &Digest, right: &Digest) -> Digest {
    let mut blocks = prefixed_padding(prefix);
    fill_prefixed(&mut blocks, left, right);
    let mut state = Midstate::START;
    state.take(&blocks);
    state.digest()
}

/// 65 bytes, of which the first is there, and their padding: two blocks, the second all padding but for one byte.
#[inline]
pub(super) fn prefixed_padding(prefix: u8) -> [[u8; BLOCK]; 2] {
    let mut blocks = [[0; BLOCK]; 2];
    let [first, second] = &mut blocks;
    first[0] = prefix;
    second[1] = 0x80;
    second[BLOCK - 8..].copy_from_slice(&(65_u64 * 8).to_be_bytes());
    blocks
}

/// Puts the other 64 bytes in.
#[inline]
pub(super) fn fill_prefixed(blocks: &mut [[u8; BLOCK]; 2], left: &Digest, right: &Digest) {
    let [first, second] = blocks;
    first[1..33].copy_from_slice(left);
    first[33..].copy_from_slice(&right[..31]);
    second[0] = right[31];
}

/// The 64 lower-case hexadecimal digits of a digest.
#[must_use]
pub fn hex(digest: &Digest) -> [u8; 64] {
    let mut out = [0; 64];
    for (pair, byte) in out.chunks_exact_mut(2).zip(digest) {
        pair[0] = byte >> 4;
        pair[1] = byte & 15;
    }
    // Arithmetic instead of a table, so that the compiler does many digits at once: two digests stand in every line.
    for digit in &mut out {
        *digit += if *digit < 10 { b'0' } else { b'a' - 10 };
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
#[inline]
pub fn unhex<const N: usize>(digits: &[u8]) -> Option<[u8; N]> {
    if digits.len() != 2 * N {
        return None;
    }
    let mut out = [0; N];
    let mut bad = 0;
    let ((eights, rest), (fours, rest_out)) = (digits.as_chunks::<8>(), out.as_chunks_mut::<4>());
    for (four, eight) in fours.iter_mut().zip(eights) {
        let (bytes, wrong) = unhex_eight(u64::from_le_bytes(*eight));
        *four = bytes.to_le_bytes();
        bad |= wrong;
    }
    for (byte, pair) in rest_out.iter_mut().zip(rest.as_chunks::<2>().0) {
        // Six zeros stand for the digits that are not there.
        let [high, low] = *pair;
        let (bytes, wrong) = unhex_eight(u64::from_le_bytes([
            high, low, b'0', b'0', b'0', b'0', b'0', b'0',
        ]));
        *byte = bytes.to_le_bytes()[0];
        bad |= wrong;
    }
    (bad == 0).then_some(out)
}

/// The four bytes that eight digits spell, first digit in the lowest byte, and a number that is not zero if one of
/// them is no lower-case hexadecimal digit. All eight are looked at together.
#[inline]
fn unhex_eight(digits: u64) -> (u32, u64) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Digits are 0x30 to 0x39, letters 0x61 to 0x66: bit 6 tells them apart.
    let letter = (digits >> 6) & ONES;
    let value = (digits & (ONES * 0x0f)) + 9 * letter;
    let high_nibble = (digits & (ONES * 0xf0)) ^ (ONES * 0x30 + 0x30 * letter);
    // Just the letters have values from 10 on, and no value is beyond 15.
    let ten_or_more = ((value + ONES * 6) >> 4) & ONES;
    let wrong = high_nibble | (ten_or_more ^ letter) | (value & (ONES * 0xf0));
    let pairs = ((value << 4) | (value >> 8)) & 0x00ff_00ff_00ff_00ff;
    let halves = (pairs | (pairs >> 8)) & 0x0000_ffff_0000_ffff;
    let bytes = halves | (halves >> 16);
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the lower half is the four bytes"
    )]
    (bytes as u32, wrong)
}

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
            for place in 0..64 {
                let mut digits = text;
                digits[place] = byte;
                assert_eq!(unhex::<32>(&digits).is_some(), known, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn the_digest_is_sha_256_at_every_length() {
        use sha2::{Digest as _, Sha256};
        let input: Vec<u8> = (0..=255).collect();
        for length in 0..=input.len() {
            let want: Digest = Sha256::digest(&input[..length]).into();
            assert_eq!(line_digest(&input[..length]), want, "{length}");
            let mut out = [b"what stands before", &input[..length]].concat();
            let before = out.clone();
            assert_eq!(line_digest_in_place(&mut out, 18), want, "{length}");
            assert_eq!(out, before, "{length}");
        }
        let (left, right) = (line_digest(b"left"), line_digest(b"right"));
        let input = [&[1], left.as_slice(), right.as_slice()].concat();
        let want: Digest = Sha256::digest(input).into();
        assert_eq!(node(&left, &right), want);
    }

    #[test]
    fn the_empty_root_is_that_of_rfc_6962() {
        assert_eq!(
            hex_string(&empty_root()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
