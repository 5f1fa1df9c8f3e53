//! `types.toml`: scalars, enums and objects.

use super::LEN_MAX;
use super::events::{DEPRECATED, FIELD};
use super::key::{Key, Value};
use super::{NAME, TOKEN, WORD};

pub(super) const AT_TOP: [Key; 3] = [
    Key::optional(
        "type",
        Value::Named(NAME, &Value::Table(TYPE)),
        "Scalars with a meaning: a base type with a class and limits.",
    ),
    Key::optional(
        "enum",
        Value::Named(NAME, &Value::Table(ENUM)),
        "Lists of words.",
    ),
    Key::optional(
        "object",
        Value::Named(NAME, &Value::Table(OBJECT)),
        "Reusable structs of fields.",
    ),
];

/// `[type.user_id]`.
pub const TYPE: &[Key] = &[
    Key::required(
        "base",
        Value::Text,
        "The built-in type: bool i32 i64 u32 u64 f64 decimal string text bytes uuid ip cidr url timestamp duration email_addr semver.",
    ),
    Key::optional(
        "class",
        Value::Text,
        "The class of fields of this type; a field may only be stricter.",
    ),
    Key::optional(
        "redact",
        Value::SomeTexts,
        "The strategies that are lawful for this type, of those that the class allows. The first is the default.",
    ),
    Key::optional(
        "max_len",
        Value::Number(1, LEN_MAX),
        "Characters at most; a longer value is cut visibly.",
    ),
    Key::optional(
        "normalise",
        Value::DistinctWords(&["trim", "lower"]),
        "What is done to a text before it becomes a pseudonym: trim, lower.",
    ),
    Key::optional("rust", Value::Texts, "Rust types that hold it, for people."),
    Key::optional(
        "example",
        Value::Literal,
        "A sample value. Never a real one.",
    ),
    Key::optional("description", Value::Text, "What it means, in a sentence."),
];

/// `[enum.AuthMethod]`.
pub const ENUM: &[Key] = &[
    Key::required(
        "values",
        Value::SomeTables(ENUM_VALUE),
        "Its words, in order.",
    ),
    Key::optional(
        "open",
        Value::Truth,
        "Other words may come: readers must bear what they do not know.",
    ),
    Key::optional(
        "description",
        Value::Text,
        "What the words tell apart, in a sentence.",
    ),
];

/// One of the `values` of an enum.
pub const ENUM_VALUE: &[Key] = &[
    Key::required("id", Value::Name(TOKEN), "The word on disk."),
    Key::optional("since", Value::Text, "The version that brought it."),
    Key::optional("description", Value::Text, "What it means, in a sentence."),
    Key::optional(
        "deprecated",
        Value::Table(DEPRECATED),
        "Why code should stop using it.",
    ),
];

/// `[object.Actor]`.
pub const OBJECT: &[Key] = &[
    Key::optional(
        "description",
        Value::Text,
        "What it stands for, in a sentence.",
    ),
    Key::optional(
        "subject",
        Value::Truth,
        "It identifies the person whom the data is about.",
    ),
    Key::optional(
        "field",
        Value::Named(WORD, &Value::Table(FIELD)),
        "Its fields, in the order in which they are written.",
    ),
];
