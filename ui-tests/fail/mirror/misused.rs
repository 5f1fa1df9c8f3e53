use cdl_runtime::prelude::*;

mod auth_lib {
    pub enum Method {
        Password,
        Passkey(u64),
    }
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod", remote = "auth_lib::Method")]
enum Holding {
    #[audit(other)]
    Password,
    #[audit(other)]
    Passkey(u64),
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod", remote)]
enum Pathless {
    Password,
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod {
    #[audit(other)]
    Password,
}

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    #[audit(mirror = "AuthMethod")]
    a_string: auth_lib::Method,
    #[audit(mirror)]
    an_enum: auth_lib::Method,
}

fn main() {}
