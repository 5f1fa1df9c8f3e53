use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact(mask, hmac)]
    user: &'a str,
}

fn main() {}
