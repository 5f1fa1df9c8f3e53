#![allow(dead_code)]

use cdl_runtime::prelude::*;

type Note<'a> = Option<&'a str>;

mod other {
    pub type Note = String;
}

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact(mask)]
    user: Note<'a>,
}

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    a_string: other::Note,
}

fn main() {}
