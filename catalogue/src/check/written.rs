//! A Rust type as its tokens spell it. What it means only the compiler knows: a name may be anybody's.

/// `chrono::DateTime<Utc>` of `&'a Box<chrono::DateTime<Utc>>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written<'a> {
    /// As it stands there.
    pub(super) whole: &'a str,
    /// Without references, lifetimes and pointers.
    pub(super) text: &'a str,
    /// `chrono`, `std::time`; empty for a bare name.
    pub(super) path: &'a str,
    /// `DateTime`; empty for slices, arrays and tuples.
    pub(super) name: &'a str,
    /// `Utc`.
    pub(super) arguments: &'a str,
}

impl<'a> Written<'a> {
    pub(super) fn read(text: &'a str) -> Self {
        let whole = text.trim();
        let text = pointed_at(whole);
        let (head, arguments) = match text.split_once('<') {
            Some((head, rest)) => (head, rest.strip_suffix('>').unwrap_or(rest)),
            None => (text, ""),
        };
        let head = head.trim_start_matches("::");
        let (path, name) = head.rsplit_once("::").unwrap_or(("", head));
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
        let (path, name) = if head.chars().all(is_name) {
            (path, name)
        } else {
            ("", "")
        };
        let written = Self {
            whole,
            text,
            path,
            name,
            arguments,
        };
        let inside = match name {
            "Box" | "Arc" | "Rc" if !arguments.contains(',') => arguments,
            "Cow" => arguments.rsplit(',').next().unwrap_or(arguments),
            _ => return written,
        };
        if path_is_std(path) {
            Self {
                whole,
                ..Self::read(inside)
            }
        } else {
            written
        }
    }

    /// A word of the language that no item can take from it in practice: `u32`, `str`; and `String`.
    pub(super) fn is_elementary(self) -> bool {
        self.is_text() || self.is_integer() || matches!(self.text, "bool" | "char" | "f32" | "f64")
    }

    pub(super) fn is_text(self) -> bool {
        self.text == "str" || (self.name == "String" && path_is_std(self.path))
    }

    pub(super) fn is_integer(self) -> bool {
        const INTEGERS: [&str; 12] = [
            "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
        ];
        INTEGERS.contains(&self.text)
    }

    /// The items of `Vec<T>`, `[T]` and `[T; N]`.
    pub(super) fn item(self) -> Option<&'a str> {
        if self.name == "Vec" && path_is_std(self.path) {
            return Some(self.arguments);
        }
        let inside = self.text.strip_prefix('[')?.strip_suffix(']')?;
        Some(inside.rsplit_once(';').map_or(inside, |(item, _)| item))
    }

    /// The values of `BTreeMap<K, V>`.
    pub(super) fn value(self) -> Option<&'a str> {
        let (_, value) = self.arguments.split_once(',')?;
        (self.name == "BTreeMap").then_some(value.trim())
    }
}

/// Without `&`, `&'a`, `&mut`.
fn pointed_at(text: &str) -> &str {
    let text = text.trim();
    let Some(rest) = text.strip_prefix('&') else {
        return text;
    };
    let rest = rest.trim_start();
    let rest = match rest.strip_prefix('\'') {
        Some(lifetime) => lifetime.split_once([' ', '[']).map_or("", |(name, _)| {
            lifetime.get(name.len()..).unwrap_or_default()
        }),
        None => rest,
    };
    let rest = rest.trim_start();
    pointed_at(rest.strip_prefix("mut ").unwrap_or(rest))
}

/// A bare name counts as the standard library's.
fn path_is_std(path: &str) -> bool {
    path.is_empty()
        || ["std", "core", "alloc"]
            .iter()
            .any(|root| path.split("::").next() == Some(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_read_through_references_and_pointers() {
        let cases = [
            ("u64", ("", "u64", "")),
            ("&'a str", ("", "str", "")),
            ("&'a mut String", ("", "String", "")),
            ("&&'static u64", ("", "u64", "")),
            ("std::time::Instant", ("std::time", "Instant", "")),
            ("::chrono::DateTime<Utc>", ("chrono", "DateTime", "Utc")),
            ("Box<Arc<u64>>", ("", "u64", "")),
            ("Cow<'a, str>", ("", "str", "")),
            ("mine::Box<u64>", ("mine", "Box", "u64")),
            ("(u8, u8)", ("", "", "")),
            ("&'a [u8]", ("", "", "")),
            ("", ("", "", "")),
        ];
        for (text, (path, name, arguments)) in cases {
            let written = Written::read(text);
            assert_eq!(
                (written.path, written.name, written.arguments),
                (path, name, arguments),
                "{text}"
            );
        }
    }

    #[test]
    fn items_and_values_are_found() {
        let item = |text| Written::read(text).item();
        assert_eq!(item("Vec<u64>"), Some("u64"));
        assert_eq!(item("&'a [&'a str]"), Some("&'a str"));
        assert_eq!(item("[u8; 16]"), Some("u8"));
        assert_eq!(item("heapless::Vec<u64, 4>"), None);
        assert_eq!(item("String"), None);
        let value = |text| Written::read(text).value();
        assert_eq!(value("&'a BTreeMap<String, u64>"), Some("u64"));
        assert_eq!(value("HashMap<String, u64>"), None);
    }
}
