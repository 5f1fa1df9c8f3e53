//! The forms in which values stand in a trail (`docs/FORMAT.md` section 1).

use std::net::IpAddr;

use cdl_catalogue::model::{Base, Shape, StrategyKind};
use cdl_runtime::format::INTEGER_MAX;
use serde_json::Value;

/// What `mask_email` and `keep_last` write when there is nothing to show.
const MASK: &str = "********";

/// What follows a text that was cut.
const CUT: char = '…';

/// So many characters has a pseudonym's tag: 16 bytes in base64url.
const TAG_CHARS: usize = 22;

/// Why a value is not of its type.
pub(super) enum Fault {
    /// It is something else.
    Type,
    /// It is a text of more characters.
    Length(u32),
}

/// Whether a value of a built-in type, written as it is, is one.
pub(super) fn plain(base: Base, max_len: Option<u32>, value: &Value) -> Result<(), Fault> {
    let text = value.as_str();
    let is = |fits: fn(&str) -> bool| text.is_some_and(fits);
    let sound = match base {
        Base::Bool => value.is_boolean(),
        Base::I32 => integer(value, i32::MIN.into(), i32::MAX.into()),
        Base::I64 => integer(value, i64::MIN.into(), i64::MAX.into()),
        Base::U32 => integer(value, 0, u32::MAX.into()),
        Base::U64 => integer(value, 0, u64::MAX.into()),
        Base::F64 => value.is_number() || is(|t| matches!(t, "NaN" | "Infinity" | "-Infinity")),
        Base::Duration => value.is_number() || is(|t| t == "Infinity"),
        Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => {
            let Some(text) = text else {
                return Err(Fault::Type);
            };
            return match max_len {
                Some(most) if !within(text, most) => Err(Fault::Length(most)),
                _ => Ok(()),
            };
        }
        Base::Bytes => is(|t| {
            let digits = t.strip_suffix(CUT).unwrap_or(t);
            digits.len() % 2 == 0 && digits.bytes().all(is_hex)
        }),
        Base::Uuid => is(is_uuid),
        Base::Ip => is(|t| t.parse::<IpAddr>().is_ok()),
        Base::Cidr => is(|t| network(t).is_some()),
        Base::Timestamp => is(is_time),
        Base::Decimal => is(is_decimal),
    };
    if sound { Ok(()) } else { Err(Fault::Type) }
}

/// As a person says it.
pub(super) const fn expected(base: Base) -> &'static str {
    match base {
        Base::Bool => "true or false",
        Base::I32 | Base::I64 | Base::U32 | Base::U64 => {
            "a whole number in its range (beyond 2^53-1 as a string)"
        }
        Base::F64 | Base::Duration => "a number",
        Base::Decimal => "a decimal number as a string, such as \"12.5\"",
        Base::Bytes => "lower-case hexadecimal digits",
        Base::Uuid => "a UUID in lower case",
        Base::Ip => "an IP address",
        Base::Cidr => "a network such as 203.0.113.0/24",
        Base::Timestamp => "a time such as 2026-11-22T03:40:28.123456Z",
        _ => "a string",
    }
}

