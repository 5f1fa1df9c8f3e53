//! Decimal numbers in their one form: no exponent, no plus, no zero that says nothing.

use crate::limits::DECIMAL_CHARS_MAX;
use crate::value::Scaled;

/// A number, taken apart: `digits` with a point behind the first `point` of them. `point` may lie outside.
struct Parts<'a> {
    negative: bool,
    /// What stands before the point in the text, and what stands behind it: one number's digits.
    digits: (&'a [u8], &'a [u8]),
    point: i64,
}

/// Appends the number, without quotes.
pub(super) fn number(out: &mut Vec<u8>, value: Scaled) {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(value.coefficient).as_bytes();
    let parts = Parts {
        negative: value.negative,
        digits: (digits, &[]),
        point: length(digits) - i64::from(value.scale),
    };
    // 39 digits and 255 places are below the bound.
    let short = parts.write(out);
    debug_assert!(short, "every `Scaled` has its form");
}

/// Appends the number that `text` spells, in whatever way; `false`, and nothing is appended, if it spells none.
pub(super) fn spelled(out: &mut Vec<u8>, text: &str) -> bool {
    Parts::read(text).is_some_and(|parts| parts.write(out))
}

impl<'a> Parts<'a> {
    /// `[+-] digits [. digits] [e [+-] digits]`, with a digit before or behind the point.
    fn read(text: &'a str) -> Option<Self> {
        let (negative, text) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            all => (false, all),
        };
        let (whole, text) = run(text);
        let (fraction, text) = match text {
            [b'.', rest @ ..] => run(rest),
            all => (&[][..], all),
        };
        let exponent = match text {
            [] => 0,
            [b'e' | b'E', rest @ ..] => std::str::from_utf8(rest).ok()?.parse::<i32>().ok()?,
            _ => return None,
        };
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        Some(Self {
            negative,
            digits: (whole, fraction),
            point: length(whole) + i64::from(exponent),
        })
    }

    /// Appends the one form, if it is short enough.
    fn write(&self, out: &mut Vec<u8>) -> bool {
        let all = self.digits.0.iter().chain(self.digits.1);
        let leading = all.clone().take_while(|digit| **digit == b'0').count();
        let total = self.digits.0.len() + self.digits.1.len();
        if leading == total {
            out.push(b'0');
            return true;
        }
        let trailing = all
            .clone()
            .rev()
            .take_while(|digit| **digit == b'0')
            .count();
        let digits = all.skip(leading).take(total - leading - trailing).copied();
        let count = length(self.digits.0) + length(self.digits.1) - signed(leading + trailing);
        let point = self.point - signed(leading);
        let (before, behind) = (point.max(1), (count - point).max(0));
        if before + behind > signed(DECIMAL_CHARS_MAX - 2) {
            return false;
        }
        if self.negative {
            out.push(b'-');
        }
        let zeros = |out: &mut Vec<u8>, count: i64| {
            out.extend(std::iter::repeat_n(
                b'0',
                usize::try_from(count).unwrap_or(0),
            ));
        };
        if point <= 0 {
            out.extend_from_slice(b"0.");
            zeros(out, -point);
        }
        for (place, digit) in (0..).zip(digits) {
            if place == point && place > 0 {
                out.push(b'.');
            }
            out.push(digit);
        }
        zeros(out, point - count);
        true
    }
}

/// The digits at the start, and the rest.
fn run(text: &[u8]) -> (&[u8], &[u8]) {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at(digits)
}

fn length(digits: &[u8]) -> i64 {
    signed(digits.len())
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of_text(text: &str) -> Option<String> {
        let mut out = Vec::new();
        spelled(&mut out, text).then(|| String::from_utf8(out).unwrap())
    }

    fn of_number(negative: bool, coefficient: u128, scale: u8) -> String {
        let mut out = Vec::new();
        let value = Scaled {
            negative,
            coefficient,
            scale,
        };
        number(&mut out, value);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_spelling_of_a_number_is_written_in_one() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("000.000", "0"),
            ("0e9999", "0"),
            ("12.50", "12.5"),
            ("+012.5", "12.5"),
            ("-12.5", "-12.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-.05", "-0.05"),
            ("0.00100", "0.001"),
            ("1200", "1200"),
            ("1.2e3", "1200"),
            ("1.2E+3", "1200"),
            ("12.345e1", "123.45"),
            ("12e-3", "0.012"),
            ("100e-2", "1"),
        ] {
            assert_eq!(of_text(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_taken_for_one() {
        for text in [
            "",
            "-",
            "+",
            ".",
            "e5",
            "1e",
            "1e+",
            "1,5",
            "1 000",
            " 1",
            "1 ",
            "--1",
            "1.2.3",
            "NaN",
            "Infinity",
            "0x10",
            "1_000",
            "\u{661}",
            "1e99999999999",
            "1e1000",
            "1e-1000",
        ] {
            assert_eq!(of_text(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_longest_form_has_the_longest_length() {
        let nines = "9".repeat(DECIMAL_CHARS_MAX - 2);
        assert_eq!(of_text(&nines).as_ref(), Some(&nines));
        assert_eq!(of_text(&format!("{nines}9")), None);
        assert_eq!(of_text(&format!("{nines}000e-3")).as_ref(), Some(&nines));
    }

    #[test]
    fn the_largest_and_the_smallest_have_their_form() {
        let largest = u128::MAX.to_string();
        assert_eq!(of_number(true, u128::MAX, 0), format!("-{largest}"));
        let zeros = "0".repeat(255 - largest.len());
        assert_eq!(
            of_number(true, u128::MAX, 255),
            format!("-0.{zeros}{largest}")
        );
        assert_eq!(of_number(false, 0, 255), "0");
    }

    proptest! {
        #[test]
        fn a_form_reads_back_as_itself_and_as_the_number(negative: bool, coefficient: u128, scale: u8) {
            let written = of_number(negative, coefficient, scale);
            prop_assert_eq!(of_text(&written), Some(written.clone()));
            let sign = if negative { "-" } else { "" };
            prop_assert_eq!(of_text(&format!("{sign}{coefficient}e-{scale}")), Some(written.clone()));
            // By hand: the digits without the point are the coefficient, shifted by the zeros that were left out.
            let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
            let digits: String = format!("{whole}{fraction}").chars().filter(char::is_ascii_digit).collect();
            let read: u128 = digits.parse().unwrap();
            let missing = u32::from(scale) - u32::try_from(fraction.len()).unwrap();
            prop_assert_eq!(read.checked_mul(10_u128.pow(missing.min(38))), Some(coefficient));
            prop_assert!(fraction.is_empty() || !fraction.ends_with('0'));
        }

        #[test]
        fn no_text_panics_and_what_is_written_is_a_number(text in "[-+0-9.eE]{0,12}|.{0,12}") {
            if let Some(written) = of_text(&text) {
                prop_assert!(written.len() <= DECIMAL_CHARS_MAX);
                prop_assert_eq!(of_text(&written), Some(written.clone()));
            }
        }
    }
}
