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
const INSTALL: &str = "this test needs python3 and its package `cryptography`, 47 or later: \
                       `python3 -m pip install --upgrade cryptography`";

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

/// What `short.py` may say.
const SAYS: [Verdict; 6] = [
    Verdict::Verified,
    Verdict::Torn,
    Verdict::Unverifiable,
    Verdict::Truncated,
    Verdict::Tampered,
    Verdict::Malformed,
];

/// Where `short.py` says less than there is to say: what is so, what it calls it, and why.
const SHORTER: [(Verdict, &str, &str); 6] = [
    (Verdict::Torn, "MALFORMED", "cut within its very first line"),
    (
        Verdict::Torn,
        "TAMPERED",
        "its frame is whole, its JSON is not",
    ),
    (Verdict::Declared, "TAMPERED", "it knows no orphans"),
    (
        Verdict::Forked,
        "TAMPERED",
        "it asks only for the file that follows",
    ),
    (Verdict::Unverifiable, "MALFORMED", "it knows one version"),
    (Verdict::Unverifiable, "TAMPERED", "it knows one version"),
];

#[test]
fn sixty_lines_of_python_come_to_the_same_verdict_at_the_same_line() {
    let script = fs::read_to_string(docs().join("short.py")).unwrap();
    assert!(script.lines().count() <= 60, "the README says sixty lines");
    assert!(script.lines().all(|line| line.len() < 120), "and no golf");

    let cases = cases();
    let folder = tempfile::tempdir().unwrap();
    let folders = lay_out_all(folder.path(), &cases);
    let material = Material {
        auditor: Some(AuditorKeys::for_tests()),
        ..Material::default()
    };
    let auditor = vectors::folder().join("keys/auditor");
    let answers = shorts(&folders, &auditor);
    let mut shorter = 0;
    for ((case, folder), (verdict, place)) in cases.iter().zip(&folders).zip(&answers) {
        let report = verify_dir(folder, &material).unwrap();
        let ours = report.verdict;
        if ours.name() != verdict {
            let known = SHORTER
                .iter()
                .any(|(is, says, _)| (*is, *says) == (ours, verdict));
            assert!(known, "{}: {report:?}, short.py says {verdict}", case.what);
            shorter += 1;
        } else if let (Verdict::Tampered, Some(bad)) = (ours, &report.first_bad) {
            let (line, seq) = (bad.line.unwrap(), bad.seq.unwrap());
            let expected = format!("{} line {line} (seq {seq})", bad.file);
            assert_eq!(*place, expected, "{}: {report:?}", case.what);
        }
    }
    assert!(shorter * 10 <= cases.len(), "{shorter} of {}", cases.len());
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
    let good = [good];
    assert_eq!(agree(&good, &material, &auditor), [Verdict::Unverifiable]);
    let trail = tempfile::tempdir().unwrap();
    let folders = lay_out_all(trail.path(), &good);
    assert_eq!(shorts(&folders, &auditor)[0].0, "UNVERIFIABLE");
}

#[test]
fn thirty_lines_of_shell_check_what_needs_no_secret() {
    let tools = ["bash", "jq", "openssl", "basenc"];
    let is_there = |tool: &&str| Command::new(tool).arg("--version").output().is_ok();
    if let Some(missing) = tools.iter().find(|tool| !is_there(tool)) {
        println!("skipped: `{missing}` is not installed");
        return;
    }
    let script = docs().join("public.sh");
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
    let folders = lay_out_all(folder.path(), cases);
    let theirs = run(&folders, auditor);
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

fn lay_out_all(folder: &Path, cases: &[Case]) -> Vec<PathBuf> {
    let place = |(n, case): (usize, &Case)| lay_out(folder.join(n.to_string()), &case.files);
    cases.iter().enumerate().map(place).collect()
}

fn lay_out(folder: PathBuf, files: &Files) -> PathBuf {
    fs::create_dir(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

/// Runs `short.py` on each folder in turn; each time, its exit code follows its line.
const EACH: &str = "\
import runpy, sys
script, *folders, auditor = sys.argv[1:]
for folder in folders:
    sys.argv = [script, folder, auditor]
    try: runpy.run_path(script, run_name='__main__')
    except SystemExit as exit: print(exit.code)
";

/// What `short.py` says to each folder: verdict and place.
fn shorts(folders: &[PathBuf], auditor: &Path) -> Vec<(String, String)> {
    let mut arguments = vec![
        PathBuf::from("-c"),
        PathBuf::from(EACH),
        docs().join("short.py"),
    ];
    arguments.extend_from_slice(folders);
    arguments.push(auditor.to_owned());
    let answers = python(&arguments);
    assert_eq!(answers.len(), 2 * folders.len());
    let answer = |answer: &[String]| {
        let mut parts = answer[0].split('\t').map(str::to_owned);
        let (verdict, place) = (parts.next().unwrap(), parts.nth(1).unwrap());
        let says = SAYS.iter().find(|known| known.name() == verdict).unwrap();
        assert_eq!(answer[1], says.exit_code().to_string());
        (verdict, place)
    };
    answers.chunks(2).map(answer).collect()
}

/// What `verify.py` says to each folder: verdict, folder and reason.
fn run(folders: &[PathBuf], auditor: &Path) -> Vec<String> {
    let mut arguments = vec![docs().join("verify.py")];
    arguments.extend_from_slice(folders);
    arguments.push(auditor.to_owned());
    let answers = python(&arguments);
    assert_eq!(answers.len(), folders.len());
    answers
}

fn python(arguments: &[PathBuf]) -> Vec<String> {
    let output = Command::new("python3")
        .args(arguments)
        .output()
        .expect(INSTALL);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.is_empty(), "{INSTALL}\n{errors}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/verify")
}
