use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout", severity = "info")]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn main() {}
