//! HMAC-SHA256 (FIPS 198-1, RFC 2104).

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::{Zeroize as _, Zeroizing};

use super::hash::Digest;
use super::lanes::finish_short;
use super::sha256::{BLOCK, Midstate};

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
    inner: Midstate,
    outer: Midstate,
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

    /// `HMAC-SHA256(key, message)`.
    #[inline]
    #[must_use]
    pub fn mac(&self, message: &[u8]) -> Digest {
        self.outer.finish_short(&self.inner.finish(message))
    }

    /// As [`KeyedMac::mac`] of each message, of so few bytes that they are one block with their padding.
    #[inline]
    #[must_use]
    pub(super) fn macs_short<const N: usize, const BYTES: usize>(
        &self,
        messages: &[[u8; BYTES]; N],
    ) -> [Digest; N] {
        finish_short(self.outer, &finish_short(self.inner, messages))
    }

    /// `HMAC-SHA256(key, the parts one after another)`.
    #[must_use]
    pub fn mac_parts(&self, parts: &[&[u8]]) -> Digest {
        let mut inner = self.inner;
        let mut block = Zeroizing::new([0; BLOCK]);
        let mut filled = 0;
        for part in parts {
            let mut rest = *part;
            while !rest.is_empty() {
                let (now, later) = rest.split_at(rest.len().min(BLOCK - filled));
                block[filled..filled + now.len()].copy_from_slice(now);
                filled += now.len();
                rest = later;
                if filled == BLOCK {
                    inner.take(std::slice::from_ref(&*block));
                    filled = 0;
                }
            }
        }
        self.outer.finish_short(&inner.finish(&block[..filled]))
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

/// The hash after one block of `key`, padded as HMAC wants it.
fn padded(key: &[u8; 32], pad: u8) -> Midstate {
    let mut block = Zeroizing::new([pad; BLOCK]);
    for (byte, key) in block.iter_mut().zip(key) {
        *byte ^= key;
    }
    let mut state = Midstate::START;
    state.take(std::slice::from_ref(&*block));
    state
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
            assert_eq!(keyed.mac(text), want, "{length}");
            let (left, right) = text.split_at(length / 3);
            assert_eq!(
                keyed.mac_parts(&[left, b"", right]),
                want,
                "{length}, in parts"
            );
        }
    }
}
