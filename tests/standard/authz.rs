//! The standard catalogue's `authz` events, each with every field filled and emitted in every way it has.

use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::types::{
    Actor, ActorKind, DenyReason, Modification, Request, Subject, Target, actor, at, request,
    subject, target,
};
use super::{WORKFLOW, assert_captured};

/// Access denied.
#[derive(AuditEvent)]
#[audit(event = "authz.access.denied")]
struct AccessDenied<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    permission: &'a str,
    cause: DenyReason,
    policy: Option<&'a str>,
    policy_version: Option<&'a str>,
    request: Option<Request<'a>>,
}

#[test]
fn access_denied() {
    let audit = Audit::memory();
    let event = AccessDenied {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("invoice", "inv_40817"),
        permission: "invoice.approve",
        cause: DenyReason::MissingPermission,
        policy: Some("finance-default"),
        policy_version: Some("31"),
        request: Some(request()),
    };
    event.emit(&audit).unwrap();
    let fields = "actor target permission cause policy policy_version request";
    assert_captured(&audit, "authz.access.denied", &[(None, "warning")], fields);
}

/// Access allowed.
#[derive(AuditEvent)]
#[audit(event = "authz.access.allowed")]
struct AccessAllowed<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    permission: &'a str,
    policy: Option<&'a str>,
    policy_version: Option<&'a str>,
    request: Option<Request<'a>>,
}

#[test]
fn access_allowed() {
    let audit = Audit::memory();
    let event = AccessAllowed {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("invoice", "inv_40817"),
        permission: "invoice.read",
        policy: Some("finance-default"),
        policy_version: Some("31"),
        request: Some(request()),
    };
    event.emit(&audit);
    let fields = "actor target permission policy policy_version request";
    assert_captured(&audit, "authz.access.allowed", &[(None, "debug")], fields);
}

/// Permission granted.
#[derive(AuditEvent)]
#[audit(event = "authz.permission.grant")]
struct PermissionGrant<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    permission: &'a str,
    target: Option<Target<'a>>,
    expires_at: Option<SystemTime>,
    approver: Option<Subject<'a>>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn permission_grant() {
    let audit = Audit::memory();
    let event = PermissionGrant {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        permission: "invoice.approve",
        target: Some(target("invoice_book", "book_7")),
        expires_at: Some(at(1_782_777_600)),
        approver: Some(subject(ActorKind::Administrator, "usr_90be17")),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject permission target expires_at approver request reason ticket";
    assert_captured(&audit, "authz.permission.grant", WORKFLOW, fields);
}

/// Permission revoked.
#[derive(AuditEvent)]
#[audit(event = "authz.permission.revoke")]
struct PermissionRevoke<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    permission: &'a str,
    target: Option<Target<'a>>,
    expired: Option<bool>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn permission_revoke() {
    let audit = Audit::memory();
    let event = PermissionRevoke {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        permission: "invoice.approve",
        target: Some(target("invoice_book", "book_7")),
        expired: Some(false),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject permission target expired request reason ticket";
    assert_captured(&audit, "authz.permission.revoke", WORKFLOW, fields);
}

/// Access policy changed.
#[derive(AuditEvent)]
#[audit(event = "authz.policy.change")]
struct PolicyChange<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    change: Modification,
    old_version: Option<&'a str>,
    new_version: Option<&'a str>,
    digest: Option<&'a str>,
    principals_affected: Option<u32>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn policy_change() {
    let audit = Audit::memory();
    let event = PolicyChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("access_policy", "finance-default"),
        change: Modification::Changed,
        old_version: Some("31"),
        new_version: Some("32"),
        digest: Some("sha256:0d5f"),
        principals_affected: Some(48),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target change old_version new_version digest principals_affected \
        request reason ticket";
    assert_captured(&audit, "authz.policy.change", WORKFLOW, fields);
}

/// Privilege used.
#[derive(AuditEvent)]
#[audit(event = "authz.privilege.use")]
struct PrivilegeUse<'a> {
    actor: Actor<'a>,
    privilege: &'a str,
    target: Target<'a>,
    #[redact]
    detail: Option<&'a str>,
    request: Option<Request<'a>>,
}

#[test]
fn privilege_use() {
    let audit = Audit::memory();
    let event = PrivilegeUse {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        privilege: "ledger.close_period",
        target: target("ledger", "led_2026_02"),
        detail: Some("Closed February after review"),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor privilege target detail request";
    assert_captured(&audit, "authz.privilege.use", WORKFLOW, fields);
}

/// Delegation granted.
#[derive(AuditEvent)]
#[audit(event = "authz.delegation.grant")]
struct DelegationGrant<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    permissions: &'a [&'a str],
    expires_at: Option<SystemTime>,
    may_delegate: Option<bool>,
    request: Option<Request<'a>>,
}

#[test]
fn delegation_grant() {
    let audit = Audit::memory();
    let event = DelegationGrant {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::Agent, "agt_inbox"),
        permissions: &["mail.read", "calendar.write"],
        expires_at: Some(at(1_775_001_600)),
        may_delegate: Some(false),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject permissions expires_at may_delegate request";
    assert_captured(&audit, "authz.delegation.grant", WORKFLOW, fields);
}

/// Delegation revoked.
#[derive(AuditEvent)]
#[audit(event = "authz.delegation.revoke")]
struct DelegationRevoke<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    permissions: &'a [&'a str],
    expired: Option<bool>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn delegation_revoke() {
    let audit = Audit::memory();
    let event = DelegationRevoke {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::Agent, "agt_inbox"),
        permissions: &["mail.read", "calendar.write"],
        expired: Some(false),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject permissions expired request reason ticket";
    assert_captured(&audit, "authz.delegation.revoke", WORKFLOW, fields);
}

/// Emergency access.
#[derive(AuditEvent)]
#[audit(event = "authz.emergency.access")]
struct EmergencyAccess<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    roles: &'a [&'a str],
    #[redact]
    reason: &'a str,
    ticket: Option<&'a str>,
    expires_at: SystemTime,
    approver: Option<Subject<'a>>,
    request: Option<Request<'a>>,
}

#[test]
fn emergency_access() {
    let audit = Audit::memory();
    let event = EmergencyAccess {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("database", "db_ledger"),
        roles: &["ledger.owner"],
        reason: "Month-end run stuck, on-call owner unreachable",
        ticket: Some("INC-883"),
        expires_at: at(1_772_341_200),
        approver: Some(subject(ActorKind::Administrator, "usr_90be17")),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target roles reason ticket expires_at approver request";
    assert_captured(
        &audit,
        "authz.emergency.access",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "warning"),
            (Some("failure"), "error"),
            (Some("denied"), "error"),
        ],
        fields,
    );
}

/// Access review completed.
#[derive(AuditEvent)]
#[audit(event = "authz.review.completed")]
struct ReviewCompleted<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    reviewed: u32,
    revoked: u32,
    overdue_by: Option<Duration>,
}

#[test]
fn review_completed() {
    let audit = Audit::memory();
    let event = ReviewCompleted {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("application", "app_billing"),
        reviewed: 112,
        revoked: 9,
        overdue_by: Some(Duration::from_secs(0)),
    };
    event.emit(&audit).unwrap();
    let fields = "actor target reviewed revoked overdue_by";
    assert_captured(
        &audit,
        "authz.review.completed",
        &[(None, "notice")],
        fields,
    );
}
