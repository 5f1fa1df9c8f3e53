//! `cdl verify DIR`: the verdict, what it rests on, and the exit code (`docs/FORMAT.md` section 6).

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::place::Place;
use super::run::cdl;

#[test]
fn a_verdict_is_one_screen() {
    let place = Place::with_trail();
    let anchor = place.anchor();
    let report: Value = serde_json::from_str(&place.verify("--json").exits(0).out).unwrap();
    let id = report["trail_id"].as_str().unwrap();
    let auditor = place.auditor();
    let paths = [&*auditor, Path::new("--anchor"), &anchor, &place.trail()];
    let all = cdl(&format!("verify --json --trail-id {id} --keys"), &paths);
    let report: Value = serde_json::from_str(&all.out).unwrap();
    let checked: Vec<&str> = report["checked"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let ran = cdl(&format!("verify --trail-id {id} --keys"), &paths);
    let screen = format!(
        "VERIFIED      26 lines, 4 events, 3 segments
              closed, and everything checked with what was brought from outside
trail id      {id}
sealed to     seq 25
checked       {}
with          the auditor's keys in {}, the anchor {} of 25 lines, the trail id
",
        checked.join(", "),
        auditor.display(),
        anchor.display()
    );
    assert_eq!((ran.out.as_str(), ran.err.as_str()), (screen.as_str(), ""));
}

#[test]
fn what_was_not_checked_is_said_with_what_would_check_it() {
    let place = Place::with_trail();
    cdl("verify", &[&place.trail()])
        .exits(20)
        .prints(&[
            "UNVERIFIABLE  26 lines",
            "\nwith          nothing from outside\n",
            "\nnot checked   identity (--trail-id or --anchor), MACs (--keys), signatures (--keys or --public), anchor (--anchor)\n",
        ])
        .tells(&["hint: `cdl verify ", " --keys AUDITOR`"]);
    let public = place.auditor().join("signing.pub");
    cdl("verify --public", &[&public, &place.trail()])
        .exits(0)
        .prints(&[
            "VERIFIED  ",
            "\nwith          the public key ",
            "MACs (--keys), anchor",
        ])
        .tells(&["hint: another trail in its place would pass, too: add `--trail-id "]);
    cdl("verify --public", &[&place.auditor(), &place.trail()]).exits(0);
    cdl(
        "verify --public",
        &[&place.auditor().join("auditor.key"), &place.trail()],
    )
    .exits(1)
    .tells(&["auditor.key is a secret key: name `signing.pub`"]);
}

#[test]
fn each_verdict_has_its_exit_code() {
    let long = Place::today().filled();
    let anchor = long.anchor();
    let cut = |name: &str| long.trail().join(name);

    // While the service runs.
    let place = Place::today();
    let audit = place.start();
    place.write(&audit, 0);
    place.verify("").exits(0).prints(&["LIVE  "]);
    audit.close().unwrap();
    place.verify("").exits(0).prints(&["VERIFIED  "]);
    // Another trail than the one that the anchor has seen.
    cdl("verify --anchor", &[&anchor, &place.trail()])
        .exits(32)
        .prints(&["FORKED  "]);
    let zeros = "0".repeat(64);
    place
        .verify(&format!("--trail-id {zeros}"))
        .exits(32)
        .prints(&["FORKED  "]);

    let segments = long.segments();
    let last = fs::read(&segments[2]).unwrap();
    fs::remove_file(&segments[2]).unwrap();
    let rolled_back = long.verify("").exits(31);
    rolled_back
        .prints(&["ROLLBACK  ", "\nfirst bad     ", "state: "])
        .tells(&["hint: touch nothing: copy "]);
    fs::remove_file(cut("state")).unwrap();
    cdl(
        "verify --anchor",
        &[&anchor, Path::new("--keys"), &long.auditor(), &long.trail()],
    )
    .exits(30)
    .prints(&["TRUNCATED  "]);
    let half = last.len() / 2;
    fs::write(&segments[2], &last[..half]).unwrap();
    long.verify("").exits(10).prints(&["TORN  "]);
    fs::write(&segments[2], &last).unwrap();
    // Nothing says that there was no later run, unless an anchor does.
    let missing = "\nnot checked   state (the file is missing)";
    let hint = "hint: without the state, only `--anchor` tells whether later lines were there";
    let report = long.verify("").exits(0);
    report.prints(&["VERIFIED  ", missing]).tells(&[hint]);
    let report: Value = serde_json::from_str(&long.verify("--json").out).unwrap();
    let id = report["trail_id"].as_str().unwrap();
    let pinned = long.verify(&format!("--trail-id {id}")).exits(0);
    pinned.prints(&[missing]).tells(&[hint]);
    let (auditor, trail) = (long.auditor(), long.trail());
    let paths = [&*anchor, Path::new("--keys"), &auditor, &trail];
    let anchored = cdl("verify --anchor", &paths).exits(0).prints(&[missing]);
    assert!(!anchored.err.contains("without the state"), "{anchored:?}");

    let first = fs::read_to_string(&segments[0]).unwrap();
    fs::write(&segments[0], first.replace("failure", "success")).unwrap();
    long.verify("").exits(33).prints(&[
        "TAMPERED  ",
        "\nfirst bad     seq 5, 00000000000000000000.jsonl line 6: the MAC is wrong\n",
    ]);
    fs::write(&segments[0], "{}\n").unwrap();
    long.verify("").exits(34).prints(&["MALFORMED  "]);
}

#[test]
fn a_silent_trail_is_stale() {
    let place = Place::new();
    let audit = place.start();
    place.write(&audit, 0);
    let ran = place.verify("").exits(21);
    ran.prints(&["STALE  ", "\nnote          silent for "])
        .tells(&["hint: look whether the service runs"]);
    audit.close().unwrap();
    place.verify("").exits(0).prints(&["VERIFIED  "]);
}

#[test]
fn json_is_one_object_with_the_members_of_the_format() {
    let place = Place::with_trail();
    let members = [
        "verdict",
        "exit",
        "trail_id",
        "lines",
        "events",
        "segments",
        "sealed_to",
        "not_understood",
        "first_bad",
        "checked",
        "not_checked",
        "notes",
    ];
    let ran = place.verify("--json").exits(0);
    assert_eq!((ran.out.matches('\n').count(), ran.err.as_str()), (1, ""));
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let mut at = 0;
    for member in members {
        let found = ran.out[at..].find(&format!("\"{member}\":"));
        at += found.unwrap_or_else(|| panic!("{member} in {}", ran.out));
    }
    assert_eq!(report.as_object().unwrap().len(), members.len());

    let first = place.segments().remove(0);
    let text = fs::read_to_string(&first).unwrap();
    fs::write(&first, text.replacen("failure", "success", 1)).unwrap();
    let report: Value = serde_json::from_str(&place.verify("--json").exits(33).out).unwrap();
    assert_eq!(report["verdict"], "TAMPERED");
    assert_eq!(report["first_bad"]["seq"], 6);
    assert_eq!(report["first_bad"]["line"], 7);
}

#[test]
fn what_cannot_be_read_is_named() {
    let place = Place::with_trail();
    let (trail, folder) = (place.trail(), place.folder());
    let segment = place.segments().remove(0);
    for (words, paths, told) in [
        ("verify", vec![folder.join("x")], "x: No such file"),
        ("verify", vec![folder.join("keys")], "keys holds no trail"),
        (
            "verify --keys",
            vec![folder.join("keys"), trail.clone()],
            "keys does not hold the auditor's keys: did you mean ",
        ),
        (
            "verify --keys",
            vec![folder.join("keys/writer"), trail.clone()],
            "keys/auditor?",
        ),
        (
            "verify --keys",
            vec![trail.clone(), trail.clone()],
            "auditor.key is not there",
        ),
        (
            "verify --public",
            vec![segment.clone(), trail.clone()],
            "is not one line of 64 lower-case hexadecimal digits",
        ),
        (
            "verify --anchor",
            vec![segment, trail.clone()],
            "is no anchor: it must hold one note, as `cdl anchor DIR` prints it",
        ),
        (
            "verify --anchor",
            vec![folder.join("x"), trail],
            "cannot read ",
        ),
    ] {
        let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
        let ran = cdl(words, &paths).exits(1).tells(&["error: ", told]);
        assert_eq!(ran.out, "");
    }
}
