//! One event, one object, one enum.

use std::net::IpAddr;

use cdl_runtime::prelude::*;

#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "ActorKind")]
enum ActorKind {
    User,
    Service,
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod {
    #[audit(value = "password")]
    Secret,
    Passkey,
}

#[derive(AuditObject)]
#[audit(object = "Actor")]
struct Actor<'a> {
    kind: ActorKind,
    #[redact]
    id: &'a str,
}

// Not in the catalogue's order, which is the trail's.
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    attempts: Option<u32>,
    #[redact(drop)]
    session: &'a str,
    #[redact]
    source_ip: IpAddr,
    method: AuthMethod,
    actor: Actor<'a>,
}

fn login(kind: ActorKind, method: AuthMethod) -> Login<'static> {
    Login {
        attempts: Some(2),
        session: "s3cr3t",
        source_ip: IpAddr::from([203, 0, 113, 9]),
        method,
        actor: Actor { kind, id: "usr_1" },
    }
}

#[test]
fn an_event_has_an_emitter_for_each_outcome() {
    let audit = Audit::memory();
    let event = login(ActorKind::User, AuthMethod::Passkey);
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let moments: Vec<_> = audit
        .captured()
        .into_iter()
        .map(|event| (event.name, event.outcome.unwrap(), event.severity))
        .collect();
    let expected = [
        ("attempted", "info"),
        ("success", "info"),
        ("failure", "warning"),
        ("denied", "warning"),
    ]
    .map(|(outcome, severity)| {
        (
            "auth.login".to_owned(),
            outcome.to_owned(),
            severity.to_owned(),
        )
    });
    assert_eq!(moments, expected);
}

#[test]
fn fields_are_written_in_the_order_of_the_catalogue() {
    let audit = Audit::memory();
    login(ActorKind::Service, AuthMethod::Secret)
        .success(&audit)
        .unwrap();
    let event = audit.captured().remove(0).event;
    let text = event["fields"].to_string();
    assert_eq!(event["fields"]["actor"]["kind"], "service");
    assert_eq!(event["fields"]["method"], "password");
    assert_eq!(event["fields"]["source_ip"], "203.0.113.0/24");
    assert_eq!(event["fields"]["attempts"], 2);
    assert!(
        !text.contains("usr_1") && !text.contains("s3cr3t") && !text.contains("session"),
        "{text}"
    );
}
