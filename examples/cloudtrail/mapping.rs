//! Which audit event a record is.

use crate::event::Event;
use crate::events::{
    ApiCall, Call, Caller, ConsoleLogin, CredentialChange, DataRead, DataShare, KeyUse,
    LoggingChange, NetworkChange, Origin, PermissionChange, PrincipalChange, Resource, RoleAssume,
    SecretChange, SecretRead,
};
use crate::opaque::Opaque;
use crate::opening::Opening;
use crate::record::{Parameters, Record, Text};

impl<'a> Event<'a> {
    /// The event that this record is: the first rule that fits, and [`ApiCall`] when none does.
    #[must_use]
    pub fn of(record: &'a Record<'a>) -> Self {
        let read_only = record.read_only.unwrap_or(false);
        let service = record.event_source.strip_suffix(".amazonaws.com");
        match (service.unwrap_or(&record.event_source), &*record.event_name) {
            ("signin", "ConsoleLogin") => Self::console_login(record),
            ("sts", operation) if operation.starts_with("AssumeRole") => Self::role_assume(record),
            ("iam", operation) if !read_only => Self::identity_change(record, operation),
            ("secretsmanager", "GetSecretValue" | "BatchGetSecretValue")
            | ("ssm", "GetParameter" | "GetParameters" | "GetParametersByPath")
            | ("ec2", "GetPasswordData") => Self::secret_read(record),
            ("secretsmanager", _) if !read_only => Self::secret_change(record),
            ("ssm", operation) if !read_only && operation.contains("Parameter") => {
                Self::secret_change(record)
            }
            ("kms", operation) if uses_a_key(operation) => Self::key_use(record),
            (_, operation) if shares(operation) => Self::data_share(record),
            ("s3", _) if read_only => Self::data_read(record),
            ("lambda", operation) if operation.starts_with("GetFunction2") => {
                Self::data_read(record)
            }
            ("cloudtrail" | "config" | "guardduty", _) if !read_only => {
                Self::logging_change(record)
            }
            (_, "CreateFlowLogs" | "DeleteFlowLogs" | "DeleteLogGroup") => {
                Self::logging_change(record)
            }
            ("ec2" | "elasticloadbalancing" | "route53", operation)
                if !read_only && is_of_a_network(operation) =>
            {
                Self::network_change(record)
            }
            _ => Self::api_call(record, read_only),
        }
    }

    fn console_login(record: &'a Record<'a>) -> Self {
        let additional = record.additional_event_data.as_ref();
        let mfa_used = additional.and_then(|additional| additional.mfa_used.as_deref());
        Self::ConsoleLogin(ConsoleLogin {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            second_factor: mfa_used.map(|used| used == "Yes"),
        })
    }

    fn role_assume(record: &'a Record<'a>) -> Self {
        let parameters = record.request_parameters.as_ref();
        let role_arn = parameters.and_then(|parameters| parameters.role_arn.as_deref());
        let response = record.response_elements.as_ref();
        let issued = response.and_then(|response| response.credentials.as_ref());
        Self::RoleAssume(RoleAssume {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            role: role_arn.and_then(|arn| arn.rsplit('/').next()),
            role_arn,
            session: parameters.and_then(|parameters| parameters.role_session_name.as_deref()),
            lifetime: parameters.and_then(|parameters| *parameters.duration_seconds),
            issued_key: issued.and_then(|issued| issued.access_key_id.as_deref()),
            session_token: issued.and_then(|issued| issued.session_token.as_deref()),
        })
    }

    fn identity_change(record: &'a Record<'a>, operation: &str) -> Self {
        const OF_PERMISSIONS: [&str; 3] = ["Policy", "ToGroup", "FromGroup"];
        const OF_CREDENTIALS: [&str; 7] = [
            "AccessKey",
            "LoginProfile",
            "Password",
            "MFADevice",
            "SSHPublicKey",
            "SigningCertificate",
            "ServiceSpecificCredential",
        ];
        let is_of = |words: &[&str]| words.iter().any(|word| operation.contains(word));
        let (caller, origin, call) = (Caller::of(record), Origin::of(record), Call::of(record));
        let parameters = record.request_parameters.as_ref();
        let principal = parameters.and_then(principal);
        if is_of(&OF_PERMISSIONS) {
            let arn = parameters.and_then(|parameters| parameters.policy_arn.as_deref());
            let managed_policy = arn.and_then(Opaque::managed_policy);
            let own = arn.filter(|_| managed_policy.is_none());
            Self::PermissionChange(PermissionChange {
                caller,
                origin,
                call,
                principal,
                managed_policy,
                policy: own
                    .and_then(|arn| arn.rsplit('/').next())
                    .or_else(|| parameters?.policy_name.as_deref()),
            })
        } else if is_of(&OF_CREDENTIALS) {
            let named = parameters.and_then(|parameters| parameters.access_key_id.as_deref());
            let created = || record.response_elements.as_ref()?.access_key.as_ref();
            Self::CredentialChange(CredentialChange {
                caller,
                origin,
                call,
                principal,
                access_key: named.or_else(|| created()?.access_key_id.as_deref()),
            })
        } else {
            Self::PrincipalChange(PrincipalChange {
                caller,
                origin,
                call,
                principal,
            })
        }
    }

