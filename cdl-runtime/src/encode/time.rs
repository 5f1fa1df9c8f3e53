//! Times in their one form: `2026-11-22T03:40:28.123456Z`.

use std::cell::Cell;

/// The date and time of the second that was written last on this thread: most events share theirs with the last.
#[derive(Clone, Copy)]
struct Second {
    /// Where it begins, in microseconds since 1970.
    begin: i64,
    /// With its dot, six zeros and the `Z`.
    text: [u8; 27],
}

thread_local! {
    static LAST: Cell<Second> = const { Cell::new(Second { begin: 0, text: *b"1970-01-01T00:00:00.000000Z" }) };
}

/// Years that four digits can say: 0000-01-01 to 9999-12-31. Times beyond are taken as the nearest of these.
const MICROS: std::ops::RangeInclusive<i64> = -62_167_219_200_000_000..=253_402_300_799_999_999;

/// `00` to `99`.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number as usize] = [b'0' + number / 10, b'0' + number % 10];
        number += 1;
    }
    pairs
};

/// Appends the time, without quotes.
pub(crate) fn write(out: &mut Vec<u8>, unix_micros: i64) {
    let mut second = LAST.get();
    let mut micros = unix_micros.wrapping_sub(second.begin).cast_unsigned();
    if micros >= 1_000_000 {
        let unix_micros = unix_micros.clamp(*MICROS.start(), *MICROS.end());
        second = Second::of(unix_micros);
        LAST.set(second);
        micros = unix_micros.wrapping_sub(second.begin).cast_unsigned();
    }
    let micros = usize::try_from(micros).unwrap_or(0);
    for (start, pair) in [
        (20, micros / 10_000),
        (22, micros / 100 % 100),
        (24, micros % 100),
    ] {
        second.text[start..start + 2].copy_from_slice(&PAIRS[pair]);
    }
    out.extend_from_slice(&second.text);
}

impl Second {
    fn of(unix_micros: i64) -> Self {
        let unix = unix_micros.div_euclid(1_000_000);
        Self {
            begin: unix * 1_000_000,
            text: render(unix),
        }
    }
}

/// `2026-11-22T03:40:28.000000Z` of a second in [`MICROS`].
#[cold]
fn render(unix: i64) -> [u8; 27] {
    let (day, second) = (unix.div_euclid(86_400), unix.rem_euclid(86_400));
    // Days to a civil date, after Howard Hinnant's `civil_from_days`: eras of 400 years that begin on 1 March.
    let shifted = day + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = era * 400 + year_of_era + i64::from(month <= 2);

    let mut text = *b"0000-00-00T00:00:00.000000Z";
    for (start, digits, mut value) in [
        (0, 4, year),
        (5, 2, month),
        (8, 2, day_of_month),
        (11, 2, second / 3_600),
        (14, 2, second / 60 % 60),
        (17, 2, second % 60),
    ] {
        for digit in text[start..start + digits].iter_mut().rev() {
            *digit = b'0' + digit_of(value % 10);
            value /= 10;
        }
    }
    text
}

fn digit_of(value: i64) -> u8 {
    u8::try_from(value).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(unix_micros: i64) -> String {
        let mut out = Vec::new();
        write(&mut out, unix_micros);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn times_beyond_four_digit_years_are_the_nearest() {
        let earliest = "0000-01-01T00:00:00.000000Z";
        let latest = "9999-12-31T23:59:59.999999Z";
        // On threads that have written no time before, too.
        for (first, second) in [
            ((i64::MIN, earliest), (i64::MAX, latest)),
            ((i64::MAX, latest), (i64::MIN, earliest)),
            (
                (0, "1970-01-01T00:00:00.000000Z"),
                (-1, "1969-12-31T23:59:59.999999Z"),
            ),
        ] {
            let written = std::thread::scope(|scope| {
                let thread = scope.spawn(|| [first.0, second.0].map(written));
                thread.join().unwrap()
            });
            assert_eq!(written, [first.1, second.1]);
        }
    }

    proptest! {
        #[test]
        fn every_time_is_as_jiff_prints_it(micros in -62_135_596_800_000_000_i64..253_402_207_200_000_000) {
            let expected = jiff::Timestamp::from_microsecond(micros).unwrap();
            prop_assert_eq!(written(micros), format!("{expected:.6}"));
        }
    }
}
