//! How much a version number has to say.

use std::fmt;

use crate::version::Version;

/// How much of a version number changes, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bump {
    /// Nothing.
    None,
    /// The third number: nobody notices.
    Patch,
    /// The second number: there is more than before.
    Minor,
    /// The first number: something breaks.
    Major,
}

impl Bump {
    /// All of them, the least first.
    pub const ALL: [Self; 4] = [Self::None, Self::Patch, Self::Minor, Self::Major];

    /// `major`, ...; `none` for nothing.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// For whom a change may break something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The services that derive the events.
    Code,
    /// Whoever reads trails by machine.
    Consumers,
    /// Auditors: what the trail promises to prove, and what it keeps from being seen.
    Evidence,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Code, Self::Consumers, Self::Evidence];

    /// `code`, `consumers` or `evidence`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Consumers => "consumers",
            Self::Evidence => "evidence",
        }
    }
}

/// What a change needs, audience by audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Impact {
    /// The services that derive the events.
    pub code: Bump,
    /// Whoever reads trails by machine.
    pub consumers: Bump,
    /// Auditors.
    pub evidence: Bump,
}

impl Impact {
    /// What one audience needs.
    #[must_use]
    pub const fn of(self, audience: Audience) -> Bump {
        match audience {
            Audience::Code => self.code,
            Audience::Consumers => self.consumers,
            Audience::Evidence => self.evidence,
        }
    }

    /// The most that any audience needs.
    #[must_use]
    pub fn most(self) -> Bump {
        self.code.max(self.consumers).max(self.evidence)
    }
}

/// Whether a version says as much as it must.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sufficiency {
    /// It does.
    Enough {
        /// What the version says.
        declared: Bump,
    },
    /// It says less than it must.
    TooSmall {
        /// What the version says.
        declared: Bump,
        /// What it must say.
        required: Bump,
        /// The first version that does.
        next: String,
    },
    /// The newer version is lower than the older one, or one of them is no version.
    Backwards,
}

impl Sufficiency {
    pub(super) fn of(old: &str, new: &str, required: Bump) -> Self {
        let (Some(before), Some(after)) = (Version::parse(old), Version::parse(new)) else {
            return Self::Backwards;
        };
        if after < before {
            return Self::Backwards;
        }
        let declared = declared(before.parts(), after.parts());
        if declared >= required {
            return Self::Enough { declared };
        }
        Self::TooSmall {
            declared,
            required,
            next: next(before.parts(), required),
        }
    }

    /// Whether it is enough.
    #[must_use]
    pub const fn is_enough(&self) -> bool {
        matches!(self, Self::Enough { .. })
    }
}

/// As Cargo reads versions: below 1.0.0 the second number is the one that breaks.
fn declared(old: [u64; 3], new: [u64; 3]) -> Bump {
    let changed = old.iter().zip(&new).position(|(old, new)| old != new);
    match (changed, old[0]) {
        (None, _) => Bump::None,
        (Some(0), _) | (Some(1), 0) => Bump::Major,
        (Some(1), _) | (Some(_), 0) => Bump::Minor,
        (Some(_), _) => Bump::Patch,
    }
}

fn next([major, minor, patch]: [u64; 3], required: Bump) -> String {
    match (required, major) {
        (Bump::None, _) => format!("{major}.{minor}.{patch}"),
        (Bump::Major, 1..) => format!("{}.0.0", major + 1),
        (Bump::Major, 0) | (Bump::Minor, 1..) => format!("{major}.{}.0", minor + 1),
        (Bump::Minor | Bump::Patch, _) => format!("{major}.{minor}.{}", patch + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_says_as_much_as_cargo_takes_it_for() {
        for (old, new, required, expected) in [
            ("4.2.0", "5.0.0", Bump::Major, None),
            ("4.2.0", "4.3.0", Bump::Major, Some("5.0.0")),
            ("4.2.0", "4.3.0", Bump::Minor, None),
            ("4.2.0", "4.2.1", Bump::Minor, Some("4.3.0")),
            ("4.2.0", "4.2.1", Bump::Patch, None),
            ("4.2.0", "4.2.0", Bump::Patch, Some("4.2.1")),
            ("4.2.0", "4.2.0", Bump::None, None),
            ("4.2.0", "4.2.0+7", Bump::Patch, Some("4.2.1")),
            ("0.2.0", "0.3.0", Bump::Major, None),
            ("0.2.0", "0.2.1", Bump::Major, Some("0.3.0")),
            ("0.2.0", "0.2.1", Bump::Minor, None),
            ("0.2.0", "0.2.0", Bump::Minor, Some("0.2.1")),
            ("0.2.0", "1.0.0", Bump::Major, None),
        ] {
            let found = match Sufficiency::of(old, new, required) {
                Sufficiency::Enough { .. } => None,
                Sufficiency::TooSmall { next, .. } => Some(next),
                Sufficiency::Backwards => Some("backwards".to_owned()),
            };
            assert_eq!(found.as_deref(), expected, "{old} {new} {required}");
        }
        for (old, new) in [("4.2.0", "4.1.9"), ("4.2.0", "4.2"), ("", "1.0.0")] {
            let found = Sufficiency::of(old, new, Bump::None);
            assert_eq!(found, Sufficiency::Backwards, "{old} {new}");
        }
    }
}
