//! The audit events, as the catalogue declares and documents them.
#![expect(missing_docs, reason = "the catalogue says what each field holds")]

use std::net::IpAddr;

use cdl_runtime::prelude::*;

use crate::opaque::Opaque;
use crate::record::Text;

// ── what every event says ──

/// Who made the call.
#[derive(AuditObject, Clone, Copy, Debug)]
#[audit(object = "Caller")]
pub struct Caller<'a> {
    pub kind: CallerKind,
    #[redact]
    pub id: Option<&'a str>,
    #[redact]
    pub name: Option<&'a str>,
    #[redact]
    pub arn: Option<&'a str>,
    #[redact]
    pub role: Option<&'a str>,
    pub account: Option<Opaque<'a>>,
    #[redact]
    pub access_key: Option<&'a str>,
}

/// As whom AWS knew the caller.
#[derive(AuditEnum, Clone, Copy, Debug, PartialEq, Eq)]
#[audit(name = "CallerKind")]
pub enum CallerKind {
    Root,
    User,
    Role,
    Federated,
    Account,
    Service,
    Unknown,
}

/// Where the call came from.
#[derive(AuditObject, Clone, Copy, Debug)]
#[audit(object = "Origin")]
pub struct Origin<'a> {
    #[redact]
    pub address: Option<IpAddr>,
    pub service: Option<Opaque<'a>>,
    pub client: ClientKind,
    #[redact]
    pub user_agent: Option<&'a str>,
}

/// The family of the client.
#[derive(AuditEnum, Clone, Copy, Debug, PartialEq, Eq)]
#[audit(name = "ClientKind")]
pub enum ClientKind {
    Browser,
    Console,
    CommandLine,
    Terraform,
    Sdk,
    Agent,
    Service,
    Other,
}

/// The call, in AWS's own words.
#[derive(AuditObject, Clone, Copy, Debug)]
#[audit(object = "Call")]
pub struct Call<'a> {
    pub service: &'a str,
    pub operation: &'a str,
    pub region: &'a str,
    pub error: Option<&'a str>,
}

/// What the call was about.
#[derive(AuditObject, Clone, Copy, Debug, Default)]
#[audit(object = "Resource")]
pub struct Resource<'a> {
    pub id: Option<Opaque<'a>>,
    #[redact]
    pub name: Option<&'a str>,
    #[redact]
    pub arn: Option<&'a str>,
}

// ── identity ──

#[derive(AuditEvent, Debug)]
#[audit(event = "identity.console.login")]
pub struct ConsoleLogin<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    pub second_factor: Option<bool>,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "identity.role.assume")]
pub struct RoleAssume<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    #[redact]
    pub role: Option<&'a str>,
    #[redact]
    pub role_arn: Option<&'a str>,
    #[redact]
    pub session: Option<&'a str>,
    pub lifetime: Option<u32>,
    #[redact]
    pub issued_key: Option<&'a str>,
    #[redact(drop)]
    pub session_token: Option<&'a str>,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "identity.principal.change")]
pub struct PrincipalChange<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    #[redact]
    pub principal: Option<&'a str>,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "identity.permission.change")]
pub struct PermissionChange<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    #[redact]
    pub principal: Option<&'a str>,
    pub managed_policy: Option<Opaque<'a>>,
    #[redact]
    pub policy: Option<&'a str>,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "identity.credential.change")]
pub struct CredentialChange<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    #[redact]
    pub principal: Option<&'a str>,
    #[redact]
    pub access_key: Option<&'a str>,
}

// ── secrets ──

#[derive(AuditEvent, Debug)]
#[audit(event = "secret.value.read")]
pub struct SecretRead<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    pub resource: Resource<'a>,
    #[redact]
    pub names: Option<&'a [Text<'a>]>,
    pub decrypted: Option<bool>,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "secret.value.change")]
pub struct SecretChange<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    pub resource: Resource<'a>,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "secret.key.use")]
pub struct KeyUse<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    pub resource: Resource<'a>,
    #[redact]
    pub protects: Option<&'a str>,
}

// ── data ──

#[derive(AuditEvent, Debug)]
#[audit(event = "data.resource.read")]
pub struct DataRead<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    pub resource: Resource<'a>,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "data.resource.share")]
pub struct DataShare<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    pub resource: Resource<'a>,
    pub account: Option<Opaque<'a>>,
    pub public: Option<bool>,
}

// ── platform ──

#[derive(AuditEvent, Debug)]
#[audit(event = "platform.network.change")]
pub struct NetworkChange<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    pub resource: Resource<'a>,
    #[redact]
    pub range: Option<(IpAddr, u8)>,
    pub from_port: Option<i32>,
    pub to_port: Option<i32>,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "platform.logging.change")]
pub struct LoggingChange<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    pub resource: Resource<'a>,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "platform.api.call")]
pub struct ApiCall<'a> {
    pub caller: Caller<'a>,
    pub origin: Origin<'a>,
    pub call: Call<'a>,
    pub resource: Resource<'a>,
    pub read_only: bool,
}
