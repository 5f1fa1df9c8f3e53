//! Which trail this is (`docs/FORMAT.md` section 3).

use sha2::{Digest as _, Sha256};

use super::hash::{Digest, hex_string};

const NAME_BYTES_MAX: usize = 63;

/// A trail's identity: its configured name and the 128 random bits of its first line.
///
/// Two trails with the same keys and name still differ in `iid`, so no line of one passes in the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The configured name, `[a-z0-9][a-z0-9.-]{0,62}`.
    pub name: String,
    /// 128 random bits, made when the trail is.
    pub iid: [u8; 16],
    /// `<name>/<first 16 hex of iid>`: the origin of each checkpoint.
    pub origin: String,
    /// `SHA-256("cdl/trail/1\0" || origin || 0x00 || iid)`.
    pub trail_id: Digest,
}

/// Why a name or an origin is no trail's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentityFault {
    /// The name breaks the rule.
    #[error(
        "a trail's name is 1 to 63 of a-z, 0-9, '.' and '-', and starts with a letter or a digit: choose another name"
    )]
    Name,
    /// The origin is not the name, a slash and the first 16 hex of the iid.
    #[error("the origin is not `<name>/<first 16 hex of iid>`")]
    Origin,
}

impl Identity {
    /// The identity of the trail that is called `name` and was given `iid`.
    ///
    /// # Errors
    /// [`IdentityFault::Name`] when the name breaks the rule of `docs/FORMAT.md` section 3.
    pub fn new(name: &str, iid: [u8; 16]) -> Result<Self, IdentityFault> {
        if !is_name(name) {
            return Err(IdentityFault::Name);
        }
        let origin = format!("{name}/{}", hex_string(&iid[..8]));
        let mut hash = Sha256::new();
        hash.update(b"cdl/trail/1\0");
        hash.update(origin.as_bytes());
        hash.update([0]);
        hash.update(iid);
        let trail_id = hash.finalize().into();
        Ok(Self {
            name: name.to_owned(),
            iid,
            origin,
            trail_id,
        })
    }

    /// The identity that a `segment` line states.
    ///
    /// # Errors
    /// [`IdentityFault`] when the origin does not belong to the iid, or its name breaks the rule.
    pub fn parse(origin: &str, iid: [u8; 16]) -> Result<Self, IdentityFault> {
        let (name, _) = origin.split_once('/').ok_or(IdentityFault::Origin)?;
        let identity = Self::new(name, iid)?;
        if identity.origin == origin {
            Ok(identity)
        } else {
            Err(IdentityFault::Origin)
        }
    }
}

/// `[a-z0-9][a-z0-9.-]{0,62}`
pub(crate) fn is_name(name: &str) -> bool {
    let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    name.len() <= NAME_BYTES_MAX
        && name.as_bytes().first().is_some_and(plain)
        && name
            .bytes()
            .all(|byte| plain(&byte) || byte == b'.' || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_the_rule() {
        for good in ["a", "shop", "0.a-b", &"x".repeat(63)] {
            assert!(Identity::new(good, [0; 16]).is_ok(), "{good}");
        }
        for bad in [
            "",
            "-a",
            ".a",
            "A",
            "a_b",
            "a/b",
            "a b",
            "é",
            &"x".repeat(64),
        ] {
            assert_eq!(
                Identity::new(bad, [0; 16]),
                Err(IdentityFault::Name),
                "{bad}"
            );
        }
    }

    #[test]
    fn an_origin_belongs_to_one_iid() {
        let identity = Identity::new("shop", [0xab; 16]).unwrap();
        assert_eq!(identity.origin, "shop/abababababababab");
        assert_eq!(
            Identity::parse(&identity.origin, identity.iid).unwrap(),
            identity
        );
        assert_eq!(
            Identity::parse(&identity.origin, [0; 16]),
            Err(IdentityFault::Origin)
        );
        assert_eq!(Identity::parse("shop", [0; 16]), Err(IdentityFault::Origin));
        assert_ne!(
            Identity::new("shop", [0; 16]).unwrap().trail_id,
            identity.trail_id
        );
    }
}
