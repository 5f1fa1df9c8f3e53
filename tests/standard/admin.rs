//! The standard catalogue's `admin` events, each with every field filled and emitted in every way it has.

use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::types::{
    Actor, ActorKind, DeleteKind, Request, Subject, Target, actor, at, request, subject, target,
};
use super::{WORKFLOW, assert_captured};

/// User created.
#[derive(AuditEvent)]
#[audit(event = "admin.user.create")]
struct UserCreate<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    #[redact]
    user_name: Option<&'a str>,
    #[redact]
    email: Option<&'a str>,
    roles: &'a [&'a str],
    invited: Option<bool>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn user_create() {
    let audit = Audit::memory();
    let event = UserCreate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_d70e55"),
        user_name: Some("Robin Vega"),
        email: Some("robin@example.org"),
        roles: &["billing.viewer"],
        invited: Some(true),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject user_name email roles invited request reason ticket";
    assert_captured(&audit, "admin.user.create", WORKFLOW, fields);
}

/// User invited.
#[derive(AuditEvent)]
#[audit(event = "admin.user.invite")]
struct UserInvite<'a> {
    actor: Actor<'a>,
    #[redact]
    email: &'a str,
    roles: &'a [&'a str],
    outside: Option<bool>,
    expires_at: Option<SystemTime>,
    request: Option<Request<'a>>,
}

#[test]
fn user_invite() {
    let audit = Audit::memory();
    let event = UserInvite {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        email: "lee@partner.example",
        roles: &["billing.viewer"],
        outside: Some(true),
        expires_at: Some(at(1_772_928_000)),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor email roles outside expires_at request";
    assert_captured(&audit, "admin.user.invite", WORKFLOW, fields);
}

/// User updated.
#[derive(AuditEvent)]
#[audit(event = "admin.user.update")]
struct UserUpdate<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    fields: &'a [&'a str],
    #[redact]
    old_email: Option<&'a str>,
    #[redact]
    new_email: Option<&'a str>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn user_update() {
    let audit = Audit::memory();
    let event = UserUpdate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_d70e55"),
        fields: &["email", "display_name"],
        old_email: Some("robin@example.org"),
        new_email: Some("robin.vega@example.org"),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject fields old_email new_email request reason ticket";
    assert_captured(&audit, "admin.user.update", WORKFLOW, fields);
}

/// User disabled.
#[derive(AuditEvent)]
#[audit(event = "admin.user.disable")]
struct UserDisable<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    sessions_ended: Option<u32>,
    credentials_revoked: Option<u32>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn user_disable() {
    let audit = Audit::memory();
    let event = UserDisable {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_d70e55"),
        sessions_ended: Some(2),
        credentials_revoked: Some(1),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject sessions_ended credentials_revoked request reason ticket";
    assert_captured(&audit, "admin.user.disable", WORKFLOW, fields);
}

/// User enabled.
#[derive(AuditEvent)]
#[audit(event = "admin.user.enable")]
struct UserEnable<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    disabled_for: Option<Duration>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn user_enable() {
    let audit = Audit::memory();
    let event = UserEnable {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_d70e55"),
        disabled_for: Some(Duration::from_secs(86_400)),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject disabled_for request reason ticket";
    assert_captured(&audit, "admin.user.enable", WORKFLOW, fields);
}

/// User deleted.
#[derive(AuditEvent)]
#[audit(event = "admin.user.delete")]
struct UserDelete<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    manner: DeleteKind,
    heir: Option<Subject<'a>>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn user_delete() {
    let audit = Audit::memory();
    let event = UserDelete {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_d70e55"),
        manner: DeleteKind::Soft,
        heir: Some(subject(ActorKind::User, "usr_7f3a91")),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject manner heir request reason ticket";
    assert_captured(&audit, "admin.user.delete", WORKFLOW, fields);
}

/// Role created.
#[derive(AuditEvent)]
#[audit(event = "admin.role.create")]
struct RoleCreate<'a> {
    actor: Actor<'a>,
    role: &'a str,
    permissions: &'a [&'a str],
    privileged: bool,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn role_create() {
    let audit = Audit::memory();
    let event = RoleCreate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        role: "billing.auditor",
        permissions: &["invoice.read", "ledger.read"],
        privileged: false,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor role permissions privileged request reason ticket";
    assert_captured(&audit, "admin.role.create", WORKFLOW, fields);
}

/// Role updated.
#[derive(AuditEvent)]
#[audit(event = "admin.role.update")]
struct RoleUpdate<'a> {
    actor: Actor<'a>,
    role: &'a str,
    added: &'a [&'a str],
    removed: &'a [&'a str],
    privileged: bool,
    principals_affected: Option<u32>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn role_update() {
    let audit = Audit::memory();
    let event = RoleUpdate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        role: "billing.auditor",
        added: &["report.read"],
        removed: &[],
        privileged: false,
        principals_affected: Some(6),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor role added removed privileged principals_affected request reason \
        ticket";
    assert_captured(&audit, "admin.role.update", WORKFLOW, fields);
}

