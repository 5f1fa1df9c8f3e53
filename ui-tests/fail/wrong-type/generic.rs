use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<T> {
    #[redact]
    user: T,
}

fn main() {}
