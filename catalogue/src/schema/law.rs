//! `classes.toml`: classes and strategies.

use super::LEN_MAX;
use super::events::RETENTION;
use super::key::{Key, Value};
use super::{NAME, TOKEN};

pub(super) const AT_TOP: [Key; 2] = [
    Key::optional(
        "class",
        Value::Named(NAME, &Value::Table(CLASS)),
        "Data classes: what data is, and how it must be redacted.",
    ),
    Key::optional(
        "strategy",
        Value::Named(NAME, &Value::Table(STRATEGY)),
        "Redaction strategies, with their parameters: how data is changed before it is written.",
    ),
];

/// `[class.personal]`.
pub const CLASS: &[Key] = &[
    Key::required(
        "level",
        Value::Number(0, 255),
        "How sensitive it is: larger is more.",
    ),
    Key::required(
        "allow",
        Value::SomeTexts,
        "The strategies that are lawful. Without \"plain\" the code must say #[redact].",
    ),
    Key::optional(
        "default",
        Value::Text,
        "The strategy of a bare #[redact]; one of `allow`.",
    ),
    Key::optional(
        "description",
        Value::Text,
        "What belongs to it, in a sentence.",
    ),
    Key::optional(
        "legal",
        Value::Texts,
        "The laws that make it what it is, such as \"GDPR:Art.4(1)\".",
    ),
    Key::optional(
        "low_entropy",
        Value::Truth,
        "Its values can be guessed, so a hash without a key hides nothing.",
    ),
    Key::optional(
        "max_retention",
        RETENTION,
        "The longest that an event with such data may be kept.",
    ),
];

/// `[strategy.hmac]`.
pub const STRATEGY: &[Key] = &[
    Key::required(
        "kind",
        Value::OneOf(&[
            "plain",
            "drop",
            "mask",
            "mask_email",
            "keep_last",
            "truncate",
            "truncate_ip",
            "hmac_sha256",
        ]),
        "What it does. The other keys are parameters of one kind each.",
    ),
    Key::optional(
        "char",
        Value::Matching("[!#-\\[\\]-~]"),
        "mask: the character that is written.",
    ),
    Key::optional(
        "fixed",
        Value::Number(1, 64),
        "mask: how many, whatever the value's length.",
    ),
    Key::optional(
        "keep_first",
        Value::Number(0, 3),
        "mask_email: how many characters stay before the mask.",
    ),
    Key::optional(
        "keep_domain",
        Value::Truth,
        "mask_email: whether the host stays.",
    ),
    Key::optional(
        "keep",
        Value::Number(1, 8),
        "keep_last: how many characters stay, never more than a third.",
    ),
    Key::optional(
        "max_chars",
        Value::Number(1, LEN_MAX),
        "truncate: how many characters stay.",
    ),
    Key::optional(
        "max_utf8",
        Value::Number(1, LEN_MAX),
        "truncate: the same as max_chars.",
    ),
    Key::optional(
        "v4",
        Value::Number(0, 24),
        "truncate_ip: the prefix length that stays of an IPv4 address.",
    ),
    Key::optional(
        "v6",
        Value::Number(0, 64),
        "truncate_ip: the prefix length that stays of an IPv6 address.",
    ),
    Key::optional(
        "key",
        Value::Name(TOKEN),
        "hmac_sha256: the name of the key. The id of the key in use is written beside the value.",
    ),
    Key::optional(
        "scope",
        Value::OneOf(&["none", "event", "field", "tenant"]),
        "hmac_sha256: what the pseudonym is separated by.",
    ),
    Key::optional(
        "bits",
        Value::Number(128, 128),
        "hmac_sha256: the length of the pseudonym, which the format fixes.",
    ),
    Key::optional(
        "encode",
        Value::OneOf(&["base64url"]),
        "hmac_sha256: the alphabet of the pseudonym, which the format fixes.",
    ),
    Key::optional(
        "rotation",
        RETENTION,
        "hmac_sha256: how often the key is to be changed.",
    ),
    Key::optional("description", Value::Text, "What it is for, in a sentence."),
];
