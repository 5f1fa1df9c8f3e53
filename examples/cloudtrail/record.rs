//! A CloudTrail record as AWS writes it: one JSON object, borrowed from its line, of which only what is audited
//! is kept. The names are AWS's own ("CloudTrail record contents", AWS CloudTrail User Guide).
#![expect(missing_docs, reason = "AWS documents its own names")]

use std::borrow::Cow;
use std::ops::Deref;

use cdl_runtime::AuditValue;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, IgnoredAny};

/// One record.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record<'a> {
    #[serde(borrow)]
    pub event_source: Text<'a>,
    pub event_name: Text<'a>,
    pub aws_region: Text<'a>,
    #[serde(deserialize_with = "timestamp")]
    pub event_time: jiff::Timestamp,
    #[serde(rename = "eventID")]
    pub event_id: Text<'a>,
    /// Events of AWS's own have none.
    #[serde(rename = "requestID")]
    pub request_id: Option<Text<'a>>,
    #[serde(default)]
    pub user_identity: Identity<'a>,
    /// An address, or the name of a service.
    #[serde(rename = "sourceIPAddress")]
    pub source: Option<Text<'a>>,
    pub user_agent: Option<Text<'a>>,
    /// Absent when the call worked.
    pub error_code: Option<Text<'a>>,
    pub read_only: Option<bool>,
    #[serde(default)]
    pub request_parameters: Lenient<Parameters<'a>>,
    #[serde(default)]
    pub response_elements: Lenient<Response<'a>>,
    #[serde(default)]
    pub additional_event_data: Lenient<Additional<'a>>,
    #[serde(default)]
    pub resources: Lenient<Vec<Affected<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Identity<'a> {
    #[serde(borrow, rename = "type")]
    pub kind: Option<Text<'a>>,
    pub principal_id: Option<Text<'a>>,
    pub arn: Option<Text<'a>>,
    pub account_id: Option<Text<'a>>,
    pub access_key_id: Option<Text<'a>>,
    pub user_name: Option<Text<'a>>,
    pub invoked_by: Option<Text<'a>>,
    pub session_context: Lenient<SessionContext<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SessionContext<'a> {
    #[serde(borrow)]
    pub session_issuer: Lenient<Issuer<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Issuer<'a> {
    #[serde(borrow)]
    pub user_name: Option<Text<'a>>,
}

/// The parameters of all calls that are looked into, side by side: one call has a few of them.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Parameters<'a> {
    // Identity: principals, policies and credentials.
    #[serde(borrow)]
    pub user_name: Lenient<Text<'a>>,
    pub role_name: Lenient<Text<'a>>,
    pub group_name: Lenient<Text<'a>>,
    pub instance_profile_name: Lenient<Text<'a>>,
    pub policy_name: Lenient<Text<'a>>,
    pub policy_arn: Lenient<Text<'a>>,
    pub access_key_id: Lenient<Text<'a>>,
    pub role_arn: Lenient<Text<'a>>,
    pub role_session_name: Lenient<Text<'a>>,
    pub duration_seconds: Lenient<u32>,
    // Secrets and keys.
    pub secret_id: Lenient<Text<'a>>,
    pub key_id: Lenient<Text<'a>>,
    pub encryption_context: Lenient<EncryptionContext<'a>>,
    pub with_decryption: Lenient<bool>,
    pub names: Lenient<Vec<Text<'a>>>,
    pub name: Lenient<Text<'a>>,
    // Data.
    pub bucket_name: Lenient<Text<'a>>,
    pub function_name: Lenient<Text<'a>>,
    #[serde(rename = "dBInstanceIdentifier")]
    pub db_instance_identifier: Lenient<Text<'a>>,
    #[serde(rename = "dBSnapshotIdentifier")]
    pub db_snapshot_identifier: Lenient<Text<'a>>,
    pub snapshot_id: Lenient<Text<'a>>,
    pub image_id: Lenient<Text<'a>>,
    pub launch_permission: Lenient<Permission<'a>>,
    pub create_volume_permission: Lenient<Permission<'a>>,
    pub values_to_add: Lenient<Vec<Text<'a>>>,
    pub principal: Lenient<Text<'a>>,
    // Networks and machines.
    pub group_id: Lenient<Text<'a>>,
    pub vpc_id: Lenient<Text<'a>>,
    pub subnet_id: Lenient<Text<'a>>,
    pub route_table_id: Lenient<Text<'a>>,
    pub internet_gateway_id: Lenient<Text<'a>>,
    pub network_interface_id: Lenient<Text<'a>>,
    pub allocation_id: Lenient<Text<'a>>,
    pub association_id: Lenient<Text<'a>>,
    pub attachment_id: Lenient<Text<'a>>,
    pub instance_id: Lenient<Text<'a>>,
    pub volume_id: Lenient<Text<'a>>,
    pub ip_permissions: Lenient<Items<Rule<'a>>>,
    pub cidr_block: Lenient<Text<'a>>,
    pub destination_cidr_block: Lenient<Text<'a>>,
    pub cidr_ip: Lenient<Text<'a>>,
    pub from_port: Lenient<i32>,
    pub to_port: Lenient<i32>,
    // The trail of AWS's own.
    pub trail_name: Lenient<Text<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EncryptionContext<'a> {
    #[serde(borrow, rename = "SecretARN")]
    pub secret: Option<Text<'a>>,
    #[serde(rename = "PARAMETER_ARN")]
    pub parameter: Option<Text<'a>>,
}

