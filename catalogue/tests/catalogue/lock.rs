//! `catalogue.lock`: written, read, and read strictly.

use cdl_catalogue::baseline::{Approval, Baseline, Release};
use cdl_catalogue::diff::Diff;

use super::differences::baseline;

#[test]
fn a_lock_is_read_as_it_was_written() {
    let mut baseline = baseline(&[]);
    baseline.approvals.push(Approval {
        version: "4.2.0".to_owned(),
        who: "dpo@shop.example".to_owned(),
        why: "line\nfeed, \"quote\", \\ and \u{7f}".to_owned(),
        what: vec!["event \"auth.login\" field \"ip\": class".to_owned()],
    });
    // Two releases: the oldest on record, and one that changed something.
    let changes = Diff::between(&baseline, &changed(&baseline)).released();
    assert!(changes.iter().any(|change| change.part.is_some()));
    for (version, changes) in [("4.1.0", Vec::new()), ("4.2.0", changes)] {
        let version = version.to_owned();
        let release = Release { version, changes };
        baseline.releases.push(release);
    }
    let text = baseline.to_string();
    let read = Baseline::read("catalogue.lock", &text).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(read, baseline);
    assert_eq!(read.to_string(), text);
}

/// With one event less and one field more.
fn changed(old: &Baseline) -> Baseline {
    let mut new = old.clone();
    let (_, mut event) = new.events.pop_last().expect("an event");
    let (_, field) = event.fields[0].clone();
    event.fields.push(("added".to_owned(), field));
    let name = new.events.last_key_value().expect("another").0.clone();
    new.events.insert(name, event);
    new
}

#[test]
fn a_lock_is_read_strictly() {
    let mut released = baseline(&[]);
    released.releases = vec![Release {
        version: "4.1.0".to_owned(),
        changes: Diff::between(&released, &changed(&released)).released(),
    }];
    let text = released.to_string();
    for (from, to, fault) in [
        (
            "lock = 1",
            "lock = 2",
            "CDL0066: catalogue.lock:2:8: lock = 2 is newer than this reader, which understands 1",
        ),
        (
            "lock = 1\n",
            "",
            "CDL0069: catalogue.lock:1:1: the lock has no \"lock\"",
        ),
        (
            "level = 0",
            "levle = 0",
            "unknown key \"levle\" in class \"public\"; did you mean \"level\"?",
        ),
        ("\"plain\"", "\"rot13\"", ""),
        (
            "\"truncate(256)\"",
            "\"truncate(x)\"",
            "\"truncate(x)\" in field ",
        ),
        (
            "retention = \"2y\"",
            "retention = \"2\"",
            "\"retention\" in event \"auth.login\" must be",
        ),
        (
            "version = \"4.2.0\"",
            "version = \"4\"",
            "must be a version such as \"4.2.0\"",
        ),
        (
            "\", field = \"added\"",
            "\", feild = \"added\"",
            "unknown key \"feild\" in a change; did you mean \"field\"?",
        ),
        (
            "what = \"removed\"",
            "why = \"removed\"",
            "a change has no \"what\"",
        ),
        ("[class.public]", "[class.public", "CDL0060"),
    ] {
        assert!(text.contains(from), "{from}");
        let found = Baseline::read("catalogue.lock", &text.replacen(from, to, 1));
        match found {
            Ok(_) => assert_eq!(fault, "", "{from}"),
            Err(faults) => assert!(faults.to_string().contains(fault), "{faults}"),
        }
    }
}
