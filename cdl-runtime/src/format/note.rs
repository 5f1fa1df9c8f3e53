//! Signed checkpoints: the C2SP note of a tree's size and root (`docs/FORMAT.md` section 4,
//! <https://c2sp.org/tlog-checkpoint>, <https://c2sp.org/signed-note>).

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use super::INTEGER_MAX;
use super::hash::Digest;

/// The start of a signature line: an em dash and a space.
const SIGNATURE_MARK: &str = "\u{2014} ";

/// The signature type of Ed25519 in a C2SP key id.
const ED25519: u8 = 0x01;

/// A checkpoint's note, taken apart. It proves nothing before [`Note::verify`] has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which trail it is about (`docs/FORMAT.md` section 3).
    pub origin: String,
    /// How many lines the root covers.
    pub size: u64,
    /// The root of the RFC 6962 tree of the lines `0..size`.
    pub root: Digest,
    /// The first four bytes of `SHA-256(origin || 0x0A || 0x01 || public key)`: a name, not a proof.
    pub key_id: [u8; 4],
    /// The Ed25519 signature of the note's text.
    pub signature: [u8; 64],
}

/// Why a text is no checkpoint, or not one of this trail's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    /// It is not three lines, an empty line and one signature line.
    #[error("the note is not origin, size, root, an empty line and exactly one signature")]
    Shape,
    /// The size is not one plain number up to 2^53-1.
    #[error("the note's size is not a plain number")]
    Size,
    /// The root is not 32 bytes in canonical base64.
    #[error("the note's root is not 32 bytes in base64")]
    Root,
    /// The signature is not key id and signature in canonical base64, or not under the note's origin.
    #[error("the note's signature line is not the origin, a key id and a signature in base64")]
    Signature,
    /// The key id is that of another key.
    #[error("the note is signed by another key")]
    Key,
    /// The signature is wrong.
    #[error("the note's signature is wrong")]
    Forged,
}

/// The C2SP key id of an Ed25519 key that signs for `origin`.
#[must_use]
pub fn key_id(origin: &str, key: &VerifyingKey) -> [u8; 4] {
    let mut hash = Sha256::new();
    hash.update(origin.as_bytes());
    hash.update([b'\n', ED25519]);
    hash.update(key.as_bytes());
    let digest: Digest = hash.finalize().into();
    [digest[0], digest[1], digest[2], digest[3]]
}

/// The note that states, signed, that the first `size` lines of `origin` have this root.
///
/// The text is that of the note itself, with a real em dash: whoever puts it in a line escapes it.
#[must_use]
pub fn sign(origin: &str, size: u64, root: &Digest, key: &SigningKey) -> String {
    let mut text = signed_text(origin, size, root);
    let mut blob = [0; 68];
    blob[..4].copy_from_slice(&key_id(origin, &key.verifying_key()));
    blob[4..].copy_from_slice(&key.sign(text.as_bytes()).to_bytes());
    text.push('\n');
    text.push_str(SIGNATURE_MARK);
    text.push_str(origin);
    text.push(' ');
    text.push_str(&Base64::encode_string(&blob));
    text.push('\n');
    text
}

impl Note {
    /// Takes a note apart. There is exactly one text for each note: [`Note::text`] gives it back.
    ///
    /// # Errors
    /// [`NoteFault`] when it is not a checkpoint with exactly one signature and no extension line, or when a
    /// value stands in a second spelling.
    pub fn parse(text: &str) -> Result<Self, NoteFault> {
        let mut lines = text.split('\n');
        let mut next = || lines.next().ok_or(NoteFault::Shape);
        let (origin, size, root, empty, signature, end) =
            (next()?, next()?, next()?, next()?, next()?, next()?);
        if !empty.is_empty() || !end.is_empty() || lines.next().is_some() || origin.is_empty() {
            return Err(NoteFault::Shape);
        }
        let blob = signature
            .strip_prefix(SIGNATURE_MARK)
            .and_then(|rest| rest.strip_prefix(origin))
            .and_then(|rest| rest.strip_prefix(' '))
            .and_then(unbase64::<68>)
            .ok_or(NoteFault::Signature)?;
        let (mut id, mut bytes) = ([0; 4], [0; 64]);
        id.copy_from_slice(&blob[..4]);
        bytes.copy_from_slice(&blob[4..]);
        Ok(Self {
            origin: origin.to_owned(),
            size: plain_number(size).ok_or(NoteFault::Size)?,
            root: unbase64(root).ok_or(NoteFault::Root)?,
            key_id: id,
            signature: bytes,
        })
    }

