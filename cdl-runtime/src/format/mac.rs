//! HMAC-SHA256 (FIPS 198-1, RFC 2104).

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Sha256, block_api::compress256};
use zeroize::{Zeroize as _, Zeroizing};

use super::hash::Digest;

/// The bytes of one SHA-256 block.
const BLOCK: usize = 64;

/// The SHA-256 initial state (FIPS 180-4 section 5.3.3).
const INITIAL: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// `HMAC-SHA256(key, the parts one after another)`, for a key that is used once.
#[must_use]
pub fn hmac(key: &[u8], parts: &[&[u8]]) -> Digest {
    // HMAC takes a key of any length (RFC 2104 section 2), so the trait's error cannot occur; were it to, the
    // answer is a value that verifies nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 32];
    };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// A key in the form that each use needs: HMAC's two hashes after they have taken the padded key.
///
/// It is made once, so a short message costs two compressions; it is wiped on drop.
#[derive(Clone)]
pub struct KeyedMac {
    inner: [u32; 8],
    outer: [u32; 8],
}

impl KeyedMac {
    /// Prepares `key`.
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self {
            inner: padded(key, 0x36),
            outer: padded(key, 0x5c),
        }
    }

    /// `HMAC-SHA256(key, the parts one after another)`.
    #[must_use]
    pub fn mac(&self, parts: &[&[u8]]) -> Digest {
        let inner = finish(self.inner, parts);
        finish(self.outer, &[&inner])
    }
}

impl Drop for KeyedMac {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

impl fmt::Debug for KeyedMac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyedMac").finish_non_exhaustive()
    }
}

/// The SHA-256 state after one block of `key` padded as HMAC wants it.
fn padded(key: &[u8; 32], pad: u8) -> [u32; 8] {
    let mut block = Zeroizing::new([pad; BLOCK]);
    for (byte, key) in block.iter_mut().zip(key) {
        *byte ^= key;
    }
    let mut state = INITIAL;
    compress256(&mut state, std::slice::from_ref(&*block));
    state
}

/// Takes the parts into a hash that has taken one block already, and ends it with the padding of FIPS 180-4.
fn finish(mut state: [u32; 8], parts: &[&[u8]]) -> Digest {
    let mut block = [0; BLOCK];
    let mut filled = 0;
    let mut length = BLOCK as u64;
    for part in parts {
        length += part.len() as u64;
        let mut rest = *part;
        while !rest.is_empty() {
            let (now, later) = rest.split_at(rest.len().min(BLOCK - filled));
            block[filled..filled + now.len()].copy_from_slice(now);
            filled += now.len();
            rest = later;
            if filled == BLOCK {
                compress256(&mut state, &[block]);
                filled = 0;
            }
        }
    }
    block[filled] = 0x80;
    block[filled + 1..].fill(0);
    if filled + 1 > BLOCK - 8 {
        compress256(&mut state, &[block]);
        block.fill(0);
    }
    block[BLOCK - 8..].copy_from_slice(&(length * 8).to_be_bytes());
    compress256(&mut state, &[block]);

    let mut out = [0; 32];
    for (four, word) in out.chunks_exact_mut(4).zip(state) {
        four.copy_from_slice(&word.to_be_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prepared_key_gives_hmac_at_every_length() {
        let message: Vec<u8> = (0..=255).collect();
        for length in 0..message.len() {
            let (key, text) = ([message[length]; 32], &message[..length]);
            let want = hmac(&key, &[text]);
            let keyed = KeyedMac::new(&key);
            assert_eq!(keyed.mac(&[text]), want, "{length}");
            let (left, right) = text.split_at(length / 3);
            assert_eq!(keyed.mac(&[left, b"", right]), want, "{length}, in parts");
        }
    }
}
