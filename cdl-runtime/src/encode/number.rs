//! Numbers in their one form (`docs/FORMAT.md` section 1).

use crate::limits::INTEGER_MAX;

/// An integer that every JSON reader keeps exactly; beyond that, a decimal string.
pub(super) fn signed(out: &mut Vec<u8>, value: i64) {
    if value.unsigned_abs() > INTEGER_MAX {
        quoted(out, itoa::Buffer::new().format(value));
    } else {
        out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }
}

/// As [`signed`], for what has no sign.
pub(super) fn unsigned(out: &mut Vec<u8>, value: u64) {
    if let Ok(octet) = u8::try_from(value) {
        self::octet(out, octet);
    } else if value > INTEGER_MAX {
        quoted(out, itoa::Buffer::new().format(value));
    } else {
        out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }
}

/// As zmij prints it; what JSON has no number for is a string.
pub(super) fn float(out: &mut Vec<u8>, value: f64) {
    let digits = &mut zmij::Buffer::new();
    match value {
        _ if value.is_nan() => out.extend_from_slice(b"\"NaN\""),
        f64::INFINITY => out.extend_from_slice(b"\"Infinity\""),
        f64::NEG_INFINITY => out.extend_from_slice(b"\"-Infinity\""),
        _ => out.extend_from_slice(digits.format_finite(value).as_bytes()),
    }
}

/// Each byte's decimal digits and a dot, and how many bytes these are.
pub(super) static OCTETS: [([u8; 4], u8); 256] = {
    const DIGITS: &[u8; 10] = b"0123456789";
    let mut octets = [([b'.'; 4], 0); 256];
    let mut number = 0;
    while number < 256 {
        let a = DIGITS[number / 100];
        let b = DIGITS[number / 10 % 10];
        let c = DIGITS[number % 10];
        octets[number] = match number {
            0..10 => ([c, b'.', b'.', b'.'], 2),
            10..100 => ([b, c, b'.', b'.'], 3),
            _ => ([a, b, c, b'.'], 4),
        };
        number += 1;
    }
    octets
};

/// A byte's decimal digits.
#[inline]
pub(super) fn octet(out: &mut Vec<u8>, value: u8) {
    let (digits, length) = OCTETS[usize::from(value)];
    if value < 10 {
        out.push(digits[0]);
    } else {
        out.extend_from_slice(&digits[..usize::from(length) - 1]);
    }
}

/// Two lower-case digits a byte.
pub(super) fn hex(out: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        out.push(DIGITS[usize::from(byte >> 4)]);
        out.push(DIGITS[usize::from(byte & 15)]);
    }
}

#[cold]
fn quoted(out: &mut Vec<u8>, digits: &str) {
    out.push(b'"');
    out.extend_from_slice(digits.as_bytes());
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn integers_beyond_two_to_the_53_are_strings() {
        for (value, expected) in [
            (0, "0"),
            (-7, "-7"),
            (9_007_199_254_740_991, "9007199254740991"),
            (9_007_199_254_740_992, "\"9007199254740992\""),
            (-9_007_199_254_740_992, "\"-9007199254740992\""),
            (i64::MIN, "\"-9223372036854775808\""),
        ] {
            assert_eq!(written(|out| signed(out, value)), expected);
        }
        assert_eq!(
            written(|out| unsigned(out, u64::MAX)),
            "\"18446744073709551615\""
        );
    }

    #[test]
    fn floats_that_json_cannot_say_are_strings() {
        for (value, expected) in [
            (0.5, "0.5"),
            (f64::NAN, "\"NaN\""),
            (f64::INFINITY, "\"Infinity\""),
            (f64::NEG_INFINITY, "\"-Infinity\""),
        ] {
            assert_eq!(written(|out| float(out, value)), expected);
        }
    }
}