    fn secret_read(record: &'a Record<'a>) -> Self {
        let parameters = record.request_parameters.as_ref();
        Self::SecretRead(SecretRead {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            resource: Resource::of(record),
            names: parameters.and_then(|parameters| parameters.names.as_deref()),
            decrypted: parameters.and_then(|parameters| *parameters.with_decryption),
        })
    }

    fn secret_change(record: &'a Record<'a>) -> Self {
        Self::SecretChange(SecretChange {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            resource: Resource::of(record),
        })
    }

    fn key_use(record: &'a Record<'a>) -> Self {
        let parameters = record.request_parameters.as_ref();
        let context = parameters.and_then(|parameters| parameters.encryption_context.as_ref());
        let protects = |secret: &'a Option<Text<'a>>| secret.as_deref();
        Self::KeyUse(KeyUse {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            resource: Resource::behind(record),
            protects: context.and_then(|context| {
                protects(&context.secret).or_else(|| protects(&context.parameter))
            }),
        })
    }

    fn data_read(record: &'a Record<'a>) -> Self {
        Self::DataRead(DataRead {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            resource: Resource::of(record),
        })
    }

    fn data_share(record: &'a Record<'a>) -> Self {
        let with = record.request_parameters.as_ref().and_then(shared_with);
        Self::DataShare(DataShare {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            resource: Resource::of(record),
            account: with.and_then(Opaque::account),
            public: with.map(|with| matches!(with, "*" | "all")),
        })
    }

    fn network_change(record: &'a Record<'a>) -> Self {
        let widest = record.request_parameters.as_ref().and_then(Opening::widest);
        Self::NetworkChange(NetworkChange {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            resource: Resource::of(record),
            range: widest.map(|opening| opening.range),
            from_port: widest.and_then(|opening| opening.from_port),
            to_port: widest.and_then(|opening| opening.to_port),
        })
    }

    fn logging_change(record: &'a Record<'a>) -> Self {
        Self::LoggingChange(LoggingChange {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            resource: Resource::of(record),
        })
    }

    fn api_call(record: &'a Record<'a>, read_only: bool) -> Self {
        Self::ApiCall(ApiCall {
            caller: Caller::of(record),
            origin: Origin::of(record),
            call: Call::of(record),
            resource: Resource::of(record),
            read_only,
        })
    }
}

fn uses_a_key(operation: &str) -> bool {
    const USES: [&str; 6] = [
        "Encrypt",
        "Decrypt",
        "ReEncrypt",
        "GenerateDataKey",
        "Sign",
        "Verify",
    ];
    USES.iter().any(|verb| operation.starts_with(verb))
}

fn shares(operation: &str) -> bool {
    const SHARES: [&str; 9] = [
        "ModifySnapshotAttribute",
        "ModifyImageAttribute",
        "ModifyDBSnapshotAttribute",
        "ModifyDBClusterSnapshotAttribute",
        "PutBucketPolicy",
        "PutBucketAcl",
        "DeleteBucketPolicy",
        "AddPermission",
        "RemovePermission",
    ];
    SHARES.iter().any(|start| operation.starts_with(start))
}

fn is_of_a_network(operation: &str) -> bool {
    const THINGS: [&str; 9] = [
        "Vpc",
        "Subnet",
        "Route",
        "Gateway",
        "SecurityGroup",
        "NetworkInterface",
        "NetworkAcl",
        "Address",
        "LoadBalancer",
    ];
    THINGS.iter().any(|thing| operation.contains(thing))
}

/// Who is made, changed or given something.
fn principal<'a>(parameters: &'a Parameters<'a>) -> Option<&'a str> {
    let candidates = [
        &parameters.user_name,
        &parameters.role_name,
        &parameters.group_name,
        &parameters.instance_profile_name,
    ];
    candidates
        .into_iter()
        .find_map(|candidate| candidate.as_deref())
}

/// An account's number, or AWS's word for everybody.
fn shared_with<'a>(parameters: &'a Parameters<'a>) -> Option<&'a str> {
    let permission = parameters
        .launch_permission
        .as_ref()
        .or(parameters.create_volume_permission.as_ref());
    let grantee = permission.and_then(|permission| permission.add.as_ref()?.items.first());
    grantee
        .and_then(|grantee| grantee.user_id.as_deref().or(grantee.group.as_deref()))
        .or_else(|| {
            parameters
                .values_to_add
                .as_ref()?
                .first()
                .map(|value| &**value)
        })
        .or_else(|| parameters.principal.as_deref())
}
