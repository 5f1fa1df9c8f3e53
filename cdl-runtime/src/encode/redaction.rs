//! The strategies that look at the value (`docs/FORMAT.md` section 1). `drop` and `mask` never do, so they are static text.

use std::net::IpAddr;

use base64ct::{Base64UrlUnpadded, Encoding as _};

use crate::encode::normalise::{self, Normalise};
use crate::encode::writer::{Refusal, Writer};
use crate::encode::{address, decimal};
use crate::format::text::escape_into;
use crate::keys::Scope;
use crate::limits::DECIMAL_CHARS_MAX;
use crate::value::Scaled;

/// What a keyed pseudonym depends on besides the value; baked by the derive.
#[derive(Clone, Copy, Debug)]
pub struct Pseudonym {
    /// The key's name, a folder below `pseudonym/`.
    pub key: &'static str,
    /// What it is separated by.
    pub scope: Scope,
    /// The event's name, or the owner's and the field's; empty for the other scopes.
    pub scope_value: &'static str,
    /// The catalogue's name of the type.
    pub type_name: &'static str,
    /// What is done to a text first.
    pub normalise: Normalise,
}

impl Pseudonym {
    /// What most are: the same wherever the value is, and of the value as it is.
    #[must_use]
    #[inline]
    pub const fn everywhere(key: &'static str, type_name: &'static str) -> Self {
        Self {
            key,
            scope: Scope::None,
            scope_value: "",
            type_name,
            normalise: Normalise::Nothing,
        }
    }
}

const MASK: &str = "\"********\"";

impl<'a> Writer<'a> {
    /// `"a***@host"`; without `@` a mask.
    #[inline(never)]
    pub fn mask_email(&mut self, value: &str, keep_first: u8, keep_domain: bool) {
        let Some((local, host)) = value
            .rsplit_once('@')
            .filter(|(local, host)| !local.is_empty() && !host.is_empty())
        else {
            return self.raw(MASK);
        };
        // Never the whole local part, however short it is.
        let kept = usize::from(keep_first).min(local.chars().count().saturating_sub(1));
        let end = local.char_indices().nth(kept).map_or(0, |(index, _)| index);
        self.out.push(b'"');
        escape_into(self.out, &local[..end]);
        self.raw("***@");
        if keep_domain {
            escape_into(self.out, host);
        } else {
            self.raw("***");
        }
        self.out.push(b'"');
    }

    /// `"****1234"`; never more than a third of the value is shown, else a mask.
    #[inline(never)]
    pub fn keep_last(&mut self, value: &str, keep: u8) {
        let (length, keep) = (value.chars().count(), usize::from(keep));
        if keep == 0 || length < 3 * keep {
            return self.raw(MASK);
        }
        let start = value
            .char_indices()
            .nth(length - keep)
            .map_or(value.len(), |(index, _)| index);
        self.raw("\"****");
        escape_into(self.out, &value[start..]);
        self.out.push(b'"');
    }

    /// The first `max_chars` characters, then `…` if any are left out.
    #[inline]
    pub fn truncate(&mut self, value: &str, max_chars: u32) {
        self.text(value, max_chars);
    }

    /// `"203.0.113.0/24"`.
    #[inline(never)]
    pub fn truncate_ip(&mut self, value: IpAddr, v4: u8, v6: u8) {
        address::network(self.out, value, v4, v6);
    }

    /// As [`Writer::truncate_ip`], of a network; a shorter prefix stays.
    #[inline(never)]
    pub fn truncate_cidr(&mut self, value: (IpAddr, u8), v4: u8, v6: u8) {
        let (address, prefix) = address::canonical(value);
        self.truncate_ip(address, v4.min(prefix), v6.min(prefix));
    }

    /// `"hmac:<key id>:<22 base64url>"` of text.
    #[inline(never)]
    pub fn hmac_text(&mut self, pseudonym: Pseudonym, value: &str) {
        let value = pseudonym.normalise.trimmed(value);
        if !pseudonym.normalise.changes(value) {
            return self.hmac(pseudonym, value);
        }
        // The other form stands at the end of the line as long as it is needed, so that nothing is allocated.
        let start = self.out.len();
        normalise::lower(self.out, value);
        let lower = std::str::from_utf8(&self.out[start..]).unwrap_or_default();
        let tag = self.tag(pseudonym, lower);
        self.out.truncate(start);
        self.write_tag(tag);
    }

    /// The pseudonym of an integer's decimal digits.
    #[inline(never)]
    pub fn hmac_i64(&mut self, pseudonym: Pseudonym, value: i64) {
        self.hmac(pseudonym, itoa::Buffer::new().format(value));
    }

