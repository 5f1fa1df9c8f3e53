//! Catalogue names and types as Rust spells them, and back.

use crate::model::{Base, Shape};

/// `SmsOtp` is `sms_otp`; `HTTPGet` is `http_get`.
pub(crate) fn snake_case(ident: &str) -> String {
    let letters: Vec<char> = ident.chars().collect();
    let mut snake = String::with_capacity(ident.len() + 4);
    for (index, letter) in letters.iter().enumerate() {
        let after_lower =
            index > 0 && (letters[index - 1].is_lowercase() || letters[index - 1].is_ascii_digit());
        let ends_acronym = index > 0
            && letters[index - 1].is_uppercase()
            && letters
                .get(index + 1)
                .is_some_and(|next| next.is_lowercase());
        if letter.is_uppercase() && (after_lower || ends_acronym) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// What stands inside `Option<...>`, however `Option` is spelled.
pub(crate) fn inside_option(type_text: &str) -> &str {
    let inside = type_text
        .split_once('<')
        .and_then(|(_, rest)| rest.trim_end().strip_suffix('>'));
    inside.map_or(type_text, str::trim)
}

/// A field's name; a keyword needs `r#`.
pub(crate) fn ident(name: &str) -> String {
    const KEYWORDS: [&str; 48] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "while", "yield",
    ];
    if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

/// A type that a field of this shape may have.
pub(crate) fn type_of(shape: &Shape) -> String {
    match shape {
        Shape::Scalar(base) => scalar(*base).to_owned(),
        Shape::Enum(name) | Shape::Object(name) => name.clone(),
        Shape::List(item) => format!("&'a [{}]", type_of(item)),
        Shape::Map(value) => format!("&'a BTreeMap<String, {}>", owned(value)),
    }
}

fn owned(shape: &Shape) -> String {
    let spelled = type_of(shape);
    if spelled == "&'a str" {
        "String".to_owned()
    } else {
        spelled
    }
}

const fn scalar(base: Base) -> &'static str {
    match base {
        Base::Bool => "bool",
        Base::I32 => "i32",
        Base::I64 => "i64",
        Base::U32 => "u32",
        Base::U64 => "u64",
        Base::F64 => "f64",
        Base::Decimal => "Decimal",
        Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => "&'a str",
        Base::Cidr => "(IpAddr, u8)",
        Base::Bytes => "&'a [u8]",
        Base::Uuid => "Uuid",
        Base::Ip => "IpAddr",
        Base::Timestamp => "SystemTime",
        Base::Duration => "Duration",
    }
}

/// What a catalogue would call a Rust type; `None` when only its author knows.
pub(super) fn catalogue_type(type_text: &str) -> Option<String> {
    let text = type_text.trim();
    let bare = text.trim_start_matches('&').trim_start();
    let bare = match bare
        .strip_prefix('\'')
        .and_then(|rest| rest.split_once(' '))
    {
        Some((_, rest)) => rest,
        None => bare,
    };
    let (head, arguments) = match bare.split_once('<') {
        Some((head, rest)) => (head, rest.strip_suffix('>').unwrap_or(rest)),
        None => (bare, ""),
    };
    let name = head.rsplit("::").next().unwrap_or(head).trim();
    Some(match name {
        "Option" | "Box" | "Arc" | "Rc" | "Cow" => {
            let inner = arguments
                .split(',')
                .map(str::trim)
                .find(|argument| !argument.starts_with('\''));
            return catalogue_type(inner?);
        }
        "Vec" => format!("list<{}>", catalogue_type(arguments)?),
        "bool" | "i32" | "i64" | "u32" | "u64" | "f64" => name.to_owned(),
        "i8" | "i16" => "i32".to_owned(),
        "u8" | "u16" => "u32".to_owned(),
        "f32" => "f64".to_owned(),
        "usize" => "u64".to_owned(),
        "Decimal" | "i128" | "u128" => "decimal".to_owned(),
        "isize" => "i64".to_owned(),
        "str" | "String" | "char" => "string".to_owned(),
        "IpNet" | "Ipv4Net" | "Ipv6Net" => "cidr".to_owned(),
        "IpAddr" | "Ipv4Addr" | "Ipv6Addr" => "ip".to_owned(),
        "Uuid" => "uuid".to_owned(),
        "SystemTime" | "Timestamp" | "Zoned" | "DateTime" | "OffsetDateTime" | "UtcDateTime" => {
            "timestamp".to_owned()
        }
        "Duration" | "SignedDuration" | "TimeDelta" => "duration".to_owned(),
        "Url" => "url".to_owned(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_is_written_in_snake_case() {
        let cases = [
            ("Password", "password"),
            ("SmsOtp", "sms_otp"),
            ("HTTPGet", "http_get"),
            ("X509", "x509"),
            ("Sha256Sum", "sha256_sum"),
            ("OAuth2", "o_auth2"),
            ("A", "a"),
            ("", ""),
        ];
        for (ident, expected) in cases {
            assert_eq!(snake_case(ident), expected);
        }
    }

    #[test]
    fn a_rust_type_suggests_a_catalogue_type() {
        let cases = [
            ("IpAddr", Some("ip")),
            ("Option<std::net::IpAddr>", Some("ip")),
            ("&'a str", Some("string")),
            ("Vec<u32>", Some("list<u32>")),
            ("Cow<'a, str>", Some("string")),
            ("Option<Actor<'a>>", None),
            ("Money", None),
        ];
        for (rust, expected) in cases {
            assert_eq!(catalogue_type(rust).as_deref(), expected, "{rust}");
        }
    }

    #[test]
    fn option_is_taken_off_whatever_its_path() {
        assert_eq!(inside_option("Option<Actor<'a>>"), "Actor<'a>");
        assert_eq!(inside_option("std::option::Option<u32>"), "u32");
    }
}
