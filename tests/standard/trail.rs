//! The standard catalogue's `trail` events, each with every field filled and emitted in every way it has.

use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::types::{
    Actor, ActorKind, DataFormat, KeyPurpose, StopReason, Subject, Verdict, actor, at, subject,
};
use super::{WORKFLOW, assert_captured};

/// Trail started.
#[derive(AuditEvent)]
#[audit(event = "trail.started")]
struct Started<'a> {
    actor: Actor<'a>,
    component: &'a str,
    version: &'a str,
    fresh: bool,
    clean: bool,
    catalogue_version: Option<&'a str>,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn started() {
    let audit = Audit::memory();
    let event = Started {
        actor: actor(ActorKind::System, "billing-api"),
        component: "billing-api",
        version: "4.2.0",
        fresh: false,
        clean: true,
        catalogue_version: Some("1.0.0"),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor component version fresh clean catalogue_version trail position";
    assert_captured(&audit, "trail.started", &[(None, "notice")], fields);
}

/// Trail stopped.
#[derive(AuditEvent)]
#[audit(event = "trail.stopped")]
struct Stopped<'a> {
    actor: Actor<'a>,
    component: &'a str,
    cause: StopReason,
    events: u64,
    lost: u64,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn stopped() {
    let audit = Audit::memory();
    let event = Stopped {
        actor: actor(ActorKind::System, "billing-api"),
        component: "billing-api",
        cause: StopReason::Shutdown,
        events: 120_422,
        lost: 0,
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor component cause events lost trail position";
    assert_captured(&audit, "trail.stopped", &[(None, "notice")], fields);
}

/// Trail paused.
#[derive(AuditEvent)]
#[audit(event = "trail.paused")]
struct Paused<'a> {
    actor: Actor<'a>,
    #[redact]
    reason: &'a str,
    ticket: Option<&'a str>,
    until: Option<SystemTime>,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn paused() {
    let audit = Audit::memory();
    let event = Paused {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        reason: "Storage moves to the new volume",
        ticket: Some("CHG-1042"),
        until: Some(at(1_772_337_600)),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor reason ticket until trail position";
    assert_captured(&audit, "trail.paused", &[(None, "critical")], fields);
}

/// Trail resumed.
#[derive(AuditEvent)]
#[audit(event = "trail.resumed")]
struct Resumed<'a> {
    actor: Actor<'a>,
    paused_for: Duration,
    refused: u64,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn resumed() {
    let audit = Audit::memory();
    let event = Resumed {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        paused_for: Duration::from_secs(840),
        refused: 0,
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor paused_for refused trail position";
    assert_captured(&audit, "trail.resumed", &[(None, "notice")], fields);
}

/// Trail settings changed.
#[derive(AuditEvent)]
#[audit(event = "trail.settings.change")]
struct SettingsChange<'a> {
    actor: Actor<'a>,
    setting: &'a str,
    #[redact]
    old_value: Option<&'a str>,
    #[redact]
    new_value: Option<&'a str>,
    less_recorded: bool,
    trail: &'a str,
    position: Option<u64>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn settings_change() {
    let audit = Audit::memory();
    let event = SettingsChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        setting: "min_severity",
        old_value: Some("debug"),
        new_value: Some("info"),
        less_recorded: true,
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor setting old_value new_value less_recorded trail position reason ticket";
    assert_captured(&audit, "trail.settings.change", WORKFLOW, fields);
}

/// Trail keys changed.
#[derive(AuditEvent)]
#[audit(event = "trail.keys.change")]
struct KeysChange<'a> {
    actor: Actor<'a>,
    purpose: KeyPurpose,
    old_key: Option<&'a str>,
    new_key: &'a str,
    compromised: bool,
    trail: &'a str,
    position: Option<u64>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn keys_change() {
    let audit = Audit::memory();
    let event = KeysChange {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        purpose: KeyPurpose::Signing,
        old_key: Some("key_0041"),
        new_key: "key_0042",
        compromised: false,
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor purpose old_key new_key compromised trail position reason ticket";
    assert_captured(&audit, "trail.keys.change", WORKFLOW, fields);
}

/// Pseudonym key erased.
#[derive(AuditEvent)]
#[audit(event = "trail.pseudonym_key.erase")]
struct PseudonymKeyErase<'a> {
    actor: Actor<'a>,
    key: &'a str,
    subject: Option<Subject<'a>>,
    trail: &'a str,
    position: Option<u64>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn pseudonym_key_erase() {
    let audit = Audit::memory();
    let event = PseudonymKeyErase {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        key: "key_p_0007",
        subject: Some(subject(ActorKind::User, "usr_11c0d2")),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor key subject trail position reason ticket";
    assert_captured(&audit, "trail.pseudonym_key.erase", WORKFLOW, fields);
}

/// Event catalogue changed.
#[derive(AuditEvent)]
#[audit(event = "trail.catalogue.change")]
struct CatalogueChange<'a> {
    actor: Actor<'a>,
    catalogue: &'a str,
    old_version: Option<&'a str>,
    new_version: &'a str,
    digest: Option<&'a str>,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn catalogue_change() {
    let audit = Audit::memory();
    let event = CatalogueChange {
        actor: actor(ActorKind::System, "billing-api"),
        catalogue: "acme-shop",
        old_version: Some("4.1.0"),
        new_version: "4.2.0",
        digest: Some("sha256:5feceb66"),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    let fields = "actor catalogue old_version new_version digest trail position";
    assert_captured(
        &audit,
        "trail.catalogue.change",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "info"),
            (Some("failure"), "warning"),
        ],
        fields,
    );
}

/// Trail verified.
#[derive(AuditEvent)]
#[audit(event = "trail.verify")]
struct Verify<'a> {
    actor: Actor<'a>,
    verdict: Verdict,
    lines: u64,
    not_checked: Option<&'a [&'a str]>,
    first_bad: Option<u64>,
    lasted: Option<Duration>,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn verify() {
    let audit = Audit::memory();
    let event = Verify {
        actor: actor(ActorKind::System, "billing-api"),
        verdict: Verdict::Verified,
        lines: 120_960,
        not_checked: Some(&["identity"]),
        first_bad: Some(4711),
        lasted: Some(Duration::from_millis(420)),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor verdict lines not_checked first_bad lasted trail position";
    assert_captured(
        &audit,
        "trail.verify",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "info"),
            (Some("failure"), "critical"),
            (Some("denied"), "warning"),
        ],
        fields,
    );
}

/// Trail read.
#[derive(AuditEvent)]
#[audit(event = "trail.read")]
struct Read<'a> {
    actor: Actor<'a>,
    from: Option<SystemTime>,
    until: Option<SystemTime>,
    #[redact]
    query: Option<&'a str>,
    lines: Option<u64>,
    trail: &'a str,
    position: Option<u64>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn read() {
    let audit = Audit::memory();
    let event = Read {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        from: Some(at(1_769_904_000)),
        until: Some(at(1_772_323_200)),
        query: Some("event auth.login, outcome denied"),
        lines: Some(310),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor from until query lines trail position reason ticket";
    assert_captured(&audit, "trail.read", WORKFLOW, fields);
}

/// Trail exported.
#[derive(AuditEvent)]
#[audit(event = "trail.export")]
struct Export<'a> {
    actor: Actor<'a>,
    format: DataFormat,
    lines: u64,
    #[redact]
    destination: &'a str,
    digest: Option<&'a str>,
    withheld: Option<u64>,
    trail: &'a str,
    position: Option<u64>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn export() {
    let audit = Audit::memory();
    let event = Export {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        format: DataFormat::Jsonl,
        lines: 120_960,
        destination: "s3://auditor/2026/",
        digest: Some("sha256:5feceb66"),
        withheld: Some(0),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor format lines destination digest withheld trail position reason ticket";
    assert_captured(&audit, "trail.export", WORKFLOW, fields);
}

/// Pseudonym resolved.
#[derive(AuditEvent)]
#[audit(event = "trail.pseudonym.resolve")]
struct PseudonymResolve<'a> {
    actor: Actor<'a>,
    subject: Option<Subject<'a>>,
    key: &'a str,
    #[redact]
    reason: &'a str,
    approver: Option<Subject<'a>>,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn pseudonym_resolve() {
    let audit = Audit::memory();
    let event = PseudonymResolve {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: Some(subject(ActorKind::User, "usr_11c0d2")),
        key: "key_p_0007",
        reason: "Incident INC-883",
        approver: Some(subject(ActorKind::Administrator, "usr_90be17")),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor subject key reason approver trail position";
    assert_captured(
        &audit,
        "trail.pseudonym.resolve",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "notice"),
            (Some("failure"), "warning"),
            (Some("denied"), "warning"),
        ],
        fields,
    );
}

/// Trail pruned.
#[derive(AuditEvent)]
#[audit(event = "trail.prune")]
struct Prune<'a> {
    actor: Actor<'a>,
    segments: u32,
    lines: u64,
    older_than: SystemTime,
    kept_for_hold: Option<u32>,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn prune() {
    let audit = Audit::memory();
    let event = Prune {
        actor: actor(ActorKind::System, "billing-api"),
        segments: 12,
        lines: 480_000,
        older_than: at(1_740_787_200),
        kept_for_hold: Some(1),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor segments lines older_than kept_for_hold trail position";
    assert_captured(&audit, "trail.prune", WORKFLOW, fields);
}

/// Legal hold placed.
#[derive(AuditEvent)]
#[audit(event = "trail.hold.place")]
struct HoldPlace<'a> {
    actor: Actor<'a>,
    hold: &'a str,
    from: Option<SystemTime>,
    until: Option<SystemTime>,
    #[redact]
    reason: &'a str,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn hold_place() {
    let audit = Audit::memory();
    let event = HoldPlace {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        hold: "LEGAL-12",
        from: Some(at(1_767_225_600)),
        until: Some(at(1_772_323_200)),
        reason: "Dispute with a supplier",
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor hold from until reason trail position";
    assert_captured(&audit, "trail.hold.place", WORKFLOW, fields);
}

/// Legal hold released.
#[derive(AuditEvent)]
#[audit(event = "trail.hold.release")]
struct HoldRelease<'a> {
    actor: Actor<'a>,
    hold: &'a str,
    #[redact]
    reason: &'a str,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn hold_release() {
    let audit = Audit::memory();
    let event = HoldRelease {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        hold: "LEGAL-12",
        reason: "Dispute settled",
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    event.denied(&audit).unwrap().wait().unwrap();
    let fields = "actor hold reason trail position";
    assert_captured(&audit, "trail.hold.release", WORKFLOW, fields);
}

/// Trail repair acknowledged.
#[derive(AuditEvent)]
#[audit(event = "trail.repair.acknowledge")]
struct RepairAcknowledge<'a> {
    actor: Actor<'a>,
    bytes_cut: u64,
    #[redact]
    saved_as: Option<&'a str>,
    #[redact]
    reason: &'a str,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn repair_acknowledge() {
    let audit = Audit::memory();
    let event = RepairAcknowledge {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        bytes_cut: 118,
        saved_as: Some("torn-00000000000000120960"),
        reason: "Power cut in hall two",
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.attempted(&audit).unwrap().wait().unwrap();
    event.success(&audit).unwrap().wait().unwrap();
    event.failure(&audit).unwrap().wait().unwrap();
    let fields = "actor bytes_cut saved_as reason trail position";
    assert_captured(
        &audit,
        "trail.repair.acknowledge",
        &[
            (Some("attempted"), "info"),
            (Some("success"), "info"),
            (Some("failure"), "warning"),
        ],
        fields,
    );
}

/// Events lost.
#[derive(AuditEvent)]
#[audit(event = "trail.events.lost")]
struct EventsLost<'a> {
    actor: Actor<'a>,
    refused: u64,
    dropped: u64,
    from: Option<SystemTime>,
    until: Option<SystemTime>,
    #[redact]
    cause: Option<&'a str>,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn events_lost() {
    let audit = Audit::memory();
    let event = EventsLost {
        actor: actor(ActorKind::System, "billing-api"),
        refused: 0,
        dropped: 91,
        from: Some(at(1_772_352_000)),
        until: Some(at(1_772_352_004)),
        cause: Some("Staging memory full"),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor refused dropped from until cause trail position";
    assert_captured(&audit, "trail.events.lost", &[(None, "error")], fields);
}

/// Trail storage low.
#[derive(AuditEvent)]
#[audit(event = "trail.storage.low")]
struct StorageLow<'a> {
    actor: Actor<'a>,
    free: u64,
    total: u64,
    full_at: Option<SystemTime>,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn storage_low() {
    let audit = Audit::memory();
    let event = StorageLow {
        actor: actor(ActorKind::System, "billing-api"),
        free: 104_857_600,
        total: 10_737_418_240,
        full_at: Some(at(1_772_409_600)),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.emit(&audit).unwrap();
    let fields = "actor free total full_at trail position";
    assert_captured(&audit, "trail.storage.low", &[(None, "error")], fields);
}

/// Trail sink failed.
#[derive(AuditEvent)]
#[audit(event = "trail.sink.failed")]
struct SinkFailed<'a> {
    actor: Actor<'a>,
    sink: &'a str,
    behind: u64,
    failures: u32,
    #[redact]
    error: Option<&'a str>,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn sink_failed() {
    let audit = Audit::memory();
    let event = SinkFailed {
        actor: actor(ActorKind::System, "billing-api"),
        sink: "central-log-store",
        behind: 20_400,
        failures: 5,
        error: Some("Connection refused"),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.emit(&audit).unwrap();
    let fields = "actor sink behind failures error trail position";
    assert_captured(&audit, "trail.sink.failed", &[(None, "error")], fields);
}

/// Trail sink recovered.
#[derive(AuditEvent)]
#[audit(event = "trail.sink.recovered")]
struct SinkRecovered<'a> {
    actor: Actor<'a>,
    sink: &'a str,
    behind: u64,
    absent_for: Duration,
    trail: &'a str,
    position: Option<u64>,
}

#[test]
fn sink_recovered() {
    let audit = Audit::memory();
    let event = SinkRecovered {
        actor: actor(ActorKind::System, "billing-api"),
        sink: "central-log-store",
        behind: 18_200,
        absent_for: Duration::from_secs(512),
        trail: "billing-api/1f6c9ae2",
        position: Some(120_960),
    };
    event.emit(&audit).unwrap();
    let fields = "actor sink behind absent_for trail position";
    assert_captured(&audit, "trail.sink.recovered", &[(None, "notice")], fields);
}
