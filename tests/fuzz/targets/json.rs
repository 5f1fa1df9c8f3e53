//! Any bytes as a value: what passes is JSON to others too, and each of its values has its one spelling.
#![no_main]

use cdl_runtime::format::json::check;
use serde_json::Value;

/// Spells a value again (docs/FORMAT.md section 1). Floats are left to the checker's own tests: here they pass.
fn spell(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                spell(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                string(key, out);
                out.push(':');
                spell(value, out);
            }
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(letter),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(end) = check(bytes, 0, 0) else { return };
    let checked = std::str::from_utf8(&bytes[..end]).expect("ASCII");
    assert!(checked.is_ascii());
    let value: Value = serde_json::from_str(checked).expect("JSON");
    let mut again = String::new();
    spell(&value, &mut again);
    // A number keeps its digits; all else comes back byte for byte.
    assert_eq!(again, checked);
});
