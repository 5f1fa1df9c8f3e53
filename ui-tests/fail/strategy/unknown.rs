use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact(hmca)]
    user: &'a str,
}

fn main() {}
