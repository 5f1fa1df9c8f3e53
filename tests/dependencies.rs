//! What we depend on: the rules of `deny.toml`, held at no cost. `cargo deny` holds them for every platform.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}

/// The quoted words of the list that `key` is given in `deny.toml`.
fn listed(key: &str) -> Vec<String> {
    let rules = read("deny.toml");
    let (_, list) = rules.split_once(&format!("\n{key} = [")).unwrap();
    let (list, _) = list.split_once("]\n").unwrap();
    list.split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_dependency_has_an_allowed_licence_and_no_allowance_is_idle() {
    let allowed = listed("allow");
    let mut used = BTreeSet::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let source = package["source"].as_str();
        let ours = source.is_none();
        assert!(
            ours || source
                .unwrap()
                .ends_with("github.com/rust-lang/crates.io-index"),
            "{name} comes from {source:?}"
        );
        let licence = package["license"]
            .as_str()
            .unwrap_or_else(|| panic!("{name} has no licence"))
            .replace('/', " OR ");
        // `(A OR B) AND C`: of each part between `AND`s, one alternative is enough.
        for part in licence.split(" AND ") {
            let part = part.trim_matches(['(', ')']);
            let chosen = part
                .split(" OR ")
                .find(|word| allowed.iter().any(|known| known == word));
            let chosen = chosen.unwrap_or_else(|| panic!("{name} is licensed `{licence}`"));
            used.insert(chosen.to_owned());
            used.extend(part.split(" OR ").filter(|_| ours).map(str::to_owned));
        }
    }
    let idle: Vec<_> = allowed
        .iter()
        .filter(|known| !used.contains(*known))
        .collect();
    assert!(
        idle.is_empty(),
        "deny.toml allows {idle:?}, which nothing needs"
    );
}

#[test]
fn nothing_is_there_twice_without_a_reason() {
    let mut versions = BTreeMap::<String, BTreeSet<String>>::new();
    let lock = read("Cargo.lock");
    for package in lock.split("[[package]]").skip(1) {
        let said = |key: &str| {
            let line = package
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
            line.unwrap().trim_matches('"').to_owned()
        };
        versions
            .entry(said("name"))
            .or_default()
            .insert(said("version"));
    }
    // `crate = "syn@2", reason = "..."`
    let skipped: Vec<String> = listed("skip").into_iter().step_by(2).collect();
    for (name, versions) in versions.iter().filter(|(_, versions)| versions.len() > 1) {
        let explained = |version: &&String| {
            skipped.iter().any(|skip| {
                let rest = skip.strip_prefix(name.as_str());
                rest.and_then(|rest| rest.strip_prefix('@'))
                    .is_some_and(|prefix| version.starts_with(&format!("{prefix}.")))
            })
        };
        let unexplained: Vec<_> = versions
            .iter()
            .filter(|version| !explained(version))
            .collect();
        assert_eq!(
            unexplained.len(),
            1,
            "{name} is there as {versions:?}: agree on one, or give a reason in deny.toml"
        );
    }
    for skip in &skipped {
        let name = skip.split('@').next().unwrap();
        assert!(
            versions[name].len() > 1,
            "{skip} is there once: drop its reason"
        );
    }
}

/// What `cargo metadata` says of each package that is built here.
fn packages() -> Vec<Value> {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let said = String::from_utf8(rustc.stdout).unwrap();
    let host = said
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let metadata = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version=1",
            "--all-features",
            "--locked",
            "--offline",
        ])
        .args(["--filter-platform", host])
        .current_dir(root())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&metadata.stderr);
    assert!(metadata.status.success(), "{errors}");
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}
