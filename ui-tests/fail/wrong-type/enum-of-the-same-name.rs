use cdl_runtime::prelude::*;

mod elsewhere {
    use cdl_runtime::prelude::*;

    #[derive(AuditEnum)]
    #[audit(name = "AuthMethod")]
    pub enum ActorKind {
        Password,
        Passkey,
    }
}

use elsewhere::ActorKind;

#[derive(AuditObject)]
#[audit(object = "Actor")]
struct Actor<'a> {
    kind: ActorKind,
    #[redact]
    id: &'a str,
}

fn main() {}
