//! Two readers that share no code, the library's and `docs/verify/verify.py`, and one verdict for each trail.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cdl_runtime::Keys;
use cdl_runtime::keys::AuditorKeys;
use cdl_runtime::verify::{Material, Verdict, verify_dir};

use super::damage::{self, Dice, Hand};
use super::sample::Files;
use super::{vectors, written};

/// How often each damage is done.
const ROUNDS: usize = 5;

/// What is missing when the second reader does not run.
const INSTALL: &str =
    "this test needs python3 and its package `cryptography`: `pip install cryptography`";

/// A trail's files, and what was done to them.
struct Case {
    what: String,
    files: Files,
}

#[test]
fn two_readers_agree_on_good_trails_and_on_every_damaged_copy() {
    let cases = cases();
    let material = Material {
        auditor: Some(AuditorKeys::for_tests()),
        ..Material::default()
    };
    let verdicts = agree(&cases, &material, &vectors::folder().join("keys/auditor"));
    let mut tally = BTreeMap::<&str, usize>::new();
    for (case, verdict) in cases.iter().zip(&verdicts) {
        *tally.entry(verdict.name()).or_default() += 1;
        let good = case.what.starts_with("good");
        assert_eq!(*verdict == Verdict::Verified, good, "{}", case.what);
    }
    println!("{} trails: {tally:?}", cases.len());
    for word in ["MALFORMED", "TAMPERED", "TRUNCATED", "UNVERIFIABLE", "TORN"] {
        assert!(
            tally.contains_key(word),
            "no damage leads to {word}: {tally:?}"
        );
    }
}

#[test]
fn sixty_lines_of_python_tell_a_good_trail_from_every_damaged_copy() {
    let cases = cases();
    let folder = tempfile::tempdir().unwrap();
    let folders: Vec<PathBuf> = cases
        .iter()
        .enumerate()
        .map(|(n, case)| lay_out(folder.path().join(n.to_string()), &case.files))
        .collect();
    let answers = run(
        "short.py",
        &folders,
        &vectors::folder().join("keys/auditor"),
    );
    for (case, answer) in cases.iter().zip(&answers) {
        let good = case.what.starts_with("good");
        assert_eq!(
            answer.starts_with("VERIFIED"),
            good,
            "{}: {answer}",
            case.what
        );
    }
}

#[test]
fn two_readers_agree_that_unknown_keys_prove_nothing() {
    let keys = tempfile::tempdir().unwrap();
    let folder = keys.path().join("keys");
    Keys::create(&folder).unwrap();
    let auditor = folder.join("auditor");
    let material = Material::default().with_keys(&auditor).unwrap();
    let good = Case {
        what: "good".to_owned(),
        files: vectors::segments(),
    };
    assert_eq!(agree(&[good], &material, &auditor), [Verdict::Unverifiable]);
}

#[test]
fn thirty_lines_of_shell_check_what_needs_no_secret() {
    let tools = ["bash", "jq", "openssl", "basenc"];
    let is_there = |tool: &&str| Command::new(tool).arg("--version").output().is_ok();
    if let Some(missing) = tools.iter().find(|tool| !is_there(tool)) {
        println!("skipped: `{missing}` is not installed");
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/verify/public.sh");
    let folder = tempfile::tempdir().unwrap();
    let mut files = vectors::segments();
    for (name, code) in [("good", 0), ("edited", 33)] {
        let trail = lay_out(folder.path().join(name), &files);
        let public = vectors::folder().join("keys/auditor/signing.pub");
        let output = Command::new("bash")
            .arg(&script)
            .args([trail, public])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(code), "{name}: {output:?}");
        let at = files[0].1.len() / 2;
        files[0].1[at] ^= 1;
    }
}

/// Two good trails, and what each damage makes of them in turn.
fn cases() -> Vec<Case> {
    let good = [written::trail(), vectors::segments()];
    let mut cases: Vec<Case> = good
        .iter()
        .map(|files| Case {
            what: "good".to_owned(),
            files: files.clone(),
        })
        .collect();
    for (kind, (what, damage)) in damage::ALL.iter().enumerate() {
        for round in 0..ROUNDS {
            let (files, other) = (&good[(kind + round) % 2], &good[(kind + round + 1) % 2]);
            let mut hand = Hand {
                files: files.clone(),
                dice: Dice::new(kind * ROUNDS + round),
                other,
            };
            // Some throws change nothing: the dice are thrown again.
            while hand.files == *files {
                damage(&mut hand);
            }
            cases.push(Case {
                what: format!("{what}, {round}"),
                files: hand.files,
            });
        }
    }
    cases
}

/// What both readers say to each trail; fails with every trail on which they differ.
fn agree(cases: &[Case], material: &Material, auditor: &Path) -> Vec<Verdict> {
    let folder = tempfile::tempdir().unwrap();
    let folders: Vec<PathBuf> = cases
        .iter()
        .enumerate()
        .map(|(n, case)| lay_out(folder.path().join(n.to_string()), &case.files))
        .collect();
    let theirs = run("verify.py", &folders, auditor);
    let ours: Vec<_> = folders
        .iter()
        .map(|folder| verify_dir(folder, material).unwrap())
        .collect();
    let differences: Vec<String> = cases
        .iter()
        .zip(&ours)
        .zip(&theirs)
        .filter(|((_, ours), theirs)| !theirs.starts_with(ours.verdict.name()))
        .map(|((case, ours), theirs)| format!("{}: {ours:?}\n  verify.py says {theirs}", case.what))
        .collect();
    assert!(
        differences.is_empty(),
        "{} of {}:\n{}",
        differences.len(),
        cases.len(),
        differences.join("\n")
    );
    ours.into_iter().map(|report| report.verdict).collect()
}

fn lay_out(folder: PathBuf, files: &Files) -> PathBuf {
    fs::create_dir(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

/// What an independent reader says to each folder: verdict, folder and reason.
fn run(reader: &str, folders: &[PathBuf], auditor: &Path) -> Vec<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docs/verify")
        .join(reader);
    let output = Command::new("python3")
        .arg(script)
        .args(folders)
        .arg(auditor)
        .output()
        .expect(INSTALL);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.is_empty(), "{INSTALL}\n{errors}");
    let answers: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    assert_eq!(answers.len(), folders.len());
    answers
}
