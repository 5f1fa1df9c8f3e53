//! Invented records: one for each event of the catalogue, with a name wherever AWS lets one slip in.

use serde_json::{Value, json};

/// Names, addresses, keys and tokens of the records below. None may reach a trail, in whatever case.
pub(super) const RAW: &[&str] = &[
    "robin",
    "night-shift",
    "invoices",
    "akiaexample",
    "asiaexample",
    "aidaexample",
    "aroaexample",
    "203.0.113.9",
    "198.51.100.20",
    "2001:db8:a:b::c",
    "not-a-real-token",
    "arn:aws",
];

/// Lines that are no record, each in its own way.
pub(super) const MALFORMED: [&[u8]; 4] = [
    b"robin.vega\n",
    b"{\"eventSource\":\"s3.amazonaws.com\",\"userName\":\"robin.vega\n",
    b"{\"userName\":\"robin.vega\",\"eventTime\":\"yesterday\"}\n",
    b"\"\xff\xfe\"\n",
];

/// The records as AWS's trail would hold them, one a line.
pub(super) fn lines() -> Vec<u8> {
    let records = [identity(), secrets(), data(), platform()].concat();
    let lines: Vec<String> = records.iter().map(|record| format!("{record}\n")).collect();
    lines.concat().into_bytes()
}

/// A record of this call by a user, with these members besides or instead.
pub(super) fn record(service: &str, operation: &str, members: Value) -> Value {
    let mut record = json!({
        "eventVersion": "1.09",
        "userIdentity": {
            "type": "IAMUser",
            "principalId": "AIDAEXAMPLEROBINVEGA",
            "arn": "arn:aws:iam::000000000017:user/robin.vega",
            "accountId": "000000000017",
            "accessKeyId": "AKIAEXAMPLEROBINVEGA",
            "userName": "robin.vega",
        },
        "eventTime": "2026-03-01T08:15:00Z",
        "eventSource": format!("{service}.amazonaws.com"),
        "eventName": operation,
        "awsRegion": "eu-central-1",
        "sourceIPAddress": "203.0.113.9",
        "userAgent": "aws-cli/2.17.0 (robins-laptop)",
        "requestParameters": null,
        "responseElements": null,
        "requestID": "0b8f2f6e-7f0c-4e43-9f0a-5a5d4e0c1d2e",
        "eventID": "6a1f0d5c-3b2e-4c1d-8e9f-0a1b2c3d4e5f",
        "readOnly": false,
    });
    if let (Value::Object(record), Value::Object(members)) = (&mut record, members) {
        record.extend(members);
    }
    record
}

fn identity() -> Vec<Value> {
    let login = |answer: &str| {
        let members = json!({
            "responseElements": { "ConsoleLogin": answer },
            "additionalEventData": { "MFAUsed": "Yes" },
            "sourceIPAddress": "2001:db8:a:b::c",
            "requestID": null,
        });
        record("signin", "ConsoleLogin", members)
    };
    let assumed = json!({
        "requestParameters": {
            "roleArn": "arn:aws:iam::000000000017:role/night-shift",
            "roleSessionName": "robin@example.org",
            "durationSeconds": 900,
        },
        "responseElements": { "credentials": {
            "accessKeyId": "ASIAEXAMPLENIGHTSHIF",
            "sessionToken": "not-a-real-token",
        } },
    });
    let attached = json!({ "requestParameters": {
        "userName": "robin.vega",
        "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess",
    } });
    let made = json!({ "requestParameters": { "userName": "robin.two" } });
    let key = json!({
        "requestParameters": { "userName": "robin.two" },
        "responseElements": { "accessKey": { "accessKeyId": "AKIAEXAMPLEROBINTWO0" } },
    });
    vec![
        login("Success"),
        login("Failure"),
        record("sts", "AssumeRole", assumed),
        record("iam", "AttachUserPolicy", attached),
        record("iam", "CreateUser", made),
        record("iam", "CreateAccessKey", key),
    ]
}

fn secrets() -> Vec<Value> {
    let read = json!({
        // What the assumed role does, under the key that it was given.
        "userIdentity": {
            "type": "AssumedRole",
            "principalId": "AROAEXAMPLENIGHTSHIF:robin@example.org",
            "arn": "arn:aws:sts::000000000017:assumed-role/night-shift/robin@example.org",
            "accountId": "000000000017",
            "accessKeyId": "ASIAEXAMPLENIGHTSHIF",
            "sessionContext": { "sessionIssuer": { "userName": "night-shift" } },
        },
        "requestParameters": { "names": ["/robin/one", "/robin/two"], "withDecryption": true },
        "errorCode": "AccessDeniedException",
        "errorMessage": "User: arn:aws:iam::000000000017:user/robin.vega is not authorized",
        "readOnly": true,
    });
    // AWS's own event, whose request is numbered by the secret's ARN.
    let deleted = json!({
        "userIdentity": {
            "accountId": "000000000017",
            "invokedBy": "secretsmanager.amazonaws.com",
        },
        "sourceIPAddress": "secretsmanager.amazonaws.com",
        "userAgent": "secretsmanager.amazonaws.com",
        "requestID": "SecretDeleteMessage:arn:aws:secretsmanager:eu-central-1:000000000017:secret:robin",
        "additionalEventData": {
            "ARN": "arn:aws:secretsmanager:eu-central-1:000000000017:secret:robin",
        },
    });
    let decrypted = json!({
        "requestParameters": { "encryptionContext": {
            "SecretARN": "arn:aws:secretsmanager:eu-central-1:000000000017:secret:robin",
        } },
        "resources": [{
            "ARN": "arn:aws:kms:eu-central-1:000000000017:key/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
        }],
        "readOnly": true,
    });
    vec![
        record("ssm", "GetParameters", read),
        record("secretsmanager", "EndSecretVersionDelete", deleted),
        record("kms", "Decrypt", decrypted),
    ]
}

fn data() -> Vec<Value> {
    let read = json!({
        "requestParameters": { "bucketName": "invoices-of-robin", "policy": "" },
        "errorCode": "NoSuchBucketPolicy",
        "errorMessage": "The bucket policy of invoices-of-robin does not exist",
        "requestID": "GXKFXETF0Z1ANBT8",
        "readOnly": true,
    });
    let shared = json!({ "requestParameters": {
        "snapshotId": "snap-083d3b857c13988bc",
        "createVolumePermission": { "add": { "items": [{ "group": "all" }] } },
    } });
    vec![
        record("s3", "GetBucketPolicy", read),
        record("ec2", "ModifySnapshotAttribute", shared),
    ]
}

fn platform() -> Vec<Value> {
    let opened = json!({ "requestParameters": {
        "groupId": "sg-04cfb7a4712d75b00",
        "ipPermissions": { "items": [{
            "fromPort": 22,
            "toPort": 22,
            "ipRanges": { "items": [{ "cidrIp": "198.51.100.20/32" }] },
            "ipv6Ranges": {},
        }] },
    } });
    let stopped = json!({ "requestParameters": { "name": "trail-of-robin" } });
    let refused = json!({
        "requestParameters": { "instancesSet": { "items": [{ "imageId": "ami-robin" }] } },
        "errorCode": "Client.UnauthorizedOperation",
    });
    vec![
        record("ec2", "AuthorizeSecurityGroupIngress", opened),
        record("cloudtrail", "StopLogging", stopped),
        record("ec2", "RunInstances", refused),
    ]
}
