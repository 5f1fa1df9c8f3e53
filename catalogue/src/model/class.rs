//! What data is, and how it is changed before it is written.

use super::Place;

/// A data class: what the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// `personal`, `secret`, ...
    pub name: String,
    /// Larger is more sensitive.
    pub level: u8,
    /// The strategies that are lawful for it, by name.
    pub allow: Vec<String>,
    /// The strategy of a bare `#[redact]`.
    pub default: String,
    /// One sentence.
    pub description: Option<String>,
    /// The laws that make it what it is: `GDPR:Art.4(1)`.
    pub legal: Vec<String>,
    /// Its values can be guessed, so a hash without a key hides nothing.
    pub low_entropy: bool,
    /// The longest that it may be kept.
    pub max_retention: Option<String>,
    /// Where it is declared.
    pub place: Place,
}

/// A redaction strategy: how the data is changed before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strategy {
    /// The name that `#[redact(name)]` uses.
    pub name: String,
    /// What it does, with its parameters.
    pub kind: StrategyKind,
    /// Where it is declared.
    pub place: Place,
}

/// The closed set of things a strategy can do (`docs/FORMAT.md` section 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrategyKind {
    /// Written as it is.
    Plain,
    /// No key, and the value is never read.
    Drop,
    /// `fixed` times `symbol`, whatever the value; never read.
    Mask {
        /// One printable ASCII character.
        symbol: char,
        /// How many.
        fixed: u8,
    },
    /// `"a***@host"`.
    MaskEmail {
        /// Characters of the local part that stay.
        keep_first: u8,
        /// Whether the host stays.
        keep_domain: bool,
    },
    /// `"****1234"`.
    KeepLast {
        /// Characters that stay; never more than a third of the value.
        keep: u8,
    },
    /// The first characters, then `…`.
    Truncate {
        /// Characters that stay.
        max_chars: u32,
    },
    /// `"203.0.113.0/24"`.
    TruncateIp {
        /// Prefix length for IPv4.
        v4: u8,
        /// Prefix length for IPv6.
        v6: u8,
    },
    /// A keyed pseudonym.
    Hmac {
        /// The key's name.
        key: String,
        /// What the pseudonym is separated by.
        scope: Scope,
    },
}

/// What a pseudonym is separated by: the same value in two scopes has two pseudonyms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One pseudonym everywhere.
    None,
    /// One per event type.
    Event,
    /// One per field.
    Field,
    /// One per tenant; an event without a tenant is refused.
    Tenant,
}
