//! The CloudTrail example over a small file of invented records: what is counted, kept out, and said.
#![expect(clippy::doc_markdown, reason = "CloudTrail is a name and no code")]
#![expect(
    clippy::unwrap_used,
    reason = "what the tests share fails a test by panicking, too"
)]

// What goes in, and what comes out.
mod records;
mod journey;

use cdl_runtime::verify::Verdict;
use cloudtrail_events::opaque::Opaque;
use serde_json::json;

use journey::{Journey, journey};
use records::{MALFORMED, RAW, lines, record};

#[track_caller]
fn assert_nothing_raw(text: &str) {
    let text = text.to_lowercase();
    for raw in RAW {
        assert!(!text.contains(raw), "{raw} was written as it is");
    }
}

#[test]
fn every_record_becomes_the_event_that_it_is() {
    let Journey { tally, .. } = journey(&[&lines()]);
    let counted: Vec<(&str, [u64; 3])> = tally
        .events
        .iter()
        .map(|(name, outcomes)| (*name, [outcomes.success, outcomes.failure, outcomes.denied]))
        .collect();
    let expected = [
        ("data.resource.read", [0, 1, 0]),
        ("data.resource.share", [1, 0, 0]),
        ("identity.console.login", [1, 0, 1]),
        ("identity.credential.change", [1, 0, 0]),
        ("identity.permission.change", [1, 0, 0]),
        ("identity.principal.change", [1, 0, 0]),
        ("identity.role.assume", [1, 0, 0]),
        ("platform.api.call", [0, 0, 1]),
        ("platform.logging.change", [1, 0, 0]),
        ("platform.network.change", [1, 0, 0]),
        ("secret.key.use", [1, 0, 0]),
        ("secret.value.change", [1, 0, 0]),
        ("secret.value.read", [0, 0, 1]),
    ];
    assert_eq!(counted, expected);
    assert_eq!((tally.lines, tally.emitted()), (14, 14));
    assert_eq!((tally.malformed, tally.refused), (0, 0));
}

#[test]
fn no_name_address_or_key_reaches_the_trail() {
    let journey = journey(&[&lines()]);
    assert_nothing_raw(&journey.bytes);
    // A word that no record holds would prove nothing.
    let input = String::from_utf8(lines()).unwrap().to_lowercase();
    for raw in RAW {
        assert!(input.contains(raw), "no record holds {raw}");
    }
}

#[test]
fn two_runs_make_one_trail_that_an_auditor_verifies() {
    let Journey { report, .. } = journey(&[&lines(), &lines()]);
    assert_eq!(report.verdict, Verdict::Verified, "{report:?}");
    assert_eq!((report.events, report.segments), (28, 2));
}

#[test]
fn a_malformed_line_is_counted_and_told_of_and_the_next_one_is_read() {
    let mut file = b"\n".to_vec();
    for line in MALFORMED {
        file.extend(line);
    }
    file.extend(lines());
    file.extend(b"{\"userIdentity\":{\"userName\":\"robin.vega\"");
    let Journey {
        tally,
        complaints,
        bytes,
        report,
    } = journey(&[&file]);
    let told: Vec<&str> = complaints
        .iter()
        .filter_map(|complaint| complaint.split(" (column").next())
        .collect();
    let expected = [
        "line 2 is no CloudTrail record: it is not JSON",
        "line 3 is no CloudTrail record: it ends too early",
        "line 4 is no CloudTrail record: a field is missing or has another form",
        "line 5 is no CloudTrail record: it is not JSON",
        "line 20 is no CloudTrail record: it ends too early",
    ];
    assert_eq!(told, expected);
    assert_eq!((tally.lines, tally.malformed, tally.emitted()), (19, 5, 14));
    assert_eq!(report.verdict, Verdict::Verified, "{report:?}");
    assert_nothing_raw(&complaints.concat());
    assert_nothing_raw(&bytes);
}

