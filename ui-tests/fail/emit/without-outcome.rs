use std::net::IpAddr;

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
    Passkey,
}

#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    actor: Actor<'a>,
    method: AuthMethod,
    #[redact]
    source_ip: IpAddr,
}

fn main() -> Result<(), EmitError> {
    let audit = Audit::memory();
    let login = Login {
        actor: Actor {
            kind: ActorKind::User,
            id: "usr_1",
        },
        method: AuthMethod::Password,
        source_ip: IpAddr::from([203, 0, 113, 9]),
    };
    login.emit(&audit)?;
    audit.emit(&login)?;
    Ok(())
}
