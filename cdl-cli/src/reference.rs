//! Text as a part of a reference (RFC 3986), whatever is in it.

use std::fmt::Write as _;

/// `text` with every byte escaped that is neither unreserved nor one of `kept`.
pub(crate) fn percent(text: &str, kept: &[u8]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            escaped.push(byte.into());
        } else {
            let _infallible = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_a_reference_is_escaped() {
        assert_eq!(percent("PCI-DSS:10.2 é", b""), "PCI-DSS%3A10.2%20%C3%A9");
        assert_eq!(percent("a/b#c%d", b"/"), "a/b%23c%25d");
    }
}
