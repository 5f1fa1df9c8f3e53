//! The standard catalogue's `config` events, each with every field filled and emitted in every way it has.

use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::types::{
    Actor, ActorKind, Environment, KeyPurpose, Modification, Request, Subject, Target, actor, at,
    request, subject, target,
};
use super::{WORKFLOW, assert_captured};

/// Setting changed.
#[derive(AuditEvent)]
#[audit(event = "config.setting.change")]
struct SettingChange<'a> {
    actor: Actor<'a>,
    setting: &'a str,
    #[redact]
    old_value: Option<&'a str>,
    #[redact]
    new_value: Option<&'a str>,
    environment: Environment,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn setting_change() {
    let audit = Audit::memory();
    let event = SettingChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        setting: "billing.retry.limit",
        old_value: Some("3"),
        new_value: Some("5"),
        environment: Environment::Production,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor setting old_value new_value environment request reason ticket";
    assert_captured(&audit, "config.setting.change", WORKFLOW, fields);
}

/// Feature switched.
#[derive(AuditEvent)]
#[audit(event = "config.feature.switch")]
struct FeatureSwitch<'a> {
    actor: Actor<'a>,
    feature: &'a str,
    enabled: bool,
    share: Option<f64>,
    audience: Option<&'a str>,
    environment: Environment,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn feature_switch() {
    let audit = Audit::memory();
    let event = FeatureSwitch {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        feature: "instant_payouts",
        enabled: true,
        share: Some(12.5),
        audience: Some("eu_merchants"),
        environment: Environment::Production,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor feature enabled share audience environment request reason ticket";
    assert_captured(&audit, "config.feature.switch", WORKFLOW, fields);
}

/// Secret stored.
#[derive(AuditEvent)]
#[audit(event = "config.secret.store")]
struct SecretStore<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    old_version: Option<&'a str>,
    new_version: &'a str,
    #[redact]
    content: Option<&'a str>,
    environment: Environment,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn secret_store() {
    let audit = Audit::memory();
    let event = SecretStore {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("stored_secret", "payments/webhook"),
        old_version: Some("12"),
        new_version: "13",
        content: Some("not-a-real-secret"),
        environment: Environment::Production,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target old_version new_version environment request reason ticket";
    assert_captured(&audit, "config.secret.store", WORKFLOW, fields);
}

/// Secret read.
#[derive(AuditEvent)]
#[audit(event = "config.secret.read")]
struct SecretRead<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    version: &'a str,
    purpose: Option<&'a str>,
    environment: Environment,
    request: Option<Request<'a>>,
}

#[test]
fn secret_read() {
    let audit = Audit::memory();
    let event = SecretRead {
        actor: actor(ActorKind::Service, "svc_settlement"),
        target: target("stored_secret", "payments/webhook"),
        version: "13",
        purpose: Some("deploy"),
        environment: Environment::Production,
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target version purpose environment request";
    assert_captured(&audit, "config.secret.read", WORKFLOW, fields);
}

/// Secret deleted.
#[derive(AuditEvent)]
#[audit(event = "config.secret.delete")]
struct SecretDelete<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    version: Option<&'a str>,
    environment: Environment,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn secret_delete() {
    let audit = Audit::memory();
    let event = SecretDelete {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("stored_secret", "payments/webhook"),
        version: Some("11"),
        environment: Environment::Production,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target version environment request reason ticket";
    assert_captured(&audit, "config.secret.delete", WORKFLOW, fields);
}

/// Key rotated.
#[derive(AuditEvent)]
#[audit(event = "config.key.rotate")]
struct KeyRotate<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    purpose: KeyPurpose,
    old_key: Option<&'a str>,
    new_key: &'a str,
    algorithm: Option<&'a str>,
    scheduled: bool,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn key_rotate() {
    let audit = Audit::memory();
    let event = KeyRotate {
        actor: actor(ActorKind::System, "billing-api"),
        target: target("key_ring", "ledger-at-rest"),
        purpose: KeyPurpose::Encryption,
        old_key: Some("key_0041"),
        new_key: "key_0042",
        algorithm: Some("AES-256-GCM"),
        scheduled: true,
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target purpose old_key new_key algorithm scheduled reason ticket";
    assert_captured(&audit, "config.key.rotate", WORKFLOW, fields);
}

/// Key destroyed.
#[derive(AuditEvent)]
#[audit(event = "config.key.destroy")]
struct KeyDestroy<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    purpose: KeyPurpose,
    key: &'a str,
    approver: Option<Subject<'a>>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn key_destroy() {
    let audit = Audit::memory();
    let event = KeyDestroy {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("key_ring", "ledger-at-rest"),
        purpose: KeyPurpose::Encryption,
        key: "key_0041",
        approver: Some(subject(ActorKind::Administrator, "usr_90be17")),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target purpose key approver request reason ticket";
    assert_captured(
        &audit,
        "config.key.destroy",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "notice"),
            (Some("failure"), "error"),
            (Some("denied"), "warning"),
        ],
        fields,
    );
}

/// Certificate replaced.
#[derive(AuditEvent)]
#[audit(event = "config.certificate.replace")]
struct CertificateReplace<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    names: &'a [&'a str],
    issuer: &'a str,
    serial: Option<&'a str>,
    expires_at: SystemTime,
}

