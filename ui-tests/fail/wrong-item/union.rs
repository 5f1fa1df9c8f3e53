use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
union Logout {
    user: u32,
}

fn main() {}
