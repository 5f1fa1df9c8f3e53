use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout", event = "auth.login")]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn main() {}