/// Role deleted.
#[derive(AuditEvent)]
#[audit(event = "admin.role.delete")]
struct RoleDelete<'a> {
    actor: Actor<'a>,
    role: &'a str,
    principals_affected: u32,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn role_delete() {
    let audit = Audit::memory();
    let event = RoleDelete {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        role: "billing.auditor",
        principals_affected: 6,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor role principals_affected request reason ticket";
    assert_captured(&audit, "admin.role.delete", WORKFLOW, fields);
}

/// Role assigned.
#[derive(AuditEvent)]
#[audit(event = "admin.role.assign")]
struct RoleAssign<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    role: &'a str,
    privileged: bool,
    expires_at: Option<SystemTime>,
    approver: Option<Subject<'a>>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn role_assign() {
    let audit = Audit::memory();
    let event = RoleAssign {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        role: "billing.admin",
        privileged: true,
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
    let fields = "actor subject role privileged expires_at approver request reason ticket";
    assert_captured(&audit, "admin.role.assign", WORKFLOW, fields);
}

/// Role unassigned.
#[derive(AuditEvent)]
#[audit(event = "admin.role.unassign")]
struct RoleUnassign<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    role: &'a str,
    privileged: bool,
    expired: Option<bool>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn role_unassign() {
    let audit = Audit::memory();
    let event = RoleUnassign {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        role: "billing.admin",
        privileged: true,
        expired: Some(false),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject role privileged expired request reason ticket";
    assert_captured(&audit, "admin.role.unassign", WORKFLOW, fields);
}

/// Role changed.
#[derive(AuditEvent)]
#[audit(event = "admin.role.change")]
struct RoleChange<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    old_role: &'a str,
    new_role: &'a str,
    privileged: bool,
    approver: Option<Subject<'a>>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn role_change() {
    let audit = Audit::memory();
    let event = RoleChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        old_role: "billing.viewer",
        new_role: "billing.admin",
        privileged: true,
        approver: Some(subject(ActorKind::Administrator, "usr_90be17")),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject old_role new_role privileged approver request reason ticket";
    assert_captured(&audit, "admin.role.change", WORKFLOW, fields);
}

/// Group created.
#[derive(AuditEvent)]
#[audit(event = "admin.group.create")]
struct GroupCreate<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    roles: Option<&'a [&'a str]>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn group_create() {
    let audit = Audit::memory();
    let event = GroupCreate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("user_group", "grp_finance"),
        roles: Some(&["billing.viewer"]),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target roles request reason ticket";
    assert_captured(&audit, "admin.group.create", WORKFLOW, fields);
}