    /// Checks the note's signature with a key from outside the trail (Ed25519, RFC 8032, `verify_strict`).
    ///
    /// # Errors
    /// [`NoteFault::Key`] when the note names another key, [`NoteFault::Forged`] when the signature is wrong.
    pub fn verify(&self, key: &VerifyingKey) -> Result<(), NoteFault> {
        if self.key_id != key_id(&self.origin, key) {
            return Err(NoteFault::Key);
        }
        let text = signed_text(&self.origin, self.size, &self.root);
        let forged = |_: ed25519_dalek::SignatureError| NoteFault::Forged;
        key.verify_strict(text.as_bytes(), &Signature::from_bytes(&self.signature))
            .map_err(forged)
    }

    /// The note's one text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut blob = [0; 68];
        blob[..4].copy_from_slice(&self.key_id);
        blob[4..].copy_from_slice(&self.signature);
        let signed = signed_text(&self.origin, self.size, &self.root);
        format!(
            "{signed}\n{SIGNATURE_MARK}{} {}\n",
            self.origin,
            Base64::encode_string(&blob)
        )
    }
}

fn signed_text(origin: &str, size: u64, root: &Digest) -> String {
    format!("{origin}\n{size}\n{}\n", Base64::encode_string(root))
}

/// Exactly `N` bytes in canonical base64.
pub(crate) fn unbase64<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut out = [0; N];
    let bytes = Base64::decode(text, &mut out).ok()?;
    (bytes.len() == N).then_some(())?;
    // The decoder is strict already; encoding again makes "one spelling" a fact that does not lean on it.
    (Base64::encode_string(&out) == text).then_some(out)
}

/// A decimal number without sign or leading zero, up to 2^53-1.
pub(crate) fn plain_number(digits: &str) -> Option<u64> {
    let bytes = digits.as_bytes();
    let plain = matches!(bytes, [b'0'] | [b'1'..=b'9', ..]) && bytes.iter().all(u8::is_ascii_digit);
    plain
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|number| *number <= INTEGER_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[9; 32])
    }

    fn text() -> String {
        sign("shop/0000000000000000", 42, &[5; 32], &key())
    }

    #[test]
    fn a_note_comes_back_and_its_signature_holds() {
        let text = text();
        let note = Note::parse(&text).unwrap();
        assert_eq!((note.size, note.root), (42, [5; 32]));
        assert_eq!(note.text(), text);
        assert_eq!(note.verify(&key().verifying_key()), Ok(()));
        assert_eq!(
            note.verify(&SigningKey::from_bytes(&[8; 32]).verifying_key()),
            Err(NoteFault::Key)
        );
    }

    #[test]
    fn the_example_of_signed_notes_verifies() {
        // The example of golang.org/x/mod/sumdb/note, which C2SP signed-note specifies:
        // "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".
        let key = unbase64::<33>("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
        let key = VerifyingKey::from_bytes(&key[1..].try_into().unwrap()).unwrap();
        assert_eq!(key_id("PeterNeumann", &key), [0xc7, 0x4f, 0x20, 0xa3]);
        let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        let blob = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
        let blob = unbase64::<68>(blob).unwrap();
        let signature = Signature::from_bytes(&blob[4..].try_into().unwrap());
        assert_eq!(blob[..4], key_id("PeterNeumann", &key));
        assert!(key.verify_strict(text.as_bytes(), &signature).is_ok());
    }

    #[test]
    fn every_edit_of_a_note_is_refused() {
        let text = text();
        let public = key().verifying_key();
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let Ok(edited) = String::from_utf8(bytes) else {
                    continue;
                };
                let passes = Note::parse(&edited)
                    .and_then(|note| note.verify(&public))
                    .is_ok();
                assert!(!passes, "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn a_note_has_one_signature_and_no_extension() {
        let text = text();
        let signature = text.lines().last().unwrap();
        let (head, _) = text.split_once("\n\n").unwrap();
        for bad in [
            format!("{text}{signature}\n"),
            format!("{head}\nextension\n\n{signature}\n"),
            text.replace('\n', "\r\n"),
            text.replace("\n42\n", "\n042\n"),
            text.replace("\n42\n", "\n+42\n"),
            text.replace("\n42\n", "\n9007199254740992\n"),
            text.replace('\u{2014}', "-"),
            text.trim_end().to_owned(),
            text.replace("BQU=\n", "BQV=\n"),
            text.replace("BQU=\n", "BQU\n"),
            String::new(),
        ] {
            assert!(Note::parse(&bad).is_err(), "{bad}");
        }
    }
}
