//! Names that Rust keeps for itself, and names that differ from the catalogue's.

use cdl_runtime::prelude::*;

use crate::written;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct r#Everything<'a> {
    r#type: &'a str,
    #[audit(rename = "a_string")]
    r#match: &'a str,
}

#[test]
fn raw_names_lose_their_prefix() {
    let audit = Audit::memory();
    Everything {
        r#type: "t",
        r#match: "s",
    }
    .emit(&audit)
    .unwrap();
    assert_eq!(written(&audit), r#"{"a_string":"s","type":"t"}"#);
}
