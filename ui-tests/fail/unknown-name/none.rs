use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn main() {}
