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

#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod {
    Password,
}

#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    actor: Actor<'a>,
    method: AuthMethod,
    #[redact(truncate_ip)]
    source_ip: &'a str,
}

fn main() {}
