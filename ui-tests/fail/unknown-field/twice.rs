use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact]
    user: &'a str,
    #[redact]
    #[audit(rename = "user")]
    who: &'a str,
}

fn main() {}
