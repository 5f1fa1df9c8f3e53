//! MAC keys that evolve, so that a thief of today's key cannot rewrite yesterday (`docs/FORMAT.md` section 3).

use std::fmt;

use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::hash::Digest;
use super::mac::{KeyedMac, hmac};

/// What is authenticated with `K_epoch` is this label and the digest of the line's body.
const LINE_LABEL: &[u8; 11] = b"cdl/line/1\0";

/// The key of one epoch: its secret `S_e`, and the ready MAC under `K_e`.
///
/// The label and a digest fit one SHA-256 block, so a MAC costs two compressions.
#[derive(Clone)]
pub struct EpochKey {
    secret: Zeroizing<[u8; 32]>,
    trail_id: Digest,
    epoch: u64,
    keyed: KeyedMac,
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
        Self {
            secret,
            trail_id: *trail_id,
            epoch,
            keyed: KeyedMac::new(&key),
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
    #[inline]
    #[must_use]
    pub fn mac(&self, d: &Digest) -> Digest {
        let mut message = [0; LINE_LABEL.len() + 32];
        message[..LINE_LABEL.len()].copy_from_slice(LINE_LABEL);
        message[LINE_LABEL.len()..].copy_from_slice(d);
        self.keyed.mac_short(&message)
    }

    /// Whether `mac` is the MAC of `d`, in constant time.
    #[must_use]
    pub fn verify(&self, d: &Digest, mac: &Digest) -> bool {
        let right = self.mac(d);
        // Four words instead of 32 bytes, and no branch before all are looked at.
        let pairs = right.as_chunks().0.iter().zip(mac.as_chunks().0);
        let differs = pairs.fold(0, |differs, (right, given)| {
            differs | (u64::from_ne_bytes(*right) ^ u64::from_ne_bytes(*given))
        });
        differs.ct_eq(&0).into()
    }

    /// The next epoch's key, `S_{e+1} = HMAC(S_e, "cdl/evolve/1\0")`; this one is wiped.
    #[must_use]
    pub fn evolve(self) -> Self {
        let next = Zeroizing::new(hmac(&self.secret[..], &[b"cdl/evolve/1\0"]));
        Self::new(next, &self.trail_id, self.epoch.saturating_add(1))
    }
}

impl fmt::Debug for EpochKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EpochKey")
            .field("epoch", &self.epoch)
            .finish_non_exhaustive()
    }
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
