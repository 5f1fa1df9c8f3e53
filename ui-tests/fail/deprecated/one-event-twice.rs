#![deny(deprecated)]

use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct SignOut {
    #[redact]
    user: String,
}

fn main() {}
