//! `events/<namespace>.toml`: events, groups and fields.

use super::LEN_MAX;
use super::header::DELIVERY;
use super::key::{Key, Value};
use super::{PATH, WORD};

pub(super) const NAMESPACE: Key = Key::required(
    "namespace",
    Value::Name(WORD),
    "What every event's name in this file begins with, as catalogue.toml lists it.",
);
pub(super) const GROUPS: Key = Key::optional(
    "group",
    Value::Named(WORD, &Value::Table(GROUP)),
    "Fields that events splice in with `use`.",
);
pub(super) const EVENTS: Key = Key::optional(
    "event",
    Value::Named(PATH, &Value::Table(EVENT)),
    "What may be said in an audit trail.",
);
pub(super) const RESERVATIONS: Key = Key::optional(
    "reserved",
    Value::Table(RESERVED),
    "Names that may never come back with another meaning.",
);

/// `[event."auth.login"]`.
pub const EVENT: &[Key] = &[
    Key::optional("title", Value::Text, "A few words for people."),
    Key::optional(
        "description",
        Value::Text,
        "When it is written, in a sentence.",
    ),
    Key::optional(
        "category",
        Value::Text,
        "One of the closed list of categories. Required, unless a base has one.",
    ),
    Key::optional(
        "action",
        Value::Name(WORD),
        "What is done; without it the last part of the name.",
    ),
    Key::optional(
        "since",
        Value::Text,
        "The catalogue's version that brought it.",
    ),
    Key::optional(
        "stability",
        STABILITY,
        "An experimental event must be named so in code, and may change.",
    ),
    Key::optional("draft", Value::Truth, "Not agreed on yet."),
    Key::optional("mandatory", Value::Truth, "No filter keeps it out."),
    Key::optional(
        "severity",
        SEVERITY,
        "How grave it is, when it has no outcomes. Never in code.",
    ),
    Key::optional(
        "outcomes",
        Value::SomeNamed(WORD, &SEVERITY),
        "How it may end, and how grave each end is. Each becomes an emitter.",
    ),
    Key::optional(
        "phases",
        Value::Table(PHASES),
        "What is written besides the end.",
    ),
    Key::optional(
        "retention",
        RETENTION,
        "How long it is kept, such as \"90d\", \"6w\", \"18m\" or \"2y\".",
    ),
    Key::optional(
        "delivery",
        Value::OneOf(DELIVERY),
        "What its emitters promise, and so what they return.",
    ),
    Key::optional(
        "owners",
        Value::Texts,
        "Who answers for it, such as \"group:identity\".",
    ),
    Key::optional(
        "controls",
        Value::Texts,
        "The controls that it is evidence for, such as \"PCI-DSS:10.2.1.2\".",
    ),
    Key::optional("volume", Value::Table(VOLUME), "How many are expected."),
    Key::optional("use", Value::Texts, "Groups of fields to splice in."),
    Key::optional(
        "tests",
        Value::Words(&["must_emit"]),
        "must_emit: some test must emit it.",
    ),
    Key::optional(
        "examples",
        Value::Texts,
        "Fields of a record as JSON, before redaction. Never real data.",
    ),
    Key::optional(
        "map",
        Value::Free,
        "What other formats call it: map = { ocsf = { class_uid = 3002 } }.",
    ),
    Key::optional(
        "extends",
        Value::Text,
        "The event that it adds to and tightens.",
    ),
    Key::optional(
        "deprecated",
        Value::Table(DEPRECATED),
        "Why code should stop using it.",
    ),
    Key::optional(
        "field",
        Value::Named(WORD, &Value::Table(FIELD)),
        "Its fields, in the order in which they are written.",
    ),
];

