//! The standard catalogue's objects and enums, derived once.

#![allow(
    dead_code,
    reason = "every word is derived; the events need only some of them"
)]

use std::net::IpAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cdl_runtime::prelude::*;
use uuid::Uuid;

/// Who did it.
#[derive(AuditObject)]
#[audit(object = "Actor")]
pub(super) struct Actor<'a> {
    kind: ActorKind,
    #[redact]
    id: &'a str,
    roles: Option<&'a [&'a str]>,
    account: Option<&'a str>,
    #[redact]
    device: Option<&'a str>,
}

/// To whom it was done: a person, or an account that acts for one.
#[derive(AuditObject)]
#[audit(object = "Subject")]
pub(super) struct Subject<'a> {
    kind: ActorKind,
    #[redact]
    id: &'a str,
    account: Option<&'a str>,
}

/// What it was done to: a resource.
#[derive(AuditObject)]
#[audit(object = "Target")]
pub(super) struct Target<'a> {
    kind: &'a str,
    id: &'a str,
    #[redact]
    name: Option<&'a str>,
}

/// The request that carried it, as the service's own edge saw it.
#[derive(AuditObject)]
#[audit(object = "Request")]
pub(super) struct Request<'a> {
    method: &'a str,
    #[redact]
    path: &'a str,
    #[redact]
    client_address: Option<IpAddr>,
    #[redact]
    user_agent: Option<&'a str>,
}

/// Somebody who acts, with everything that can be said of them.
pub(super) fn actor(kind: ActorKind, id: &str) -> Actor<'_> {
    Actor {
        kind,
        id,
        roles: Some(&["billing.viewer"]),
        account: Some("acct_204"),
        device: Some("dev_e01c"),
    }
}

/// Somebody to whom something is done.
pub(super) fn subject(kind: ActorKind, id: &str) -> Subject<'_> {
    Subject {
        kind,
        id,
        account: Some("acct_204"),
    }
}

/// Something to which something is done.
pub(super) fn target<'a>(kind: &'a str, id: &'a str) -> Target<'a> {
    Target {
        kind,
        id,
        name: Some("March invoice"),
    }
}

/// A request from a browser.
pub(super) fn request() -> Request<'static> {
    Request {
        method: "POST",
        path: "/v1/invoices/40817",
        client_address: Some(IpAddr::from([203, 0, 113, 9])),
        user_agent: Some("ExampleBrowser/12.1"),
    }
}

/// A time, in seconds since 1970.
pub(super) fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// A tool call.
pub(super) const CALL: Uuid = Uuid::from_u128(0x018f_4e7a_6b1c_7c2e_9d3f_5a1b_2c3d_4e5f);

/// What kind of principal it is.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "ActorKind")]
pub(super) enum ActorKind {
    User,
    Administrator,
    Service,
    Agent,
    System,
    Anonymous,
}

/// How somebody proved who they are.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "AuthMethod")]
pub(super) enum AuthMethod {
    Password,
    Passkey,
    OneTimeCode,
    MagicLink,
    Federated,
    Certificate,
    ApiKey,
    BearerToken,
    RecoveryCode,
}

/// Why authentication did not succeed. Never shown to the client.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "AuthFailure")]
pub(super) enum AuthFailure {
    UnknownAccount,
    WrongCredential,
    ExpiredCredential,
    RevokedCredential,
    SecondFactorMissing,
    SecondFactorWrong,
    AccountLocked,
    AccountDisabled,
    Policy,
    ProviderUnavailable,
    InternalError,
}

/// A second factor.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Factor")]
pub(super) enum Factor {
    Totp,
    SecurityKey,
    Passkey,
    Push,
    Sms,
    Email,
    RecoveryCode,
}

/// What a program authenticates with, or what is issued to it.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "CredentialKind")]
pub(super) enum CredentialKind {
    ApiKey,
    AccessToken,
    RefreshToken,
    Certificate,
    SshKey,
    SignedRequest,
    ClientSecret,
    WebhookSecret,
}

/// How a token was obtained (RFC 6749, RFC 8628, RFC 8693).
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "GrantType")]
pub(super) enum GrantType {
    AuthorizationCode,
    ClientCredentials,
    RefreshToken,
    DeviceCode,
    TokenExchange,
}