/// Digits with at most one point among them, and no zero that says nothing.
fn is_decimal(text: &str) -> bool {
    let size = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match size.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (size, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(|part| digits(part) && !part.ends_with('0'))
        && text != "-0"
}

/// A number, or beyond what every JSON reader keeps exactly, its digits.
fn integer(value: &Value, least: i128, most: i128) -> bool {
    let exact = i128::from(INTEGER_MAX);
    let number = match value {
        Value::Number(number) => {
            let number = number
                .as_i64()
                .map(i128::from)
                .or(number.as_u64().map(i128::from));
            number.filter(|number| number.abs() <= exact)
        }
        Value::String(text) => {
            let number = text.parse::<i128>().ok();
            number.filter(|number| number.abs() > exact && number.to_string() == *text)
        }
        _ => None,
    };
    number.is_some_and(|number| (least..=most).contains(&number))
}

/// Whether a text has at most so many characters, or was cut there.
fn within(text: &str, most: u32) -> bool {
    let kept = text.strip_suffix(CUT).unwrap_or(text);
    let most = most as usize;
    text.chars().count() <= most || kept.len() < text.len() && kept.chars().count() <= most
}

/// Whether a strategy other than `plain` and `drop` may have written this.
pub(super) fn fits(kind: &StrategyKind, shape: &Shape, text: &str) -> bool {
    match kind {
        StrategyKind::Plain | StrategyKind::Drop => false,
        StrategyKind::Mask { symbol, fixed } => {
            text.len() == usize::from(*fixed) && text.chars().all(|character| character == *symbol)
        }
        StrategyKind::MaskEmail {
            keep_first,
            keep_domain,
        } => {
            let masked = text.split_once("***@").is_some_and(|(first, host)| {
                let short = first.chars().count() <= usize::from(*keep_first);
                short && !host.is_empty() && (*keep_domain || host == "***")
            });
            text == MASK || masked
        }
        StrategyKind::KeepLast { keep } => {
            let kept = text.strip_prefix("****");
            let shown = kept.is_some_and(|kept| kept.chars().count() == usize::from(*keep));
            text == MASK || shown
        }
        StrategyKind::Truncate { max_chars } => within(text, *max_chars),
        StrategyKind::TruncateIp { v4, v6 } => network(text).is_some_and(|(address, prefix)| {
            let bits = if address.is_ipv4() { *v4 } else { *v6 };
            // A network may have had a shorter prefix; an address has none.
            prefix == bits || prefix < bits && !matches!(shape, Shape::Scalar(Base::Ip))
        }),
        StrategyKind::Hmac { .. } => is_pseudonym(text),
    }
}

/// As a person says it.
pub(super) fn spelled(kind: &StrategyKind) -> String {
    match kind {
        StrategyKind::Plain => "the value".to_owned(),
        StrategyKind::Drop => "nothing".to_owned(),
        StrategyKind::Mask { symbol, fixed } => symbol.to_string().repeat(usize::from(*fixed)),
        StrategyKind::MaskEmail { keep_first, .. } => {
            format!("at most {keep_first} characters, ***@, the host")
        }
        StrategyKind::KeepLast { keep } => format!("**** and {keep} characters"),
        StrategyKind::Truncate { max_chars } => format!("at most {max_chars} characters"),
        StrategyKind::TruncateIp { v4, v6 } => format!("a network of /{v4} or /{v6}"),
        StrategyKind::Hmac { .. } => format!("hmac:<key>:<{TAG_CHARS} characters>"),
    }
}

fn is_pseudonym(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let [kind, key, tag] = parts.as_slice() else {
        return false;
    };
    let is_word = |text: &str| {
        text.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    let is_tag = tag
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    *kind == "hmac" && !key.is_empty() && is_word(key) && tag.len() == TAG_CHARS && is_tag
}

/// `203.0.113.0/24`, without a bit behind the prefix.
fn network(text: &str) -> Option<(IpAddr, u8)> {
    let (address, prefix) = text.split_once('/')?;
    let address: IpAddr = address.parse().ok()?;
    let bits: u8 = prefix.parse().ok()?;
    (prefix == bits.to_string()).then_some(())?;
    let below = match address {
        IpAddr::V4(v4) => (bits <= 32).then(|| {
            let kept = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            v4.to_bits() & !kept == 0
        })?,
        IpAddr::V6(v6) => (bits <= 128).then(|| {
            let kept = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            v6.to_bits() & !kept == 0
        })?,
    };
    below.then_some((address, bits))
}

fn is_hex(byte: u8) -> bool {
    byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)
}

fn is_uuid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() == lengths.len()
        && parts
            .iter()
            .zip(lengths)
            .all(|(part, length)| part.len() == length && part.bytes().all(is_hex))
}

