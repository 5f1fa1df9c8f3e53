//! The first secret of a run of keys, sealed to the auditor (`docs/FORMAT.md` section 3, RFC 9180 base mode).

use base64ct::{Base64, Encoding as _};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem, OpModeR, OpModeS, Serializable as _};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::format::hash::{Digest, hex_string};

type PublicKey = <X25519HkdfSha256 as Kem>::PublicKey;
type PrivateKey = <X25519HkdfSha256 as Kem>::PrivateKey;
type EncappedKey = <X25519HkdfSha256 as Kem>::EncappedKey;

/// The encapsulated key, the secret and the tag, in bytes.
const ENC_BYTES: usize = 32;
const SEALED_BYTES: usize = ENC_BYTES + 32 + 16;

/// Why a seed was not sealed or not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SeedError {
    /// The auditor's public key is not one to which anything can be sealed.
    #[error("nothing can be sealed to the auditor's public key")]
    Auditor,
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes")]
    Random(#[source] getrandom::Error),
    /// The text is not 80 bytes in canonical base64.
    #[error("the sealed seed is not 80 bytes in base64")]
    Shape,
    /// It does not open with this secret, for this trail.
    #[error("the sealed seed does not open")]
    Sealed,
}

/// How a trail names the auditor to whom a seed is sealed: the first 16 hexadecimal digits of SHA-256 of the key.
#[must_use]
pub fn auditor_id(public: &[u8; 32]) -> String {
    hex_string(&Sha256::digest(public)[..8])
}

/// Seals the secret `S_0` of a trail to the auditor; gives the base64 of the encapsulated key and the ciphertext.
///
/// # Errors
/// [`SeedError::Auditor`] for an unusable public key, [`SeedError::Random`] when there is no randomness.
pub fn seal_seed(
    auditor: &[u8; 32],
    trail_id: &Digest,
    secret: &[u8; 32],
) -> Result<String, SeedError> {
    // The crate takes its randomness from the same source and panics where it gives none: ask first.
    getrandom::fill(&mut [0; 1]).map_err(SeedError::Random)?;
    let unusable = |_: hpke::HpkeError| SeedError::Auditor;
    let public = PublicKey::from_bytes(auditor).map_err(unusable)?;
    let (enc, ciphertext) =
        hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &public,
            &info(trail_id),
            secret,
            b"",
        )
        .map_err(unusable)?;
    let mut sealed = enc.to_bytes().to_vec();
    sealed.extend_from_slice(&ciphertext);
    Ok(Base64::encode_string(&sealed))
}

/// Opens what [`seal_seed`] sealed.
///
/// # Errors
/// [`SeedError::Shape`] for a text that is no sealed seed, [`SeedError::Sealed`] when it was sealed to another
/// auditor or for another trail, or was damaged.
pub fn open_seed(
    auditor: &[u8; 32],
    trail_id: &Digest,
    sealed: &str,
) -> Result<Zeroizing<[u8; 32]>, SeedError> {
    let bytes = crate::format::note::unbase64::<SEALED_BYTES>(sealed).ok_or(SeedError::Shape)?;
    let (enc, ciphertext) = bytes.split_at(ENC_BYTES);
    let closed = |_: hpke::HpkeError| SeedError::Sealed;
    let secret = PrivateKey::from_bytes(auditor).map_err(closed)?;
    let enc = EncappedKey::from_bytes(enc).map_err(closed)?;
    let plain = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &secret,
        &enc,
        &info(trail_id),
        ciphertext,
        b"",
    );
    let plain = Zeroizing::new(plain.map_err(closed)?);
    let mut seed = Zeroizing::new([0; 32]);
    (plain.len() == seed.len())
        .then_some(())
        .ok_or(SeedError::Sealed)?;
    seed.copy_from_slice(&plain);
    Ok(seed)
}

/// The public key of an X25519 secret.
pub(super) fn public_of(secret: &[u8; 32]) -> [u8; 32] {
    let Ok(secret) = PrivateKey::from_bytes(secret) else {
        return [0; 32];
    };
    let mut public = [0; 32];
    public.copy_from_slice(&X25519HkdfSha256::sk_to_pk(&secret).to_bytes());
    public
}

/// Whether a seed can be sealed to this public key: it is not a point of small order.
pub(super) fn is_usable(public: &[u8; 32]) -> bool {
    seal_seed(public, &[0; 32], &[0; 32]) != Err(SeedError::Auditor)
}

fn info(trail_id: &Digest) -> [u8; 43] {
    let mut info = [0; 43];
    info[..11].copy_from_slice(b"cdl/seed/1\0");
    info[11..].copy_from_slice(trail_id);
    info
}