    /// The pseudonym of an integer's decimal digits.
    #[inline(never)]
    pub fn hmac_u64(&mut self, pseudonym: Pseudonym, value: u64) {
        self.hmac(pseudonym, itoa::Buffer::new().format(value));
    }

    /// The pseudonym of an address as it would be written; v4-mapped v6 is taken as v4.
    #[inline(never)]
    pub fn hmac_ip(&mut self, pseudonym: Pseudonym, value: IpAddr) {
        let start = self.out.len();
        address::address(self.out, value.to_canonical());
        self.hmac_tail(pseudonym, start);
    }

    /// The pseudonym of a network as it would be written.
    #[inline(never)]
    pub fn hmac_cidr(&mut self, pseudonym: Pseudonym, value: (IpAddr, u8)) {
        let start = self.out.len();
        address::prefixed(self.out, value);
        self.hmac_tail(pseudonym, start);
    }

    /// The pseudonym of a decimal number as it would be written.
    #[inline(never)]
    pub fn hmac_decimal(&mut self, pseudonym: Pseudonym, value: Scaled) {
        let start = self.out.len();
        decimal::number(self.out, value);
        self.hmac_tail(pseudonym, start);
    }

    /// As [`Writer::hmac_decimal`], of a number that some other type has spelled; of what spells none, as of text.
    #[inline(never)]
    pub fn hmac_decimal_text(&mut self, pseudonym: Pseudonym, text: &str) {
        let start = self.out.len();
        if decimal::spelled(self.out, text) {
            self.hmac_tail(pseudonym, start);
        } else {
            self.hmac(pseudonym, text);
        }
    }

    /// The pseudonym of a UUID as it would be written.
    #[inline(never)]
    pub fn hmac_uuid(&mut self, pseudonym: Pseudonym, value: uuid::Uuid) {
        let mut buffer = [0; uuid::fmt::Hyphenated::LENGTH];
        self.hmac(pseudonym, value.hyphenated().encode_lower(&mut buffer));
    }

    /// Takes the value from the end of the line, where it was written as scratch, and replaces it.
    fn hmac_tail(&mut self, pseudonym: Pseudonym, start: usize) {
        let scratch = tail(&self.out[start..]);
        self.out.truncate(start);
        self.hmac(pseudonym, scratch.as_str());
    }

    fn hmac(&mut self, pseudonym: Pseudonym, value: &str) {
        let tag = self.tag(pseudonym, value);
        self.write_tag(tag);
    }

    fn tag(&self, pseudonym: Pseudonym, value: &str) -> Tag<'a> {
        let Some(pseudonyms) = self.surroundings.pseudonyms else {
            return Tag::Unkeyed;
        };
        let Some(key) = pseudonyms.pseudonym(pseudonym.key) else {
            return Tag::Refused(Refusal::NoPseudonymKey(pseudonym.key));
        };
        let scope_value = match (pseudonym.scope, self.surroundings.tenant) {
            (Scope::Tenant, None) => return Tag::Refused(Refusal::NoTenant),
            (Scope::Tenant, Some(tenant)) => tenant,
            _ => pseudonym.scope_value,
        };
        let bytes = key.pseudonym(pseudonym.scope, scope_value, pseudonym.type_name, value);
        Tag::Keyed(key.id(), bytes)
    }

    fn write_tag(&mut self, tag: Tag<'a>) {
        let (id, bytes) = match tag {
            Tag::Unkeyed => return self.raw(MASK),
            Tag::Refused(refusal) => return self.refuse(refusal),
            Tag::Keyed(id, bytes) => (id, bytes),
        };
        let mut buffer = [0; 22];
        self.raw("\"hmac:");
        self.out.extend_from_slice(id.as_bytes());
        self.out.push(b':');
        // 16 bytes are 22 characters, so the buffer always suffices.
        self.out.extend_from_slice(
            Base64UrlUnpadded::encode(&bytes, &mut buffer)
                .unwrap_or_default()
                .as_bytes(),
        );
        self.out.push(b'"');
    }
}

/// What stands for a value.
#[derive(Clone, Copy)]
enum Tag<'a> {
    /// There are no keys here, as in a log line.
    Unkeyed,
    Refused(Refusal),
    /// The key's id, and the pseudonym.
    Keyed(&'a str, [u8; 16]),
}

/// A short text on the stack.
struct Tail {
    bytes: [u8; DECIMAL_CHARS_MAX],
    length: usize,
}

impl Tail {
    fn as_str(&self) -> &str {
        // Addresses and numbers are ASCII.
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

/// Decimal numbers have at most so many characters; addresses and networks have 43.
fn tail(text: &[u8]) -> Tail {
    let mut bytes = [0; DECIMAL_CHARS_MAX];
    let length = text.len().min(bytes.len());
    bytes[..length].copy_from_slice(&text[..length]);
    Tail { bytes, length }
}
