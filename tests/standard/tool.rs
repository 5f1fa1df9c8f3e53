//! The standard catalogue's `tool` events, each with every field filled and emitted in every way it has.

use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;
use uuid::Uuid;

use super::types::{
    Actor, ActorKind, Approval, CALL, Confidence, Effect, Response, Subject, Target, actor, at,
    subject, target,
};
use super::{WORKFLOW, assert_captured};

/// Tool call.
#[derive(AuditEvent)]
#[audit(event = "tool.call.execute")]
struct CallExecute<'a> {
    actor: Actor<'a>,
    effect: Effect,
    approval: Approval,
    target: Option<Target<'a>>,
    arguments_digest: Option<&'a str>,
    result_digest: Option<&'a str>,
    result_size: Option<u64>,
    lasted: Option<Duration>,
    #[redact]
    error: Option<&'a str>,
    principal: Option<Subject<'a>>,
    call: Uuid,
    tool: &'a str,
    tool_version: Option<&'a str>,
    #[redact]
    session: Option<&'a str>,
}

#[test]
fn call_execute() {
    let audit = Audit::memory();
    let event = CallExecute {
        actor: actor(ActorKind::Agent, "agt_inbox"),
        effect: Effect::Write,
        approval: Approval::Policy,
        target: Some(target("calendar", "cal_team")),
        arguments_digest: Some("sha256:5feceb66"),
        result_digest: Some("sha256:6b86b273"),
        result_size: Some(2048),
        lasted: Some(Duration::from_millis(840)),
        error: Some("The calendar answered 503"),
        principal: Some(subject(ActorKind::User, "usr_11c0d2")),
        call: CALL,
        tool: "calendar",
        tool_version: Some("4.2.0"),
        session: Some("ses_b82d40"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor effect approval target arguments_digest result_digest result_size \
        lasted error principal call tool tool_version session";
    assert_captured(&audit, "tool.call.execute", WORKFLOW, fields);
}

/// Tool call approved or refused.
#[derive(AuditEvent)]
#[audit(event = "tool.call.approve")]
struct CallApprove<'a> {
    actor: Actor<'a>,
    effect: Effect,
    arguments_digest: Option<&'a str>,
    waited: Option<Duration>,
    remembered: bool,
    principal: Option<Subject<'a>>,
    call: Uuid,
    tool: &'a str,
    tool_version: Option<&'a str>,
    #[redact]
    session: Option<&'a str>,
}

#[test]
fn call_approve() {
    let audit = Audit::memory();
    let event = CallApprove {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        effect: Effect::Send,
        arguments_digest: Some("sha256:5feceb66"),
        waited: Some(Duration::from_millis(14_200)),
        remembered: false,
        principal: Some(subject(ActorKind::User, "usr_11c0d2")),
        call: CALL,
        tool: "calendar",
        tool_version: Some("4.2.0"),
        session: Some("ses_b82d40"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor effect arguments_digest waited remembered principal call tool \
        tool_version session";
    assert_captured(
        &audit,
        "tool.call.approve",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "info"),
            (Some("failure"), "warning"),
            (Some("denied"), "notice"),
        ],
        fields,
    );
}

/// Tool call blocked.
#[derive(AuditEvent)]
#[audit(event = "tool.call.blocked")]
struct CallBlocked<'a> {
    actor: Actor<'a>,
    effect: Effect,
    rule: &'a str,
    arguments_digest: Option<&'a str>,
    principal: Option<Subject<'a>>,
    call: Uuid,
    tool: &'a str,
    tool_version: Option<&'a str>,
    #[redact]
    session: Option<&'a str>,
}

