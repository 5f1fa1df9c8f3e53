//! A wrapper that lends its text is a secret in a list too, however it is rendered.

use cdl_runtime::prelude::*;

/// As `zeroize` has it.
struct Zeroizing<T>(T);

impl AsRef<str> for Zeroizing<String> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    #[audit(as_str)]
    strings: Vec<Zeroizing<String>>,
}

fn main() {}
