use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
#[redact]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn main() {}