/// A field of an event, an object or a group.
pub const FIELD: &[Key] = &[
    Key::optional(
        "type",
        Value::Text,
        "A built-in, a type, an enum or an object; list<T> or map<string,T> of one. Required, unless a base has it.",
    ),
    Key::optional(
        "required",
        Value::Truth,
        "The struct must have it, and not as Option.",
    ),
    Key::optional(
        "order",
        Value::Number(0, u32::MAX),
        "Its place among the fields; those with an order come first.",
    ),
    Key::optional(
        "class",
        Value::Text,
        "What the data is; never weaker than the type's class.",
    ),
    Key::optional(
        "redact",
        Value::SomeTexts,
        "The strategies that are lawful here, of those that class and type allow. The first is the default.",
    ),
    Key::optional("description", Value::Text, "What it means, in a sentence."),
    Key::optional(
        "unit",
        Value::Text,
        "What a number counts, in UCUM: \"ms\", \"By\", \"{attempt}\".",
    ),
    Key::optional("min", Value::Literal, "The least value."),
    Key::optional("max", Value::Literal, "The largest value."),
    Key::optional(
        "max_len",
        Value::Number(1, LEN_MAX),
        "Characters at most; a longer value is cut visibly.",
    ),
    Key::optional(
        "max_items",
        Value::Number(1, LEN_MAX),
        "Items at most, of a list or a map; a map must have it.",
    ),
    Key::optional(
        "default",
        Value::Literal,
        "What a reader may assume when it is absent.",
    ),
    Key::optional("since", Value::Text, "The version that brought it."),
    Key::optional("stability", STABILITY, "An experimental field may change."),
    Key::optional(
        "only_if",
        Value::Table(ONLY_IF),
        "The outcomes that it belongs to.",
    ),
    Key::optional(
        "map",
        Value::Free,
        "What other formats call it: map = { ocsf = \"src_endpoint.ip\" }.",
    ),
    Key::optional(
        "deprecated",
        Value::Table(DEPRECATED),
        "Why code should stop using it.",
    ),
    Key::optional(
        "name_ok",
        Value::Sentence,
        "Why a sensitive name is right here; stands in the redaction report.",
    ),
    Key::optional(
        "example",
        Value::Literal,
        "A sample value. Never a real one.",
    ),
];

/// `[group.request]`.
pub const GROUP: &[Key] = &[
    Key::optional(
        "description",
        Value::Text,
        "What the fields have in common.",
    ),
    Key::optional(
        "field",
        Value::Named(WORD, &Value::Table(FIELD)),
        "The fields.",
    ),
];

/// `[reserved]`.
pub const RESERVED: &[Key] = &[
    Key::optional(
        "events",
        Value::Texts,
        "Names of events that may not come back.",
    ),
    Key::optional(
        "fields",
        Value::Named(".*", &Value::Texts),
        "Names of fields that may not come back, by event or object.",
    ),
    Key::optional(
        "values",
        Value::Named(".*", &Value::Texts),
        "Words that may not come back, by enum.",
    ),
];

/// `phases = { .. }`.
pub const PHASES: &[Key] = &[Key::optional(
    "attempt",
    SEVERITY,
    "The severity of the attempt: what is tried is written before it ends.",
)];

/// `volume = { .. }`.
pub const VOLUME: &[Key] = &[
    Key::optional(
        "expected",
        Value::Text,
        "On a normal day, such as \"40/s\".",
    ),
    Key::optional("peak", Value::Text, "At most, such as \"400/s\"."),
];

/// `only_if = { .. }`.
pub const ONLY_IF: &[Key] = &[Key::optional("outcome", Value::SomeTexts, "The outcomes.")];

/// `deprecated = { .. }`.
pub const DEPRECATED: &[Key] = &[
    Key::optional("since", Value::Text, "The version that said so."),
    Key::optional("replaced_by", Value::Text, "What to use instead."),
    Key::optional(
        "remove_after",
        Value::Matching("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        "The day after which it is an error, YYYY-MM-DD.",
    ),
    Key::optional("note", Value::Text, "A sentence for the developer."),
];

const SEVERITY: Value = Value::OneOf(&[
    "debug",
    "info",
    "notice",
    "warning",
    "error",
    "critical",
    "alert",
    "emergency",
]);
pub(super) const STABILITY: Value = Value::OneOf(&["stable", "experimental"]);
/// Days, weeks, months or years.
pub(super) const RETENTION: Value = Value::Matching("[1-9][0-9]{0,4}[dwmy]");
