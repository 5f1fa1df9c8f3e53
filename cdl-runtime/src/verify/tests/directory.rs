//! The directory around the segments: state, lock, names.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::builder::{Built, small};
use super::*;
use crate::lock::TrailLock;
use crate::state::{self, State};

fn on_disk(built: &Built) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in &built.segments {
        fs::write(dir.path().join(name), bytes).unwrap();
    }
    state::write(dir.path(), &State::decode(&built.state).unwrap()).unwrap();
    dir
}

fn check(dir: &Path) -> Report {
    verify_dir(dir, &keyed()).unwrap()
}

#[test]
fn a_directory_is_verified_with_its_state() {
    let built = small();
    let dir = on_disk(&built);
    let mut seen = Vec::new();
    let report =
        verify_dir_with(dir.path(), &keyed(), &mut |progress| seen.push(progress)).unwrap();
    assert_eq!(report.verdict, Verdict::Verified, "{report:#?}");
    assert!(report.checked.contains(&"state") && report.checked.contains(&"lock"));
    assert_eq!(
        seen.last().map(|last| (last.bytes, last.lines)),
        Some((built.bytes() as u64, report.lines))
    );
    fs::remove_file(dir.path().join(&built.segments[2].0)).unwrap();
    assert_eq!(check(dir.path()).verdict, Verdict::Rollback);
    fs::write(dir.path().join("state"), "x").unwrap();
    assert_eq!(check(dir.path()).verdict, Verdict::Tampered);
}

#[test]
fn a_held_lock_makes_a_trail_live() {
    let built = small();
    let dir = on_disk(&built);
    let lock = TrailLock::acquire(dir.path()).unwrap();
    assert_eq!(check(dir.path()).verdict, Verdict::Live);
    lock.release().unwrap();
    assert_eq!(check(dir.path()).verdict, Verdict::Verified);
}

#[test]
fn what_is_not_there_is_an_error_and_no_verdict() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(
        verify_dir(dir.path(), &keyed()),
        Err(VerifyError::NoTrail { .. })
    ));
    assert!(matches!(
        verify_dir(&dir.path().join("x"), &keyed()),
        Err(VerifyError::Io { .. })
    ));
    let built = small();
    let dir = on_disk(&built);
    for (name, _) in &built.segments {
        fs::remove_file(dir.path().join(name)).unwrap();
    }
    assert_eq!(
        check(dir.path()).verdict,
        Verdict::Rollback,
        "the state remembers"
    );
}

#[test]
fn a_link_or_a_folder_in_the_place_of_a_segment_is_not_read() {
    let built = small();
    let dir = on_disk(&built);
    let name = dir.path().join(&built.segments[1].0);
    fs::rename(&name, dir.path().join("elsewhere")).unwrap();
    symlink(dir.path().join("elsewhere"), &name).unwrap();
    assert!(matches!(
        verify_dir(dir.path(), &keyed()),
        Err(VerifyError::Io { .. })
    ));
    fs::remove_file(&name).unwrap();
    fs::create_dir(&name).unwrap();
    assert!(matches!(
        verify_dir(dir.path(), &keyed()),
        Err(VerifyError::Io { .. })
    ));
}

#[test]
fn a_packed_segment_is_missed_and_named() {
    let built = small();
    let dir = on_disk(&built);
    let name = dir.path().join(&built.segments[1].0);
    fs::rename(&name, name.with_extension("jsonl.gz")).unwrap();
    let report = check(dir.path());
    assert_eq!(report.verdict, Verdict::Truncated, "{report:#?}");
    assert!(
        report.notes.iter().any(|note| note.contains(".jsonl.gz")),
        "{report:#?}"
    );
}

#[test]
fn an_anchor_by_another_key_is_refused_before_anything_is_said() {
    let built = small();
    let dir = on_disk(&built);
    let public = ed25519_dalek::SigningKey::from_bytes(&[3; 32]).verifying_key();
    let material = Material {
        public: Some(public),
        ..anchored(&built.notes[0])
    };
    assert!(matches!(
        verify_dir(dir.path(), &material),
        Err(VerifyError::Anchor(_))
    ));
}

#[test]
fn material_is_read_from_files_and_says_what_is_wrong() {
    let dir = tempfile::tempdir().unwrap();
    Keys::create(dir.path().join("keys")).unwrap();
    let anchor = dir.path().join("anchor");
    fs::write(&anchor, &small().notes[0]).unwrap();
    let material = Material::default()
        .with_keys(dir.path().join("keys/auditor"))
        .and_then(|material| material.with_public(dir.path().join("keys/auditor/signing.pub")))
        .and_then(|material| material.with_anchor(&anchor))
        .and_then(|material| material.with_trail_id(&"ab".repeat(32)))
        .unwrap();
    assert!(material.auditor.is_some() && material.public.is_some() && material.trail_id.is_some());
    fs::write(&anchor, "x").unwrap();
    let error = Material::default().with_anchor(&anchor).unwrap_err();
    assert!(matches!(error, MaterialError::Anchor { .. }), "{error}");
    assert!(matches!(
        Material::default().with_trail_id("AB"),
        Err(MaterialError::TrailId)
    ));
    assert!(matches!(
        Material::default().with_public(dir.path().join("x")),
        Err(MaterialError::Keys(_))
    ));
}

#[test]
fn a_report_is_the_object_that_the_format_describes() {
    let report = serde_json::to_value(super::check(&small().segments, None, &keyed())).unwrap();
    let members: Vec<&str> = report
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut wanted = [
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
    wanted.sort_unstable();
    assert_eq!(members, wanted);
    assert_eq!(
        (&report["verdict"], &report["exit"]),
        (&"VERIFIED".into(), &0.into())
    );
}
