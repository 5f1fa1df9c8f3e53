//! A trail for a developer's machine: keys, trail and a readable line, without a set-up.
#![allow(
    clippy::disallowed_methods,
    reason = "development only: finds the folder that cargo builds into"
)]

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::audit::Audit;
use crate::error::StartError;
use crate::event::Moment;
use crate::keys::Keys;

/// Where [`Audit::dev`] keeps its keys and its trail: `audit` in cargo's target folder.
#[must_use]
pub fn dev_folder() -> PathBuf {
    target_folder()
        .unwrap_or_else(|| PathBuf::from("target"))
        .join("audit")
}

/// The nearest folder above the running program that cargo has marked as its target folder.
fn target_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    program
        .ancestors()
        .find(|folder| folder.join(".rustc_info.json").is_file())
        .map(Path::to_owned)
}

impl Audit {
    /// A trail for development: keys and trail in `target/audit`, made at the first start; a second service of the
    /// workspace, in turn or at once, has them in a folder of its own name there. Standard error is told where the trail lies, and each event
    /// as a readable line.
    ///
    /// # Errors
    /// [`StartError::DevInRelease`] in a release build; else as [`Builder::start`](crate::Builder::start). A trail that an
    /// earlier run left without its end is put aside under another name, and a new one begun.
    pub fn dev(service: impl Into<String>) -> Result<Self, StartError> {
        if !cfg!(debug_assertions) {
            return Err(StartError::DevInRelease);
        }
        let service = service.into();
        let (trail, started) = start_in(&dev_folder(), &service);
        let (trail, audit) = match started {
            // Two services of one workspace, in turn or at once: each in a folder of its own.
            Err(StartError::OtherService { .. } | StartError::Locked(_)) => {
                let (trail, started) = start_in(&dev_folder().join(&service), &service);
                (trail, started?)
            }
            started => (trail, started?),
        };
        tell(format_args!("audit: the trail is {}", trail.display()));
        Ok(audit)
    }
}

/// The trail in `folder`, and what came of starting it.
fn start_in(folder: &Path, service: &str) -> (PathBuf, Result<Audit, StartError>) {
    let trail = folder.join("trail");
    let started = start(folder, &trail, service);
    (trail, started)
}

fn start(folder: &Path, trail: &Path, service: &str) -> Result<Audit, StartError> {
    let writer = folder.join("writer");
    if !writer.is_dir() {
        Keys::create(folder)?;
    }
    let builder = Audit::builder(service)
        .keys(Keys::open(&writer)?)
        .trail(trail)
        .readable();
    match builder.clone().start() {
        Err(StartError::NeedsRecovery { .. } | StartError::Rollback { .. }) => {
            let aside = put_aside(trail)?;
            tell(format_args!(
                "audit: the last run did not close its trail, which is kept as {}",
                aside.display()
            ));
            builder.start()
        }
        started => started,
    }
}

/// Renames the trail to `trail-1`, `trail-2`, ...: evidence, even in development, is not thrown away.
fn put_aside(trail: &Path) -> Result<PathBuf, StartError> {
    let mut number = 1_u64;
    let mut aside = trail.with_file_name("trail-1");
    while aside.exists() {
        number += 1;
        aside = trail.with_file_name(format!("trail-{number}"));
    }
    match std::fs::rename(trail, &aside) {
        Ok(()) => Ok(aside),
        Err(source) => Err(StartError::Io {
            action: "put aside",
            path: trail.to_owned(),
            source,
        }),
    }
}

/// A reader of standard error that has gone away costs the developer this line, and nobody else anything.
fn tell(line: std::fmt::Arguments<'_>) {
    drop(writeln!(std::io::stderr(), "{line}"));
}

/// `12:00:00 warning auth.login failure {"user":"hmac:k1:.."}`, redacted like the trail.
#[cold]
pub(crate) fn show(moment: &'static Moment, unix_micros: i64, event: &[u8]) {
    let mut time = Vec::new();
    crate::encode::time::write(&mut time, unix_micros);
    let event = String::from_utf8_lossy(event);
    let fields = event
        .split_once(",\"fields\":")
        .map_or("", |(_, fields)| &fields[..fields.len().saturating_sub(1)]);
    let outcome = moment.outcome();
    tell(format_args!(
        "audit {} {:7} {}{}{} {fields}",
        String::from_utf8_lossy(&time[11..19]),
        moment.severity,
        moment.descriptor.name,
        if outcome.is_some() { " " } else { "" },
        outcome.unwrap_or_default(),
    ));
}