#[test]
fn certificate_replace() {
    let audit = Audit::memory();
    let event = CertificateReplace {
        actor: actor(ActorKind::System, "billing-api"),
        target: target("listener", "edge-eu"),
        names: &["api.example.org"],
        issuer: "Example CA 3",
        serial: Some("04d2"),
        expires_at: at(1_788_220_800),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target names issuer serial expires_at";
    assert_captured(&audit, "config.certificate.replace", WORKFLOW, fields);
}

/// Release deployed.
#[derive(AuditEvent)]
#[audit(event = "config.release.deploy")]
struct ReleaseDeploy<'a> {
    actor: Actor<'a>,
    component: &'a str,
    old_version: Option<&'a str>,
    new_version: &'a str,
    environment: Environment,
    digest: Option<&'a str>,
    signature_checked: bool,
    rollback: bool,
    approver: Option<Subject<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn release_deploy() {
    let audit = Audit::memory();
    let event = ReleaseDeploy {
        actor: actor(ActorKind::Service, "svc_settlement"),
        component: "billing-api",
        old_version: Some("4.1.9"),
        new_version: "4.2.0",
        environment: Environment::Production,
        digest: Some("sha256:5feceb66"),
        signature_checked: true,
        rollback: false,
        approver: Some(subject(ActorKind::Administrator, "usr_90be17")),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor component old_version new_version environment digest signature_checked \
        rollback approver reason ticket";
    assert_captured(&audit, "config.release.deploy", WORKFLOW, fields);
}

/// Schema migrated.
#[derive(AuditEvent)]
#[audit(event = "config.schema.migrate")]
struct SchemaMigrate<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    old_version: &'a str,
    new_version: &'a str,
    environment: Environment,
    reversible: bool,
    lasted: Option<Duration>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn schema_migrate() {
    let audit = Audit::memory();
    let event = SchemaMigrate {
        actor: actor(ActorKind::Service, "svc_settlement"),
        target: target("database", "db_ledger"),
        old_version: "0117",
        new_version: "0118",
        environment: Environment::Production,
        reversible: true,
        lasted: Some(Duration::from_millis(44_200)),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target old_version new_version environment reversible lasted reason \
        ticket";
    assert_captured(&audit, "config.schema.migrate", WORKFLOW, fields);
}

/// Network rule changed.
#[derive(AuditEvent)]
#[audit(event = "config.network.change")]
struct NetworkChange<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    change: Modification,
    rule: &'a str,
    #[redact]
    source: Option<&'a str>,
    #[redact]
    destination: Option<&'a str>,
    environment: Environment,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn network_change() {
    let audit = Audit::memory();
    let event = NetworkChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("firewall", "edge-eu"),
        change: Modification::Added,
        rule: "allow-partner-sftp",
        source: Some("198.51.100.0/24"),
        destination: Some("sftp.internal:22"),
        environment: Environment::Production,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target change rule source destination environment request reason \
        ticket";
    assert_captured(&audit, "config.network.change", WORKFLOW, fields);
}

/// Logging changed.
#[derive(AuditEvent)]
#[audit(event = "config.logging.change")]
struct LoggingChange<'a> {
    actor: Actor<'a>,
    component: &'a str,
    setting: &'a str,
    #[redact]
    old_value: Option<&'a str>,
    #[redact]
    new_value: Option<&'a str>,
    less_recorded: bool,
    environment: Environment,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn logging_change() {
    let audit = Audit::memory();
    let event = LoggingChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        component: "billing-api",
        setting: "log.level",
        old_value: Some("info"),
        new_value: Some("warning"),
        less_recorded: true,
        environment: Environment::Production,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor component setting old_value new_value less_recorded environment \
        request reason ticket";
    assert_captured(&audit, "config.logging.change", WORKFLOW, fields);
}

/// Scheduled job changed.
#[derive(AuditEvent)]
#[audit(event = "config.job.change")]
struct JobChange<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    change: Modification,
    schedule: Option<&'a str>,
    #[redact]
    runs_as: Option<&'a str>,
    environment: Environment,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn job_change() {
    let audit = Audit::memory();
    let event = JobChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("job", "nightly-settlement"),
        change: Modification::Changed,
        schedule: Some("0 3 * * *"),
        runs_as: Some("svc_settlement"),
        environment: Environment::Production,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target change schedule runs_as environment request reason ticket";
    assert_captured(&audit, "config.job.change", WORKFLOW, fields);
}

/// Service started.
#[derive(AuditEvent)]
#[audit(event = "config.service.started")]
struct ServiceStarted<'a> {
    actor: Actor<'a>,
    component: &'a str,
    version: &'a str,
    environment: Environment,
    settings_digest: Option<&'a str>,
}

#[test]
fn service_started() {
    let audit = Audit::memory();
    let event = ServiceStarted {
        actor: actor(ActorKind::System, "billing-api"),
        component: "billing-api",
        version: "4.2.0",
        environment: Environment::Production,
        settings_digest: Some("sha256:5feceb66"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor component version environment settings_digest";
    assert_captured(&audit, "config.service.started", &[(None, "info")], fields);
}

/// Service stopped.
#[derive(AuditEvent)]
#[audit(event = "config.service.stopped")]
struct ServiceStopped<'a> {
    actor: Actor<'a>,
    component: &'a str,
    version: &'a str,
    environment: Environment,
    orderly: bool,
    uptime: Option<Duration>,
}

#[test]
fn service_stopped() {
    let audit = Audit::memory();
    let event = ServiceStopped {
        actor: actor(ActorKind::System, "billing-api"),
        component: "billing-api",
        version: "4.2.0",
        environment: Environment::Production,
        orderly: true,
        uptime: Some(Duration::from_secs(604_800)),
    };
    event.emit(&audit).unwrap();
    let fields = "actor component version environment orderly uptime";
    assert_captured(
        &audit,
        "config.service.stopped",
        &[(None, "notice")],
        fields,
    );
}
