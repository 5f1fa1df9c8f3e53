use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(evnet = "auth.logout")]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn main() {}
