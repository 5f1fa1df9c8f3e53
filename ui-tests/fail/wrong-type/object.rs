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

#[derive(AuditObject)]
#[audit(object = "Item")]
struct Item<'a> {
    sku: &'a str,
    count: u32,
}

#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    actor: Item<'a>,
    method: AuthMethod,
    #[redact]
    source_ip: IpAddr,
}

fn main() {}
