//! The standard catalogue's `data` events, each with every field filled and emitted in every way it has.

use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::types::{
    Actor, ActorKind, Channel, DataFormat, DeleteKind, Environment, LegalBasis, Request,
    Sensitivity, Subject, Target, Visibility, actor, at, request, subject, target,
};
use super::{WORKFLOW, assert_captured};

/// Record created.
#[derive(AuditEvent)]
#[audit(event = "data.record.create")]
struct RecordCreate<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    sensitivity: Option<Sensitivity>,
    request: Option<Request<'a>>,
}

#[test]
fn record_create() {
    let audit = Audit::memory();
    let event = RecordCreate {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("invoice", "inv_40817"),
        sensitivity: Some(Sensitivity::Internal),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target sensitivity request";
    assert_captured(&audit, "data.record.create", WORKFLOW, fields);
}

/// Record read.
#[derive(AuditEvent)]
#[audit(event = "data.record.read")]
struct RecordRead<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    sensitivity: Sensitivity,
    purpose: Option<&'a str>,
    fields: Option<&'a [&'a str]>,
    request: Option<Request<'a>>,
}

#[test]
fn record_read() {
    let audit = Audit::memory();
    let event = RecordRead {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("patient_file", "pf_8812"),
        sensitivity: Sensitivity::SpecialCategory,
        purpose: Some("treatment"),
        fields: Some(&["diagnosis", "medication"]),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target sensitivity purpose fields request";
    assert_captured(&audit, "data.record.read", WORKFLOW, fields);
}

/// Record updated.
#[derive(AuditEvent)]
#[audit(event = "data.record.update")]
struct RecordUpdate<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    fields: &'a [&'a str],
    old_version: Option<&'a str>,
    new_version: Option<&'a str>,
    sensitivity: Option<Sensitivity>,
    request: Option<Request<'a>>,
}

