//! Redaction, enums and emitters.

use super::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "CDL0301",
        "redaction must be said",
        "The field's class does not allow the plain value. The code must say so where the data is, so that a reader sees it.",
        "source_ip: IpAddr, // class personal",
        "Write #[redact] for the catalogue's default, or #[redact(hmac)] for a named strategy.",
    ),
    code(
        "CDL0302",
        "strategy not allowed",
        "The field's class, its type or the field itself rules the strategy out.",
        "#[redact(mask)] source_ip: IpAddr, // truncate_ip, hmac",
        "Use one of the strategies that the message lists.",
    ),
    code(
        "CDL0303",
        "no such strategy",
        "Strategies are defined in the catalogue, with their parameters.",
        "#[redact(hmca)] id: &'a str,",
        "Correct the name.",
    ),
    code(
        "CDL0304",
        "a secret is never written",
        "Credentials and key material leave the process in no form, not even hashed. The field is never read.",
        "#[redact(hmac)] session: &'a str, // class secret",
        "Write #[redact(drop)].",
    ),
    code(
        "CDL0305",
        "#[redact] that redacts nothing",
        "The value would be written as it is, and a reader of #[redact] would believe the opposite.",
        "#[redact] mfa: bool, // class public",
        "Remove the attribute, name a strategy that redacts, or raise the class in the catalogue.",
    ),
    code(
        "CDL0306",
        "two strategies",
        "A value is redacted in one way.",
        "#[redact(mask, hmac)] email: &'a str,",
        "Keep one of them.",
    ),
    code(
        "CDL0307",
        "parameters in code",
        "Parameters live in the catalogue, so that a reviewer reads one file.",
        "#[redact(mask, keep = 4)] email: &'a str,",
        "Define a strategy with these parameters in classes.toml and name it.",
    ),
    code(
        "CDL0308",
        "#[redact] goes on fields",
        "Classes are per field, so redaction is too.",
        "#[redact] struct Login { … }",
        "Move it to the fields that need it.",
    ),
    code(
        "CDL0309",
        "redaction must be said, in an object",
        "As CDL0301: an object's fields have classes of their own, wherever the object is used.",
        "struct Actor<'a> { id: &'a str } // class personal",
        "Write #[redact], or name a strategy.",
    ),
    code(
        "CDL0401",
        "unknown value",
        "The enum of the catalogue is closed: consumers handle its words and no others.",
        "enum AuthMethod { Password, PassKeys } // passkey",
        "Correct the variant, write #[audit(value = \"…\")], or add the word to the catalogue.",
    ),
    code(
        "CDL0402",
        "value without a variant",
        "The enum says `exhaustive`, and the catalogue has words that no variant stands for.",
        "#[audit(name = \"AuthMethod\", exhaustive)]",
        "Add the variants, or remove `exhaustive`.",
    ),
    code(
        "CDL0403",
        "one value, two variants",
        "Two variants would be written as the same word, so the difference between them would be lost.",
        "enum AuthMethod { Password, #[audit(value = \"password\")] Pin }",
        "Merge them, or give one another word.",
    ),
    code(
        "CDL0501",
        "emitted without an outcome",
        "The catalogue declares outcomes, and each has its own severity: an event without one says too little.",
        "login.emit(&audit)",
        "Call one of the methods that the message lists, such as login.success(&audit).",
    ),
];