/// Group deleted.
#[derive(AuditEvent)]
#[audit(event = "admin.group.delete")]
struct GroupDelete<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    members: u32,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn group_delete() {
    let audit = Audit::memory();
    let event = GroupDelete {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("user_group", "grp_finance"),
        members: 14,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target members request reason ticket";
    assert_captured(&audit, "admin.group.delete", WORKFLOW, fields);
}

/// Group member added.
#[derive(AuditEvent)]
#[audit(event = "admin.member.add")]
struct MemberAdd<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    target: Target<'a>,
    privileged: bool,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn member_add() {
    let audit = Audit::memory();
    let event = MemberAdd {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        target: target("user_group", "grp_finance"),
        privileged: false,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject target privileged request reason ticket";
    assert_captured(&audit, "admin.member.add", WORKFLOW, fields);
}

/// Group member removed.
#[derive(AuditEvent)]
#[audit(event = "admin.member.remove")]
struct MemberRemove<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    target: Target<'a>,
    privileged: bool,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn member_remove() {
    let audit = Audit::memory();
    let event = MemberRemove {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        target: target("user_group", "grp_finance"),
        privileged: false,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject target privileged request reason ticket";
    assert_captured(&audit, "admin.member.remove", WORKFLOW, fields);
}

/// API key created.
#[derive(AuditEvent)]
#[audit(event = "admin.api_key.create")]
struct ApiKeyCreate<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    credential: &'a str,
    #[redact]
    access_key: Option<&'a str>,
    #[redact]
    content: Option<&'a str>,
    scopes: &'a [&'a str],
    expires_at: Option<SystemTime>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn api_key_create() {
    let audit = Audit::memory();
    let event = ApiKeyCreate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::Service, "svc_settlement"),
        credential: "cred_5521",
        access_key: Some("AKEXAMPLE00000007Q2M"),
        content: Some("not-a-real-secret"),
        scopes: &["invoices.read"],
        expires_at: Some(at(1_788_220_800)),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject credential access_key scopes expires_at request reason ticket";
    assert_captured(&audit, "admin.api_key.create", WORKFLOW, fields);
}

/// API key rotated.
#[derive(AuditEvent)]
#[audit(event = "admin.api_key.rotate")]
struct ApiKeyRotate<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    old_credential: &'a str,
    new_credential: &'a str,
    overlap: Option<Duration>,
    scheduled: Option<bool>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn api_key_rotate() {
    let audit = Audit::memory();
    let event = ApiKeyRotate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::Service, "svc_settlement"),
        old_credential: "cred_5521",
        new_credential: "cred_5830",
        overlap: Some(Duration::from_secs(86_400)),
        scheduled: Some(true),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject old_credential new_credential overlap scheduled request reason \
        ticket";
    assert_captured(&audit, "admin.api_key.rotate", WORKFLOW, fields);
}

/// API key revoked.
#[derive(AuditEvent)]
#[audit(event = "admin.api_key.revoke")]
struct ApiKeyRevoke<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    credential: &'a str,
    last_used_at: Option<SystemTime>,
    compromised: bool,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn api_key_revoke() {
    let audit = Audit::memory();
    let event = ApiKeyRevoke {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::Service, "svc_settlement"),
        credential: "cred_5521",
        last_used_at: Some(at(1_772_211_791)),
        compromised: false,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject credential last_used_at compromised request reason ticket";
    assert_captured(&audit, "admin.api_key.revoke", WORKFLOW, fields);
}

/// Personal token created.
#[derive(AuditEvent)]
#[audit(event = "admin.token.create")]
struct TokenCreate<'a> {
    actor: Actor<'a>,
    credential: &'a str,
    #[redact]
    label: Option<&'a str>,
    #[redact]
    content: Option<&'a str>,
    scopes: &'a [&'a str],
    expires_at: Option<SystemTime>,
    request: Option<Request<'a>>,
}

#[test]
fn token_create() {
    let audit = Audit::memory();
    let event = TokenCreate {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        credential: "cred_6002",
        label: Some("Laptop scripts"),
        content: Some("not-a-real-secret"),
        scopes: &["invoices.read"],
        expires_at: Some(at(1_780_272_000)),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor credential label scopes expires_at request";
    assert_captured(&audit, "admin.token.create", WORKFLOW, fields);
}

/// Personal token revoked.
#[derive(AuditEvent)]
#[audit(event = "admin.token.revoke")]
struct TokenRevoke<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    credential: &'a str,
    compromised: bool,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn token_revoke() {
    let audit = Audit::memory();
    let event = TokenRevoke {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::User, "usr_7f3a91"),
        credential: "cred_6002",
        compromised: false,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject credential compromised request reason ticket";
    assert_captured(&audit, "admin.token.revoke", WORKFLOW, fields);
}

/// Service account created.
#[derive(AuditEvent)]
#[audit(event = "admin.service_account.create")]
struct ServiceAccountCreate<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    roles: &'a [&'a str],
    responsible: Subject<'a>,
    interactive: Option<bool>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn service_account_create() {
    let audit = Audit::memory();
    let event = ServiceAccountCreate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::Service, "svc_settlement"),
        roles: &["ledger.writer"],
        responsible: subject(ActorKind::User, "usr_7f3a91"),
        interactive: Some(false),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject roles responsible interactive request reason ticket";
    assert_captured(&audit, "admin.service_account.create", WORKFLOW, fields);
}

/// Service account deleted.
#[derive(AuditEvent)]
#[audit(event = "admin.service_account.delete")]
struct ServiceAccountDelete<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    credentials_revoked: Option<u32>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn service_account_delete() {
    let audit = Audit::memory();
    let event = ServiceAccountDelete {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::Service, "svc_settlement"),
        credentials_revoked: Some(2),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject credentials_revoked request reason ticket";
    assert_captured(&audit, "admin.service_account.delete", WORKFLOW, fields);
}