/// Why a session is over.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "SessionEnd")]
pub(super) enum SessionEnd {
    Logout,
    IdleTimeout,
    AbsoluteTimeout,
    Revoked,
    Replaced,
    AccountDisabled,
}

/// Which rule said no.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "DenyReason")]
pub(super) enum DenyReason {
    NotAuthenticated,
    MissingPermission,
    WrongTenant,
    ExplicitDeny,
    ConditionNotMet,
    StrongerAuthenticationNeeded,
    NotEntitled,
}

/// The most sensitive data that was involved.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Sensitivity")]
pub(super) enum Sensitivity {
    Public,
    Internal,
    Confidential,
    Personal,
    SpecialCategory,
    Cardholder,
    Secret,
}

/// The form that data left or came in.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "DataFormat")]
pub(super) enum DataFormat {
    Csv,
    Json,
    Jsonl,
    Xml,
    Xlsx,
    Pdf,
    Parquet,
    Sql,
    Archive,
    Binary,
}

/// The way in which something was done or sent.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Channel")]
pub(super) enum Channel {
    Web,
    Mobile,
    Api,
    CommandLine,
    FileTransfer,
    Email,
    Sms,
    Phone,
    InPerson,
    Internal,
}

/// Who can reach something that is shared.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Visibility")]
pub(super) enum Visibility {
    Person,
    Group,
    Organisation,
    AnyoneWithLink,
    Public,
}

/// How final a deletion is.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "DeleteKind")]
pub(super) enum DeleteKind {
    Soft,
    Hard,
    CryptoErase,
}

/// Why processing is lawful (GDPR Art. 6(1)).
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "LegalBasis")]
pub(super) enum LegalBasis {
    Consent,
    Contract,
    LegalObligation,
    VitalInterests,
    PublicTask,
    LegitimateInterests,
}

/// Where a change takes effect.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Environment")]
pub(super) enum Environment {
    Development,
    Test,
    Staging,
    Production,
}

/// What happened to a rule, a job or a policy.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Modification")]
pub(super) enum Modification {
    Added,
    Changed,
    Removed,
    Enabled,
    Disabled,
}

/// What a cryptographic key is for.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "KeyPurpose")]
pub(super) enum KeyPurpose {
    Encryption,
    Signing,
    Authentication,
    Pseudonym,
    Wrapping,
    Transport,
}

/// Who allowed a tool call.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Approval")]
pub(super) enum Approval {
    Policy,
    Person,
    Session,
    None,
}

/// What a tool can do at worst.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Effect")]
pub(super) enum Effect {
    Read,
    Write,
    Delete,
    Execute,
    Send,
    Spend,
}

/// What an outside provider does for the service.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "ProviderKind")]
pub(super) enum ProviderKind {
    Identity,
    Payment,
    Messaging,
    Storage,
    Model,
    Analytics,
    Logging,
    Other,
}

/// What a limit is counted for.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "LimitScope")]
pub(super) enum LimitScope {
    Principal,
    Account,
    Credential,
    Address,
    Endpoint,
    Global,
}

/// How sure the detector is.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Confidence")]
pub(super) enum Confidence {
    Low,
    Medium,
    High,
}

/// What was done about it at once.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Response")]
pub(super) enum Response {
    Observed,
    Challenged,
    Throttled,
    Blocked,
    SessionEnded,
    AccountLocked,
    Isolated,
}

/// What was injected into what.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "InjectionKind")]
pub(super) enum InjectionKind {
    Sql,
    Command,
    Script,
    Template,
    Path,
    Header,
    Deserialisation,
    Prompt,
}

/// How bad an incident is.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "IncidentGrade")]
pub(super) enum IncidentGrade {
    Low,
    Medium,
    High,
    Critical,
}

/// How an incident was closed.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "IncidentEnd")]
pub(super) enum IncidentEnd {
    Resolved,
    FalseAlarm,
    Duplicate,
    RiskAccepted,
}

/// What a verification of the trail found.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Verdict")]
pub(super) enum Verdict {
    Verified,
    Live,
    Declared,
    Torn,
    Stale,
    Unverifiable,
    Truncated,
    Rollback,
    Forked,
    Tampered,
    Malformed,
}

/// Why the trail stopped.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "StopReason")]
pub(super) enum StopReason {
    Shutdown,
    Restart,
    Upgrade,
    Maintenance,
    StorageFull,
    StorageFailed,
}
