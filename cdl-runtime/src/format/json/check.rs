//! Whether bytes are one value in its one form.

use super::{JsonFault, JsonWhy};
use crate::format::hash::unhex;
use crate::format::text::plain_run;
use crate::format::{INTEGER_MAX, NESTING_MAX};

/// How many keys of an object are compared pairwise, without an allocation, before they are sorted instead.
const KEYS_INLINE: usize = 24;

/// The longest number in its one form, in bytes: sign, 17 digits, point, `e-308`, and room to spare.
const NUMBER_BYTES_MAX: usize = 32;

type Checked = Result<usize, JsonFault>;

/// Checks the value that starts at `start` and stands within `depth` objects and arrays; gives its end.
///
/// # Errors
/// [`JsonFault`] at the first byte that breaks a rule of `docs/FORMAT.md` section 1.
pub fn check(bytes: &[u8], start: usize, depth: usize) -> Result<usize, JsonFault> {
    match bytes.get(start) {
        Some(b'"') => string(bytes, start),
        Some(b'{') => object(bytes, start, deeper(start, depth)?),
        Some(b'[') => array(bytes, start, deeper(start, depth)?),
        Some(b'-' | b'0'..=b'9') => number(bytes, start),
        Some(b't') => literal(bytes, start, b"true"),
        Some(b'f') => literal(bytes, start, b"false"),
        Some(b'n') => literal(bytes, start, b"null"),
        _ => fault(start, JsonWhy::Syntax),
    }
}

fn fault<T>(at: usize, why: JsonWhy) -> Result<T, JsonFault> {
    Err(JsonFault { at, why })
}

fn deeper(at: usize, depth: usize) -> Result<usize, JsonFault> {
    if depth < NESTING_MAX {
        Ok(depth + 1)
    } else {
        fault(at, JsonWhy::Nesting)
    }
}

fn literal(bytes: &[u8], start: usize, word: &[u8]) -> Checked {
    if bytes[start..].starts_with(word) {
        Ok(start + word.len())
    } else {
        fault(start, JsonWhy::Syntax)
    }
}

fn array(bytes: &[u8], start: usize, depth: usize) -> Checked {
    let mut at = start + 1;
    if bytes.get(at) == Some(&b']') {
        return Ok(at + 1);
    }
    loop {
        at = check(bytes, at, depth)?;
        match bytes.get(at) {
            Some(b',') => at += 1,
            Some(b']') => return Ok(at + 1),
            _ => return fault(at, JsonWhy::Syntax),
        }
    }
}

fn object(bytes: &[u8], start: usize, depth: usize) -> Checked {
    let mut keys = Keys::new();
    let mut at = start + 1;
    if bytes.get(at) == Some(&b'}') {
        return Ok(at + 1);
    }
    loop {
        let key = at;
        if bytes.get(at) != Some(&b'"') {
            return fault(at, JsonWhy::Syntax);
        }
        at = string(bytes, at)?;
        keys.add(key, &bytes[key..at])?;
        if bytes.get(at) != Some(&b':') {
            return fault(at, JsonWhy::Syntax);
        }
        at = check(bytes, at + 1, depth)?;
        match bytes.get(at) {
            Some(b',') => at += 1,
            Some(b'}') => {
                keys.finish()?;
                return Ok(at + 1);
            }
            _ => return fault(at, JsonWhy::Syntax),
        }
    }
}

/// The keys of the object that is being read. Strings have one spelling, so equal keys are equal bytes.
struct Keys<'a> {
    few: [&'a [u8]; KEYS_INLINE],
    count: usize,
    /// Empty until there are more than a few: a hostile line may hold ten thousand.
    many: Vec<(&'a [u8], usize)>,
}

impl<'a> Keys<'a> {
    fn new() -> Self {
        Self {
            few: [b""; KEYS_INLINE],
            count: 0,
            many: Vec::new(),
        }
    }

    fn add(&mut self, at: usize, key: &'a [u8]) -> Result<(), JsonFault> {
        let Some(free) = self.few.get_mut(self.count) else {
            if self.many.is_empty() {
                self.many.extend(self.few.iter().map(|key| (*key, 0)));
            }
            self.many.push((key, at));
            return Ok(());
        };
        *free = key;
        if self.few[..self.count].contains(&key) {
            return fault(at, JsonWhy::DuplicateKey);
        }
        self.count += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<(), JsonFault> {
        self.many.sort_unstable();
        let twice = self
            .many
            .windows(2)
            .filter(|pair| pair[0].0 == pair[1].0)
            .map(|pair| pair[1].1)
            .min();
        twice.map_or(Ok(()), |at| fault(at, JsonWhy::DuplicateKey))
    }
}

fn string(bytes: &[u8], start: usize) -> Checked {
    let mut at = start + 1;
    loop {
        at += plain_run(&bytes[at..]);
        match bytes.get(at) {
            Some(b'"') => return Ok(at + 1),
            Some(b'\\') => at = escape(bytes, at)?,
            Some(_) => return fault(at, JsonWhy::Unescaped),
            None => return fault(at, JsonWhy::Syntax),
        }
    }
}

fn escape(bytes: &[u8], at: usize) -> Checked {
    let wrong = || fault(at, JsonWhy::Escape);
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => match unit(bytes, at) {
            Some(0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xdc00..=0xdfff) | None => wrong(),
            Some(0xd800..=0xdbff) => match unit(bytes, at + 6) {
                Some(0xdc00..=0xdfff) => Ok(at + 12),
                _ => wrong(),
            },
            Some(_) => Ok(at + 6),
        },
        _ => wrong(),
    }
}

/// The UTF-16 unit of a `\uXXXX` in lower-case digits.
pub(super) fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    unhex::<2>(digits).map(u16::from_be_bytes)
}