/// Tenant created.
#[derive(AuditEvent)]
#[audit(event = "admin.tenant.create")]
struct TenantCreate<'a> {
    actor: Actor<'a>,
    tenant: &'a str,
    plan: Option<&'a str>,
    region: Option<&'a str>,
    owner: Subject<'a>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn tenant_create() {
    let audit = Audit::memory();
    let event = TenantCreate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        tenant: "acct_204",
        plan: Some("business"),
        region: Some("eu-central"),
        owner: subject(ActorKind::User, "usr_7f3a91"),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor tenant plan region owner request reason ticket";
    assert_captured(&audit, "admin.tenant.create", WORKFLOW, fields);
}

/// Tenant updated.
#[derive(AuditEvent)]
#[audit(event = "admin.tenant.update")]
struct TenantUpdate<'a> {
    actor: Actor<'a>,
    tenant: &'a str,
    fields: &'a [&'a str],
    new_owner: Option<Subject<'a>>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn tenant_update() {
    let audit = Audit::memory();
    let event = TenantUpdate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        tenant: "acct_204",
        fields: &["plan"],
        new_owner: Some(subject(ActorKind::User, "usr_11c0d2")),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor tenant fields new_owner request reason ticket";
    assert_captured(&audit, "admin.tenant.update", WORKFLOW, fields);
}

/// Tenant suspended.
#[derive(AuditEvent)]
#[audit(event = "admin.tenant.suspend")]
struct TenantSuspend<'a> {
    actor: Actor<'a>,
    tenant: &'a str,
    users_affected: Option<u32>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn tenant_suspend() {
    let audit = Audit::memory();
    let event = TenantSuspend {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        tenant: "acct_204",
        users_affected: Some(61),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor tenant users_affected request reason ticket";
    assert_captured(&audit, "admin.tenant.suspend", WORKFLOW, fields);
}

/// Tenant resumed.
#[derive(AuditEvent)]
#[audit(event = "admin.tenant.resume")]
struct TenantResume<'a> {
    actor: Actor<'a>,
    tenant: &'a str,
    suspended_for: Option<Duration>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn tenant_resume() {
    let audit = Audit::memory();
    let event = TenantResume {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        tenant: "acct_204",
        suspended_for: Some(Duration::from_secs(172_800)),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor tenant suspended_for request reason ticket";
    assert_captured(&audit, "admin.tenant.resume", WORKFLOW, fields);
}

/// Tenant deleted.
#[derive(AuditEvent)]
#[audit(event = "admin.tenant.delete")]
struct TenantDelete<'a> {
    actor: Actor<'a>,
    tenant: &'a str,
    manner: DeleteKind,
    users_affected: u32,
    record_count: Option<u64>,
    approver: Option<Subject<'a>>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn tenant_delete() {
    let audit = Audit::memory();
    let event = TenantDelete {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        tenant: "acct_204",
        manner: DeleteKind::Soft,
        users_affected: 61,
        record_count: Some(88_120),
        approver: Some(subject(ActorKind::Administrator, "usr_90be17")),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor tenant manner users_affected record_count approver request reason \
        ticket";
    assert_captured(
        &audit,
        "admin.tenant.delete",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "notice"),
            (Some("failure"), "error"),
            (Some("denied"), "warning"),
        ],
        fields,
    );
}

/// Operator access to customer data.
#[derive(AuditEvent)]
#[audit(event = "admin.data_access.request")]
struct DataAccessRequest<'a> {
    actor: Actor<'a>,
    tenant: &'a str,
    target: Option<Target<'a>>,
    #[redact]
    reason: &'a str,
    ticket: &'a str,
    approver: Option<Subject<'a>>,
    expires_at: SystemTime,
    request: Option<Request<'a>>,
}

#[test]
fn data_access_request() {
    let audit = Audit::memory();
    let event = DataAccessRequest {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        tenant: "acct_204",
        target: Some(target("database", "db_ledger")),
        reason: "Customer reports a wrong balance",
        ticket: "SUP-20881",
        approver: Some(subject(ActorKind::User, "usr_7f3a91")),
        expires_at: at(1_772_366_400),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor tenant target reason ticket approver expires_at request";
    assert_captured(
        &audit,
        "admin.data_access.request",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "notice"),
            (Some("failure"), "warning"),
            (Some("denied"), "warning"),
        ],
        fields,
    );
}
