//! Each value has one form, and everything else is refused with its reason.

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
        "0.000015",
        "1.5e-6",
        "1000000000000000.0",
        "1e+16",
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
        ("1e+15", Number),
        ("0.0000015", Number),
        ("10000000000000000.0", Number),
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
    for twice in [0, 15, 16, 9_999] {
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
