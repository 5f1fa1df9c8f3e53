//! Which Rust types a catalogue type accepts: in words for messages, in spellings for the derive.

use std::borrow::Cow;

use cdl_catalogue::model::Base;
use proc_macro2::Ident;

use crate::model::{Spelling, Value};
use crate::newtype::Family;

/// `an IP address`.
pub(crate) fn phrase(value: &Value) -> String {
    match value {
        Value::Scalar(base) => match base {
            Base::Bool => "a truth value",
            Base::I32 => "a signed 32-bit integer",
            Base::I64 => "a signed 64-bit integer",
            Base::U32 => "an unsigned 32-bit integer",
            Base::U64 => "an unsigned 64-bit integer",
            Base::F64 => "a float",
            Base::Decimal => "an exact decimal number",
            Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => "a string",
            Base::Bytes => "bytes",
            Base::Uuid => "a UUID",
            Base::Ip => "an IP address",
            Base::Cidr => "an IP network",
            Base::Timestamp => "a point in time",
            Base::Duration => "a span of time",
        }
        .to_owned(),
        Value::Enum { name, .. } => format!("catalogue enum \"{name}\""),
        Value::Object { name, .. } => format!("catalogue object \"{name}\""),
        Value::List(item) => format!("a list, each item {}", phrase(item)),
        Value::Map(item) => format!("a map, each value {}", phrase(item)),
    }
}

/// The note below a type error.
pub(crate) fn accepted(value: &Value) -> String {
    match value {
        Value::Scalar(base) => {
            let types = match base {
                Base::Bool => "`bool`",
                Base::I32 => "`i32`, `i16`, `i8`, `u16`, `u8`, `NonZero` of them",
                Base::I64 => {
                    "`i64`, `isize`, `i32`, `i16`, `i8`, `u32`, `u16`, `u8`, `NonZero` of them"
                }
                Base::U32 => "`u32`, `u16`, `u8`, `NonZero` of them",
                Base::U64 => "`u64`, `usize`, `u32`, `u16`, `u8`, `NonZero` of them",
                Base::F64 => "`f64`, `f32`",
                Base::Decimal => {
                    return "accepted: integers, `rust_decimal::Decimal` (feature `rust_decimal`), references to them, newtypes with `#[derive(AuditValue)]`; another crate's decimals with `#[audit(display)]`, text with `#[audit(as_str)]`".to_owned();
                }
                Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => {
                    return "accepted: `&str`, `String`, `Cow<str>`, `char`, references and pointers to them, newtypes with `#[derive(AuditValue)]`; others with `#[audit(as_str)]` or `#[audit(display)]`".to_owned();
                }
                Base::Bytes => "`&[u8]`, `[u8; N]`, `Vec<u8>`",
                Base::Uuid => "`uuid::Uuid`",
                Base::Ip => "`IpAddr`, `Ipv4Addr`, `Ipv6Addr`",
                Base::Cidr => "`(IpAddr, u8)`, those of `ipnet` with the feature of this name",
                Base::Timestamp => {
                    "`SystemTime`, those of `jiff`, those of `chrono` and `time` with the features of these names"
                }
                Base::Duration => {
                    "`std::time::Duration`, those of `jiff`, those of `chrono` and `time` with the features of these names"
                }
            };
            format!("accepted: {types}, references to them, newtypes with `#[derive(AuditValue)]`")
        }
        Value::Enum { name, .. } => {
            format!("derive `AuditEnum` with `#[audit(name = \"{name}\")]` on the field's type")
        }
        Value::Object { name, .. } => {
            format!("derive `AuditObject` with `#[audit(object = \"{name}\")]` on the field's type")
        }
        Value::List(item) => format!(
            "accepted: `&[T]`, `Vec<T>`, `[T; N]`, each `T` {}",
            phrase(item)
        ),
        Value::Map(item) => format!(
            "accepted: `BTreeMap<String, V>` and references to it, each `V` {}",
            phrase(item)
        ),
    }
}

/// Whether the tokens of a type prove that it is right. `parameters` are the struct's own type parameters:
/// for those the compiler's own advice (a bound) is the best.
pub(crate) fn spelling(text: &str, value: &Value, parameters: &[&Ident]) -> Spelling {
    let text = without_lifetimes(text);
    let is_parameter = parameters.iter().any(|parameter| **parameter == *text);
    match value {
        Value::Scalar(_) | Value::List(_) | Value::Map(_) if is_parameter => Spelling::Known,
        Value::Scalar(base) if is_exact(&text, *base) => Spelling::Exact,
        Value::Scalar(base) if is_known(&text, *base) => Spelling::Known,
        Value::List(item) => match (&**item, list_item(&text)) {
            (Value::Scalar(base), Some(item)) if is_exact(item, *base) || is_known(item, *base) => {
                Spelling::Known
            }
            _ => Spelling::Unknown,
        },
        Value::Enum { name, .. } | Value::Object { name, .. } if type_name(&text) == name => {
            Spelling::Named
        }
        _ => Spelling::Unknown,
    }
}