/// With whom an image or a snapshot is shared from now on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Permission<'a> {
    #[serde(borrow)]
    pub add: Lenient<Items<Grantee<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Grantee<'a> {
    #[serde(borrow)]
    pub user_id: Option<Text<'a>>,
    pub group: Option<Text<'a>>,
}

/// A firewall rule.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Rule<'a> {
    pub from_port: Option<i32>,
    pub to_port: Option<i32>,
    #[serde(borrow)]
    pub ip_ranges: Lenient<Items<Range<'a>>>,
    pub ipv6_ranges: Lenient<Items<Range<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Range<'a> {
    #[serde(borrow, alias = "cidrIp", alias = "cidrIpv6")]
    pub cidr: Option<Text<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Response<'a> {
    #[serde(borrow)]
    pub credentials: Lenient<Credentials<'a>>,
    pub access_key: Lenient<Credentials<'a>>,
    #[serde(rename = "ConsoleLogin")]
    pub console_login: Lenient<Text<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Credentials<'a> {
    #[serde(borrow)]
    pub access_key_id: Option<Text<'a>>,
    pub session_token: Option<Text<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Additional<'a> {
    #[serde(borrow, rename = "MFAUsed")]
    pub mfa_used: Lenient<Text<'a>>,
    #[serde(rename = "ARN")]
    pub arn: Lenient<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct Affected<'a> {
    #[serde(borrow, rename = "ARN")]
    pub arn: Text<'a>,
}

/// How AWS writes lists in EC2: `{"items":[...]}`, or `{}`.
#[derive(Debug, Deserialize)]
pub struct Items<T> {
    #[serde(default = "Vec::new")]
    pub items: Vec<T>,
}

/// Text that points into the line, unless an escape stands in it.
#[derive(AuditValue, Debug, Deserialize)]
pub struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// What has the expected form, or nothing. AWS's services give one parameter many forms, and a strange one must not
/// cost the record.
#[derive(Debug)]
pub struct Lenient<T>(Option<T>);

impl<T> Default for Lenient<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Deref for Lenient<T> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form<T> {
            Expected(T),
            Other(IgnoredAny),
        }
        Ok(Self(match Form::deserialize(deserializer)? {
            Form::Expected(value) => Some(value),
            Form::Other(_) => None,
        }))
    }
}

fn timestamp<'de, D: Deserializer<'de>>(deserializer: D) -> Result<jiff::Timestamp, D::Error> {
    let text = Text::deserialize(deserializer)?;
    text.parse().map_err(D::Error::custom)
}
