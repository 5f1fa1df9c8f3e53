//! A day, for what has to be gone by then.

use std::fmt;

/// A day of the Gregorian calendar, in UTC.
///
/// No rule here asks a clock: a build is told the day, or no day passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Of `2027-06-30`, and of no other spelling.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            let part = parts.next()?;
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| plain)
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let date = Self {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        };
        let sound = parts.next().is_none()
            && (1..=12).contains(&month)
            && (1..=date.days_in_month()).contains(&date.day);
        sound.then_some(date)
    }

    /// The day of a moment in seconds since 1970, as `SOURCE_DATE_EPOCH` has it; `None` beyond the year 9999.
    ///
    /// Days to date after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    #[must_use]
    pub fn of_unix_seconds(seconds: u64) -> Option<Self> {
        // Years begin in March here, so that the leap day is the last one; an era has 400 of them.
        const DAYS_TO_1970: u64 = 719_468;
        const DAYS_OF_ERA: u64 = 146_097;
        let days = (seconds / 86_400).checked_add(DAYS_TO_1970)?;
        let (era, day) = (days / DAYS_OF_ERA, days % DAYS_OF_ERA);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, next_year) = if month < 10 {
            (month + 3, 0)
        } else {
            (month - 9, 1)
        };
        let year = era.checked_mul(400)?.checked_add(year + next_year)?;
        Some(Self {
            year: u16::try_from(year).ok().filter(|year| *year <= 9_999)?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    fn days_in_month(self) -> u8 {
        match self.month {
            2 if self.year.is_multiple_of(4)
                && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400)) =>
            {
                29
            }
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_one_spelling() {
        for text in ["2027-06-30", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(
                Date::parse(text).map(|date| date.to_string()).as_deref(),
                Some(text)
            );
        }
        for text in [
            "2027-6-30",
            "2027-06-31",
            "2023-02-29",
            "1900-02-29",
            "2027-13-01",
            "2027-00-01",
            "2027-01-00",
            "27-01-01",
            "2027-06-30T",
            "2027-06",
            "+027-06-30",
            "2027-06-30-01",
            "",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_the_day_of_a_second() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (86_400, "1970-01-02"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_798_675_200, "2026-12-31"),
            (4_107_542_400, "2100-03-01"),
            (253_402_300_799, "9999-12-31"),
        ] {
            assert_eq!(
                Date::of_unix_seconds(seconds)
                    .map(|date| date.to_string())
                    .as_deref(),
                Some(expected)
            );
        }
        assert_eq!(Date::of_unix_seconds(253_402_300_800), None);
        assert_eq!(Date::of_unix_seconds(u64::MAX), None);
    }

    #[test]
    fn later_is_greater() {
        let mut days: Vec<Date> = (0..800 * 366)
            .filter_map(|day| Date::of_unix_seconds(day * 86_400))
            .collect();
        let told = days.clone();
        days.sort();
        days.dedup();
        assert_eq!(days, told, "every day once, in order");
        assert!(
            days.iter()
                .all(|day| Date::parse(&day.to_string()) == Some(*day))
        );
    }
}
