//! What a catalogue says, resolved: groups spliced, bases merged, every name looked up.

use std::sync::Arc;

pub use crate::read::fields::FieldRemarks;
pub use crate::read::policy::{Policy, Strictness};

/// A place in a catalogue file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, relative to the folder of `catalogue.toml`, or `cdl-standard/<file>` for the shipped one.
    pub file: Arc<str>,
    /// Counted from 1.
    pub line: u32,
    /// Counted from 1, in characters.
    pub column: u32,
}

/// How grave an event is: the eight words of RFC 5424.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The service's own debugging.
    Debug,
    /// Business as usual.
    Info,
    /// Normal, and worth a look.
    Notice,
    /// Something was refused or failed.
    Warning,
    /// Something is broken.
    Error,
    /// A part that others need is broken.
    Critical,
    /// Somebody must act now.
    Alert,
    /// Nothing works.
    Emergency,
}

impl Severity {
    /// All of them, mildest first.
    pub const ALL: [Self; 8] = [
        Self::Debug,
        Self::Info,
        Self::Notice,
        Self::Warning,
        Self::Error,
        Self::Critical,
        Self::Alert,
        Self::Emergency,
    ];

    /// The word in catalogues and on disk.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Critical => "critical",
            Self::Alert => "alert",
            Self::Emergency => "emergency",
        }
    }
}

/// What an emitter promises (design section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// On disk once `wait` returns.
    Durable,
    /// In order, refused rather than lost.
    Queued,
    /// Counted when dropped.
    BestEffort,
}

impl Delivery {
    /// The word in catalogues and in `schema` lines.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Durable => "durable",
            Self::Queued => "queued",
            Self::BestEffort => "best_effort",
        }
    }
}

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

/// The closed set of things a strategy can do (format section 1).
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

/// What a field may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A single value of a built-in type.
    Scalar(Base),
    /// One of a closed list of words.
    Enum(String),
    /// A nested object.
    Object(String),
    /// Several, in order; the item is a scalar, an enum or an object.
    List(Box<Shape>),
    /// Words to values; the value is a scalar or an enum.
    Map(Box<Shape>),
}

/// The built-in types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Base {
    /// `true` or `false`.
    Bool,
    /// 32-bit signed.
    I32,
    /// 64-bit signed.
    I64,
    /// 32-bit unsigned.
    U32,
    /// 64-bit unsigned.
    U64,
    /// 64-bit float.
    F64,
    /// A short string with a known meaning.
    String,
    /// Free text.
    Text,
    /// Bytes, written as lower-case hex.
    Bytes,
    /// RFC 9562, hyphenated.
    Uuid,
    /// IPv4 or IPv6 address.
    Ip,
    /// Address and prefix length.
    Cidr,
    /// An absolute URL.
    Url,
    /// UTC with six digits.
    Timestamp,
    /// Seconds, as a float.
    Duration,
    /// An e-mail address.
    EmailAddr,
    /// A semantic version.
    Semver,
}

impl Base {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Bool,
        Self::I32,
        Self::I64,
        Self::U32,
        Self::U64,
        Self::F64,
        Self::String,
        Self::Text,
        Self::Bytes,
        Self::Uuid,
        Self::Ip,
        Self::Cidr,
        Self::Url,
        Self::Timestamp,
        Self::Duration,
        Self::EmailAddr,
        Self::Semver,
    ];

    /// The base that a word in a catalogue means.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|base| base.as_str() == word)
    }

    /// The word in catalogues and in `schema` lines.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::U32 => "u32",
            Self::U64 => "u64",
            Self::F64 => "f64",
            Self::String => "string",
            Self::Text => "text",
            Self::Bytes => "bytes",
            Self::Uuid => "uuid",
            Self::Ip => "ip",
            Self::Cidr => "cidr",
            Self::Url => "url",
            Self::Timestamp => "timestamp",
            Self::Duration => "duration",
            Self::EmailAddr => "email_addr",
            Self::Semver => "semver",
        }
    }
}

/// A field of an event or an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its key on disk.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it may hold.
    pub shape: Shape,
    /// The type as the catalogue spells it: `ip`, `user_id`, `list<string>`, `Actor`.
    pub type_name: String,
    /// Its class; `None` for an object, whose own fields have classes.
    pub class: Option<Arc<Class>>,
    /// The strategies that are lawful here: field ∩ type ∩ class ∩ what the shape can bear. Never empty.
    pub lawful: Vec<Arc<Strategy>>,
    /// The one that a bare `#[redact]` means. An element of `lawful`.
    pub default: Arc<Strategy>,
    /// Characters (strings) or items (lists) at most; longer strings are cut visibly.
    pub max_len: Option<u32>,
    /// Items at most, of a list or a map.
    pub max_items: Option<u32>,
    /// The outcomes it belongs to, when `only_if` names some.
    pub only_if: Option<Vec<String>>,
    /// Why code should stop using it.
    pub deprecated: Option<Deprecated>,
    /// `stability = "experimental"`.
    pub experimental: bool,
    /// One sentence.
    pub description: Option<String>,
    /// What changes nothing on disk: unit, bounds, mappings.
    pub remarks: FieldRemarks,
    /// Where it is declared.
    pub place: Place,
}

