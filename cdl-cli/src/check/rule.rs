//! What can be wrong with a recorded event.

/// What can be wrong with a recorded event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Unreadable,
    UnknownEvent,
    OtherSchema,
    UnknownOutcome,
    WrongSeverity,
    MissingField,
    UnknownField,
    MisplacedField,
    WrongType,
    UnknownValue,
    NotRedacted,
    OutOfRange,
    Oversize,
}

impl Rule {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::UnknownEvent => "unknown-event",
            Self::OtherSchema => "other-schema",
            Self::UnknownOutcome => "unknown-outcome",
            Self::WrongSeverity => "wrong-severity",
            Self::MissingField => "missing-field",
            Self::UnknownField => "unknown-field",
            Self::MisplacedField => "misplaced-field",
            Self::WrongType => "wrong-type",
            Self::UnknownValue => "unknown-value",
            Self::NotRedacted => "not-redacted",
            Self::OutOfRange => "out-of-range",
            Self::Oversize => "oversize",
        }
    }
}
