//! The standard catalogue's `provider` events, each with every field filled and emitted in every way it has.

use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::types::{
    Actor, ActorKind, CredentialKind, LegalBasis, ProviderKind, Sensitivity, Subject, Target,
    actor, at, subject, target,
};
use super::{WORKFLOW, assert_captured};

/// Provider connected.
#[derive(AuditEvent)]
#[audit(event = "provider.connection.create")]
struct ConnectionCreate<'a> {
    actor: Actor<'a>,
    account: Option<&'a str>,
    scopes: &'a [&'a str],
    region: Option<&'a str>,
    expires_at: Option<SystemTime>,
    provider: &'a str,
    provider_kind: ProviderKind,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn connection_create() {
    let audit = Audit::memory();
    let event = ConnectionCreate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        account: Some("acct_204"),
        scopes: &["payments.write"],
        region: Some("eu-central"),
        expires_at: Some(at(1_803_859_200)),
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor account scopes region expires_at provider provider_kind reason ticket";
    assert_captured(&audit, "provider.connection.create", WORKFLOW, fields);
}

/// Provider disconnected.
#[derive(AuditEvent)]
#[audit(event = "provider.connection.remove")]
struct ConnectionRemove<'a> {
    actor: Actor<'a>,
    account: Option<&'a str>,
    credentials_revoked: bool,
    data_deleted: Option<bool>,
    provider: &'a str,
    provider_kind: ProviderKind,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn connection_remove() {
    let audit = Audit::memory();
    let event = ConnectionRemove {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        account: Some("acct_204"),
        credentials_revoked: true,
        data_deleted: Some(false),
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor account credentials_revoked data_deleted provider provider_kind reason \
        ticket";
    assert_captured(&audit, "provider.connection.remove", WORKFLOW, fields);
}

/// Provider credential rotated.
#[derive(AuditEvent)]
#[audit(event = "provider.credential.rotate")]
struct CredentialRotate<'a> {
    actor: Actor<'a>,
    credential_kind: CredentialKind,
    old_credential: Option<&'a str>,
    new_credential: &'a str,
    #[redact]
    content: Option<&'a str>,
    scheduled: bool,
    provider: &'a str,
    provider_kind: ProviderKind,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn credential_rotate() {
    let audit = Audit::memory();
    let event = CredentialRotate {
        actor: actor(ActorKind::System, "billing-api"),
        credential_kind: CredentialKind::ClientSecret,
        old_credential: Some("cred_5521"),
        new_credential: "cred_5830",
        content: Some("not-a-real-secret"),
        scheduled: true,
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor credential_kind old_credential new_credential scheduled provider \
        provider_kind reason ticket";
    assert_captured(&audit, "provider.credential.rotate", WORKFLOW, fields);
}

/// Provider called.
#[derive(AuditEvent)]
#[audit(event = "provider.call.send")]
struct CallSend<'a> {
    actor: Actor<'a>,
    operation: &'a str,
    target: Option<Target<'a>>,
    status: Option<u32>,
    reference: Option<&'a str>,
    attempts: Option<u32>,
    lasted: Option<Duration>,
    #[redact]
    error: Option<&'a str>,
    provider: &'a str,
    provider_kind: ProviderKind,
}

#[test]
fn call_send() {
    let audit = Audit::memory();
    let event = CallSend {
        actor: actor(ActorKind::Service, "svc_settlement"),
        operation: "payment.capture",
        target: Some(target("payment", "pay_3310")),
        status: Some(200),
        reference: Some("ref_88ab"),
        attempts: Some(1),
        lasted: Some(Duration::from_millis(310)),
        error: Some("Card declined by issuer"),
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor operation target status reference attempts lasted error provider \
        provider_kind";
    assert_captured(&audit, "provider.call.send", WORKFLOW, fields);
}

/// Data disclosed to a provider.
#[derive(AuditEvent)]
#[audit(event = "provider.data.disclose")]
struct DataDisclose<'a> {
    actor: Actor<'a>,
    subject: Option<Subject<'a>>,
    purpose: &'a str,
    basis: Option<LegalBasis>,
    sensitivity: Sensitivity,
    fields: &'a [&'a str],
    record_count: u64,
    region: Option<&'a str>,
    provider: &'a str,
    provider_kind: ProviderKind,
}

#[test]
fn data_disclose() {
    let audit = Audit::memory();
    let event = DataDisclose {
        actor: actor(ActorKind::Service, "svc_settlement"),
        subject: Some(subject(ActorKind::User, "usr_11c0d2")),
        purpose: "fraud_screening",
        basis: Some(LegalBasis::LegitimateInterests),
        sensitivity: Sensitivity::Personal,
        fields: &["postal_address", "order_total"],
        record_count: 1,
        region: Some("eu-central"),
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject purpose basis sensitivity fields record_count region provider \
        provider_kind";
    assert_captured(&audit, "provider.data.disclose", WORKFLOW, fields);
}

/// Model called.
#[derive(AuditEvent)]
#[audit(event = "provider.model.call")]
struct ModelCall<'a> {
    actor: Actor<'a>,
    model: &'a str,
    purpose: &'a str,
    prompt_digest: Option<&'a str>,
    answer_digest: Option<&'a str>,
    units_in: Option<u64>,
    units_out: Option<u64>,
    personal_data: bool,
    lasted: Option<Duration>,
    #[redact]
    error: Option<&'a str>,
    provider: &'a str,
    provider_kind: ProviderKind,
}

