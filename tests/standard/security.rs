//! The standard catalogue's `security` events, each with every field filled and emitted in every way it has.

use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::assert_captured;
use super::types::{
    Actor, ActorKind, Confidence, CredentialKind, IncidentEnd, IncidentGrade, InjectionKind,
    KeyPurpose, Request, Response, Sensitivity, Subject, Target, actor, at, request, subject,
    target,
};

/// Brute force detected.
#[derive(AuditEvent)]
#[audit(event = "security.brute_force.detected")]
struct BruteForceDetected<'a> {
    actor: Actor<'a>,
    #[redact]
    account_under_attack: &'a str,
    attempts: u64,
    window: Duration,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn brute_force_detected() {
    let audit = Audit::memory();
    let event = BruteForceDetected {
        actor: actor(ActorKind::System, "billing-api"),
        account_under_attack: "usr_7f3a91",
        attempts: 214,
        window: Duration::from_secs(300),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap();
    let fields = "actor account_under_attack attempts window suspect client_address detector \
        confidence response";
    assert_captured(
        &audit,
        "security.brute_force.detected",
        &[(None, "warning")],
        fields,
    );
}

/// Credential stuffing detected.
#[derive(AuditEvent)]
#[audit(event = "security.credential_stuffing.detected")]
struct CredentialStuffingDetected<'a> {
    actor: Actor<'a>,
    accounts: u64,
    succeeded: u64,
    window: Duration,
    addresses: Option<u32>,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn credential_stuffing_detected() {
    let audit = Audit::memory();
    let event = CredentialStuffingDetected {
        actor: actor(ActorKind::System, "billing-api"),
        accounts: 5120,
        succeeded: 3,
        window: Duration::from_secs(900),
        addresses: Some(88),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap();
    let fields = "actor accounts succeeded window addresses suspect client_address detector \
        confidence response";
    assert_captured(
        &audit,
        "security.credential_stuffing.detected",
        &[(None, "error")],
        fields,
    );
}

/// Impossible travel detected.
#[derive(AuditEvent)]
#[audit(event = "security.impossible_travel.detected")]
struct ImpossibleTravelDetected<'a> {
    actor: Actor<'a>,
    #[redact]
    account_under_attack: &'a str,
    #[redact]
    previous_address: Option<IpAddr>,
    distance: f64,
    elapsed: Duration,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn impossible_travel_detected() {
    let audit = Audit::memory();
    let event = ImpossibleTravelDetected {
        actor: actor(ActorKind::System, "billing-api"),
        account_under_attack: "usr_7f3a91",
        previous_address: Some(IpAddr::from([198, 51, 100, 20])),
        distance: 8450.0,
        elapsed: Duration::from_secs(1260),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap();
    let fields = "actor account_under_attack previous_address distance elapsed suspect \
        client_address detector confidence response";
    assert_captured(
        &audit,
        "security.impossible_travel.detected",
        &[(None, "warning")],
        fields,
    );
}

/// Session hijack suspected.
#[derive(AuditEvent)]
#[audit(event = "security.session_hijack.suspected")]
struct SessionHijackSuspected<'a> {
    actor: Actor<'a>,
    #[redact]
    account_under_attack: &'a str,
    #[redact]
    session: &'a str,
    signals: Option<&'a [&'a str]>,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn session_hijack_suspected() {
    let audit = Audit::memory();
    let event = SessionHijackSuspected {
        actor: actor(ActorKind::System, "billing-api"),
        account_under_attack: "usr_7f3a91",
        session: "ses_b82d40",
        signals: Some(&["address", "fingerprint"]),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap();
    let fields = "actor account_under_attack session signals suspect client_address detector \
        confidence response";
    assert_captured(
        &audit,
        "security.session_hijack.suspected",
        &[(None, "error")],
        fields,
    );
}

/// Token reuse detected.
#[derive(AuditEvent)]
#[audit(event = "security.token_reuse.detected")]
struct TokenReuseDetected<'a> {
    actor: Actor<'a>,
    credential_kind: CredentialKind,
    credential: &'a str,
    #[redact]
    presented: Option<&'a str>,
    family_revoked: bool,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn token_reuse_detected() {
    let audit = Audit::memory();
    let event = TokenReuseDetected {
        actor: actor(ActorKind::System, "billing-api"),
        credential_kind: CredentialKind::RefreshToken,
        credential: "cred_5521",
        presented: Some("not-a-real-secret"),
        family_revoked: true,
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap();
    let fields = "actor credential_kind credential family_revoked suspect client_address \
        detector confidence response";
    assert_captured(
        &audit,
        "security.token_reuse.detected",
        &[(None, "error")],
        fields,
    );
}

/// Privilege escalation suspected.
#[derive(AuditEvent)]
#[audit(event = "security.privilege_escalation.suspected")]
struct PrivilegeEscalationSuspected<'a> {
    actor: Actor<'a>,
    privilege: &'a str,
    target: Option<Target<'a>>,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn privilege_escalation_suspected() {
    let audit = Audit::memory();
    let event = PrivilegeEscalationSuspected {
        actor: actor(ActorKind::System, "billing-api"),
        privilege: "ledger.owner",
        target: Some(target("access_policy", "finance-default")),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor privilege target suspect client_address detector confidence response";
    assert_captured(
        &audit,
        "security.privilege_escalation.suspected",
        &[(None, "critical")],
        fields,
    );
}

/// Tenant boundary crossed.
#[derive(AuditEvent)]
#[audit(event = "security.tenant_crossing.detected")]
struct TenantCrossingDetected<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    from_tenant: &'a str,
    to_tenant: &'a str,
    data_shown: bool,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
    request: Option<Request<'a>>,
}

#[test]
fn tenant_crossing_detected() {
    let audit = Audit::memory();
    let event = TenantCrossingDetected {
        actor: actor(ActorKind::System, "billing-api"),
        target: target("invoice", "inv_40817"),
        from_tenant: "acct_204",
        to_tenant: "acct_377",
        data_shown: false,
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
        request: Some(request()),
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor target from_tenant to_tenant data_shown suspect client_address \
        detector confidence response request";
    assert_captured(
        &audit,
        "security.tenant_crossing.detected",
        &[(None, "critical")],
        fields,
    );
}

/// Injection detected.
#[derive(AuditEvent)]
#[audit(event = "security.injection.detected")]
struct InjectionDetected<'a> {
    actor: Actor<'a>,
    kind: InjectionKind,
    parameter: Option<&'a str>,
    sample_digest: Option<&'a str>,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
    request: Option<Request<'a>>,
}

#[test]
fn injection_detected() {
    let audit = Audit::memory();
    let event = InjectionDetected {
        actor: actor(ActorKind::System, "billing-api"),
        kind: InjectionKind::Sql,
        parameter: Some("sort"),
        sample_digest: Some("sha256:5feceb66"),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
        request: Some(request()),
    };
    event.emit(&audit).unwrap();
    let fields = "actor kind parameter sample_digest suspect client_address detector \
        confidence response request";
    assert_captured(
        &audit,
        "security.injection.detected",
        &[(None, "warning")],
        fields,
    );
}

/// Request forgery detected.
#[derive(AuditEvent)]
#[audit(event = "security.request_forgery.detected")]
struct RequestForgeryDetected<'a> {
    actor: Actor<'a>,
    server_side: bool,
    #[redact]
    destination: Option<&'a str>,
    #[redact]
    origin: Option<&'a str>,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
    request: Option<Request<'a>>,
}

#[test]
fn request_forgery_detected() {
    let audit = Audit::memory();
    let event = RequestForgeryDetected {
        actor: actor(ActorKind::System, "billing-api"),
        server_side: false,
        destination: Some("http://169.254.169.254/"),
        origin: Some("https://evil.example"),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
        request: Some(request()),
    };
    event.emit(&audit).unwrap();
    let fields = "actor server_side destination origin suspect client_address detector \
        confidence response request";
    assert_captured(
        &audit,
        "security.request_forgery.detected",
        &[(None, "warning")],
        fields,
    );
}

/// Malware detected.
#[derive(AuditEvent)]
#[audit(event = "security.malware.detected")]
struct MalwareDetected<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    signature: &'a str,
    digest: &'a str,
    removed: bool,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn malware_detected() {
    let audit = Audit::memory();
    let event = MalwareDetected {
        actor: actor(ActorKind::System, "billing-api"),
        target: target("file", "fil_6120"),
        signature: "Test.File.Standard",
        digest: "sha256:275a021b",
        removed: true,
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap();
    let fields = "actor target signature digest removed suspect client_address detector \
        confidence response";
    assert_captured(
        &audit,
        "security.malware.detected",
        &[(None, "error")],
        fields,
    );
}

/// Exfiltration suspected.
#[derive(AuditEvent)]
#[audit(event = "security.exfiltration.suspected")]
struct ExfiltrationSuspected<'a> {
    actor: Actor<'a>,
    target: Option<Target<'a>>,
    record_count: Option<u64>,
    size: u64,
    usual_size: Option<u64>,
    #[redact]
    destination: Option<&'a str>,
    sensitivity: Option<Sensitivity>,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn exfiltration_suspected() {
    let audit = Audit::memory();
    let event = ExfiltrationSuspected {
        actor: actor(ActorKind::System, "billing-api"),
        target: Some(target("customer_set", "cs_eu")),
        record_count: Some(90_000),
        size: 734_003_200,
        usual_size: Some(1_048_576),
        destination: Some("https://paste.example"),
        sensitivity: Some(Sensitivity::Personal),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor target record_count size usual_size destination sensitivity suspect \
        client_address detector confidence response";
    assert_captured(
        &audit,
        "security.exfiltration.suspected",
        &[(None, "critical")],
        fields,
    );
}

/// Secret exposed.
#[derive(AuditEvent)]
#[audit(event = "security.secret_exposure.detected")]
struct SecretExposureDetected<'a> {
    actor: Actor<'a>,
    credential_kind: CredentialKind,
    credential: Option<&'a str>,
    #[redact]
    place: &'a str,
    exposed_since: Option<SystemTime>,
    revoked: bool,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn secret_exposure_detected() {
    let audit = Audit::memory();
    let event = SecretExposureDetected {
        actor: actor(ActorKind::System, "billing-api"),
        credential_kind: CredentialKind::ApiKey,
        credential: Some("cred_5521"),
        place: "https://code.example/repo/blob/config",
        exposed_since: Some(at(1_771_545_600)),
        revoked: true,
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor credential_kind credential place exposed_since revoked suspect \
        client_address detector confidence response";
    assert_captured(
        &audit,
        "security.secret_exposure.detected",
        &[(None, "critical")],
        fields,
    );
}

/// Integrity violated.
#[derive(AuditEvent)]
#[audit(event = "security.integrity.violated")]
struct IntegrityViolated<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    expected_digest: &'a str,
    found_digest: &'a str,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn integrity_violated() {
    let audit = Audit::memory();
    let event = IntegrityViolated {
        actor: actor(ActorKind::System, "billing-api"),
        target: target("file", "/usr/bin/billing-api"),
        expected_digest: "sha256:5feceb66",
        found_digest: "sha256:6b86b273",
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor target expected_digest found_digest suspect client_address detector \
        confidence response";
    assert_captured(
        &audit,
        "security.integrity.violated",
        &[(None, "critical")],
        fields,
    );
}

/// Signature rejected.
#[derive(AuditEvent)]
#[audit(event = "security.signature.rejected")]
struct SignatureRejected<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    purpose: KeyPurpose,
    key: Option<&'a str>,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn signature_rejected() {
    let audit = Audit::memory();
    let event = SignatureRejected {
        actor: actor(ActorKind::System, "billing-api"),
        target: target("package", "billing-api@4.2.0"),
        purpose: KeyPurpose::Signing,
        key: Some("key_0042"),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap();
    let fields = "actor target purpose key suspect client_address detector confidence response";
    assert_captured(
        &audit,
        "security.signature.rejected",
        &[(None, "warning")],
        fields,
    );
}

/// Anomaly detected.
#[derive(AuditEvent)]
#[audit(event = "security.anomaly.detected")]
struct AnomalyDetected<'a> {
    actor: Actor<'a>,
    rule: &'a str,
    observed: f64,
    usual: Option<f64>,
    window: Option<Duration>,
    suspect: Option<Subject<'a>>,
    #[redact]
    client_address: Option<IpAddr>,
    detector: &'a str,
    confidence: Confidence,
    response: Response,
}

#[test]
fn anomaly_detected() {
    let audit = Audit::memory();
    let event = AnomalyDetected {
        actor: actor(ActorKind::System, "billing-api"),
        rule: "reads_per_hour",
        observed: 940.0,
        usual: Some(12.0),
        window: Some(Duration::from_secs(3600)),
        suspect: Some(subject(ActorKind::User, "usr_11c0d2")),
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        detector: "edge-rules",
        confidence: Confidence::High,
        response: Response::Blocked,
    };
    event.emit(&audit).unwrap();
    let fields = "actor rule observed usual window suspect client_address detector confidence \
        response";
    assert_captured(
        &audit,
        "security.anomaly.detected",
        &[(None, "warning")],
        fields,
    );
}

/// Security control disabled.
#[derive(AuditEvent)]
#[audit(event = "security.control.disabled")]
struct ControlDisabled<'a> {
    actor: Actor<'a>,
    control: &'a str,
    on_purpose: bool,
    since: Option<SystemTime>,
    #[redact]
    reason: Option<&'a str>,
}

#[test]
fn control_disabled() {
    let audit = Audit::memory();
    let event = ControlDisabled {
        actor: actor(ActorKind::System, "billing-api"),
        control: "web-application-firewall",
        on_purpose: false,
        since: Some(at(1_772_351_880)),
        reason: Some("Rule file did not load"),
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor control on_purpose since reason";
    assert_captured(
        &audit,
        "security.control.disabled",
        &[(None, "critical")],
        fields,
    );
}

/// Security control restored.
#[derive(AuditEvent)]
#[audit(event = "security.control.restored")]
struct ControlRestored<'a> {
    actor: Actor<'a>,
    control: &'a str,
    absent_for: Duration,
    #[redact]
    cause: Option<&'a str>,
}

#[test]
fn control_restored() {
    let audit = Audit::memory();
    let event = ControlRestored {
        actor: actor(ActorKind::System, "billing-api"),
        control: "web-application-firewall",
        absent_for: Duration::from_secs(1260),
        cause: Some("Rule file corrected"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor control absent_for cause";
    assert_captured(
        &audit,
        "security.control.restored",
        &[(None, "notice")],
        fields,
    );
}

/// Vulnerability reported.
#[derive(AuditEvent)]
#[audit(event = "security.vulnerability.reported")]
struct VulnerabilityReported<'a> {
    actor: Actor<'a>,
    component: &'a str,
    advisory: Option<&'a str>,
    score: Option<f64>,
    fixed_in: Option<&'a str>,
    exploited: bool,
    due_at: Option<SystemTime>,
}

#[test]
fn vulnerability_reported() {
    let audit = Audit::memory();
    let event = VulnerabilityReported {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        component: "billing-api",
        advisory: Some("CVE-2026-00001"),
        score: Some(8.1),
        fixed_in: Some("4.2.1"),
        exploited: false,
        due_at: Some(at(1_774_915_200)),
    };
    event.emit(&audit).unwrap();
    let fields = "actor component advisory score fixed_in exploited due_at";
    assert_captured(
        &audit,
        "security.vulnerability.reported",
        &[(None, "warning")],
        fields,
    );
}

/// Incident opened.
#[derive(AuditEvent)]
#[audit(event = "security.incident.opened")]
struct IncidentOpened<'a> {
    actor: Actor<'a>,
    incident: &'a str,
    grade: IncidentGrade,
    #[redact]
    summary: &'a str,
    personal_data: bool,
    began_at: Option<SystemTime>,
}

#[test]
fn incident_opened() {
    let audit = Audit::memory();
    let event = IncidentOpened {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        incident: "INC-883",
        grade: IncidentGrade::High,
        summary: "Unknown key used against the ledger",
        personal_data: true,
        began_at: Some(at(1_772_334_000)),
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor incident grade summary personal_data began_at";
    assert_captured(
        &audit,
        "security.incident.opened",
        &[(None, "alert")],
        fields,
    );
}

/// Incident graded.
#[derive(AuditEvent)]
#[audit(event = "security.incident.graded")]
struct IncidentGraded<'a> {
    actor: Actor<'a>,
    incident: &'a str,
    old_grade: IncidentGrade,
    new_grade: IncidentGrade,
    #[redact]
    reason: &'a str,
}

#[test]
fn incident_graded() {
    let audit = Audit::memory();
    let event = IncidentGraded {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        incident: "INC-883",
        old_grade: IncidentGrade::High,
        new_grade: IncidentGrade::Critical,
        reason: "Second key found",
    };
    event.emit(&audit).unwrap();
    let fields = "actor incident old_grade new_grade reason";
    assert_captured(
        &audit,
        "security.incident.graded",
        &[(None, "warning")],
        fields,
    );
}

/// Incident closed.
#[derive(AuditEvent)]
#[audit(event = "security.incident.closed")]
struct IncidentClosed<'a> {
    actor: Actor<'a>,
    incident: &'a str,
    grade: IncidentGrade,
    ending: IncidentEnd,
    lasted: Option<Duration>,
    people_affected: Option<u64>,
    reported: bool,
}

#[test]
fn incident_closed() {
    let audit = Audit::memory();
    let event = IncidentClosed {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        incident: "INC-883",
        grade: IncidentGrade::High,
        ending: IncidentEnd::Resolved,
        lasted: Some(Duration::from_secs(172_800)),
        people_affected: Some(0),
        reported: true,
    };
    event.emit(&audit).unwrap().wait().unwrap();
    let fields = "actor incident grade ending lasted people_affected reported";
    assert_captured(
        &audit,
        "security.incident.closed",
        &[(None, "notice")],
        fields,
    );
}
