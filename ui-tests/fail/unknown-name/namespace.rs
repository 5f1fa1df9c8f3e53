use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "atuh.logout")]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn main() {}
