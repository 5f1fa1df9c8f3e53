//! The members of the lines that open a segment: `segment`, `seed`, `boot` (`docs/FORMAT.md` section 2).

use std::time::Duration;

use crate::encode::{Surroundings, Writer, time};
use crate::format::hash;
use crate::format::identity::Identity;

/// What is constant for a run of the service.
#[derive(Clone, Debug, Default)]
pub(crate) struct Service {
    pub(crate) name: String,
    pub(crate) version: Option<String>,
    pub(crate) instance: Option<String>,
    pub(crate) environment: Option<String>,
}

/// The catalogue that a service was built with, as `catalogue!()` bakes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogueIdentity {
    /// `acme-shop`.
    pub name: &'static str,
    /// Its semantic version.
    pub version: &'static str,
    /// SHA-256 over the fingerprints of everything in it, 64 hex digits.
    pub digest: &'static str,
}

/// What the run promises a verifier and tells an operator.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promises {
    pub(crate) checkpoint_age: Duration,
    pub(crate) checkpoint_lines: u64,
    pub(crate) heartbeat: Duration,
    pub(crate) memory_bytes: usize,
    pub(crate) patience: Duration,
    pub(crate) line_bytes: usize,
}

/// The segment before this one, as its successor states it.
#[derive(Clone, Debug)]
pub(crate) struct Previous {
    pub(crate) file: String,
    pub(crate) lines: u64,
    pub(crate) bytes: u64,
    /// The root of its last checkpoint, base64.
    pub(crate) root: String,
}

/// What a `boot` line says of its run.
#[derive(Clone, Debug)]
pub(crate) struct Boot {
    pub(crate) service: Service,
    pub(crate) catalogue: Option<CatalogueIdentity>,
    pub(crate) promises: Promises,
    pub(crate) last_run: LastRun,
    /// The program's hash was not known when the run began, and a second line will say it.
    pub(crate) awaits_executable: bool,
}

/// How the run before this one ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LastRun {
    /// There was none.
    None,
    /// With an `end` line.
    Clean,
    /// Without one, exactly at its last mark.
    Crash,
}

pub(crate) fn segment(
    now: i64,
    identity: &Identity,
    number: u64,
    previous: Option<&Previous>,
) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = plain(&mut out);
    writer.raw("{\"time\":");
    writer.timestamp(now);
    writer.raw(",\"format\":1,\"iid\":");
    writer.bytes(&identity.iid, 0);
    writer.raw(",\"origin\":");
    writer.text(&identity.origin, 0);
    writer.raw(",\"number\":");
    writer.u64(number);
    writer.raw(",\"previous\":");
    match previous {
        None => writer.raw("null"),
        Some(previous) => {
            writer.raw("{\"file\":");
            writer.text(&previous.file, 0);
            writer.raw(",\"lines\":");
            writer.u64(previous.lines);
            writer.raw(",\"bytes\":");
            writer.u64(previous.bytes);
            writer.raw(",\"root\":");
            writer.text(&previous.root, 0);
            writer.raw("}");
        }
    }
    writer.raw(concat!(
        ",\"library\":\"cdl-runtime ",
        env!("CARGO_PKG_VERSION"),
        "\"}"
    ));
    out
}

pub(crate) fn seed(auditor: &str, sealed: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = plain(&mut out);
    writer.raw("{\"auditor\":");
    writer.text(auditor, 0);
    writer.raw(",\"sealed\":");
    writer.text(sealed, 0);
    writer.raw("}");
    out
}