/// The type that the writer's own method takes.
fn is_exact(text: &str, base: Base) -> bool {
    match base {
        Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => {
            matches!(text, "&str" | "String" | "std::string::String" | "&String")
        }
        Base::Bool => text == "bool",
        Base::I32 => text == "i32",
        Base::I64 => text == "i64",
        Base::U32 => text == "u32",
        Base::U64 => text == "u64",
        Base::F64 => text == "f64",
        Base::Ip => matches!(text, "IpAddr" | "std::net::IpAddr"),
        Base::Uuid => matches!(text, "Uuid" | "uuid::Uuid"),
        Base::Decimal | Base::Bytes | Base::Cidr | Base::Timestamp | Base::Duration => false,
    }
}

/// A type that the catalogue type's trait is implemented for.
fn is_known(text: &str, base: Base) -> bool {
    match base {
        Base::I32 => matches!(text, "i8" | "i16" | "u8" | "u16"),
        Base::I64 => matches!(text, "i8" | "i16" | "i32" | "u8" | "u16" | "u32"),
        Base::U32 => matches!(text, "u8" | "u16"),
        Base::U64 => matches!(text, "u8" | "u16" | "u32" | "usize"),
        Base::F64 => text == "f32",
        Base::Decimal => matches!(text, "i32" | "i64" | "u32" | "u64"),
        Base::Bytes => matches!(text, "&[u8]" | "Vec<u8>"),
        Base::Ip => matches!(type_name(text), "Ipv4Addr" | "Ipv6Addr"),
        Base::Timestamp => type_name(text) == "SystemTime",
        // Other crates have a `Duration` too.
        Base::Duration => matches!(
            text.trim_start_matches('&'),
            "Duration" | "std::time::Duration" | "core::time::Duration"
        ),
        _ => false,
    }
}

/// The families of a type that a newtype holds, where its tokens tell; `None` where any may be meant. Only names that
/// nobody gives to a type of their own.
pub(crate) fn families(text: &str) -> Option<&'static [Family]> {
    use Family::{Bool, Decimal, F64, I32, I64, Text, U32, U64};
    Some(match &*without_lifetimes(text) {
        "&str" | "String" | "std::string::String" | "char" => &[Text],
        "bool" => &[Bool],
        "i8" | "i16" | "i32" => &[I32, I64, Decimal],
        "i64" | "isize" => &[I64, Decimal],
        "u8" | "u16" => &[I32, I64, U32, U64, Decimal],
        "u32" => &[I64, U32, U64, Decimal],
        "u64" | "usize" => &[U64, Decimal],
        "f32" | "f64" => &[F64],
        _ => return None,
    })
}

/// `Actor` of `&crate::audit::Actor<str>`.
fn type_name(text: &str) -> &str {
    let path = text
        .trim_start_matches('&')
        .split('<')
        .next()
        .unwrap_or(text);
    path.rsplit("::").next().unwrap_or(path)
}

/// `T` of `Vec<T>` and `&[T]`.
fn list_item(text: &str) -> Option<&str> {
    let bracketed = |open: &str, close| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
    };
    bracketed("Vec<", '>').or_else(|| bracketed("&[", ']'))
}

/// `&'a str` is `&str` here.
fn without_lifetimes(text: &str) -> Cow<'_, str> {
    if !text.contains('\'') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\'' {
            while letters
                .peek()
                .is_some_and(|letter| letter.is_alphanumeric() || *letter == '_')
            {
                letters.next();
            }
            while letters.peek() == Some(&' ') {
                letters.next();
            }
        } else {
            kept.push(letter);
        }
    }
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_spellings_are_known() {
        let string = Value::Scalar(Base::String);
        let ip = Value::Scalar(Base::Ip);
        let actor = Value::Object {
            name: "Actor".to_owned(),
            fingerprint: 0,
        };
        let strings = Value::List(Box::new(Value::Scalar(Base::String)));
        let cases = [
            ("&'a str", &string, Spelling::Exact),
            ("String", &string, Spelling::Exact),
            ("Name", &string, Spelling::Unknown),
            ("std::net::IpAddr", &ip, Spelling::Exact),
            ("std::net::Ipv4Addr", &ip, Spelling::Known),
            ("String", &ip, Spelling::Unknown),
            ("T", &ip, Spelling::Known),
            ("&'static [&'a str]", &strings, Spelling::Known),
            ("Vec<Name>", &strings, Spelling::Unknown),
            ("&'a crate::audit::Actor<'a, T>", &actor, Spelling::Named),
            ("Person<Actor>", &actor, Spelling::Unknown),
        ];
        let parameter = Ident::new("T", proc_macro2::Span::call_site());
        for (text, value, expected) in cases {
            assert_eq!(spelling(text, value, &[&parameter]), expected, "{text}");
        }
    }
}
