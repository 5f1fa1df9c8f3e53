//! What a field may hold.

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
    /// An exact decimal number, as money needs it.
    Decimal,
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
    pub const ALL: [Self; 18] = [
        Self::Bool,
        Self::I32,
        Self::I64,
        Self::U32,
        Self::U64,
        Self::F64,
        Self::Decimal,
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
    #[expect(
        clippy::manual_find,
        reason = "an iterator costs an unoptimised build, as most that derive are, more than all comparisons"
    )]
    pub fn from_word(word: &str) -> Option<Self> {
        for base in Self::ALL {
            if base.as_str() == word {
                return Some(base);
            }
        }
        None
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
            Self::Decimal => "decimal",
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
