//! MAC keys that evolve, so that a thief of today's key cannot rewrite yesterday (`docs/FORMAT.md` section 3).

use std::fmt;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Sha256, block_api::compress256};
use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize as _, Zeroizing};

use super::hash::Digest;

/// What is authenticated with `K_epoch` is this label and the digest of the line's body.
const LINE_LABEL: &[u8; 11] = b"cdl/line/1\0";

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

/// The key of one epoch: `S_e`, and `K_e` in the form of the two half-finished hashes of HMAC (FIPS 198-1).
///
/// The label and a digest fit one SHA-256 block, so a MAC costs two compressions.
pub struct EpochKey {
    secret: Zeroizing<[u8; 32]>,
    trail_id: Digest,
    epoch: u64,
    inner: [u32; 8],
    outer: [u32; 8],
}

impl EpochKey {
    /// The key of `epoch`, from that epoch's secret `S_e`:
    /// `K_e = HMAC(S_e, "cdl/mac/1\0" || trail_id || BE64(e))` (`docs/FORMAT.md` section 3).
    #[must_use]
    pub fn new(secret: Zeroizing<[u8; 32]>, trail_id: &Digest, epoch: u64) -> Self {
        let key = Zeroizing::new(hmac(
            &secret[..],
            &[b"cdl/mac/1\0", trail_id, &epoch.to_be_bytes()],
        ));
        let inner = padded(&key, 0x36);
        let outer = padded(&key, 0x5c);
        Self {
            secret,
            trail_id: *trail_id,
            epoch,
            inner,
            outer,
        }
    }

    /// The epoch that this key belongs to.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// `S_e`, for the state file alone.
    #[must_use]
    pub fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    /// The MAC of a line whose body has the digest `d`: `HMAC-SHA256(K_e, "cdl/line/1\0" || d)`.
    #[must_use]
    pub fn mac(&self, d: &Digest) -> Digest {
        // HMAC's inner hash has taken one block of padded key; 43 bytes follow, then the padding of FIPS 180-4.
        let mut block = [0; 64];
        block[..11].copy_from_slice(LINE_LABEL);
        block[11..43].copy_from_slice(d);
        block[43] = 0x80;
        block[56..].copy_from_slice(&((64 + 43) * 8_u64).to_be_bytes());
        let mut state = self.inner;
        compress256(&mut state, &[block]);

        let mut block = [0; 64];
        block[..32].copy_from_slice(&bytes(&state));
        block[32] = 0x80;
        block[56..].copy_from_slice(&((64 + 32) * 8_u64).to_be_bytes());
        let mut state = self.outer;
        compress256(&mut state, &[block]);
        bytes(&state)
    }

    /// Whether `mac` is the MAC of `d`, in constant time.
    #[must_use]
    pub fn verify(&self, d: &Digest, mac: &Digest) -> bool {
        self.mac(d).ct_eq(mac).into()
    }

    /// The next epoch's key, `S_{e+1} = HMAC(S_e, "cdl/evolve/1\0")`; this one is wiped.
    #[must_use]
    pub fn evolve(self) -> Self {
        let next = Zeroizing::new(hmac(&self.secret[..], &[b"cdl/evolve/1\0"]));
        Self::new(next, &self.trail_id, self.epoch.saturating_add(1))
    }
}

impl Clone for EpochKey {
    fn clone(&self) -> Self {
        Self {
            secret: self.secret.clone(),
            trail_id: self.trail_id,
            epoch: self.epoch,
            inner: self.inner,
            outer: self.outer,
        }
    }
}

impl Drop for EpochKey {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
    }
}

impl fmt::Debug for EpochKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EpochKey")
            .field("epoch", &self.epoch)
            .finish_non_exhaustive()
    }
}

/// `HMAC-SHA256(key, the parts one after another)`.
#[must_use]
pub fn hmac(key: &[u8], parts: &[&[u8]]) -> Digest {
    // HMAC takes a key of any length (RFC 2104 section 2), so the error of the trait cannot occur; were it to,
    // the answer would be a value that verifies nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return [0; 32];
    };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// The SHA-256 state after one block of `key` padded as HMAC wants it.
fn padded(key: &[u8; 32], pad: u8) -> [u32; 8] {
    let mut block = Zeroizing::new([pad; 64]);
    block
        .iter_mut()
        .zip(key)
        .for_each(|(byte, key)| *byte ^= key);
    let mut state = INITIAL;
    compress256(&mut state, std::slice::from_ref(&*block));
    state
}

fn bytes(state: &[u32; 8]) -> Digest {
    let mut out = [0; 32];
    for (four, word) in out.chunks_exact_mut(4).zip(state) {
        four.copy_from_slice(&word.to_be_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::hash::line_digest;

    fn key(seed: u8, epoch: u64) -> EpochKey {
        EpochKey::new(Zeroizing::new([seed; 32]), &[7; 32], epoch)
    }

    #[test]
    fn the_precomputed_mac_is_hmac() {
        for seed in 0..50 {
            let d = line_digest(&[seed]);
            let k = hmac(
                &[seed; 32],
                &[b"cdl/mac/1\0", &[7; 32], &u64::from(seed).to_be_bytes()],
            );
            let want = hmac(&k, &[b"cdl/line/1\0", &d]);
            let key = key(seed, seed.into());
            assert_eq!(key.mac(&d), want);
            assert!(key.verify(&d, &want));
            assert!(!key.verify(&want, &d));
        }
    }

    #[test]
    fn evolving_is_one_way_and_counts() {
        let first = key(1, 0);
        let d = line_digest(b"x");
        let old = first.mac(&d);
        let second = first.evolve();
        assert_eq!(second.epoch(), 1);
        assert_eq!(*second.secret(), hmac(&[1; 32], &[b"cdl/evolve/1\0"]));
        assert!(!second.verify(&d, &old));
        assert_ne!(key(1, 1).mac(&d), old, "the epoch is part of the key");
    }

    #[test]
    fn debug_shows_no_secret() {
        assert_eq!(format!("{:?}", key(1, 3)), "EpochKey { epoch: 3, .. }");
    }
}
