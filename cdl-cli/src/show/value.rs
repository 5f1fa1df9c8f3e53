//! Values, compactly: `{kind=user id=usr_42}`, `[a, b]`, `"two words"`.

use cdl_runtime::format::json::Value;

use crate::printable::push_word;

/// Appends a value that [`Line::parse`](cdl_runtime::format::line::Line::parse) has checked.
pub(super) fn push(out: &mut String, value: Value<'_>) {
    if let Some(text) = value.text() {
        push_word(out, &text);
    } else if value.object().is_some() {
        out.push('{');
        push_members(out, value, &[]);
        out.push('}');
    } else if let Some(elements) = value.elements() {
        out.push('[');
        for (index, element) in elements.enumerate() {
            out.push_str(if index == 0 { "" } else { ", " });
            push(out, element);
        }
        out.push(']');
    } else {
        // A number, a truth value or null: ASCII, and in its one form.
        out.push_str(&String::from_utf8_lossy(value.0));
    }
}

/// Appends `key=value` of each member of an object but those called `left_out`, with a blank between.
pub(super) fn push_members(out: &mut String, object: Value<'_>, left_out: &[&str]) {
    let mut between = "";
    for (key, value) in object.object().into_iter().flatten() {
        // A key keeps its escapes: it is a word of a catalogue, or somebody's forgery.
        let key = String::from_utf8_lossy(key);
        if left_out.contains(&&*key) {
            continue;
        }
        out.push_str(between);
        push_word(out, &key);
        out.push('=');
        push(out, value);
        between = " ";
    }
}

/// The member `key` of an object, compactly.
pub(super) fn member(object: Value<'_>, key: &str) -> Option<String> {
    let mut out = String::new();
    push(&mut out, object.get(key).filter(|value| !value.is_null())?);
    Some(out)
}

/// Whether `wanted` stands within any text of a value.
pub(super) fn holds(value: Value<'_>, wanted: &str) -> bool {
    value.text().is_some_and(|text| text.contains(wanted))
        || value
            .object()
            .into_iter()
            .flatten()
            .any(|(_, member)| holds(member, wanted))
        || value
            .elements()
            .into_iter()
            .flatten()
            .any(|element| holds(element, wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compact() {
        for (json, shown) in [
            (r#""a""#, "a"),
            (r#""a b""#, r#""a b""#),
            ("12.5", "12.5"),
            ("true", "true"),
            ("null", "null"),
            ("{}", "{}"),
            ("[]", "[]"),
            (
                r#"{"a":1,"b":{"c":["x","y z"]}}"#,
                r#"{a=1 b={c=[x, "y z"]}}"#,
            ),
            (r#""\u001b]0;x\u0007""#, r#""\u001b]0;x\u0007""#),
            (r#"{"a\u001b":1,"b c=d":2}"#, r#"{"a\\u001b"=1 "b c=d"=2}"#),
        ] {
            let mut out = String::new();
            push(&mut out, Value(json.as_bytes()));
            assert_eq!(out, shown, "{json}");
        }
    }
}
