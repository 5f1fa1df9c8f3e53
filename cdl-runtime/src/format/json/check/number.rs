//! The one form of a number.

use crate::format::INTEGER_MAX;

/// The longest number in its one form, in bytes: sign, 17 digits, point, `e-308`, and room to spare.
const BYTES_MAX: usize = 32;

/// Every integer of so many digits is below 2^53.
const SAFE_DIGITS: usize = 15;

/// The length of the number at the start of `text`, if it stands in its one form.
#[inline]
pub(super) fn length(text: &[u8]) -> Option<usize> {
    let digits = text
        .iter()
        .take(SAFE_DIGITS + 1)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let usual = match text.get(digits) {
        Some(b'.' | b'e' | b'E' | b'+' | b'-') | None => false,
        Some(_) => (1..=SAFE_DIGITS).contains(&digits) && (digits == 1 || text[0] != b'0'),
    };
    if usual { Some(digits) } else { unusual(text) }
}

#[cold]
fn unusual(text: &[u8]) -> Option<usize> {
    let number =
        |byte: &&u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
    let length = text.iter().take(BYTES_MAX).take_while(number).count();
    let text = &text[..length];
    let integer = text
        .iter()
        .all(|byte| byte.is_ascii_digit() || *byte == b'-');
    let one_form = if integer {
        is_integer(text)
    } else {
        is_float(text)
    };
    one_form.then_some(length)
}

fn is_integer(text: &[u8]) -> bool {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let lead = match digits {
        // There is no second zero.
        [b'0'] => digits.len() == text.len(),
        [b'1'..=b'9', ..] => true,
        _ => false,
    };
    lead && digits.len() <= SAFE_DIGITS + 1
        && digits.iter().all(u8::is_ascii_digit)
        && digits
            .iter()
            .fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
            <= INTEGER_MAX
}

/// A float is what zmij prints for the double that it is.
fn is_float(text: &[u8]) -> bool {
    let number = std::str::from_utf8(text)
        .ok()
        .and_then(|text| text.parse::<f64>().ok());
    number.is_some_and(|number| zmij::Buffer::new().format(number).as_bytes() == text)
}
