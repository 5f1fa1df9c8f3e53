//! What is in an executable, and what is not: a service outside the workspace, built in several ways, run and attested.
//!
//! The builds take minutes, so they need `SLOW_TESTS=1`; `cli::attest` looks at this very program without them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// One way to build.
struct Build {
    arguments: &'static [&'static str],
    /// What the profile says.
    environment: &'static [(&'static str, &'static str)],
    /// Below the target folder.
    program: &'static str,
    /// Each event with its outcomes, in order.
    emits: &'static [&'static str],
}

const ALL: &[&str] = &[
    "sale.noted -",
    "sale.opened -",
    "sale.paid success",
    "sale.refunded attempted success unknown",
    "sale.viewed -",
];

/// Without what is below the level notice.
const NOTICE: &[&str] = &[
    "sale.noted -",
    "sale.opened -",
    "sale.paid success",
    "sale.refunded success unknown",
];

/// The same without optimisation: a method that is called names its moment, although it does nothing with it
/// (`docs/operations.md`).
const NOTICE_UNOPTIMISED: &[&str] = &[
    "sale.noted -",
    "sale.opened -",
    "sale.paid success",
    "sale.refunded success unknown",
    "sale.viewed -",
];

const BUILDS: [Build; 4] = [
    Build {
        arguments: &[],
        environment: &[],
        program: "debug/shop",
        emits: ALL,
    },
    Build {
        arguments: &["--features", "notice"],
        environment: &[],
        program: "debug/shop",
        emits: NOTICE_UNOPTIMISED,
    },
    Build {
        arguments: &["--release"],
        environment: &[
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ],
        program: "release/shop",
        emits: ALL,
    },
    Build {
        arguments: &["--release", "--features", "notice"],
        environment: &[
            ("CARGO_PROFILE_RELEASE_LTO", "fat"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1"),
            ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
        ],
        program: "release/shop",
        emits: NOTICE,
    },
];

#[test]
fn a_program_lists_exactly_what_it_can_emit_however_it_was_built() {
    let Some(shop) = Shop::outside() else { return };
    for build in BUILDS {
        let built = shop.cargo("build", &build);
        assert!(built.status.success(), "{}", text(&built.stderr));
        let program = shop.target.join(build.program);
        assert_eq!(
            shop.attested(&program),
            build.emits,
            "{:?}",
            build.arguments
        );

        // What it emits when it is run is what it said.
        let ran = Command::new(&program).output().unwrap();
        assert!(ran.status.success(), "{}", text(&ran.stderr));
        for line in text(&ran.stdout).lines() {
            let (name, outcome) = line.split_once(' ').unwrap();
            let outcome = if outcome.is_empty() { "-" } else { outcome };
            let row = build.emits.iter().find(|row| row.starts_with(name));
            assert!(row.is_some_and(|row| row.contains(outcome)), "{line}");
        }
    }
}

#[test]
fn a_mandatory_event_that_would_be_removed_is_an_error() {
    let Some(shop) = Shop::outside() else { return };
    let with = |arguments| Build {
        arguments,
        ..BUILDS[0]
    };
    let built = shop.cargo("check", &with(&["--features", "mandatory"]));
    assert!(built.status.success(), "{}", text(&built.stderr));
    let built = shop.cargo("check", &with(&["--features", "mandatory,notice"]));
    assert!(!built.status.success());
    let told = text(&built.stderr);
    for part in [
        "CDL0503: the compile-time level filter would remove success of event \"sale.closed\" (severity info), which is mandatory; \
         ask cdl-runtime for no feature min_severity_* above info; catalogue: events/sale.toml:",
        "pub struct Closed;\n",
        "^^^^^^",
    ] {
        assert!(told.contains(part), "no {part:?} in {told}");
    }
    assert_eq!(told.matches("CDL0503").count(), 1, "{told}");
}

/// A copy of `shop/` in a folder of its own.
struct Shop {
    folder: TempDir,
    /// Kept between runs and shared by the builds, for it holds what the service depends on.
    target: PathBuf,
}

impl Shop {
    /// `None`, said aloud, unless slow tests are asked for.
    fn outside() -> Option<Self> {
        if std::env::var_os("SLOW_TESTS").is_none() {
            println!("skipped: it builds a service; set SLOW_TESTS=1");
            return None;
        }
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = tempfile::tempdir().unwrap();
        copy(&here.join("linked/shop"), folder.path());
        let runtime = here.join("../cdl-runtime").canonicalize().unwrap();
        let manifest = folder.path().join("Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        let text = text.replace("CDL_RUNTIME", runtime.to_str().unwrap());
        fs::write(manifest, text).unwrap();
        // The versions that the workspace has, so that nothing has to be fetched.
        fs::copy(here.join("../Cargo.lock"), folder.path().join("Cargo.lock")).unwrap();
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("linked");
        Some(Self { folder, target })
    }

    fn cargo(&self, command: &str, build: &Build) -> Output {
        Command::new(env!("CARGO"))
            .arg(command)
            .args(build.arguments)
            .envs(build.environment.iter().copied())
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("CDL_CATALOGUE")
            .env_remove("RUSTFLAGS")
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    /// `sale.paid success`, held against the catalogue.
    fn attested(&self, program: &Path) -> Vec<String> {
        let catalogue = self.folder.path().join("catalogue");
        let arguments = ["cdl", "attest", "--json", "--catalogue"].map(Into::into);
        let paths = [catalogue.into_os_string(), program.into()];
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = cdl_cli::run(arguments.into_iter().chain(paths), &mut out, &mut err);
        assert_eq!(code, std::process::ExitCode::SUCCESS, "{}", text(&err));
        let object: Value = serde_json::from_slice(&out).unwrap();
        let events = object["events"].as_array().unwrap().iter();
        events
            .map(|event| {
                assert_eq!(event["standing"], "same");
                assert_eq!(event["catalogue"]["version"], "3.1.0");
                let ways = event["emits"].as_array().unwrap().iter();
                let ways: Vec<&str> = ways
                    .map(|way| way["outcome"].as_str().unwrap_or("-"))
                    .collect();
                format!("{} {}", event["name"].as_str().unwrap(), ways.join(" "))
            })
            .collect()
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&to).unwrap();
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
