//! Runs cargo, and says what it cost.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use serde::Serialize;

use super::package::Package;
use crate::Error;

/// Cargo with a target folder that several packages share.
#[derive(Debug)]
pub(crate) struct Cargo {
    target: PathBuf,
}

/// What is asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Task {
    Check,
    Debug,
    Release,
}

/// What a process and its children cost, in seconds.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Cost {
    /// User and system time of all threads: it bears a machine that does other work besides.
    pub(crate) cpu: f64,
    pub(crate) wall: f64,
}

impl Task {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Check => "cargo check",
            Self::Debug => "cargo build",
            Self::Release => "cargo build --release",
        }
    }

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

impl Cargo {
    pub(crate) fn with_target(target: PathBuf) -> Self {
        Self { target }
    }

    /// Everything from the beginning: the target folder is emptied first.
    pub(crate) fn clean_build(&self, package: &Package) -> Result<Cost, Error> {
        if self.target.exists() {
            std::fs::remove_dir_all(&self.target)?;
        }
        self.run(Task::Debug, package)
    }

    /// The package alone, whole: what it depends on is built already, and no incremental state helps.
    pub(crate) fn rebuild(&self, task: Task, package: &Package) -> Result<Cost, Error> {
        package.touch()?;
        self.run(task, package)
    }

    /// Runs it, and fails with its words when it fails.
    pub(crate) fn run(&self, task: Task, package: &Package) -> Result<Cost, Error> {
        let (began, before) = (Instant::now(), children()?);
        let output = Command::new("cargo")
            .args(task.arguments())
            .current_dir(package.folder())
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CDL_CATALOGUE")
            .stdin(Stdio::null())
            .output()?;
        let (wall, cpu) = (began.elapsed(), children()?.saturating_sub(before));
        if !output.status.success() {
            let words = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(format!("{} failed:\n{words}", task.title()).into());
        }
        Ok(Cost {
            cpu: cpu.as_secs_f64(),
            wall: wall.as_secs_f64(),
        })
    }
}

/// What all children that have ended cost until now.
fn children() -> Result<Duration, Error> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let [user, system] = [usage.user_time(), usage.system_time()].map(|time| {
        let micros = time.tv_sec() * 1_000_000 + time.tv_usec();
        Duration::from_micros(u64::try_from(micros).unwrap_or(0))
    });
    Ok(user + system)
}
