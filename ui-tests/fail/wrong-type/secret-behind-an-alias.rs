//! An alias hides the name, and the type itself still bears nothing that reads it.

use cdl_runtime::prelude::*;

type Password = secrecy::SecretString;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    a_string: Password,
    #[redact(truncate)]
    a_text: Option<Password>,
    #[audit(as_str)]
    a_url: Password,
    #[audit(display)]
    a_semver: Password,
}

fn main() {}
