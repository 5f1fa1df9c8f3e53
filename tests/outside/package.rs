//! A workspace in a temporary folder, and cargo in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

/// Cargo waits for its target folder anyway; a test that waits here does not count as hanging.
static ONE_CARGO: Mutex<()> = Mutex::new(());

/// Cargo tells the members of two workspaces apart by their names alone when both build into one folder.
static NAMES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// A workspace that has nothing to do with this one.
pub(super) struct Workspace {
    folder: TempDir,
}

/// What cargo left behind.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) passed: bool,
    pub(super) words: String,
}

impl Built {
    #[track_caller]
    pub(super) fn passes(self) -> Self {
        assert!(self.passed, "{}", self.words);
        self
    }

    /// Panics unless it failed and said all of this.
    #[track_caller]
    pub(super) fn fails(self, parts: &[&str]) -> Self {
        assert!(!self.passed, "it compiled: {}", self.words);
        for part in parts {
            assert!(self.words.contains(part), "no {part:?} in {}", self.words);
        }
        self
    }

    /// The packages that were compiled, sorted.
    pub(super) fn compiled(&self) -> Vec<&str> {
        let lines = self.words.lines().map(str::trim);
        let named = lines.filter_map(|line| line.strip_prefix("Checking ")?.split(' ').next());
        let mut packages: Vec<&str> = named.collect();
        packages.sort_unstable();
        packages
    }
}

impl Workspace {
    /// With these packages, libraries that depend on cdl-runtime.
    pub(super) fn new(packages: &[&str]) -> Self {
        let workspace = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let members = packages
            .iter()
            .map(|package| format!("\"{package}\""))
            .collect::<Vec<_>>()
            .join(", ");
        workspace.write(
            "Cargo.toml",
            &format!("[workspace]\nmembers = [{members}]\nresolver = \"2\"\n"),
        );
        for package in packages {
            let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
            assert!(
                names.insert((*package).to_owned()),
                "another test has a package \"{package}\""
            );
            workspace.write(
                &format!("{package}/Cargo.toml"),
                &manifest(package, "2024", ""),
            );
            workspace.write(&format!("{package}/src/lib.rs"), "");
        }
        fs::copy(
            repository().join("Cargo.lock"),
            workspace.path("Cargo.lock"),
        )
        .unwrap();
        workspace
    }

    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub(super) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// One replacement in one file, which must change something.
    pub(super) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        self.write(file, &text.replacen(from, to, 1));
    }

    pub(super) fn check(&self) -> Built {
        self.cargo(&["check", "--workspace", "--target", &host()], &[])
    }

    /// Cargo with these arguments and variables, in the workspace's folder.
    pub(super) fn cargo(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Built {
        cargo(self.folder.path(), arguments, variables)
    }
}

/// Cargo with these arguments and variables, in a folder.
pub(super) fn cargo(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Built {
    let _turn = ONE_CARGO.lock().unwrap_or_else(PoisonError::into_inner);
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_NET_OFFLINE", "true")
        .env_remove("CDL_CATALOGUE")
        .env_remove("RUSTFLAGS")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    Built {
        passed: output.status.success(),
        words: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The manifest of a library that depends on cdl-runtime.
pub(super) fn manifest(package: &str, edition: &str, more: &str) -> String {
    let runtime = repository().join("cdl-runtime");
    let runtime = runtime.display();
    format!(
        "[package]\nname = \"{package}\"\nversion = \"0.1.0\"\nedition = \"{edition}\"\ndescription = \"a test\"\n\
         license = \"MIT\"\n\n[dependencies]\ncdl-runtime = {{ path = \"{runtime}\", version = \"0.1.0\" }}\n{more}"
    )
}

pub(super) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// Where trybuild compiles, for the same host: what one of the two has compiled, the other finds.
fn target() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let target = program
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").exists());
    target.unwrap().join("tests/trybuild")
}

/// `x86_64-unknown-linux-gnu`.
pub(super) fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.unwrap().to_owned()
}

/// A catalogue of the namespaces `auth` and `billing`.
pub(super) const CATALOGUE: [(&str, &str); 3] = [
    (
        "catalogue/catalogue.toml",
        r#"[catalogue]
format  = 1
name    = "outside"
version = "1.0.0"
owners  = ["group:outside"]

[[import]]
catalogue = "cdl-standard"
version   = "^1"
use       = ["class.*", "strategy.*", "type.*", "category.*"]

[[file]]
path      = "events/auth.toml"
namespace = "auth"

[[file]]
path      = "events/billing.toml"
namespace = "billing"
"#,
    ),
    (
        "catalogue/events/auth.toml",
        r#"namespace = "auth"

[event."auth.seen"]
description = "Somebody is seen."
category    = "authentication"
since       = "1.0.0"
severity    = "info"
[event."auth.seen".field]
user = { type = "user_id", required = true }
door = { type = "label", required = true }
"#,
    ),
    (
        "catalogue/events/billing.toml",
        r#"namespace = "billing"

[event."billing.paid"]
description = "An invoice is paid."
category    = "data"
since       = "1.0.0"
severity    = "info"
[event."billing.paid".field]
amount = { type = "i64", required = true }
"#,
    ),
];

/// A struct that is `auth.seen`.
pub(super) const SEEN: &str = r#"
use cdl_runtime::prelude::*;

/// Somebody is seen.
#[derive(AuditEvent)]
#[audit(event = "auth.seen")]
pub struct Seen<'a> {
    /// Who.
    #[redact]
    pub user: &'a str,
    /// Where.
    pub door: &'a str,
}
"#;

/// A struct that is `billing.paid`.
pub(super) const PAID: &str = r#"
use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "billing.paid")]
pub struct Paid {
    pub amount: i64,
}
"#;

impl Workspace {
    /// With a catalogue of both namespaces in its root.
    pub(super) fn with_catalogue(packages: &[&str]) -> Self {
        let workspace = Self::new(packages);
        for (file, text) in CATALOGUE {
            workspace.write(file, text);
        }
        workspace
    }
}
