//! The standard catalogue's `session` events, each with every field filled and emitted in every way it has.

use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::types::{
    Actor, ActorKind, AuthMethod, Channel, Request, Response, SessionEnd, Subject, actor, at,
    request, subject,
};
use super::{WORKFLOW, assert_captured};

/// Session start.
#[derive(AuditEvent)]
#[audit(event = "session.start")]
struct Start<'a> {
    actor: Actor<'a>,
    #[redact]
    session: &'a str,
    method: AuthMethod,
    channel: Option<Channel>,
    expires_at: Option<SystemTime>,
    remembered: Option<bool>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn start() {
    let audit = Audit::memory();
    let event = Start {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        session: "ses_b82d40",
        method: AuthMethod::Passkey,
        channel: Some(Channel::Web),
        expires_at: Some(at(1_772_395_200)),
        remembered: Some(false),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor session method channel expires_at remembered client_address user_agent \
        device";
    assert_captured(&audit, "session.start", WORKFLOW, fields);
}

/// Session renewed.
#[derive(AuditEvent)]
#[audit(event = "session.renewed")]
struct Renewed<'a> {
    actor: Actor<'a>,
    #[redact]
    session: &'a str,
    expires_at: SystemTime,
    renewals: Option<u32>,
}

#[test]
fn renewed() {
    let audit = Audit::memory();
    let event = Renewed {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        session: "ses_b82d40",
        expires_at: at(1_772_398_800),
        renewals: Some(3),
    };
    event.emit(&audit);
    let fields = "actor session expires_at renewals";
    assert_captured(&audit, "session.renewed", &[(None, "info")], fields);
}

/// Session ended.
#[derive(AuditEvent)]
#[audit(event = "session.ended")]
struct Ended<'a> {
    actor: Actor<'a>,
    #[redact]
    session: &'a str,
    cause: SessionEnd,
    lasted: Option<Duration>,
    requests: Option<u64>,
}

#[test]
fn ended() {
    let audit = Audit::memory();
    let event = Ended {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        session: "ses_b82d40",
        cause: SessionEnd::IdleTimeout,
        lasted: Some(Duration::from_secs(5423)),
        requests: Some(212),
    };
    event.emit(&audit).unwrap();
    let fields = "actor session cause lasted requests";
    assert_captured(&audit, "session.ended", &[(None, "info")], fields);
}

/// Sessions revoked.
#[derive(AuditEvent)]
#[audit(event = "session.revoke")]
struct Revoke<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    #[redact]
    session: Option<&'a str>,
    sessions_ended: u32,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn revoke() {
    let audit = Audit::memory();
    let event = Revoke {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        session: Some("ses_51aa07"),
        sessions_ended: 4,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject session sessions_ended request reason ticket";
    assert_captured(&audit, "session.revoke", WORKFLOW, fields);
}

/// Session limit reached.
#[derive(AuditEvent)]
#[audit(event = "session.limit_reached")]
struct LimitReached<'a> {
    actor: Actor<'a>,
    limit: u32,
    replaced_oldest: bool,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn limit_reached() {
    let audit = Audit::memory();
    let event = LimitReached {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        limit: 5,
        replaced_oldest: true,
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.emit(&audit);
    let fields = "actor limit replaced_oldest client_address user_agent device";
    assert_captured(&audit, "session.limit_reached", &[(None, "notice")], fields);
}

/// Session context changed.
#[derive(AuditEvent)]
#[audit(event = "session.context_changed")]
struct ContextChanged<'a> {
    actor: Actor<'a>,
    #[redact]
    session: &'a str,
    #[redact]
    previous_address: Option<IpAddr>,
    #[redact]
    previous_user_agent: Option<&'a str>,
    response: Response,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn context_changed() {
    let audit = Audit::memory();
    let event = ContextChanged {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        session: "ses_b82d40",
        previous_address: Some(IpAddr::from([198, 51, 100, 20])),
        previous_user_agent: Some("ExampleBrowser/12.1"),
        response: Response::Challenged,
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor session previous_address previous_user_agent response client_address \
        user_agent device";
    assert_captured(
        &audit,
        "session.context_changed",
        &[(None, "warning")],
        fields,
    );
}

/// Session elevated.
#[derive(AuditEvent)]
#[audit(event = "session.elevate")]
struct Elevate<'a> {
    actor: Actor<'a>,
    #[redact]
    session: &'a str,
    roles: &'a [&'a str],
    expires_at: SystemTime,
    approver: Option<Subject<'a>>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn elevate() {
    let audit = Audit::memory();
    let event = Elevate {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        session: "ses_b82d40",
        roles: &["billing.admin"],
        expires_at: at(1_772_355_600),
        approver: Some(subject(ActorKind::Administrator, "usr_90be17")),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor session roles expires_at approver client_address user_agent device \
        reason ticket";
    assert_captured(&audit, "session.elevate", WORKFLOW, fields);
}

/// Session elevation ended.
#[derive(AuditEvent)]
#[audit(event = "session.elevation.ended")]
struct ElevationEnded<'a> {
    actor: Actor<'a>,
    #[redact]
    session: &'a str,
    roles: &'a [&'a str],
    expired: bool,
    lasted: Option<Duration>,
}

#[test]
fn elevation_ended() {
    let audit = Audit::memory();
    let event = ElevationEnded {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        session: "ses_b82d40",
        roles: &["billing.admin"],
        expired: true,
        lasted: Some(Duration::from_secs(900)),
    };
    event.emit(&audit).unwrap();
    let fields = "actor session roles expired lasted";
    assert_captured(&audit, "session.elevation.ended", &[(None, "info")], fields);
}

/// Impersonation start.
#[derive(AuditEvent)]
#[audit(event = "session.impersonation.start")]
struct ImpersonationStart<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    #[redact]
    session: &'a str,
    read_only: bool,
    #[redact]
    reason: &'a str,
    ticket: Option<&'a str>,
    expires_at: Option<SystemTime>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn impersonation_start() {
    let audit = Audit::memory();
    let event = ImpersonationStart {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        session: "ses_b82d40",
        read_only: true,
        reason: "Customer asked for help with an invoice",
        ticket: Some("SUP-20881"),
        expires_at: Some(at(1_772_355_600)),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject session read_only reason ticket expires_at client_address \
        user_agent device";
    assert_captured(
        &audit,
        "session.impersonation.start",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "notice"),
            (Some("failure"), "warning"),
            (Some("denied"), "warning"),
        ],
        fields,
    );
}

/// Impersonation ended.
#[derive(AuditEvent)]
#[audit(event = "session.impersonation.ended")]
struct ImpersonationEnded<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    #[redact]
    session: &'a str,
    cause: SessionEnd,
    lasted: Option<Duration>,
    actions: Option<u32>,
}

#[test]
fn impersonation_ended() {
    let audit = Audit::memory();
    let event = ImpersonationEnded {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        session: "ses_b82d40",
        cause: SessionEnd::Logout,
        lasted: Some(Duration::from_secs(340)),
        actions: Some(12),
    };
    event.emit(&audit).unwrap();
    let fields = "actor subject session cause lasted actions";
    assert_captured(
        &audit,
        "session.impersonation.ended",
        &[(None, "notice")],
        fields,
    );
}
