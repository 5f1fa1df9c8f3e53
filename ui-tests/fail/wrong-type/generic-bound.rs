use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<T: std::fmt::Display> {
    #[redact]
    user: T,
}

fn main() {}
