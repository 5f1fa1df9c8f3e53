//! How grave an event is, and what its emitters promise.

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

/// What an emitter promises.
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
