//! `cdl attest BINARY`, of this very program: it emits events of its own, and has some that nobody emits.

use std::fs;
use std::path::PathBuf;

use cdl_runtime::prelude::*;
use serde_json::Value;

use super::run::{Ran, cdl};

/// Declared, constructed, shown to slog, asked for its static facts: everything but emitted.
#[derive(AuditEvent)]
#[audit(event = "probe.silent")]
struct Silent {
    number: u64,
}

fn this() -> PathBuf {
    std::env::current_exe().unwrap()
}

fn catalogue() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("catalogue")
}

fn events(ran: &Ran) -> Vec<Value> {
    let object: Value = serde_json::from_str(&ran.out).unwrap();
    object["events"].as_array().unwrap().clone()
}

fn named<'a>(events: &'a [Value], name: &str) -> Option<&'a Value> {
    events.iter().find(|event| event["name"] == name)
}

#[test]
fn what_is_emitted_is_listed_with_its_outcomes_and_what_is_not_is_absent() {
    use cdl_runtime::AuditEvent as _;

    let silent = Silent { number: 1 };
    assert_eq!(silent.number, 1);
    assert_eq!(Silent::DESCRIPTOR.name, "probe.silent");
    let log = slog::Logger::root(slog::Discard, slog::o!());
    slog::info!(log, "an event in a log record is not emitted"; &silent);

    let ran = cdl("attest --json", &[&this()]).exits(0);
    let events = events(&ran);
    assert_eq!(named(&events, "probe.silent"), None);

    let attempted = named(&events, "probe.attempted").unwrap();
    let outcomes: Vec<&str> = attempted["emits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|way| way["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(
        outcomes,
        ["attempted", "denied", "failure", "success", "unknown"]
    );
    assert_eq!(attempted["catalogue"]["name"], "cdl-tests");
    assert_eq!(attempted["catalogue"]["version"], "1.0.0");
    assert_eq!(attempted["fingerprint"].as_str().unwrap().len(), 64);

    // `place.rs` emits its failure, and nothing else of it.
    let queued = named(&events, "probe.queued").unwrap();
    assert_eq!(queued["emits"][0]["outcome"], Value::Null);
    assert_eq!(queued["emits"][0]["severity"], "info");
}

#[test]
fn every_standard_event_is_in_the_program_that_tests_them_all() {
    let ran = cdl("attest --json --catalogue", &[&catalogue(), &this()]);
    let found = events(&ran);
    let standard = cdl_catalogue::Catalogue::standard().unwrap();
    let missing: Vec<&str> = standard
        .events()
        .filter(|name| named(&found, name).is_none())
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
    let object: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(object["absent"], serde_json::json!(["probe.silent"]));
}

#[test]
fn an_event_that_is_not_the_catalogues_is_told() {
    // The tests also link the cloudtrail example, which has a catalogue of its own.
    let cloudtrail = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../examples/cloudtrail");
    let [ours, theirs] = [catalogue(), cloudtrail];
    let ran = cdl("attest --json --catalogue", &[&ours, &this()]).exits(1);
    let standing = |ran: &Ran, name: &str| named(&events(ran), name).unwrap()["standing"].clone();
    assert_eq!(standing(&ran, "probe.queued"), "same");
    let unknown = events(&ran)
        .into_iter()
        .filter(|event| event["standing"] == "unknown")
        .map(|event| event["catalogue"]["name"].clone());
    let unknown: Vec<Value> = unknown.collect();
    assert!(!unknown.is_empty());
    assert!(
        unknown.iter().all(|name| name != "cdl-tests"),
        "{unknown:?}"
    );

    let arguments = format!("attest --catalogue {} --catalogue", theirs.display());
    cdl(&arguments, &[&ours, &this()]).exits(0);

    // A catalogue of the same name that moved on.
    let folder = tempfile::tempdir().unwrap();
    let events_dir = folder.path().join("events");
    fs::create_dir(&events_dir).unwrap();
    let header = fs::read_to_string(ours.join("catalogue.toml")).unwrap();
    let probe = fs::read_to_string(ours.join("events/probe.toml")).unwrap();
    fs::write(
        folder.path().join("catalogue.toml"),
        header.replace("1.0.0", "1.1.0"),
    )
    .unwrap();
    fs::copy(
        ours.join("events/value.toml"),
        events_dir.join("value.toml"),
    )
    .unwrap();
    let moved = probe.replacen("severity    = \"info\"", "severity    = \"notice\"", 1);
    fs::write(events_dir.join("probe.toml"), moved).unwrap();
    let ran = cdl("attest --json --catalogue", &[folder.path(), &this()]).exits(1);
    assert_eq!(standing(&ran, "probe.queued"), "changed");
    assert_eq!(standing(&ran, "probe.durable"), "same");
    cdl("attest --catalogue", &[folder.path(), &this()])
        .exits(1)
        .prints(&["  changed\n", "  same\n", ", 1 changed, "]);
}

#[test]
fn a_person_reads_a_table() {
    let ran = cdl("attest", &[&this()]).exits(0);
    ran.prints(&[
        " can emit ",
        " events\n  ",
        "attempted (info), denied (error), failure (warning), success (info), unknown (error)",
        "  cdl-tests 1.0.0  ",
    ]);
}

#[test]
fn a_program_without_events_says_so() {
    let ran = cdl("attest", &[&PathBuf::from("/bin/sh")]).exits(0);
    ran.prints(&["/bin/sh can emit no event\n"])
        .tells(&["warning: no emitter was found"]);
    let ran = cdl("attest --json", &[&PathBuf::from("/bin/sh")]).exits(0);
    assert_eq!(events(&ran), Vec::<Value>::new());
}

#[test]
fn what_is_no_executable_is_refused_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let object = [
        b"\x7fELF\x02\x01\x01".as_slice(),
        &[0; 9],
        &[1, 0, 62, 0, 1],
    ]
    .concat();
    for (name, bytes, told) in [
        ("empty", b"".as_slice(), "an empty one"),
        ("short", b"\x7fE", "shorter than four bytes"),
        ("text", b"no program at all\n", "something else"),
        ("script", b"#!/bin/sh\nexit\n", "a script"),
        ("lib.rlib", b"!<arch>\nlib.rmeta/", "an archive"),
        ("shop.exe", b"MZ\x90\0\x03", "a Windows executable"),
        ("mac", b"\xcf\xfa\xed\xfe\x07", "a macOS executable"),
        ("header", b"\x7fELF\x02\x01\x01\0", " is damaged: "),
        ("header2", &object, " is damaged: "),
    ] {
        fs::write(path(name), bytes).unwrap();
        let ran = cdl("attest", &[&path(name)]).exits(1);
        assert_eq!(ran.out, "", "{name}");
        ran.tells(&["error: ", name, told]);
    }
    cdl("attest", &[folder.path()])
        .exits(1)
        .tells(&["a folder"]);
    cdl("attest", &[&path("missing")])
        .exits(1)
        .tells(&["error: cannot read ", "hint: "]);
    cdl("attest --catalogue", &[folder.path(), &this()])
        .exits(1)
        .tells(&["error: "]);
}

#[test]
fn a_damaged_executable_is_an_error_or_a_list_and_never_a_panic() {
    let bytes = fs::read("/bin/sh").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged");
    // The loaded bytes end somewhere in the file.
    for length in [64, 65, 200, 1_000, bytes.len() / 4, bytes.len() / 2] {
        fs::write(&path, &bytes[..length]).unwrap();
        cdl("attest", &[&path]).exits(1).tells(&[
            "error: ",
            " is damaged: ",
            "; build or copy it again",
        ]);
    }
    for at in 4..400 {
        for value in [0, 0xff, bytes[at] ^ 0x80] {
            let mut damaged = bytes.clone();
            damaged[at] = value;
            fs::write(&path, &damaged).unwrap();
            let ran = cdl("attest", &[&path]);
            assert_eq!(ran.out.is_empty(), ran.err.contains("error: "), "{ran:?}");
        }
    }
}
