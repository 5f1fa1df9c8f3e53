//! The standard catalogue's `ratelimit` events, each with every field filled and emitted in every way it has.

use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::types::{
    Actor, ActorKind, LimitScope, Modification, Request, Subject, actor, at, request, subject,
};
use super::{WORKFLOW, assert_captured};

/// Rate limit reached.
#[derive(AuditEvent)]
#[audit(event = "ratelimit.limit.reached")]
struct LimitReached<'a> {
    actor: Actor<'a>,
    allowed: u64,
    window: Duration,
    retry_after: Option<Duration>,
    limit: &'a str,
    counted_for: LimitScope,
    request: Option<Request<'a>>,
}

#[test]
fn limit_reached() {
    let audit = Audit::memory();
    let event = LimitReached {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        allowed: 600,
        window: Duration::from_secs(60),
        retry_after: Some(Duration::from_secs(12)),
        limit: "requests_per_minute",
        counted_for: LimitScope::Credential,
        request: Some(request()),
    };
    event.emit(&audit);
    let fields = "actor allowed window retry_after limit counted_for request";
    assert_captured(
        &audit,
        "ratelimit.limit.reached",
        &[(None, "notice")],
        fields,
    );
}

/// Request delayed.
#[derive(AuditEvent)]
#[audit(event = "ratelimit.limit.delayed")]
struct LimitDelayed<'a> {
    actor: Actor<'a>,
    delay: Duration,
    limit: &'a str,
    counted_for: LimitScope,
}

#[test]
fn limit_delayed() {
    let audit = Audit::memory();
    let event = LimitDelayed {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        delay: Duration::from_millis(250),
        limit: "requests_per_minute",
        counted_for: LimitScope::Credential,
    };
    event.emit(&audit);
    let fields = "actor delay limit counted_for";
    assert_captured(
        &audit,
        "ratelimit.limit.delayed",
        &[(None, "debug")],
        fields,
    );
}

/// Quota nearly used.
#[derive(AuditEvent)]
#[audit(event = "ratelimit.quota.near")]
struct QuotaNear<'a> {
    actor: Actor<'a>,
    account: Option<&'a str>,
    allowed: u64,
    used: u64,
    resets_at: Option<SystemTime>,
    limit: &'a str,
    counted_for: LimitScope,
}

#[test]
fn quota_near() {
    let audit = Audit::memory();
    let event = QuotaNear {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        account: Some("acct_204"),
        allowed: 100_000,
        used: 90_000,
        resets_at: Some(at(1_775_001_600)),
        limit: "requests_per_minute",
        counted_for: LimitScope::Credential,
    };
    event.emit(&audit);
    let fields = "actor account allowed used resets_at limit counted_for";
    assert_captured(&audit, "ratelimit.quota.near", &[(None, "notice")], fields);
}

/// Quota exceeded.
#[derive(AuditEvent)]
#[audit(event = "ratelimit.quota.exceeded")]
struct QuotaExceeded<'a> {
    actor: Actor<'a>,
    account: Option<&'a str>,
    allowed: u64,
    used: u64,
    resets_at: Option<SystemTime>,
    limit: &'a str,
    counted_for: LimitScope,
}

#[test]
fn quota_exceeded() {
    let audit = Audit::memory();
    let event = QuotaExceeded {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        account: Some("acct_204"),
        allowed: 100_000,
        used: 100_000,
        resets_at: Some(at(1_775_001_600)),
        limit: "requests_per_minute",
        counted_for: LimitScope::Credential,
    };
    event.emit(&audit).unwrap();
    let fields = "actor account allowed used resets_at limit counted_for";
    assert_captured(
        &audit,
        "ratelimit.quota.exceeded",
        &[(None, "warning")],
        fields,
    );
}

/// Client blocked.
#[derive(AuditEvent)]
#[audit(event = "ratelimit.block.applied")]
struct BlockApplied<'a> {
    actor: Actor<'a>,
    subject: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    rule: &'a str,
    blocked_for: Option<Duration>,
    limit: &'a str,
    counted_for: LimitScope,
}

#[test]
fn block_applied() {
    let audit = Audit::memory();
    let event = BlockApplied {
        actor: actor(ActorKind::System, "billing-api"),
        subject: Some(subject(ActorKind::Anonymous, "unknown")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        rule: "ten_limits_in_an_hour",
        blocked_for: Some(Duration::from_secs(3600)),
        limit: "requests_per_minute",
        counted_for: LimitScope::Credential,
    };
    event.emit(&audit).unwrap();
    let fields = "actor subject client_address rule blocked_for limit counted_for";
    assert_captured(
        &audit,
        "ratelimit.block.applied",
        &[(None, "warning")],
        fields,
    );
}

/// Client unblocked.
#[derive(AuditEvent)]
#[audit(event = "ratelimit.block.lifted")]
struct BlockLifted<'a> {
    actor: Actor<'a>,
    subject: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    automatic: bool,
    #[redact]
    reason: Option<&'a str>,
    limit: &'a str,
    counted_for: LimitScope,
}

#[test]
fn block_lifted() {
    let audit = Audit::memory();
    let event = BlockLifted {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: Some(subject(ActorKind::Anonymous, "unknown")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        automatic: true,
        reason: Some("Customer explained the burst"),
        limit: "requests_per_minute",
        counted_for: LimitScope::Credential,
    };
    event.emit(&audit).unwrap();
    let fields = "actor subject client_address automatic reason limit counted_for";
    assert_captured(
        &audit,
        "ratelimit.block.lifted",
        &[(None, "notice")],
        fields,
    );
}

/// Rate limit changed.
#[derive(AuditEvent)]
#[audit(event = "ratelimit.rule.change")]
struct RuleChange<'a> {
    actor: Actor<'a>,
    change: Modification,
    account: Option<&'a str>,
    old_allowed: Option<u64>,
    new_allowed: Option<u64>,
    window: Option<Duration>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
    limit: &'a str,
    counted_for: LimitScope,
    request: Option<Request<'a>>,
}

#[test]
fn rule_change() {
    let audit = Audit::memory();
    let event = RuleChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        change: Modification::Changed,
        account: Some("acct_204"),
        old_allowed: Some(600),
        new_allowed: Some(1200),
        window: Some(Duration::from_secs(60)),
        reason: Some("Customer moved to a larger plan"),
        ticket: Some("CHG-1042"),
        limit: "requests_per_minute",
        counted_for: LimitScope::Credential,
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor change account old_allowed new_allowed window reason ticket limit \
        counted_for request";
    assert_captured(&audit, "ratelimit.rule.change", WORKFLOW, fields);
}
