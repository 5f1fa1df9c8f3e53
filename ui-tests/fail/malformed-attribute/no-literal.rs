use cdl_runtime::prelude::*;

const LOGOUT: &str = "auth.logout";

#[derive(AuditEvent)]
#[audit(event = LOGOUT)]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn main() {}