#[test]
fn model_call() {
    let audit = Audit::memory();
    let event = ModelCall {
        actor: actor(ActorKind::Service, "svc_settlement"),
        model: "example-large-2",
        purpose: "support_reply",
        prompt_digest: Some("sha256:5feceb66"),
        answer_digest: Some("sha256:6b86b273"),
        units_in: Some(1830),
        units_out: Some(412),
        personal_data: false,
        lasted: Some(Duration::from_millis(2700)),
        error: Some("Answer refused by the provider"),
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor model purpose prompt_digest answer_digest units_in units_out \
        personal_data lasted error provider provider_kind";
    assert_captured(&audit, "provider.model.call", WORKFLOW, fields);
}

/// Webhook received.
#[derive(AuditEvent)]
#[audit(event = "provider.webhook.receive")]
struct WebhookReceive<'a> {
    actor: Actor<'a>,
    operation: &'a str,
    delivery: &'a str,
    signature_valid: bool,
    replayed: Option<bool>,
    #[redact]
    client_address: Option<IpAddr>,
    size: Option<u64>,
    provider: &'a str,
    provider_kind: ProviderKind,
}

#[test]
fn webhook_receive() {
    let audit = Audit::memory();
    let event = WebhookReceive {
        actor: actor(ActorKind::Service, "svc_settlement"),
        operation: "payment.settled",
        delivery: "dlv_7719",
        signature_valid: true,
        replayed: Some(false),
        client_address: Some(IpAddr::from([203, 0, 113, 77])),
        size: Some(1804),
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor operation delivery signature_valid replayed client_address size \
        provider provider_kind";
    assert_captured(&audit, "provider.webhook.receive", WORKFLOW, fields);
}

/// Webhook delivered.
#[derive(AuditEvent)]
#[audit(event = "provider.webhook.deliver")]
struct WebhookDeliver<'a> {
    actor: Actor<'a>,
    account: &'a str,
    operation: &'a str,
    delivery: &'a str,
    #[redact]
    destination: &'a str,
    status: Option<u32>,
    attempts: Option<u32>,
    provider: &'a str,
    provider_kind: ProviderKind,
}

#[test]
fn webhook_deliver() {
    let audit = Audit::memory();
    let event = WebhookDeliver {
        actor: actor(ActorKind::System, "billing-api"),
        account: "acct_204",
        operation: "invoice.paid",
        delivery: "dlv_0093",
        destination: "https://hooks.example.org/in",
        status: Some(200),
        attempts: Some(1),
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    let fields = "actor account operation delivery destination status attempts provider \
        provider_kind";
    assert_captured(
        &audit,
        "provider.webhook.deliver",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "info"),
            (Some("failure"), "warning"),
        ],
        fields,
    );
}

/// Provider failover.
#[derive(AuditEvent)]
#[audit(event = "provider.failover")]
struct Failover<'a> {
    actor: Actor<'a>,
    to_provider: &'a str,
    automatic: bool,
    provider: &'a str,
    provider_kind: ProviderKind,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn failover() {
    let audit = Audit::memory();
    let event = Failover {
        actor: actor(ActorKind::System, "billing-api"),
        to_provider: "second-payments",
        automatic: true,
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor to_provider automatic provider provider_kind reason ticket";
    assert_captured(&audit, "provider.failover", &[(None, "warning")], fields);
}

/// Provider unavailable.
#[derive(AuditEvent)]
#[audit(event = "provider.unavailable")]
struct Unavailable<'a> {
    actor: Actor<'a>,
    operation: Option<&'a str>,
    status: Option<u32>,
    failures: u32,
    since: Option<SystemTime>,
    provider: &'a str,
    provider_kind: ProviderKind,
}

#[test]
fn unavailable() {
    let audit = Audit::memory();
    let event = Unavailable {
        actor: actor(ActorKind::System, "billing-api"),
        operation: Some("payment.capture"),
        status: Some(503),
        failures: 20,
        since: Some(at(1_772_352_720)),
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
    };
    event.emit(&audit);
    let fields = "actor operation status failures since provider provider_kind";
    assert_captured(&audit, "provider.unavailable", &[(None, "warning")], fields);
}

/// Provider terms changed.
#[derive(AuditEvent)]
#[audit(event = "provider.terms.changed")]
struct TermsChanged<'a> {
    actor: Actor<'a>,
    document: &'a str,
    old_version: Option<&'a str>,
    new_version: &'a str,
    accepted: bool,
    provider: &'a str,
    provider_kind: ProviderKind,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn terms_changed() {
    let audit = Audit::memory();
    let event = TermsChanged {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        document: "sub-processor list",
        old_version: Some("2025-11"),
        new_version: "2026-02",
        accepted: true,
        provider: "example-payments",
        provider_kind: ProviderKind::Payment,
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor document old_version new_version accepted provider provider_kind \
        reason ticket";
    assert_captured(
        &audit,
        "provider.terms.changed",
        &[(None, "notice")],
        fields,
    );
}