#[test]
fn record_update() {
    let audit = Audit::memory();
    let event = RecordUpdate {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("invoice", "inv_40817"),
        fields: &["due_date", "status"],
        old_version: Some("7"),
        new_version: Some("8"),
        sensitivity: Some(Sensitivity::Internal),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target fields old_version new_version sensitivity request";
    assert_captured(&audit, "data.record.update", WORKFLOW, fields);
}

/// Record deleted.
#[derive(AuditEvent)]
#[audit(event = "data.record.delete")]
struct RecordDelete<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    manner: DeleteKind,
    sensitivity: Option<Sensitivity>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn record_delete() {
    let audit = Audit::memory();
    let event = RecordDelete {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("invoice", "inv_40817"),
        manner: DeleteKind::Soft,
        sensitivity: Some(Sensitivity::Internal),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target manner sensitivity request reason ticket";
    assert_captured(&audit, "data.record.delete", WORKFLOW, fields);
}

/// Record restored.
#[derive(AuditEvent)]
#[audit(event = "data.record.restore")]
struct RecordRestore<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    from_version: Option<&'a str>,
    deleted_for: Option<Duration>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn record_restore() {
    let audit = Audit::memory();
    let event = RecordRestore {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("invoice", "inv_40817"),
        from_version: Some("6"),
        deleted_for: Some(Duration::from_secs(86_400)),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target from_version deleted_for request reason ticket";
    assert_captured(&audit, "data.record.restore", WORKFLOW, fields);
}

/// Cardholder data read.
#[derive(AuditEvent)]
#[audit(event = "data.cardholder.read")]
struct CardholderRead<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    #[redact]
    card_number: Option<&'a str>,
    full_number: bool,
    #[redact]
    reason: &'a str,
    request: Option<Request<'a>>,
}

#[test]
fn cardholder_read() {
    let audit = Audit::memory();
    let event = CardholderRead {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("payment_card", "card_3307"),
        card_number: Some("4111111111111111"),
        full_number: false,
        reason: "Chargeback dispute",
        request: Some(request()),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target card_number full_number reason request";
    assert_captured(&audit, "data.cardholder.read", WORKFLOW, fields);
}

/// Search.
#[derive(AuditEvent)]
#[audit(event = "data.set.search")]
struct SetSearch<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    #[redact]
    query: Option<&'a str>,
    results: Option<u64>,
    sensitivity: Option<Sensitivity>,
    request: Option<Request<'a>>,
}

#[test]
fn set_search() {
    let audit = Audit::memory();
    let event = SetSearch {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("index", "customers"),
        query: Some("overdue more than 90 days"),
        results: Some(38),
        sensitivity: Some(Sensitivity::Personal),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target query results sensitivity request";
    assert_captured(&audit, "data.set.search", WORKFLOW, fields);
}

/// Bulk update.
#[derive(AuditEvent)]
#[audit(event = "data.set.update")]
struct SetUpdate<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    record_count: u64,
    fields: &'a [&'a str],
    sensitivity: Option<Sensitivity>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn set_update() {
    let audit = Audit::memory();
    let event = SetUpdate {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("customer_set", "cs_eu"),
        record_count: 15_400,
        fields: &["tax_region"],
        sensitivity: Some(Sensitivity::Personal),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target record_count fields sensitivity request reason ticket";
    assert_captured(&audit, "data.set.update", WORKFLOW, fields);
}

/// Bulk deletion.
#[derive(AuditEvent)]
#[audit(event = "data.set.delete")]
struct SetDelete<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    record_count: u64,
    manner: DeleteKind,
    sensitivity: Sensitivity,
    approver: Option<Subject<'a>>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn set_delete() {
    let audit = Audit::memory();
    let event = SetDelete {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("customer_set", "cs_inactive"),
        record_count: 15_400,
        manner: DeleteKind::Hard,
        sensitivity: Sensitivity::Personal,
        approver: Some(subject(ActorKind::Administrator, "usr_90be17")),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target record_count manner sensitivity approver request reason ticket";
    assert_captured(&audit, "data.set.delete", WORKFLOW, fields);
}

/// Export.
#[derive(AuditEvent)]
#[audit(event = "data.set.export")]
struct SetExport<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    format: DataFormat,
    record_count: u64,
    size: Option<u64>,
    #[redact]
    destination: &'a str,
    sensitivity: Sensitivity,
    encrypted: bool,
    digest: Option<&'a str>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn set_export() {
    let audit = Audit::memory();
    let event = SetExport {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("customer_set", "cs_eu"),
        format: DataFormat::Csv,
        record_count: 15_400,
        size: Some(7_340_032),
        destination: "s3://reports/2026/",
        sensitivity: Sensitivity::Personal,
        encrypted: true,
        digest: Some("sha256:5feceb66"),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target format record_count size destination sensitivity encrypted \
        digest request reason ticket";
    assert_captured(&audit, "data.set.export", WORKFLOW, fields);
}

/// Import.
#[derive(AuditEvent)]
#[audit(event = "data.set.import")]
struct SetImport<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    format: DataFormat,
    #[redact]
    source: &'a str,
    record_count: u64,
    rejected_count: Option<u64>,
    size: Option<u64>,
    digest: Option<&'a str>,
    request: Option<Request<'a>>,
}

#[test]
fn set_import() {
    let audit = Audit::memory();
    let event = SetImport {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("customer_set", "cs_eu"),
        format: DataFormat::Csv,
        source: "sftp://partner.example/in/",
        record_count: 1200,
        rejected_count: Some(3),
        size: Some(524_288),
        digest: Some("sha256:5feceb66"),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target format source record_count rejected_count size digest request";
    assert_captured(&audit, "data.set.import", WORKFLOW, fields);
}

/// Synchronisation.
#[derive(AuditEvent)]
#[audit(event = "data.set.synchronise")]
struct SetSynchronise<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    counterpart: &'a str,
    created: u64,
    updated: u64,
    deleted: u64,
    conflicts: Option<u64>,
    lasted: Option<Duration>,
}

#[test]
fn set_synchronise() {
    let audit = Audit::memory();
    let event = SetSynchronise {
        actor: actor(ActorKind::System, "billing-api"),
        target: target("directory", "dir_staff"),
        counterpart: "hr-system",
        created: 4,
        updated: 31,
        deleted: 2,
        conflicts: Some(0),
        lasted: Some(Duration::from_millis(12_800)),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    let fields = "actor target counterpart created updated deleted conflicts lasted";
    assert_captured(
        &audit,
        "data.set.synchronise",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "info"),
            (Some("failure"), "warning"),
        ],
        fields,
    );
}

/// Copy between environments.
#[derive(AuditEvent)]
#[audit(event = "data.set.copy")]
struct SetCopy<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    from_environment: Environment,
    to_environment: Environment,
    record_count: Option<u64>,
    anonymised: bool,
    sensitivity: Sensitivity,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn set_copy() {
    let audit = Audit::memory();
    let event = SetCopy {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("database", "db_ledger"),
        from_environment: Environment::Production,
        to_environment: Environment::Test,
        record_count: Some(900_000),
        anonymised: true,
        sensitivity: Sensitivity::Personal,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target from_environment to_environment record_count anonymised \
        sensitivity request reason ticket";
    assert_captured(&audit, "data.set.copy", WORKFLOW, fields);
}

/// File uploaded.
#[derive(AuditEvent)]
#[audit(event = "data.file.upload")]
struct FileUpload<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    size: u64,
    media_type: Option<&'a str>,
    digest: Option<&'a str>,
    scanned: Option<bool>,
    request: Option<Request<'a>>,
}

#[test]
fn file_upload() {
    let audit = Audit::memory();
    let event = FileUpload {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("file", "fil_6120"),
        size: 183_000,
        media_type: Some("application/pdf"),
        digest: Some("sha256:5feceb66"),
        scanned: Some(true),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target size media_type digest scanned request";
    assert_captured(&audit, "data.file.upload", WORKFLOW, fields);
}

/// File downloaded.
#[derive(AuditEvent)]
#[audit(event = "data.file.download")]
struct FileDownload<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    size: Option<u64>,
    sensitivity: Option<Sensitivity>,
    via_link: Option<bool>,
    request: Option<Request<'a>>,
}

#[test]
fn file_download() {
    let audit = Audit::memory();
    let event = FileDownload {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("file", "fil_6120"),
        size: Some(183_000),
        sensitivity: Some(Sensitivity::Confidential),
        via_link: Some(false),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target size sensitivity via_link request";
    assert_captured(&audit, "data.file.download", WORKFLOW, fields);
}

/// Share granted.
#[derive(AuditEvent)]
#[audit(event = "data.share.grant")]
struct ShareGrant<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    visibility: Visibility,
    #[redact]
    recipient: Option<&'a str>,
    permission: &'a str,
    outside: bool,
    expires_at: Option<SystemTime>,
    request: Option<Request<'a>>,
}

#[test]
fn share_grant() {
    let audit = Audit::memory();
    let event = ShareGrant {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("folder", "fol_2210"),
        visibility: Visibility::Person,
        recipient: Some("lee@partner.example"),
        permission: "view",
        outside: true,
        expires_at: Some(at(1_775_001_600)),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target visibility recipient permission outside expires_at request";
    assert_captured(&audit, "data.share.grant", WORKFLOW, fields);
}

/// Share revoked.
#[derive(AuditEvent)]
#[audit(event = "data.share.revoke")]
struct ShareRevoke<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    visibility: Visibility,
    #[redact]
    recipient: Option<&'a str>,
    expired: Option<bool>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn share_revoke() {
    let audit = Audit::memory();
    let event = ShareRevoke {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("folder", "fol_2210"),
        visibility: Visibility::AnyoneWithLink,
        recipient: Some("lee@partner.example"),
        expired: Some(false),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target visibility recipient expired request reason ticket";
    assert_captured(&audit, "data.share.revoke", WORKFLOW, fields);
}

/// Sensitivity changed.
#[derive(AuditEvent)]
#[audit(event = "data.sensitivity.change")]
struct SensitivityChange<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    old_sensitivity: Sensitivity,
    new_sensitivity: Sensitivity,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn sensitivity_change() {
    let audit = Audit::memory();
    let event = SensitivityChange {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        target: target("folder", "fol_2210"),
        old_sensitivity: Sensitivity::Confidential,
        new_sensitivity: Sensitivity::Internal,
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor target old_sensitivity new_sensitivity request reason ticket";
    assert_captured(&audit, "data.sensitivity.change", WORKFLOW, fields);
}

/// Personal data handed out.
#[derive(AuditEvent)]
#[audit(event = "data.person.export")]
struct PersonExport<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    format: DataFormat,
    record_count: u64,
    requested_at: Option<SystemTime>,
    channel: Option<Channel>,
    request: Option<Request<'a>>,
}

#[test]
fn person_export() {
    let audit = Audit::memory();
    let event = PersonExport {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        format: DataFormat::Archive,
        record_count: 412,
        requested_at: Some(at(1_770_890_400)),
        channel: Some(Channel::Web),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject format record_count requested_at channel request";
    assert_captured(&audit, "data.person.export", WORKFLOW, fields);
}

/// Personal data erased.
#[derive(AuditEvent)]
#[audit(event = "data.person.erase")]
struct PersonErase<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    manner: DeleteKind,
    record_count: u64,
    kept_count: Option<u64>,
    requested_at: Option<SystemTime>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn person_erase() {
    let audit = Audit::memory();
    let event = PersonErase {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        manner: DeleteKind::CryptoErase,
        record_count: 412,
        kept_count: Some(7),
        requested_at: Some(at(1_770_890_400)),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject manner record_count kept_count requested_at request reason \
        ticket";
    assert_captured(&audit, "data.person.erase", WORKFLOW, fields);
}

/// Personal data corrected.
#[derive(AuditEvent)]
#[audit(event = "data.person.correct")]
struct PersonCorrect<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    fields: &'a [&'a str],
    requested_at: Option<SystemTime>,
    request: Option<Request<'a>>,
}

#[test]
fn person_correct() {
    let audit = Audit::memory();
    let event = PersonCorrect {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        fields: &["postal_address"],
        requested_at: Some(at(1_770_890_400)),
        request: Some(request()),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject fields requested_at request";
    assert_captured(&audit, "data.person.correct", WORKFLOW, fields);
}

/// Consent changed.
#[derive(AuditEvent)]
#[audit(event = "data.person.consent")]
struct PersonConsent<'a> {
    actor: Actor<'a>,
    purpose: &'a str,
    given: bool,
    basis: Option<LegalBasis>,
    text_version: Option<&'a str>,
    channel: Option<Channel>,
    request: Option<Request<'a>>,
}

#[test]
fn person_consent() {
    let audit = Audit::memory();
    let event = PersonConsent {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        purpose: "product_analytics",
        given: false,
        basis: Some(LegalBasis::Consent),
        text_version: Some("2026-01"),
        channel: Some(Channel::Web),
        request: Some(request()),
    };
    event.emit(&audit).unwrap();
    let fields = "actor purpose given basis text_version channel request";
    assert_captured(&audit, "data.person.consent", &[(None, "notice")], fields);
}

/// Retention applied.
#[derive(AuditEvent)]
#[audit(event = "data.retention.apply")]
struct RetentionApply<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    rule: &'a str,
    record_count: u64,
    manner: DeleteKind,
    held_count: Option<u64>,
}

#[test]
fn retention_apply() {
    let audit = Audit::memory();
    let event = RetentionApply {
        actor: actor(ActorKind::System, "billing-api"),
        target: target("data_set", "ds_support_chats"),
        rule: "support-chats-18-months",
        record_count: 2088,
        manner: DeleteKind::Hard,
        held_count: Some(14),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    let fields = "actor target rule record_count manner held_count";
    assert_captured(
        &audit,
        "data.retention.apply",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "info"),
            (Some("failure"), "warning"),
        ],
        fields,
    );
}

/// Backup created.
#[derive(AuditEvent)]
#[audit(event = "data.backup.create")]
struct BackupCreate<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    backup: &'a str,
    size: Option<u64>,
    #[redact]
    destination: Option<&'a str>,
    encrypted: bool,
    digest: Option<&'a str>,
    lasted: Option<Duration>,
}

