//! Versions, and which of them a requirement means.

/// `4.2.0`; what follows a `-` or a `+` is a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version([u64; 3]);

impl Version {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (parts, given) = parts(text.split(['-', '+']).next()?)?;
        (given == 3).then_some(Self(parts))
    }

    #[cfg(feature = "tools")]
    pub(crate) const fn parts(self) -> [u64; 3] {
        self.0
    }
}

/// Whether `version` is meant by `requirement`: `^2.3`, `2.3`, `~2.3.1`, `=2.3.1`, `>=2.3`, `*`.
/// `None` when the requirement is none of these.
pub(crate) fn meets(version: Version, requirement: &str) -> Option<bool> {
    let requirement = requirement.trim();
    if requirement == "*" {
        return Some(true);
    }
    let operators = ["^", "~", "=", ">="];
    let operator = operators
        .into_iter()
        .find(|operator| requirement.starts_with(operator));
    let rest = requirement
        .strip_prefix(operator.unwrap_or_default())?
        .trim();
    let (least, given) = parts(rest)?;
    let kept = match operator {
        Some(">=") => 0,
        Some("=") => given,
        Some("~") => given.min(2),
        // The first part that is not zero stays.
        _ => least
            .iter()
            .take(given)
            .position(|part| *part != 0)
            .map_or(given, |index| index + 1),
    };
    Some(version.0 >= least && version.0[..kept] == least[..kept])
}

fn parts(text: &str) -> Option<([u64; 3], usize)> {
    let mut parts = [0; 3];
    let mut given = 0;
    for part in text.split('.') {
        let plain = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        *parts.get_mut(given)? = part.parse().ok().filter(|_| plain)?;
        given += 1;
    }
    Some((parts, given))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_means_what_cargo_means() {
        let cases = [
            ("2.3.1", "^2.3", Some(true)),
            ("2.3.1", "2.3", Some(true)),
            ("3.0.0", "^2.3", Some(false)),
            ("2.2.9", "^2.3", Some(false)),
            ("0.3.0", "^0.2", Some(false)),
            ("2.4.0", "~2.3.1", Some(false)),
            ("2.3.9", "~2.3.1", Some(true)),
            ("2.3.1", "=2.3.1", Some(true)),
            ("9.0.0", ">=2.3", Some(true)),
            ("1.0.0", "*", Some(true)),
            ("1.0.0", "latest", None),
        ];
        for (version, requirement, expected) in cases {
            let version = Version::parse(version).expect(version);
            assert_eq!(meets(version, requirement), expected, "{requirement}");
        }
    }
}
