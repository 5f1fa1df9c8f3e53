//! `catalogue.toml`.

use crate::rule::RULES;

use super::events::{RETENTION, STABILITY};
use super::key::{Key, Value};
use super::{TOKEN, WORD};

pub(super) const AT_TOP: [Key; 5] = [
    Key::required(
        "catalogue",
        Value::Table(CATALOGUE),
        "Who this catalogue is: its name, its version, who answers for it.",
    ),
    Key::optional(
        "defaults",
        Value::Table(DEFAULTS),
        "What a field or an event is when it does not say.",
    ),
    Key::optional(
        "policy",
        Value::Table(POLICY),
        "How strictly some rules are held. None switches the contract off.",
    ),
    Key::optional(
        "categories",
        Value::Named(TOKEN, &Value::Text),
        "The closed list of categories, each with a sentence. Without it, those of cdl-standard.",
    ),
    Key::optional(
        "allow",
        Value::Tables(EXCEPTION),
        "Exceptions from rules of `cdl lint`, each with its reason.",
    ),
];

pub(super) const FILES: Key = Key::optional(
    "file",
    Value::Tables(FILE),
    "Every other file of the catalogue. There are no patterns: adding a file must change a file that builds watch.",
);

pub(super) const IMPORTS: Key = Key::optional(
    "import",
    Value::Tables(IMPORT),
    "Other catalogues, vendored and pinned.",
);

/// `[catalogue]`.
pub const CATALOGUE: &[Key] = &[
    Key::required(
        "format",
        Value::Number(1, super::FORMAT),
        "The version of the schema that the files are written in: 1.",
    ),
    Key::required(
        "name",
        Value::Name(TOKEN),
        "Its name, by which others import it, such as \"acme-shop\".",
    ),
    Key::required(
        "version",
        Value::Matching(VERSION),
        "Its semantic version, such as \"4.2.0\".",
    ),
    Key::optional("title", Value::Text, "A few words for people."),
    Key::optional(
        "owners",
        Value::Texts,
        "Who answers for events that name no owners, such as \"group:security\".",
    ),
    Key::optional("contact", Value::Text, "How to reach the owners."),
    Key::optional("docs", Value::Text, "Where more is written."),
    Key::optional("description", Value::Text, "What the catalogue is for."),
    Key::optional(
        "id_pattern",
        Value::Text,
        "A regular expression that every event's name must match, beyond the rule of the schema.",
    ),
];

/// `[defaults]`.
pub const DEFAULTS: &[Key] = &[
    Key::optional(
        "class",
        Value::Text,
        "The class of a field when neither it nor its type names one.",
    ),
    Key::optional(
        "retention",
        RETENTION,
        "How long an event is kept, such as \"90d\", \"6w\", \"18m\" or \"2y\".",
    ),
    Key::optional(
        "stability",
        STABILITY,
        "Whether events are stable when they do not say.",
    ),
    Key::optional(
        "delivery",
        Value::OneOf(DELIVERY),
        "What the emitters promise: durable (on disk once waited for), queued (in order, refused rather than lost), best_effort (losses are counted).",
    ),
];

/// `[policy]`.
pub const POLICY: &[Key] = &[
    Key::optional(
        "deprecated_event",
        STRICTNESS,
        "Declaring a deprecated event.",
    ),
    Key::optional(
        "experimental_event",
        STRICTNESS,
        "Declaring an experimental event without saying so in code.",
    ),
    Key::optional(
        "duplicate_event",
        STRICTNESS,
        "Two structs of a crate that declare one event.",
    ),
    Key::optional(
        "sensitive_name",
        STRICTNESS,
        "A field called password or the like, of a weak class.",
    ),
    Key::optional(
        "free_text",
        STRICTNESS,
        "A free text of a class that allows the plain value.",
    ),
    Key::optional(
        "max_fields",
        Value::Number(1, 1000),
        "Fields of an event at most.",
    ),
    Key::optional(
        "max_event_bytes",
        Value::Number(512, 60_000),
        "Bytes of an event's line at most.",
    ),
];

/// `[[file]]`.
pub const FILE: &[Key] = &[
    Key::required(
        "path",
        Value::Matching(RELATIVE),
        "Where it is, below the folder of catalogue.toml.",
    ),
    Key::optional(
        "kind",
        Value::OneOf(&["classes", "types"]),
        "What it holds, when it holds no events.",
    ),
    Key::optional(
        "namespace",
        Value::Name(WORD),
        "The namespace of its events, when it holds events.",
    ),
];

/// `[[import]]`.
pub const IMPORT: &[Key] = &[
    Key::required(
        "catalogue",
        Value::Text,
        "The name of the other catalogue. cdl-standard comes without a path.",
    ),
    Key::optional(
        "version",
        Value::Text,
        "The versions that will do, such as \"^2.3\".",
    ),
    Key::optional(
        "path",
        Value::Matching(RELATIVE),
        "The vendored snapshot, below the folder of catalogue.toml.",
    ),
    Key::optional(
        "sha256",
        Value::Text,
        "The SHA-256 of the snapshot, in hexadecimal: a change of it is a change that somebody approves.",
    ),
    Key::optional("source", Value::Text, "Where the snapshot came from."),
    Key::optional(
        "use",
        Value::Texts,
        "What is taken: \"event.auth.*\", \"object.Actor\", \"class.*\". A pattern that matches nothing is a fault.",
    ),
];

/// `[[allow]]`.
pub const EXCEPTION: &[Key] = &[
    Key::required(
        "rule",
        Value::OneOf(&RULE_NAMES),
        "The rule of `cdl lint`; `cdl explain RULE` tells what it is for.",
    ),
    Key::required(
        "where",
        Value::Sentence,
        "What is excused: \"auth.login\", \"auth.login.session\", \"object.Actor.email\", \"enum.Channel\"; * is any text.",
    ),
    Key::required(
        "reason",
        Value::Sentence,
        "Why this is right here. It stands in reports.",
    ),
];

pub(super) const DELIVERY: &[&str] = &["durable", "queued", "best_effort"];
const STRICTNESS: Value = Value::OneOf(&["error", "warn", "allow"]);

/// A semantic version with three numbers.
const VERSION: &str = "[0-9]+\\.[0-9]+\\.[0-9]+([-+].*)?";
/// Parts joined by `/`, none of them empty, `.` or `..`, without `\`, `:`, `*` and `?`.
const RELATIVE: &str = "(?!(.*/)?\\.{0,2}(/|$))[^\\\\:*?]+";

const RULE_NAMES: [&str; RULES.len()] = {
    let mut names = [""; RULES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = RULES[at].name;
        at += 1;
    }
    names
};
