use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact]
    #[audit(rename = "usr")]
    user: &'a str,
}

fn main() {}
