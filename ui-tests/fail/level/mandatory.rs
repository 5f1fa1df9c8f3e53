//! A build with the feature `min_severity_notice`, which asks for less than the catalogue promises.

use cdl_runtime::prelude::*;

/// The runtime, as it is with that feature.
mod notice {
    pub mod __private {
        pub use cdl_runtime::__private::*;

        pub const REMOVES_INFO: bool = true;
    }
}

#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod {
    Password,
}

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
#[audit(event = "auth.login", crate = notice)]
struct Login<'a> {
    actor: Actor<'a>,
    method: AuthMethod,
    #[redact]
    source_ip: std::net::IpAddr,
}

fn main() {}