#[test]
fn backup_create() {
    let audit = Audit::memory();
    let event = BackupCreate {
        actor: actor(ActorKind::System, "billing-api"),
        target: target("database", "db_ledger"),
        backup: "bak_20260301",
        size: Some(8_589_934_592),
        destination: Some("s3://backups/ledger/"),
        encrypted: true,
        digest: Some("sha256:5feceb66"),
        lasted: Some(Duration::from_secs(318)),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    let fields = "actor target backup size destination encrypted digest lasted";
    assert_captured(
        &audit,
        "data.backup.create",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "info"),
            (Some("failure"), "warning"),
        ],
        fields,
    );
}

/// Backup restored.
#[derive(AuditEvent)]
#[audit(event = "data.backup.restore")]
struct BackupRestore<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    backup: &'a str,
    taken_at: SystemTime,
    environment: Environment,
    rehearsal: bool,
    lasted: Option<Duration>,
    request: Option<Request<'a>>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn backup_restore() {
    let audit = Audit::memory();
    let event = BackupRestore {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        target: target("database", "db_ledger"),
        backup: "bak_20260301",
        taken_at: at(1_772_330_400),
        environment: Environment::Production,
        rehearsal: false,
        lasted: Some(Duration::from_secs(1250)),
        request: Some(request()),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor target backup taken_at environment rehearsal lasted request reason \
        ticket";
    assert_captured(&audit, "data.backup.restore", WORKFLOW, fields);
}