#[test]
fn pseudonyms_meet_where_the_same_thing_is_meant() {
    let journey = journey(&[&lines()]);
    let assumed = &journey.event("identity.role.assume")["fields"];
    let read = &journey.event("secret.value.read")["fields"];
    // The key that was issued, and its use; the role that was assumed, and the caller who has it.
    assert_eq!(assumed["issued_key"], read["caller"]["access_key"]);
    assert_eq!(assumed["role"], read["caller"]["role"]);
    // The user who acts, and the user who is given something.
    let attached = &journey.event("identity.permission.change")["fields"];
    assert_eq!(attached["principal"], attached["caller"]["name"]);
    // The secret that a key protects, and the secret that is deleted.
    let used = &journey.event("secret.key.use")["fields"];
    let deleted = &journey.event("secret.value.change")["fields"];
    assert_eq!(used["protects"], deleted["resource"]["arn"]);
    assert!(used["protects"].as_str().unwrap().starts_with("hmac:k1:"));
}

#[test]
fn what_holds_no_name_stays_readable() {
    let journey = journey(&[&lines()]);
    let attached = &journey.event("identity.permission.change")["fields"];
    assert_eq!(attached["managed_policy"], "AdministratorAccess");
    let used = &journey.event("secret.key.use")["fields"];
    let key = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed";
    assert_eq!(used["resource"], json!({ "id": key }));
    let opened = &journey.event("platform.network.change")["fields"];
    assert_eq!(opened["range"], "198.51.100.0/24");
    assert_eq!(opened["from_port"], 22);
    let shared = &journey.event("data.resource.share")["fields"];
    assert_eq!(shared["public"], true);
}

#[test]
fn a_source_is_an_address_or_a_service() {
    let journey = journey(&[&lines()]);
    let origin = |name: &str| journey.event(name)["fields"]["origin"].clone();
    let read = origin("data.resource.read");
    assert_eq!(read["address"], "203.0.113.0/24");
    assert_eq!(read["service"], json!(null));
    let deleted = origin("secret.value.change");
    assert_eq!(deleted["address"], json!(null));
    assert_eq!(deleted["service"], "secretsmanager.amazonaws.com");
}

#[test]
fn an_event_keeps_the_time_and_the_numbers_of_its_record() {
    let journey = journey(&[&lines()]);
    let read = journey.event("data.resource.read");
    assert_eq!(read["occurred_at"], "2026-03-01T08:15:00.000000Z");
    assert_eq!(
        read["correlation_id"],
        "6a1f0d5c-3b2e-4c1d-8e9f-0a1b2c3d4e5f"
    );
    assert_eq!(read["request_id"], "GXKFXETF0Z1ANBT8");
    // This one's request is numbered by an ARN, which holds a name.
    assert_eq!(
        journey.event("secret.value.change")["request_id"],
        json!(null)
    );
}

#[test]
fn a_parameter_of_another_form_does_not_cost_the_record() {
    let strange = json!({
        "requestParameters": {
            "bucketName": ["robin"],
            "name": { "robin": 1 },
            "durationSeconds": "robin",
            "ipPermissions": "robin",
            "names": [1, 2],
        },
        "responseElements": "robin",
        "additionalEventData": ["robin"],
        "resources": { "robin": "robin" },
        "sourceIPAddress": "robin",
    });
    let line = record("s3", "ListBuckets", strange).to_string();
    let journey = journey(&[line.as_bytes()]);
    assert_eq!(journey.tally.emitted(), 1, "{:?}", journey.complaints);
    assert_nothing_raw(&journey.bytes);
}

#[test]
fn no_name_fits_the_shape_of_what_stays_readable() {
    for text in [
        "vpc-06fe1a64761a0f720",
        "eni-attach-02aca13293a6fe1b9",
        "i-0a1b2c3d",
    ] {
        assert!(Opaque::resource(text).is_some(), "{text}");
    }
    for name in [
        "robin",
        "robin-0a1b2c3d",
        "i-robin",
        "fl-ada",
        "vpc-",
        "i-DEADBEEF",
        "",
    ] {
        assert_eq!(Opaque::resource(name), None, "{name}");
        assert_eq!(Opaque::request(name), None, "{name}");
        assert_eq!(Opaque::account(name), None, "{name}");
        assert_eq!(Opaque::service(name), None, "{name}");
        assert_eq!(Opaque::managed_policy(name), None, "{name}");
    }
    let own = "arn:aws:iam::000000000017:policy/of-robin";
    assert_eq!(Opaque::managed_policy(own), None);
}
