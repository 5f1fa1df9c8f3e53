use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact(truncate_ip)]
    user: &'a str,
}

fn main() {}