fn number(bytes: &[u8], start: usize) -> Checked {
    let rest = &bytes[start..];
    let length = rest
        .iter()
        .take(NUMBER_BYTES_MAX)
        .take_while(|byte| {
            byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E')
        })
        .count();
    let text = &rest[..length];
    let one_form = if text
        .iter()
        .all(|byte| byte.is_ascii_digit() || *byte == b'-')
    {
        integer_has_one_form(text)
    } else {
        float_has_one_form(text)
    };
    if one_form {
        Ok(start + length)
    } else {
        fault(start, JsonWhy::Number)
    }
}

fn integer_has_one_form(text: &[u8]) -> bool {
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let lead = match digits {
        [b'0'] => digits.len() == text.len(),
        [b'1'..=b'9', ..] => true,
        _ => false,
    };
    lead && digits.len() <= 16
        && digits.iter().all(u8::is_ascii_digit)
        && digits
            .iter()
            .fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
            <= INTEGER_MAX
}

/// A float is what zmij prints for it, as `f64` or as `f32`: the two choose exponents at different sizes.
fn float_has_one_form(text: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(text) else {
        return false;
    };
    let double = text
        .parse::<f64>()
        .is_ok_and(|number| prints_as(number, text));
    double
        || text
            .parse::<f32>()
            .is_ok_and(|number| prints_as(number, text))
}

fn prints_as(number: impl zmij::Float, text: &str) -> bool {
    zmij::Buffer::new().format(number) == text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(text: &str) -> Option<JsonWhy> {
        match check(text.as_bytes(), 0, 0) {
            Ok(end) if end == text.len() => None,
            Ok(_) => Some(JsonWhy::Syntax),
            Err(fault) => Some(fault.why),
        }
    }

    #[test]
    fn values_in_their_one_form_pass() {
        for good in [
            "{}",
            "[]",
            "null",
            "true",
            "false",
            "0",
            "-1",
            "9007199254740991",
            "-9007199254740991",
            "0.5",
            "-0.0",
            "1e+100",
            "0.0000015",
            r#""""#,
            r#""\"\\\n\r\t\u0000\u007f\u0080\ud83d\ude00/ ~""#,
            r#"{"a":1,"b":{"a":[1,2,{"a":null}]}}"#,
        ] {
            assert_eq!(why(good), None, "{good}");
        }
    }

    #[test]
    fn each_second_spelling_is_refused() {
        use JsonWhy::{DuplicateKey, Escape, Number, Syntax, Unescaped};
        for (bad, because) in [
            ("", Syntax),
            (" 1", Syntax),
            ("1 ", Syntax),
            ("[1, 2]", Syntax),
            ("[1,]", Syntax),
            ("{\"a\":1,}", Syntax),
            ("{\"a\" :1}", Syntax),
            ("{a:1}", Syntax),
            ("{\"a\"}", Syntax),
            ("tru", Syntax),
            ("\u{feff}1", Syntax),
            ("\"", Syntax),
            ("\"a", Syntax),
            ("-", Number),
            ("-0", Number),
            ("01", Number),
            ("1-1", Number),
            ("1.", Number),
            ("1.50", Number),
            ("1e3", Number),
            ("1E100", Number),
            ("1e100", Number),
            ("0.1e1", Number),
            ("9007199254740992", Number),
            ("-9007199254740992", Number),
            ("99999999999999999999999999999999999999999", Number),
            ("\"\\/\"", Escape),
            ("\"\\b\"", Escape),
            ("\"\\u0041\"", Escape),
            ("\"\\u000a\"", Escape),
            ("\"\\u00E9\"", Escape),
            ("\"\\ud800\"", Escape),
            ("\"\\ud800\\u0041\"", Escape),
            ("\"\\udc00\"", Escape),
            ("\"\\u00\"", Escape),
            ("\"\\", Escape),
            ("\"\u{e9}\"", Unescaped),
            ("\"\u{2028}\"", Unescaped),
            ("\"\n\"", Unescaped),
            ("\"\u{7f}\"", Unescaped),
            (r#"{"a":1,"a":2}"#, DuplicateKey),
            (r#"[{"b":{"a":1,"c":2,"a":1}}]"#, DuplicateKey),
        ] {
            assert_eq!(why(bad), Some(because), "{bad}");
        }
    }

    #[test]
    fn duplicate_keys_are_found_among_many() {
        let keys = |last: usize| {
            let members: Vec<String> = (0..10_000)
                .chain([last])
                .map(|n| format!("\"k{n}\":0"))
                .collect();
            format!("{{{}}}", members.join(","))
        };
        assert_eq!(why(&keys(10_001)), None);
        for twice in [0, 23, 24, 9_999] {
            assert_eq!(why(&keys(twice)), Some(JsonWhy::DuplicateKey), "{twice}");
        }
    }

    #[test]
    fn nesting_stops_at_32() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(why(&nested(32)), None);
        assert_eq!(why(&nested(33)), Some(JsonWhy::Nesting));
        assert_eq!(why(&"[{\"a\":".repeat(30_000)), Some(JsonWhy::Nesting));
    }
}
