use cdl_runtime::prelude::*;

struct Name;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout {
    #[redact]
    #[audit(display)]
    user: Name,
}

fn main() {}
