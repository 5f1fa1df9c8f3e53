use cdl_runtime::prelude::*;

mod auth_lib {
    pub enum Method {
        Password,
        Passkey(u64),
    }
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod", remote = "auth_lib::Method")]
enum Fewer {
    Password,
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod", remote = "auth_lib::Method")]
enum More {
    Password,
    Passkey,
    Totp,
}

fn main() {}
