//! The parts that every event has, read from a record.

use std::net::IpAddr;

use crate::events::{Call, Caller, CallerKind, ClientKind, Origin, Resource};
use crate::opaque::Opaque;
use crate::record::{Identity, Parameters, Record};

impl<'a> Caller<'a> {
    /// Who made the call.
    #[must_use]
    pub fn of(record: &'a Record<'a>) -> Self {
        let identity = &record.user_identity;
        let session = identity.session_context.as_ref();
        let role =
            session.and_then(|session| session.session_issuer.as_ref()?.user_name.as_deref());
        Self {
            kind: caller_kind(identity),
            id: identity.principal_id.as_deref(),
            name: identity.user_name.as_deref(),
            arn: identity.arn.as_deref(),
            role,
            account: identity.account_id.as_deref().and_then(Opaque::account),
            // A login with a password comes with an empty one.
            access_key: identity
                .access_key_id
                .as_deref()
                .filter(|key| !key.is_empty()),
        }
    }
}

fn caller_kind(identity: &Identity<'_>) -> CallerKind {
    match identity.kind.as_deref() {
        Some("Root") => CallerKind::Root,
        Some("IAMUser") => CallerKind::User,
        Some("AssumedRole" | "Role") => CallerKind::Role,
        Some("FederatedUser" | "SAMLUser" | "WebIdentityUser" | "IdentityCenterUser") => {
            CallerKind::Federated
        }
        Some("AWSAccount") => CallerKind::Account,
        Some("AWSService") => CallerKind::Service,
        None if identity.invoked_by.is_some() => CallerKind::Service,
        _ => CallerKind::Unknown,
    }
}

impl<'a> Origin<'a> {
    /// Where the call came from.
    #[must_use]
    pub fn of(record: &'a Record<'a>) -> Self {
        let source = record.source.as_deref();
        let user_agent = record.user_agent.as_deref();
        let address: Option<IpAddr> = source.and_then(|source| source.parse().ok());
        Self {
            address,
            service: source.and_then(Opaque::service),
            client: user_agent.map_or(ClientKind::Other, client_kind),
            user_agent,
        }
    }
}

/// The first sign that fits counts: Terraform brings an SDK along, and the console calls itself one.
fn client_kind(user_agent: &str) -> ClientKind {
    const SIGNS: [(&str, ClientKind); 9] = [
        ("Terraform", ClientKind::Terraform),
        ("Console", ClientKind::Console),
        ("console", ClientKind::Console),
        ("aws-cli", ClientKind::CommandLine),
        ("amazon-ssm-agent", ClientKind::Agent),
        ("aws-sdk", ClientKind::Sdk),
        ("Boto", ClientKind::Sdk),
        ("Mozilla", ClientKind::Browser),
        ("aws-internal", ClientKind::Service),
    ];
    if Opaque::service(user_agent).is_some() {
        return ClientKind::Service;
    }
    let sign = SIGNS.iter().find(|(sign, _)| user_agent.contains(sign));
    sign.map_or(ClientKind::Other, |(_, kind)| *kind)
}

impl<'a> Call<'a> {
    /// What was called.
    #[must_use]
    pub fn of(record: &'a Record<'a>) -> Self {
        Self {
            service: &record.event_source,
            operation: &record.event_name,
            region: &record.aws_region,
            error: record.error_code.as_deref(),
        }
    }
}

impl<'a> Resource<'a> {
    /// What the call names in its parameters, else what AWS says that it was about.
    #[must_use]
    pub fn of(record: &'a Record<'a>) -> Self {
        let named = record.request_parameters.as_ref().and_then(named);
        named
            .or_else(|| affected(record))
            .map_or_else(Self::default, Self::from_text)
    }

    /// What AWS says that the call was about, else what its parameters name: a key goes by many aliases.
    #[must_use]
    pub fn behind(record: &'a Record<'a>) -> Self {
        affected(record).map_or_else(|| Self::of(record), Self::from_text)
    }

    /// The one form in which the text names a resource. An ARN that ends in AWS's own number says no more than that.
    fn from_text(text: &'a str) -> Self {
        let last = text.rsplit(['/', ':']).next().unwrap_or(text);
        let nothing = Self::default();
        match Opaque::resource(last) {
            Some(id) => Self {
                id: Some(id),
                ..nothing
            },
            None if text.starts_with("arn:") => Self {
                arn: Some(text),
                ..nothing
            },
            None => Self {
                name: Some(text),
                ..nothing
            },
        }
    }
}

/// The parameter that says most: what is acted on before what it belongs to.
fn named<'a>(parameters: &'a Parameters<'a>) -> Option<&'a str> {
    let candidates = [
        &parameters.secret_id,
        &parameters.bucket_name,
        &parameters.function_name,
        &parameters.db_snapshot_identifier,
        &parameters.db_instance_identifier,
        &parameters.trail_name,
        &parameters.name,
        &parameters.snapshot_id,
        &parameters.image_id,
        &parameters.volume_id,
        &parameters.instance_id,
        &parameters.group_id,
        &parameters.route_table_id,
        &parameters.internet_gateway_id,
        &parameters.network_interface_id,
        &parameters.allocation_id,
        &parameters.association_id,
        &parameters.attachment_id,
        &parameters.subnet_id,
        &parameters.vpc_id,
        &parameters.key_id,
    ];
    candidates
        .into_iter()
        .find_map(|candidate| candidate.as_deref())
}

fn affected<'a>(record: &'a Record<'a>) -> Option<&'a str> {
    let first = record
        .resources
        .as_ref()
        .and_then(|resources| resources.first());
    let additional = record.additional_event_data.as_ref();
    first
        .map(|affected| &*affected.arn)
        .or_else(|| additional?.arn.as_deref())
}
