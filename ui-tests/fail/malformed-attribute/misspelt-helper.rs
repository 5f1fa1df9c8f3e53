use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redcat]
    #[redact]
    user: &'a str,
}

fn main() {}
