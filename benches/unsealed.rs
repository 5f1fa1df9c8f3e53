//! The same program with the runtime's feature `unsealed`, built when it is first needed.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use crate::Error;

const NAME: &str = "cdl-bench-unsealed";

static PROGRAM: OnceLock<Result<PathBuf, String>> = OnceLock::new();

/// Where it is.
///
/// # Errors
/// When it cannot be built.
pub fn program() -> Result<PathBuf, Error> {
    let built = PROGRAM.get_or_init(|| build().map_err(|error| error.to_string()));
    Ok(built.clone()?)
}

fn build() -> Result<PathBuf, Error> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--features", "unsealed"])
        .args(["--bin", NAME, "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .status()?;
    if status.success() {
        // Both lie in the same target directory.
        Ok(std::env::current_exe()?.with_file_name(NAME))
    } else {
        Err(format!("{NAME} could not be built: {status}").into())
    }
}
