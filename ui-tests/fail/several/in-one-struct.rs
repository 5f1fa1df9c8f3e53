use std::net::IpAddr;

use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.login", severity = "info")]
struct Login<'a> {
    actor: Option<&'a str>,
    method: bool,
    source_ip: IpAddr,
    #[redact(hmac)]
    session: &'a str,
    #[redact(hmca)]
    email: Option<&'a str>,
    colour: &'a str,
}

fn main() {
    let audit = Audit::memory();
    let login = Login {
        actor: None,
        method: true,
        source_ip: IpAddr::from([203, 0, 113, 9]),
        session: "s3cr3t",
        email: None,
        colour: "red",
    };
    login.success(&audit).unwrap();
    login.failure(&audit).unwrap();
}