/// `2026-11-22T03:40:28.123456Z`, a moment that there is.
pub(super) fn is_time(text: &str) -> bool {
    const FORM: &[u8; 27] = b"0000-00-00T00:00:00.000000Z";
    let shaped = text.len() == FORM.len()
        && text.bytes().zip(FORM).all(|(byte, form)| match form {
            b'0' => byte.is_ascii_digit(),
            fixed => byte == *fixed,
        });
    shaped && text.parse::<jiff::Timestamp>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cdl_catalogue::baseline::Lawful;
    use serde_json::json;

    #[test]
    fn a_plain_value_is_of_its_type_or_not() {
        for (base, sound, wrong) in [
            (Base::Bool, json!([true, false]), json!([0, "true", null])),
            (
                Base::U32,
                json!([0, 4_294_967_295_u32]),
                json!([-1, 4_294_967_296_u64, 1.5, "1"]),
            ),
            (
                Base::I32,
                json!([-2_147_483_648_i32]),
                json!([2_147_483_648_i64]),
            ),
            (
                Base::U64,
                json!([
                    9_007_199_254_740_991_u64,
                    "9007199254740992",
                    "18446744073709551615"
                ]),
                json!([
                    9_007_199_254_740_992_u64,
                    "1",
                    "18446744073709551616",
                    "09007199254740992"
                ]),
            ),
            (
                Base::I64,
                json!(["-9223372036854775808"]),
                json!(["-9223372036854775809", "--9"]),
            ),
            (Base::F64, json!([1, 0.5, "NaN"]), json!(["nan", true])),
            (Base::Bytes, json!(["", "00ff"]), json!(["0", "FF", 1])),
            (
                Base::Uuid,
                json!(["67e55044-10b1-426f-9247-bb680e5fe0c8"]),
                json!(["67E55044-10b1-426f-9247-bb680e5fe0c8", "67e55044"]),
            ),
            (
                Base::Ip,
                json!(["203.0.113.9", "2001:db8::1"]),
                json!(["203.0.113.0/24", "x"]),
            ),
            (
                Base::Cidr,
                json!(["203.0.113.0/24", "::/0"]),
                json!(["203.0.113.9/24", "203.0.113.0/33"]),
            ),
            (
                Base::Timestamp,
                json!(["2026-11-22T03:40:28.123456Z"]),
                json!(["2026-11-22T03:40:28Z", "2026-13-22T03:40:28.123456Z", 5]),
            ),
        ] {
            for value in sound.as_array().into_iter().flatten() {
                assert!(plain(base, None, value).is_ok(), "{base:?} {value}");
            }
            for value in wrong.as_array().into_iter().flatten() {
                assert!(plain(base, None, value).is_err(), "{base:?} {value}");
            }
        }
        assert!(plain(Base::String, Some(3), &json!("abc…")).is_ok());
        assert!(plain(Base::String, Some(3), &json!("abcd")).is_err());
        assert!(plain(Base::String, Some(3), &json!("abcd…")).is_err());
    }

    #[test]
    fn a_redacted_value_has_the_form_of_its_strategy() {
        for (strategy, base, sound, wrong) in [
            (
                "mask(*,8)",
                Base::String,
                &["********"][..],
                &["*******", "alice"][..],
            ),
            (
                "mask_email(1,true)",
                Base::EmailAddr,
                &["a***@example.com", "***@example.com", "********"],
                &["alice@example.com", "al***@example.com", "a***@"],
            ),
            (
                "mask_email(1,false)",
                Base::EmailAddr,
                &["a***@***"],
                &["a***@example.com"],
            ),
            (
                "keep_last(4)",
                Base::String,
                &["****1234", "********"],
                &["****12345", "4111111111111234"],
            ),
            (
                "truncate(4)",
                Base::String,
                &["abcd", "abcd…"],
                &["abcde", "abcde…"],
            ),
            (
                "truncate_ip(24,48)",
                Base::Ip,
                &["203.0.113.0/24", "2001:db8:1::/48"],
                &[
                    "203.0.113.9",
                    "203.0.113.9/24",
                    "203.0.0.0/16",
                    "2001:db8::/64",
                ],
            ),
            (
                "truncate_ip(24,48)",
                Base::Cidr,
                &["203.0.0.0/16"],
                &["203.0.113.0/25"],
            ),
            (
                "hmac_sha256(k,none)",
                Base::String,
                &["hmac:k1:E6gmWG3BT0mIzf0JdqwUKg"],
                &[
                    "hmac:k1:E6gmWG3BT0mIzf0JdqwUK",
                    "hmac::E6gmWG3BT0mIzf0JdqwUKg",
                    "alice",
                    "hmac:k1:E6gmWG3BT0mIzf0JdqwUK=",
                ],
            ),
            ("drop", Base::String, &[], &["", "alice"]),
        ] {
            let kind = Lawful::parse(strategy).expect(strategy).kind;
            for text in sound {
                assert!(fits(&kind, &Shape::Scalar(base), text), "{strategy} {text}");
            }
            for text in wrong {
                assert!(
                    !fits(&kind, &Shape::Scalar(base), text),
                    "{strategy} {text}"
                );
            }
        }
    }
}
