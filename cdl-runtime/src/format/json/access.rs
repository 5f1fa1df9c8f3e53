//! Borrowed access to a value that [`check`](super::check) has passed.

use super::check::{check, unit};

/// One value, as the bytes that spell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value<'a>(pub &'a [u8]);

/// The members of an object, in their order. A text that is no checked object ends early, and never panics.
#[derive(Debug, Clone)]
pub struct Object<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Value<'a> {
    /// The members, if this is an object.
    #[must_use]
    pub fn object(self) -> Option<Object<'a>> {
        self.0.starts_with(b"{").then_some(Object {
            bytes: self.0,
            at: 1,
        })
    }

    /// The member called `name`, if this is an object that has it.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        self.object()?
            .find(|(key, _)| *key == name.as_bytes())
            .map(|(_, value)| value)
    }

    /// The elements, if this is an array.
    #[must_use]
    pub fn elements(self) -> Option<impl Iterator<Item = Value<'a>>> {
        let bytes = self.0;
        let mut at = 1;
        bytes.starts_with(b"[").then_some(())?;
        Some(std::iter::from_fn(move || {
            let end = check(bytes, at, 0).ok()?;
            let value = Value(&bytes[at..end]);
            at = end + 1;
            Some(value)
        }))
    }

    /// The text, if this is a string.
    #[must_use]
    pub fn text(self) -> Option<String> {
        let inner = self.plain()?;
        let mut out = String::with_capacity(inner.len());
        let mut at = 0;
        while at < inner.len() {
            at += escaped_char(inner, at, &mut out)?;
        }
        Some(out)
    }

    /// The bytes between the quotes, still escaped, if this is a string: enough for names, hex and base64.
    #[must_use]
    pub fn plain(self) -> Option<&'a [u8]> {
        self.0.strip_prefix(b"\"")?.strip_suffix(b"\"")
    }

    /// The number, if this is an integer from 0 to 2^53-1.
    #[must_use]
    pub fn number(self) -> Option<u64> {
        std::str::from_utf8(self.0)
            .ok()
            .and_then(crate::format::note::plain_number)
    }

    /// Whether this is `null`.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.0 == b"null"
    }
}

impl<'a> Iterator for Object<'a> {
    /// The key between its quotes, still escaped, and the value.
    type Item = (&'a [u8], Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        (self.bytes.get(self.at) == Some(&b'"')).then_some(())?;
        let key = check(self.bytes, self.at, 0).ok()?;
        let end = check(self.bytes, key + 1, 0).ok()?;
        let name = &self.bytes[self.at + 1..key - 1];
        self.at = end + 1;
        Some((name, Value(&self.bytes[key + 1..end])))
    }
}

/// Appends the character at `at` to `out` and gives the length of its spelling.
fn escaped_char(inner: &[u8], at: usize, out: &mut String) -> Option<usize> {
    let byte = *inner.get(at)?;
    if byte != b'\\' {
        out.push(char::from(byte));
        return Some(1);
    }
    let short = match inner.get(at + 1)? {
        b'u' => None,
        b'n' => Some('\n'),
        b'r' => Some('\r'),
        b't' => Some('\t'),
        other => Some(char::from(*other)),
    };
    if let Some(character) = short {
        out.push(character);
        return Some(2);
    }
    let first = unit(inner, at)?;
    let units = [first, unit(inner, at + 6).unwrap_or(0)];
    let character = char::decode_utf16(units).next()?.ok()?;
    out.push(character);
    Some(6 * character.len_utf16())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn members_come_in_order() {
        let value = Value(br#"{"a":1,"b":[true,"x"],"c":null,"d":{"e":"\u00e9"}}"#);
        let keys: Vec<&[u8]> = value.object().unwrap().map(|(key, _)| key).collect();
        assert_eq!(keys, [b"a", b"b", b"c", b"d"]);
        assert_eq!(value.get("a").unwrap().number(), Some(1));
        assert_eq!(value.get("b").unwrap().elements().unwrap().count(), 2);
        assert!(value.get("c").unwrap().is_null());
        assert_eq!(
            value.get("d").unwrap().get("e").unwrap().text().unwrap(),
            "é"
        );
        assert_eq!(value.get("x"), None);
        assert_eq!(Value(b"[]").elements().unwrap().count(), 0);
        assert_eq!(Value(b"{}").object().unwrap().count(), 0);
    }

    proptest! {
        #[test]
        fn a_text_comes_back(text in any::<String>()) {
            let mut out = Vec::new();
            crate::format::text::string_into(&mut out, &text);
            prop_assert_eq!(check(&out, 0, 0), Ok(out.len()));
            prop_assert_eq!(Value(&out).text().unwrap(), text);
        }

        #[test]
        fn hostile_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let value = Value(&bytes);
            let _ = (value.text(), value.number(), value.is_null(), value.get("a"));
            if let Some(elements) = value.elements() {
                prop_assert!(elements.count() <= 64);
            }
        }
    }
}
