use cdl_runtime::prelude::*;

mod secrecy {
    pub struct SecretString(pub String);
}
use secrecy::SecretString;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    a_string: secrecy::SecretString,
    a_url: Option<SecretString>,
}

fn main() {}
