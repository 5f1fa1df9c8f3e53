use cdl_runtime::prelude::*;

mod auth_lib {
    pub enum Method {
        Password,
    }
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod", remote = "auth_lib::Method")]
enum Method {
    Password,
}

#[derive(AuditEnum)]
#[audit(name = "ActorKind")]
enum Kind {
    User,
}

#[derive(AuditEvent)]
#[audit(event = "shop.priced")]
struct Priced {
    amount: i64,
    #[audit(mirror = "Kind")]
    method: auth_lib::Method,
}

#[derive(AuditEvent)]
#[audit(event = "shop.priced")]
struct Paid {
    amount: i64,
    #[audit(mirror = "Method")]
    method: u8,
}

fn main() {}
