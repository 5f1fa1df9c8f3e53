//! What the compiler says when an event is wrong: `fail/<rule>/<case>.rs` and the kept words beside it.
//!
//! trybuild compiles in a folder of its own, from which no catalogue is found, so this program starts itself again with
//! `CDL_CATALOGUE` set, and the day, after which some things are too late. `TRYBUILD=overwrite` keeps new words.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Set in the second process: what it compiles.
const CASES: &str = "CDL_UI_CASES";

/// Catalogues, and the cases that are compiled with them.
const SUITES: [(&str, &str); 6] = [
    ("catalogue/catalogue.toml", "fail/*/*.rs"),
    ("broken/syntax/catalogue.toml", "broken/syntax/*.rs"),
    ("broken/keys/catalogue.toml", "broken/keys/*.rs"),
    ("broken/names/catalogue.toml", "broken/names/*.rs"),
    ("broken/law/catalogue.toml", "broken/law/*.rs"),
    ("broken/pin/catalogue.toml", "broken/pin/*.rs"),
];

fn main() -> ExitCode {
    if let Some(cases) = env::var_os(CASES) {
        trybuild::TestCases::new().compile_fail(cases);
        return ExitCode::SUCCESS;
    }
    let program = env::current_exe().expect("a program knows its path");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let passed = SUITES.iter().all(|(catalogue, cases)| {
        let status = Command::new(&program)
            .args(env::args_os().skip(1))
            .env("CDL_CATALOGUE", folder.join(catalogue))
            .env("CDL_TODAY", "2026-11-24")
            .env(CASES, cases)
            .status();
        status.is_ok_and(|status| status.success())
    });
    if passed && draft_is_refused(folder) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// A draft is refused where debug assertions are off, in the words that are kept beside it. Only the example itself is
/// built so: a whole release build would say no more.
#[expect(
    clippy::print_stdout,
    reason = "a test without the harness prints its own line"
)]
fn draft_is_refused(folder: &Path) -> bool {
    let told = Command::new(env!("CARGO"))
        .current_dir(folder.join(".."))
        .args(["rustc", "--quiet", "--color=never", "-p", "cdl-ui-tests"])
        .args(["--example", "draft", "--", "-Cdebug-assertions=off"])
        .output();
    let kept = std::fs::read_to_string(folder.join("pass/draft.stderr"));
    let (Ok(told), Ok(kept)) = (told, kept) else {
        return false;
    };
    let said = String::from_utf8_lossy(&told.stderr);
    let refused = !told.status.success() && said.contains(kept.trim());
    println!(
        "test pass/draft.rs without debug assertions ... {}",
        if refused { "ok" } else { "FAILED" }
    );
    if !refused {
        println!("{said}");
    }
    refused
}
