use cdl_runtime::prelude::*;

#[derive(AuditEnum)]
#[audit(name = "ActorKind")]
enum ActorKind {
    User,
    Service,
}

#[derive(AuditObject)]
#[audit(object = "Actor")]
struct Actor<'a> {
    kind: ActorKind,
    #[redact]
    id: &'a str,
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod {
    Password,
    PassKeys,
}

fn main() {}
