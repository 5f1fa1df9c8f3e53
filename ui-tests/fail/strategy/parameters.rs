use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact(mask, keep = 4)]
    user: &'a str,
}

fn main() {}
