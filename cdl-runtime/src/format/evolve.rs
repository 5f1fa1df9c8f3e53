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
        let [mac] = self.macs(std::array::from_ref(d));
        mac
    }

    #[inline]
    fn macs<const N: usize>(&self, digests: &[Digest; N]) -> [Digest; N] {
        let mut messages = [[0; LINE_LABEL.len() + 32]; N];
        for (message, d) in messages.iter_mut().zip(digests) {
            let (label, rest) = message.split_at_mut(LINE_LABEL.len());
            label.copy_from_slice(LINE_LABEL);
            rest.copy_from_slice(d);
        }
        self.keyed.macs_short(&messages)
    }

    /// Whether `mac` is the MAC of `d`, in constant time.
    #[must_use]
    pub fn verify(&self, d: &Digest, mac: &Digest) -> bool {
        let [right] = self.verify_all(std::array::from_ref(d), std::array::from_ref(mac));
        right
    }

    /// Whether each of `macs` is the MAC of its digest, in constant time.
    #[must_use]
    pub(crate) fn verify_all<const N: usize>(
        &self,
        digests: &[Digest; N],
        macs: &[Digest; N],
    ) -> [bool; N] {
        let right = self.macs(digests);
        std::array::from_fn(|n| same(&right[n], &macs[n]))
    }

    /// The next epoch's key, `S_{e+1} = HMAC(S_e, "cdl/evolve/1\0")`; this one is wiped.
    #[must_use]
    pub fn evolve(self) -> Self {
        let next = Zeroizing::new(hmac(&self.secret[..], &[b"cdl/evolve/1\0"]));
        Self::new(next, &self.trail_id, self.epoch.saturating_add(1))
    }
}

/// Whether two MACs are the same, in constant time.
#[inline]
fn same(right: &Digest, given: &Digest) -> bool {
    // Four words instead of 32 bytes, and no branch before all are looked at.
    let pairs = right.as_chunks().0.iter().zip(given.as_chunks().0);
    let differs = pairs.fold(0, |differs, (right, given)| {
        differs | (u64::from_ne_bytes(*right) ^ u64::from_ne_bytes(*given))
    });
    differs.ct_eq(&0).into()
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
    fn each_of_several_macs_is_judged_alone() {
        let key = key(1, 0);
        let digests: [Digest; 5] = [0, 1, 2, 3, 4].map(|n| line_digest(&[n]));
        let right = digests.map(|d| key.mac(&d));
        assert_eq!(key.verify_all(&digests, &right), [true; 5]);
        for (lane, byte) in (0..5).flat_map(|lane| (0..32).map(move |byte| (lane, byte))) {
            let mut macs = right;
            macs[lane][byte] ^= 1;
            let want: [bool; 5] = std::array::from_fn(|n| n != lane);
            assert_eq!(key.verify_all(&digests, &macs), want, "{lane}, {byte}");
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
