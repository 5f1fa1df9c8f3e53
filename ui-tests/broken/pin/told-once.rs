use cdl_runtime::prelude::*;

#[derive(AuditEnum)]
#[audit(name = "ActorKind")]
enum ActorKind {
    User,
}

#[derive(AuditObject)]
#[audit(object = "Actor")]
struct Actor<'a> {
    kind: ActorKind,
    #[redact]
    id: &'a str,
}

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    actor: Actor<'a>,
}

fn main() {
    let audit = Audit::memory();
    let actor = Actor {
        kind: ActorKind::User,
        id: "usr_1",
    };
    Logout { actor }.emit(&audit).unwrap();
}
