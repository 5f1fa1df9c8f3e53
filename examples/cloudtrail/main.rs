//! `cargo run --release --example cloudtrail -- FILE [--trail DIR]`: AWS CloudTrail records, one JSON object a line,
//! become a sealed audit trail, which is then verified with the auditor's keys.
#![expect(clippy::doc_markdown, reason = "CloudTrail is a name and no code")]
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program speaks to whoever runs it"
)]

use std::error::Error;
use std::ffi::OsString;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use cdl_runtime::prelude::*;
use cdl_runtime::verify::{Material, Report, Verdict, verify_dir};
use cloudtrail_events::import::{Tally, import};

const USAGE: &str = "usage: cargo run --release --example cloudtrail -- FILE [--trail DIR]
  FILE   CloudTrail records, one JSON object a line (from AWS's own files: jq -c '.Records[]')
  DIR    holds the keys and the trail; target/cloudtrail unless you say otherwise";

/// A file is read faster than a slow disk writes, and no event of it may be refused for that.
const PATIENCE: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let Some((file, folder)) = arguments(std::env::args_os().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&file, &folder) {
        Ok(Verdict::Verified) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn arguments(mut arguments: impl Iterator<Item = OsString>) -> Option<(PathBuf, PathBuf)> {
    let (mut file, mut folder) = (None, None);
    while let Some(argument) = arguments.next() {
        if argument == "--trail" {
            folder = Some(PathBuf::from(arguments.next()?));
            continue;
        }
        let is_option = argument.to_string_lossy().starts_with('-');
        if is_option || file.replace(PathBuf::from(argument)).is_some() {
            return None;
        }
    }
    let default = || cdl_runtime::dev_folder().with_file_name("cloudtrail");
    Some((file?, folder.unwrap_or_else(default)))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the rate that it prints is the machine's"
)]
fn run(file: &Path, folder: &Path) -> Result<Verdict, Box<dyn Error>> {
    let unreadable = |error| {
        let path = file.display();
        format!(
            "cannot read `{path}`: {error}; name a file of CloudTrail records, one JSON object a line"
        )
    };
    let input = BufReader::new(File::open(file).map_err(unreadable)?);
    let trail = folder.join("trail");
    // A second run finds the keys of the first and goes on in the same trail.
    if !folder.join("writer").is_dir() {
        Keys::create(folder)?;
    }
    let audit = Audit::builder("cloudtrail")
        .version(env!("CARGO_PKG_VERSION"))
        .catalogue(cdl_runtime::catalogue!())
        .keys(Keys::open(folder.join("writer"))?)
        .trail(&trail)
        .patience(PATIENCE)
        .start()?;

    let start = Instant::now();
    let tally = import(input, &audit, |complaint| eprintln!("{complaint}")).map_err(unreadable)?;
    let emitted = start.elapsed();
    audit.close()?;
    print_tally(&tally, emitted, start.elapsed());

    let material = Material::default().with_keys(folder.join("auditor"))?;
    let report = verify_dir(&trail, &material)?;
    print_report(&trail, &report);
    Ok(report.verdict)
}

fn print_tally(tally: &Tally, until_emitted: Duration, until_closed: Duration) {
    println!(
        "{:28}{:>8}{:>9}{:>9}{:>9}",
        "event", "total", "success", "failure", "denied"
    );
    for (name, outcomes) in &tally.events {
        let (total, success) = (outcomes.total(), outcomes.success);
        let (failure, denied) = (outcomes.failure, outcomes.denied);
        println!("{name:28}{total:>8}{success:>9}{failure:>9}{denied:>9}");
    }
    let (emitted, lines) = (tally.emitted(), tally.lines);
    let (malformed, refused) = (tally.malformed, tally.refused);
    println!("\n{emitted} of {lines} records emitted, {malformed} malformed, {refused} refused");
    println!(
        "read, mapped and emitted in {until_emitted:.1?} ({:.0} events/s); all sealed and on disk after {until_closed:.1?}",
        rate(emitted, until_emitted)
    );
}

#[expect(clippy::cast_precision_loss, reason = "a rate is rounded anyway")]
fn rate(events: u64, took: Duration) -> f64 {
    events as f64 / took.as_secs_f64()
}

fn print_report(trail: &Path, report: &Report) {
    let Report {
        verdict,
        lines,
        events,
        segments,
        ..
    } = report;
    let trail = trail.display();
    println!("\n{verdict}  {trail}: {lines} lines, {events} events, {segments} segments");
    println!(
        "checked {}; not checked {}",
        report.checked.join(", "),
        report.not_checked.join(", ")
    );
    if let Some(bad) = &report.first_bad {
        println!("{} {}: {}", bad.file, bad.line.unwrap_or(0), bad.why);
    }
    for note in &report.notes {
        println!("{note}");
    }
}
