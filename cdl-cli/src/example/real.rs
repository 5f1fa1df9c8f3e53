//! Whether an example looks like data of somebody.

use std::net::IpAddr;

use serde_json::Value;

/// What in an example looks real: the field, and the kind of data. Never the value.
pub(crate) fn real_values(example: &str) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    if let Ok(value) = serde_json::from_str(example) {
        walk("", &value, &mut found);
    }
    found
}

fn walk(path: &str, value: &Value, found: &mut Vec<(String, &'static str)>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                walk(&path, value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|value| walk(path, value, found)),
        Value::String(text) => found.extend(kind(text).map(|kind| (path.to_owned(), kind))),
        Value::Number(number) => {
            found.extend(kind(&number.to_string()).map(|kind| (path.to_owned(), kind)));
        }
        _ => {}
    }
}

fn kind(text: &str) -> Option<&'static str> {
    if let Ok(address) = text.parse() {
        return (!is_documentation(address)).then_some("the address of a host");
    }
    let is_separator = |letter: char| letter.is_whitespace() || "<>,;\"'()".contains(letter);
    let mut words = text.split(is_separator);
    if words.any(is_mail) {
        return Some("an e-mail address");
    }
    let digits: Vec<u32> = text
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '-'))
        .map_while(|letter| letter.to_digit(10))
        .collect();
    let whole = digits.len()
        == text
            .chars()
            .filter(|letter| !matches!(letter, ' ' | '-'))
            .count();
    if whole && (13..=19).contains(&digits.len()) && luhn(&digits) && !is_test_card(&digits) {
        return Some("the number of a card");
    }
    None
}

/// RFC 5737, RFC 3849, and what reaches nobody else: private, local, shared.
fn is_documentation(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [first, second, third, _] = address.octets();
            matches!(
                (first, second, third),
                (192, 0, 2) | (198, 51, 100) | (203, 0, 113)
            ) || address.is_private()
                || address.is_loopback()
                || address.is_unspecified()
                || address.is_link_local()
        }
        IpAddr::V6(address) => {
            let [first, second, ..] = address.segments();
            (first, second) == (0x2001, 0xdb8)
                || first & 0xfe00 == 0xfc00
                || first & 0xffc0 == 0xfe80
                || address.is_loopback()
                || address.is_unspecified()
        }
    }
}

/// Names that RFC 2606 and RFC 6761 keep free.
fn is_mail(word: &str) -> bool {
    let Some((local, host)) = word.rsplit_once('@').filter(|(local, _)| !local.is_empty()) else {
        return false;
    };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let free = ["example", "test", "invalid", "localhost"];
    let top = host.rsplit('.').next().unwrap_or_default();
    let documentation = ["example.com", "example.net", "example.org"]
        .into_iter()
        .any(|name| host == name || host.ends_with(&format!(".{name}")));
    // An image or a package is pinned with the same sign: registry.internal/pay@1.2.0.
    let is_top = top.len() > 1 && top.chars().all(char::is_alphabetic);
    host.contains('.')
        && is_top
        && !local.contains(['/', ':'])
        && !free.contains(&top)
        && !documentation
}

fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| match (index % 2, digit * 2) {
            (0, _) => *digit,
            (_, double) => double / 10 + double % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Numbers that the card networks publish for tests.
fn is_test_card(digits: &[u32]) -> bool {
    const TEST: [&str; 12] = [
        "4111111111111111",
        "4012888888881881",
        "4242424242424242",
        "4222222222222",
        "5555555555554444",
        "5105105105105100",
        "2223003122003222",
        "378282246310005",
        "371449635398431",
        "6011111111111117",
        "30569309025904",
        "3530111333300000",
    ];
    let text: String = digits
        .iter()
        .filter_map(|digit| char::from_digit(*digit, 10))
        .collect();
    TEST.contains(&text.as_str()) || digits.iter().all(|digit| *digit == digits[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_real_is_told_by_its_kind() {
        for (example, expected) in [
            (
                r#"{"a":"maria.lopez@gmail.com"}"#,
                &[("a", "an e-mail address")][..],
            ),
            (
                r#"{"a":{"b":["Maria <m@gmail.com>"]}}"#,
                &[("a.b", "an e-mail address")],
            ),
            (r#"{"a":"8.8.8.8"}"#, &[("a", "the address of a host")]),
            (
                r#"{"a":"2a00:1450:4001::5"}"#,
                &[("a", "the address of a host")],
            ),
            (
                r#"{"a":"4539 1488 0343 6467"}"#,
                &[("a", "the number of a card")],
            ),
            (
                r#"{"a":4539148803436467}"#,
                &[("a", "the number of a card")],
            ),
            (
                r#"{"a":"robin@example.org","b":"lee@partner.example","c":"x@mail.example.com"}"#,
                &[],
            ),
            (
                r#"{"a":"203.0.113.9","b":"10.0.0.1","c":"2001:db8::1","d":"::1"}"#,
                &[],
            ),
            (
                r#"{"a":"4111111111111111","b":"1234567890123","c":"group@identity"}"#,
                &[],
            ),
            (
                r#"{"a":"https://user@host.net","b":"pay@1.2.0","c":"a.internal/pay@1.2.0"}"#,
                &[],
            ),
            ("no JSON", &[]),
        ] {
            let found = real_values(example);
            let found: Vec<(&str, &str)> = found
                .iter()
                .map(|(path, kind)| (path.as_str(), *kind))
                .collect();
            assert_eq!(found, expected, "{example}");
        }
    }
}
