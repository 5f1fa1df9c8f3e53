//! A point in time as a person types it.

use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// `2026-11-22T03:40:28Z`, `2026-11-22` or `2h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    At(Timestamp),
    /// A whole day, in UTC as the trail's times are.
    On(Date),
    Ago(SignedDuration),
}

/// Why a text is no point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "write 2026-11-22T03:40:28Z, a day such as 2026-11-22, or a span ago such as 30s, 15m, 2h, 3d or 4w"
)]
pub(crate) struct NotATime;

/// Seconds in each unit of a span.
const UNITS: [(char, i64); 5] = [
    ('s', 1),
    ('m', 60),
    ('h', 3_600),
    ('d', 86_400),
    ('w', 604_800),
];

impl FromStr for When {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        if let Some(ago) = ago(text) {
            return Ok(Self::Ago(ago));
        }
        // A date alone is also the beginning of many other texts: only its own form counts.
        if let Some(date) = text
            .parse()
            .ok()
            .filter(|date: &Date| date.to_string() == text)
        {
            return Ok(Self::On(date));
        }
        text.parse()
            .map(Self::At)
            .map_err(|_no_time: jiff::Error| NotATime)
    }
}

fn ago(text: &str) -> Option<SignedDuration> {
    let unit = text.chars().last()?;
    let digits = text.strip_suffix(unit)?;
    let (_, seconds) = UNITS.iter().find(|(letter, _)| *letter == unit)?;
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(())?;
    let count: i64 = digits.parse().ok()?;
    count.checked_mul(*seconds).map(SignedDuration::from_secs)
}

impl When {
    /// Its first instant.
    pub(crate) fn start(self, now: Timestamp) -> Timestamp {
        match self {
            Self::At(time) => time,
            Self::On(day) => midnight(day).unwrap_or(Timestamp::MAX),
            Self::Ago(span) => now.checked_sub(span).unwrap_or(Timestamp::MIN),
        }
    }

    /// The instant at which it is over: of a day, the next midnight.
    pub(crate) fn end(self, now: Timestamp) -> Timestamp {
        match self {
            Self::On(day) => day
                .tomorrow()
                .ok()
                .and_then(midnight)
                .unwrap_or(Timestamp::MAX),
            point => point.start(now),
        }
    }
}

fn midnight(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC)
        .ok()
        .map(|midnight| midnight.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_types_is_an_interval() {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        for (text, start, end) in [
            (
                "2026-11-22T03:40:28Z",
                "2026-11-22T03:40:28Z",
                "2026-11-22T03:40:28Z",
            ),
            (
                "2026-11-22T03:40:28.5+01:00",
                "2026-11-22T02:40:28.5Z",
                "2026-11-22T02:40:28.5Z",
            ),
            ("2026-11-22", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"),
            ("30s", "2026-11-22T11:59:30Z", "2026-11-22T11:59:30Z"),
            ("15m", "2026-11-22T11:45:00Z", "2026-11-22T11:45:00Z"),
            ("2h", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z"),
            ("3d", "2026-11-19T12:00:00Z", "2026-11-19T12:00:00Z"),
            ("1w", "2026-11-15T12:00:00Z", "2026-11-15T12:00:00Z"),
        ] {
            let when: When = text.parse().unwrap();
            assert_eq!(when.start(now).to_string(), start, "{text}");
            assert_eq!(when.end(now).to_string(), end, "{text}");
        }
        let long: When = "9999999999w".parse().unwrap();
        assert_eq!(long.start(now), Timestamp::MIN);
    }

    #[test]
    fn everything_else_is_no_time() {
        for text in [
            "",
            "h",
            "2",
            "2H",
            "-2h",
            "2 h",
            "99999999999999999999h",
            "99999999999999999d",
            "2026-11",
            "2026-11-22T03:40:28",
            "2026-13-01",
            "yesterday",
            "é",
        ] {
            assert_eq!(text.parse::<When>(), Err(NotATime), "{text}");
        }
    }
}