impl Field {
    /// Whether the value may be written as it is, without `#[redact]`.
    #[must_use]
    pub fn allows_plain(&self) -> bool {
        self.lawful
            .iter()
            .any(|strategy| strategy.kind == StrategyKind::Plain)
    }
}

/// A catalogue entry that is on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecated {
    /// The version that said so.
    pub since: Option<String>,
    /// What to use instead.
    pub replaced_by: Option<String>,
    /// `YYYY-MM-DD`.
    pub remove_after: Option<String>,
    /// A sentence for the developer.
    pub note: Option<String>,
}

/// How many events a catalogue expects, as spelled: `40/s`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// On a normal day.
    pub expected: Option<String>,
    /// At most.
    pub peak: Option<String>,
}

/// When and how gravely an event is emitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moments {
    /// One severity, no outcome: the emitter is `emit`.
    Single(Severity),
    /// An emitter per outcome, in catalogue order.
    Outcomes(Vec<(String, Severity)>),
}

/// One event type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// `auth.login`.
    pub name: String,
    /// A few words.
    pub title: Option<String>,
    /// One sentence.
    pub description: Option<String>,
    /// `authentication`, ...
    pub category: String,
    /// `login`; the last part of the name when the catalogue says nothing.
    pub action: String,
    /// The version that brought it.
    pub since: Option<String>,
    /// `stability = "experimental"`.
    pub experimental: bool,
    /// May not be filtered or dropped.
    pub mandatory: bool,
    /// Its outcomes and severities.
    pub moments: Moments,
    /// The severity of the attempted phase, when there is one: the emitter `attempted`.
    pub attempted: Option<Severity>,
    /// `2y`.
    pub retention: String,
    /// What its emitters promise.
    pub delivery: Delivery,
    /// Who answers for it.
    pub owners: Vec<String>,
    /// `PCI-DSS:10.2.1.2`, ...
    pub controls: Vec<String>,
    /// How many are expected.
    pub volume: Option<Volume>,
    /// `must_emit`: some code must emit it.
    pub tests: Vec<String>,
    /// What other formats call it: dotted key, literal.
    pub map: Vec<(String, String)>,
    /// JSON texts of the `fields` member.
    pub examples: Vec<String>,
    /// In the order in which they are written.
    pub fields: Vec<Field>,
    /// Field names that may never come back.
    pub reserved_fields: Vec<String>,
    /// Why code should stop using it.
    pub deprecated: Option<Deprecated>,
    /// SHA-256 over the resolved shape: names, types, classes, strategies, outcomes; not descriptions.
    pub fingerprint: [u8; 32],
    /// Where it is declared.
    pub place: Place,
    /// Every file that its resolved shape used, in a stable order (what a derive tracks).
    pub files: Vec<Arc<str>>,
}

/// A reusable struct of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// `Actor`.
    pub name: String,
    /// One sentence.
    pub description: Option<String>,
    /// It identifies the data subject.
    pub subject: bool,
    /// How deep it nests on disk: 1 when all its fields are single values.
    pub depth: u32,
    /// In the order in which they are written.
    pub fields: Vec<Field>,
    /// As of an event.
    pub fingerprint: [u8; 32],
    /// Where it is declared.
    pub place: Place,
    /// As of an event.
    pub files: Vec<Arc<str>>,
}

/// A closed list of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enum {
    /// `AuthMethod`.
    pub name: String,
    /// One sentence.
    pub description: Option<String>,
    /// Whether other words may come: readers must bear what they do not know.
    pub open: bool,
    /// In catalogue order.
    pub values: Vec<EnumValue>,
    /// As of an event.
    pub fingerprint: [u8; 32],
    /// Where it is declared.
    pub place: Place,
    /// As of an event.
    pub files: Vec<Arc<str>>,
}

/// One word of an [`Enum`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumValue {
    /// The word on disk.
    pub id: String,
    /// The version that brought it.
    pub since: Option<String>,
    /// One sentence.
    pub description: Option<String>,
    /// Why code should stop using it.
    pub deprecated: Option<Deprecated>,
}