#[test]
fn call_blocked() {
    let audit = Audit::memory();
    let event = CallBlocked {
        actor: actor(ActorKind::Agent, "agt_inbox"),
        effect: Effect::Execute,
        rule: "no-shell-in-production",
        arguments_digest: Some("sha256:5feceb66"),
        principal: Some(subject(ActorKind::User, "usr_11c0d2")),
        call: CALL,
        tool: "calendar",
        tool_version: Some("4.2.0"),
        session: Some("ses_b82d40"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor effect rule arguments_digest principal call tool tool_version session";
    assert_captured(&audit, "tool.call.blocked", &[(None, "warning")], fields);
}

/// Tool call limit reached.
#[derive(AuditEvent)]
#[audit(event = "tool.call.limited")]
struct CallLimited<'a> {
    actor: Actor<'a>,
    limit: &'a str,
    allowed: u64,
    used: u64,
    principal: Option<Subject<'a>>,
    call: Uuid,
    tool: &'a str,
    tool_version: Option<&'a str>,
    #[redact]
    session: Option<&'a str>,
}

#[test]
fn call_limited() {
    let audit = Audit::memory();
    let event = CallLimited {
        actor: actor(ActorKind::Agent, "agt_inbox"),
        limit: "calls_per_task",
        allowed: 200,
        used: 200,
        principal: Some(subject(ActorKind::User, "usr_11c0d2")),
        call: CALL,
        tool: "calendar",
        tool_version: Some("4.2.0"),
        session: Some("ses_b82d40"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor limit allowed used principal call tool tool_version session";
    assert_captured(&audit, "tool.call.limited", &[(None, "notice")], fields);
}

/// Tool output flagged.
#[derive(AuditEvent)]
#[audit(event = "tool.output.flagged")]
struct OutputFlagged<'a> {
    actor: Actor<'a>,
    detector: &'a str,
    confidence: Confidence,
    #[redact]
    source: Option<&'a str>,
    result_digest: Option<&'a str>,
    response: Response,
    principal: Option<Subject<'a>>,
    call: Uuid,
    tool: &'a str,
    tool_version: Option<&'a str>,
    #[redact]
    session: Option<&'a str>,
}

#[test]
fn output_flagged() {
    let audit = Audit::memory();
    let event = OutputFlagged {
        actor: actor(ActorKind::Agent, "agt_inbox"),
        detector: "hidden-instructions",
        confidence: Confidence::Medium,
        source: Some("https://example.org/page"),
        result_digest: Some("sha256:6b86b273"),
        response: Response::Blocked,
        principal: Some(subject(ActorKind::User, "usr_11c0d2")),
        call: CALL,
        tool: "calendar",
        tool_version: Some("4.2.0"),
        session: Some("ses_b82d40"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor detector confidence source result_digest response principal call tool \
        tool_version session";
    assert_captured(&audit, "tool.output.flagged", &[(None, "warning")], fields);
}

/// Tool registered.
#[derive(AuditEvent)]
#[audit(event = "tool.registration.add")]
struct RegistrationAdd<'a> {
    actor: Actor<'a>,
    tool: &'a str,
    tool_version: &'a str,
    effect: Effect,
    #[redact]
    origin: &'a str,
    definition_digest: &'a str,
    scopes: Option<&'a [&'a str]>,
}

#[test]
fn registration_add() {
    let audit = Audit::memory();
    let event = RegistrationAdd {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        tool: "calendar",
        tool_version: "2.3.0",
        effect: Effect::Write,
        origin: "https://tools.example.org/calendar",
        definition_digest: "sha256:d4735e3a",
        scopes: Some(&["calendar.write"]),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor tool tool_version effect origin definition_digest scopes";
    assert_captured(&audit, "tool.registration.add", WORKFLOW, fields);
}

/// Tool definition changed.
#[derive(AuditEvent)]
#[audit(event = "tool.registration.change")]
struct RegistrationChange<'a> {
    actor: Actor<'a>,
    tool: &'a str,
    old_version: Option<&'a str>,
    new_version: Option<&'a str>,
    old_digest: &'a str,
    new_digest: &'a str,
    expected: bool,
}

#[test]
fn registration_change() {
    let audit = Audit::memory();
    let event = RegistrationChange {
        actor: actor(ActorKind::System, "billing-api"),
        tool: "calendar",
        old_version: Some("2.3.0"),
        new_version: Some("2.4.0"),
        old_digest: "sha256:d4735e3a",
        new_digest: "sha256:4e074085",
        expected: false,
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor tool old_version new_version old_digest new_digest expected";
    assert_captured(&audit, "tool.registration.change", WORKFLOW, fields);
}

/// Tool removed.
#[derive(AuditEvent)]
#[audit(event = "tool.registration.remove")]
struct RegistrationRemove<'a> {
    actor: Actor<'a>,
    tool: &'a str,
    tool_version: Option<&'a str>,
    #[redact]
    reason: Option<&'a str>,
}

#[test]
fn registration_remove() {
    let audit = Audit::memory();
    let event = RegistrationRemove {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        tool: "calendar",
        tool_version: Some("2.3.0"),
        reason: Some("Replaced by the shared calendar"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor tool tool_version reason";
    assert_captured(&audit, "tool.registration.remove", WORKFLOW, fields);
}

/// Tool permission changed.
#[derive(AuditEvent)]
#[audit(event = "tool.permission.change")]
struct PermissionChange<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    tool: &'a str,
    old_approval: Option<Approval>,
    new_approval: Approval,
    effects: Option<&'a [&'a str]>,
    expires_at: Option<SystemTime>,
}

#[test]
fn permission_change() {
    let audit = Audit::memory();
    let event = PermissionChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::Agent, "agt_inbox"),
        tool: "calendar",
        old_approval: Some(Approval::Person),
        new_approval: Approval::Policy,
        effects: Some(&["read", "write"]),
        expires_at: Some(at(1_775_001_600)),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject tool old_approval new_approval effects expires_at";
    assert_captured(&audit, "tool.permission.change", WORKFLOW, fields);
}
