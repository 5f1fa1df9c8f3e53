//! The product in forty lines of output: declare, emit, look at the disk, verify, change a byte, be told.
#![expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]

use std::error::Error;
use std::fs;

use cdl_runtime::prelude::*;
use cdl_runtime::verify::{Material, Report, verify_dir};

const CATALOGUE: &str = include_str!("catalogue/events/auth.toml");

#[derive(AuditEvent, Debug)]
#[audit(event = "auth.login")]
struct Login<'a> {
    #[redact]
    user: &'a str,
    #[redact(drop)]
    token: &'a str,
}

#[derive(AuditEvent, Debug)]
#[audit(event = "auth.role.granted")]
struct RoleGranted<'a> {
    #[redact]
    by: &'a str,
    #[redact]
    user: &'a str,
    role: &'a str,
}

fn main() -> Result<(), Box<dyn Error>> {
    // A folder of the example's own in cargo's target folder, without what an earlier run left in it.
    let folder = cdl_runtime::dev_folder().with_file_name("quickstart");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let trail = folder.join("trail");

    // `writer` stays with the service; `auditor` leaves the host, so that nobody there can forge the past.
    Keys::create(&folder)?;
    let audit = Audit::builder("shop")
        .keys(Keys::open(folder.join("writer"))?)
        .trail(&trail)
        .catalogue(cdl_runtime::catalogue!())
        .start()?;

    let (user, token) = ("usr_42", "s3cr3t");
    let login = Login { user, token };
    let (by, role) = ("usr_7", "billing.viewer");
    let granted = RoleGranted { by, user, role };
    login.failure(&audit)?;
    login.success(&audit)?;
    // The catalogue says that this one is durable: `wait` returns once it is on disk.
    granted.emit(&audit)?.wait()?;
    audit.close()?;

    println!("The catalogue says what a login is, and `cargo build` holds the code to it:");
    for line in CATALOGUE.lines().skip(2).take(8) {
        println!("  {line}");
    }

    println!("\nWhat the code holds, and what is on disk:");
    let held = [
        format!("{login:?}.failure(&audit)"),
        format!("{login:?}.success(&audit)"),
        format!("{granted:?}.emit(&audit)"),
    ];
    let segment = trail.join(format!("{:020}.jsonl", 0));
    let lines = fs::read_to_string(&segment)?;
    let is_event = |line: &&str| line.contains(r#""kind":"event""#);
    for (held, sealed) in held.iter().zip(lines.lines().filter(is_event)) {
        println!("  {held}\n{}", readable(sealed));
    }
    for raw in [user, token] {
        let count = lines.matches(raw).count();
        println!("  {raw} stands in the whole trail {count} times");
    }

    println!("\nWhat an auditor finds, with keys that the writer does not hold:");
    let auditor = Material::default().with_keys(folder.join("auditor"))?;
    print_report(&verify_dir(&trail, &auditor)?);

    println!("\nSomebody changes one byte, and the first login happened a thousand years ago:");
    let (before, after) = (r#""auth.login","time":"2"#, r#""auth.login","time":"1"#);
    fs::write(&segment, lines.replacen(before, after, 1))?;
    print_report(&verify_dir(&trail, &auditor)?);
    Ok(())
}

fn print_report(report: &Report) {
    let found = match &report.first_bad {
        None => format!(
            "{} events; checked: {}",
            report.events,
            report.checked.join(", ")
        ),
        Some(bad) => {
            let (seq, line) = (bad.seq.unwrap_or_default(), bad.line.unwrap_or_default());
            format!("seq {seq}, {} line {line}: {}", bad.file, bad.why)
        }
    };
    println!("  {}  {found}", report.verdict);
}

/// A line for the eye: a row for each of its parts, and four characters of each digest, MAC and pseudonym.
fn readable(line: &str) -> String {
    let mut short = String::from("    ");
    for part in line.split_inclusive([':', '"', ',']) {
        match part.len() {
            ..22 => short.push_str(part),
            _ => short.extend([&part[..4], "..", &part[part.len() - 1..]]),
        }
    }
    let short = short.replace(r#""event":{"#, "\n    \"event\":{");
    short.replace(r#""fields":{"#, "\n    \"fields\":{")
}