pub(crate) fn boot(now: i64, boot: &Boot, executable: Option<&str>) -> Vec<u8> {
    let Boot {
        service,
        catalogue,
        promises,
        last_run,
        ..
    } = boot;
    let mut out = Vec::new();
    let mut writer = plain(&mut out);
    writer.raw("{\"time\":");
    writer.timestamp(now);
    writer.raw(",\"service\":");
    self::service(&mut writer, service);
    writer.raw(",\"host\":");
    writer.text(&host(), 255);
    writer.raw(",\"pid\":");
    writer.u64(u64::from(std::process::id()));
    writer.raw(",\"boot_id\":");
    optional(&mut writer, boot_id().as_deref());
    writer.raw(",\"executable\":");
    optional(&mut writer, executable);
    writer.raw(",\"catalogue\":");
    match catalogue {
        None => writer.raw("null"),
        Some(catalogue) => {
            writer.raw("{\"name\":");
            writer.text(catalogue.name, 0);
            writer.raw(",\"version\":");
            writer.text(catalogue.version, 0);
            writer.raw(",\"digest\":");
            writer.text(catalogue.digest, 0);
            writer.raw("}");
        }
    }
    writer.raw(",\"checkpoint_seconds\":");
    seconds(&mut writer, promises.checkpoint_age);
    writer.raw(",\"checkpoint_lines\":");
    writer.u64(promises.checkpoint_lines);
    writer.raw(",\"heartbeat_seconds\":");
    seconds(&mut writer, promises.heartbeat);
    writer.raw(",\"delivery\":{\"memory_bytes\":");
    writer.u64(promises.memory_bytes as u64);
    writer.raw(",\"patience_ms\":");
    writer.u64(u64::try_from(promises.patience.as_millis()).unwrap_or(u64::MAX));
    writer.raw(",\"line_bytes\":");
    writer.u64(promises.line_bytes as u64);
    writer.raw("},\"last_run\":");
    writer.word(match last_run {
        LastRun::None => "none",
        LastRun::Clean => "clean",
        LastRun::Crash => "crash",
    });
    writer.raw("}");
    out
}

/// `,"service":{...}` for the lines of a self-contained trail.
pub(crate) fn service_in_event(service: &Service) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = plain(&mut out);
    writer.raw(",\"service\":");
    self::service(&mut writer, service);
    out
}

/// `{"time":..}`.
pub(crate) fn heartbeat(now: i64) -> Vec<u8> {
    let mut out = b"{\"time\":\"".to_vec();
    time::write(&mut out, now);
    out.extend_from_slice(b"\"}");
    out
}

/// A step of the wall clock: where it should have been, where it is, and how long the monotonic clock says.
pub(crate) fn clock(before: i64, after: i64, monotonic: Duration) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = plain(&mut out);
    writer.raw("{\"time\":");
    writer.timestamp(after);
    writer.raw(",\"before\":");
    writer.timestamp(before);
    writer.raw(",\"after\":");
    writer.timestamp(after);
    writer.raw(",\"monotonic\":");
    writer.seconds(monotonic.as_secs_f64());
    writer.raw("}");
    out
}

/// An event that was longer than a line: what it was, how long, and what it hashed to.
pub(crate) fn big(now: i64, event: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = plain(&mut out);
    writer.raw("{\"time\":");
    writer.timestamp(now);
    writer.raw(",\"name\":");
    writer.text(event, 0);
    writer.raw(",\"bytes\":");
    writer.u64(bytes.len() as u64);
    writer.raw(",\"sha256\":");
    writer.bytes(&hash::line_digest(bytes), 0);
    writer.raw("}");
    out
}

fn service(writer: &mut Writer<'_>, service: &Service) {
    writer.raw("{\"name\":");
    writer.text(&service.name, 0);
    writer.raw(",\"version\":");
    optional(writer, service.version.as_deref());
    writer.raw(",\"instance\":");
    optional(writer, service.instance.as_deref());
    writer.raw(",\"environment\":");
    optional(writer, service.environment.as_deref());
    writer.raw("}");
}

fn optional(writer: &mut Writer<'_>, text: Option<&str>) {
    match text {
        Some(text) => writer.text(text, 255),
        None => writer.raw("null"),
    }
}

/// Whole seconds as an integer; a test's shorter promise as a fraction.
fn seconds(writer: &mut Writer<'_>, duration: Duration) {
    if duration.subsec_nanos() == 0 {
        writer.u64(duration.as_secs());
    } else {
        writer.seconds(duration.as_secs_f64());
    }
}

fn host() -> String {
    rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned()
}

/// Linux's; other systems have none.
fn boot_id() -> Option<String> {
    let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(text.trim().to_owned())
}

fn plain(out: &mut Vec<u8>) -> Writer<'_> {
    Writer::new(
        out,
        Surroundings {
            pseudonyms: None,
            tenant: None,
        },
    )
}
