//! The standard catalogue's `auth` events, each with every field filled and emitted in every way it has.

use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use cdl_runtime::prelude::*;

use super::types::{
    Actor, ActorKind, AuthFailure, AuthMethod, Channel, CredentialKind, Factor, GrantType, Subject,
    actor, at, subject,
};
use super::{WORKFLOW, assert_captured};

/// Login.
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    actor: Actor<'a>,
    method: AuthMethod,
    second_factor: Option<Factor>,
    #[redact]
    session: Option<&'a str>,
    identity_provider: Option<&'a str>,
    attempts: Option<u32>,
    failure_reason: Option<AuthFailure>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn login() {
    let audit = Audit::memory();
    let event = Login {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        method: AuthMethod::Federated,
        second_factor: Some(Factor::SecurityKey),
        session: Some("ses_b82d40"),
        identity_provider: Some("corporate-sso"),
        attempts: Some(1),
        failure_reason: Some(AuthFailure::WrongCredential),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor method second_factor session identity_provider attempts failure_reason \
        client_address user_agent device";
    assert_captured(&audit, "auth.login", WORKFLOW, fields);
}

/// Logout.
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    actor: Actor<'a>,
    #[redact]
    session: &'a str,
    all_sessions: Option<bool>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn logout() {
    let audit = Audit::memory();
    let event = Logout {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        session: "ses_b82d40",
        all_sessions: Some(false),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor session all_sessions client_address user_agent device";
    assert_captured(&audit, "auth.logout", &[(None, "info")], fields);
}

/// Step-up authentication.
#[derive(AuditEvent)]
#[audit(event = "auth.step_up.verify")]
struct StepUpVerify<'a> {
    actor: Actor<'a>,
    method: AuthMethod,
    purpose: &'a str,
    #[redact]
    session: Option<&'a str>,
    failure_reason: Option<AuthFailure>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn step_up_verify() {
    let audit = Audit::memory();
    let event = StepUpVerify {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        method: AuthMethod::Passkey,
        purpose: "payment.release",
        session: Some("ses_b82d40"),
        failure_reason: Some(AuthFailure::WrongCredential),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor method purpose session failure_reason client_address user_agent device";
    assert_captured(&audit, "auth.step_up.verify", WORKFLOW, fields);
}

/// Second factor challenge.
#[derive(AuditEvent)]
#[audit(event = "auth.mfa.challenge")]
struct MfaChallenge<'a> {
    actor: Actor<'a>,
    factor: Factor,
    attempts: Option<u32>,
    failure_reason: Option<AuthFailure>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn mfa_challenge() {
    let audit = Audit::memory();
    let event = MfaChallenge {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        factor: Factor::Totp,
        attempts: Some(1),
        failure_reason: Some(AuthFailure::SecondFactorWrong),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor factor attempts failure_reason client_address user_agent device";
    assert_captured(&audit, "auth.mfa.challenge", WORKFLOW, fields);
}

/// Second factor enrolled.
#[derive(AuditEvent)]
#[audit(event = "auth.mfa.enroll")]
struct MfaEnroll<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    factor: Factor,
    credential: Option<&'a str>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn mfa_enroll() {
    let audit = Audit::memory();
    let event = MfaEnroll {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::User, "usr_7f3a91"),
        factor: Factor::SecurityKey,
        credential: Some("cred_5521"),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject factor credential client_address user_agent device";
    assert_captured(&audit, "auth.mfa.enroll", WORKFLOW, fields);
}

/// Second factor removed.
#[derive(AuditEvent)]
#[audit(event = "auth.mfa.remove")]
struct MfaRemove<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    factor: Factor,
    credential: Option<&'a str>,
    factors_left: u32,
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
fn mfa_remove() {
    let audit = Audit::memory();
    let event = MfaRemove {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        factor: Factor::Totp,
        credential: Some("cred_5521"),
        factors_left: 1,
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
    let fields = "actor subject factor credential factors_left client_address user_agent \
        device reason ticket";
    assert_captured(&audit, "auth.mfa.remove", WORKFLOW, fields);
}

/// Password changed.
#[derive(AuditEvent)]
#[audit(event = "auth.password.change")]
struct PasswordChange<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    forced: bool,
    sessions_ended: Option<u32>,
    #[redact]
    presented: Option<&'a str>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn password_change() {
    let audit = Audit::memory();
    let event = PasswordChange {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::User, "usr_7f3a91"),
        forced: false,
        sessions_ended: Some(2),
        presented: Some("not-a-real-secret"),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject forced sessions_ended client_address user_agent device";
    assert_captured(&audit, "auth.password.change", WORKFLOW, fields);
}

/// Password reset.
#[derive(AuditEvent)]
#[audit(event = "auth.password.reset")]
struct PasswordReset<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    channel: Channel,
    temporary: Option<bool>,
    sessions_ended: Option<u32>,
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
fn password_reset() {
    let audit = Audit::memory();
    let event = PasswordReset {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        channel: Channel::Email,
        temporary: Some(true),
        sessions_ended: Some(0),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject channel temporary sessions_ended client_address user_agent \
        device reason ticket";
    assert_captured(&audit, "auth.password.reset", WORKFLOW, fields);
}

/// Account recovery requested.
#[derive(AuditEvent)]
#[audit(event = "auth.recovery.request")]
struct RecoveryRequest<'a> {
    actor: Actor<'a>,
    channel: Channel,
    #[redact]
    address: Option<&'a str>,
    account_found: bool,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn recovery_request() {
    let audit = Audit::memory();
    let event = RecoveryRequest {
        actor: actor(ActorKind::Anonymous, "robin"),
        channel: Channel::Email,
        address: Some("robin@example.org"),
        account_found: true,
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor channel address account_found client_address user_agent device";
    assert_captured(&audit, "auth.recovery.request", WORKFLOW, fields);
}

/// Account recovered.
#[derive(AuditEvent)]
#[audit(event = "auth.recovery.complete")]
struct RecoveryComplete<'a> {
    actor: Actor<'a>,
    channel: Channel,
    age: Option<Duration>,
    factors_reset: Option<u32>,
    failure_reason: Option<AuthFailure>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn recovery_complete() {
    let audit = Audit::memory();
    let event = RecoveryComplete {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        channel: Channel::Email,
        age: Some(Duration::from_millis(412_500)),
        factors_reset: Some(1),
        failure_reason: Some(AuthFailure::ExpiredCredential),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor channel age factors_reset failure_reason client_address user_agent \
        device";
    assert_captured(&audit, "auth.recovery.complete", WORKFLOW, fields);
}

/// Program authenticated.
#[derive(AuditEvent)]
#[audit(event = "auth.client.verify")]
struct ClientVerify<'a> {
    actor: Actor<'a>,
    credential_kind: CredentialKind,
    credential: Option<&'a str>,
    #[redact]
    access_key: Option<&'a str>,
    #[redact]
    presented: Option<&'a str>,
    scopes: Option<&'a [&'a str]>,
    failure_reason: Option<AuthFailure>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn client_verify() {
    let audit = Audit::memory();
    let event = ClientVerify {
        actor: actor(ActorKind::Service, "svc_settlement"),
        credential_kind: CredentialKind::ApiKey,
        credential: Some("cred_5521"),
        access_key: Some("AKEXAMPLE00000007Q2M"),
        presented: Some("not-a-real-secret"),
        scopes: Some(&["invoices.read"]),
        failure_reason: Some(AuthFailure::RevokedCredential),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor credential_kind credential access_key scopes failure_reason \
        client_address user_agent device";
    assert_captured(&audit, "auth.client.verify", WORKFLOW, fields);
}

/// Account locked.
#[derive(AuditEvent)]
#[audit(event = "auth.account.locked")]
struct AccountLocked<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    rule: &'a str,
    attempts: Option<u32>,
    locked_for: Option<Duration>,
    #[redact]
    last_address: Option<IpAddr>,
}

#[test]
fn account_locked() {
    let audit = Audit::memory();
    let event = AccountLocked {
        actor: actor(ActorKind::System, "billing-api"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        rule: "five_failures_in_ten_minutes",
        attempts: Some(5),
        locked_for: Some(Duration::from_secs(1800)),
        last_address: Some(IpAddr::from([203, 0, 113, 9])),
    };
    event.emit(&audit).unwrap();
    let fields = "actor subject rule attempts locked_for last_address";
    assert_captured(&audit, "auth.account.locked", &[(None, "warning")], fields);
}

/// Account unlocked.
#[derive(AuditEvent)]
#[audit(event = "auth.account.unlocked")]
struct AccountUnlocked<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    automatic: bool,
    locked_for: Option<Duration>,
    #[redact]
    reason: Option<&'a str>,
    ticket: Option<&'a str>,
}

#[test]
fn account_unlocked() {
    let audit = Audit::memory();
    let event = AccountUnlocked {
        actor: actor(ActorKind::Administrator, "adm_90be17"),
        subject: subject(ActorKind::User, "usr_11c0d2"),
        automatic: false,
        locked_for: Some(Duration::from_secs(640)),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor subject automatic locked_for reason ticket";
    assert_captured(&audit, "auth.account.unlocked", &[(None, "notice")], fields);
}

/// External identity linked.
#[derive(AuditEvent)]
#[audit(event = "auth.identity.link")]
struct IdentityLink<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    identity_provider: &'a str,
    #[redact]
    external_id: &'a str,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn identity_link() {
    let audit = Audit::memory();
    let event = IdentityLink {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::User, "usr_7f3a91"),
        identity_provider: "corporate-sso",
        external_id: "00u8f21c",
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject identity_provider external_id client_address user_agent device";
    assert_captured(&audit, "auth.identity.link", WORKFLOW, fields);
}

/// External identity unlinked.
#[derive(AuditEvent)]
#[audit(event = "auth.identity.unlink")]
struct IdentityUnlink<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    identity_provider: &'a str,
    #[redact]
    external_id: &'a str,
    methods_left: u32,
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
fn identity_unlink() {
    let audit = Audit::memory();
    let event = IdentityUnlink {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::User, "usr_7f3a91"),
        identity_provider: "corporate-sso",
        external_id: "00u8f21c",
        methods_left: 2,
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject identity_provider external_id methods_left client_address \
        user_agent device reason ticket";
    assert_captured(&audit, "auth.identity.unlink", WORKFLOW, fields);
}

/// Token issued.
#[derive(AuditEvent)]
#[audit(event = "auth.token.issue")]
struct TokenIssue<'a> {
    actor: Actor<'a>,
    client: &'a str,
    grant: GrantType,
    credential_kind: CredentialKind,
    scopes: &'a [&'a str],
    expires_in: Option<Duration>,
    credential: Option<&'a str>,
    failure_reason: Option<AuthFailure>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn token_issue() {
    let audit = Audit::memory();
    let event = TokenIssue {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        client: "app_mobile",
        grant: GrantType::AuthorizationCode,
        credential_kind: CredentialKind::AccessToken,
        scopes: &["invoices.read", "profile"],
        expires_in: Some(Duration::from_secs(3600)),
        credential: Some("cred_5521"),
        failure_reason: Some(AuthFailure::Policy),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor client grant credential_kind scopes expires_in credential \
        failure_reason client_address user_agent device";
    assert_captured(&audit, "auth.token.issue", WORKFLOW, fields);
}

/// Token revoked.
#[derive(AuditEvent)]
#[audit(event = "auth.token.revoke")]
struct TokenRevoke<'a> {
    actor: Actor<'a>,
    subject: Subject<'a>,
    credential: &'a str,
    client: Option<&'a str>,
    family: Option<bool>,
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
fn token_revoke() {
    let audit = Audit::memory();
    let event = TokenRevoke {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        subject: subject(ActorKind::User, "usr_7f3a91"),
        credential: "cred_5521",
        client: Some("app_mobile"),
        family: Some(true),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
        reason: Some("Left the team"),
        ticket: Some("CHG-1042"),
    };
    event.attempted(&audit).unwrap();
    event.success(&audit).unwrap();
    event.failure(&audit).unwrap();
    event.denied(&audit).unwrap();
    let fields = "actor subject credential client family client_address user_agent device \
        reason ticket";
    assert_captured(&audit, "auth.token.revoke", WORKFLOW, fields);
}

/// Consent given to a client.
#[derive(AuditEvent)]
#[audit(event = "auth.consent.given")]
struct ConsentGiven<'a> {
    actor: Actor<'a>,
    client: &'a str,
    scopes: &'a [&'a str],
    expires_at: Option<SystemTime>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn consent_given() {
    let audit = Audit::memory();
    let event = ConsentGiven {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        client: "app_ledger_sync",
        scopes: &["invoices.read", "offline"],
        expires_at: Some(at(1_803_859_200)),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor client scopes expires_at client_address user_agent device";
    assert_captured(&audit, "auth.consent.given", &[(None, "notice")], fields);
}

/// Consent to a client withdrawn.
#[derive(AuditEvent)]
#[audit(event = "auth.consent.withdrawn")]
struct ConsentWithdrawn<'a> {
    actor: Actor<'a>,
    client: &'a str,
    grants_ended: Option<u32>,
    #[redact]
    client_address: IpAddr,
    #[redact]
    user_agent: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

#[test]
fn consent_withdrawn() {
    let audit = Audit::memory();
    let event = ConsentWithdrawn {
        actor: actor(ActorKind::User, "usr_7f3a91"),
        client: "app_ledger_sync",
        grants_ended: Some(2),
        client_address: IpAddr::from([203, 0, 113, 9]),
        user_agent: Some("ExampleBrowser/12.1"),
        device: Some("dev_e01c"),
    };
    event.emit(&audit).unwrap();
    let fields = "actor client grants_ended client_address user_agent device";
    assert_captured(
        &audit,
        "auth.consent.withdrawn",
        &[(None, "notice")],
        fields,
    );
}
