//! What the compiler says when an event is wrong: `fail/<rule>/<case>.rs` and the kept words beside it.
//!
//! trybuild compiles in a folder of its own, from which no catalogue is found, so this program starts itself again with
//! `CDL_CATALOGUE` set. `TRYBUILD=overwrite` keeps new words.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Set in the second process: what it compiles.
const CASES: &str = "CDL_UI_CASES";

/// Catalogues, and the cases that are compiled with them.
const SUITES: [(&str, &str); 4] = [
    ("catalogue/catalogue.toml", "fail/*/*.rs"),
    ("broken/syntax/catalogue.toml", "broken/syntax/*.rs"),
    ("broken/keys/catalogue.toml", "broken/keys/*.rs"),
    ("broken/names/catalogue.toml", "broken/names/*.rs"),
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
            .env(CASES, cases)
            .status();
        status.is_ok_and(|status| status.success())
    });
    if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
