//! A report on one screen: the verdict first, then what it rests on.

use std::fmt::Display;
use std::io::{self, Write as _};

use anstyle::Style;
use cdl_runtime::verify::{FirstBad, Material, Report, Verdict};

use crate::args::VerifyArgs;
use crate::console::Console;
use crate::paint::{BOLD, ERROR, GOOD, WARNING};
use crate::printable;

/// Prints the report.
pub(super) fn print(
    report: &Report,
    args: &VerifyArgs,
    material: &Material,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let paint = console.terminal.out;
    let out = &mut console.out;
    let verdict = paint.paint(style(report.verdict), report.verdict.name());
    let counts = [
        (report.lines, "line"),
        (report.events, "event"),
        (report.segments, "segment"),
    ];
    let counts = counts
        .map(|(number, noun)| format!("{number} {noun}{}", if number == 1 { "" } else { "s" }));
    writeln!(out, "{verdict:<12}  {}", counts.join(", "))?;
    writeln!(out, "{:<12}  {}", "", meaning(report.verdict))?;
    if let Some(bad) = &report.first_bad {
        let label = paint.paint(ERROR, "first bad");
        writeln!(out, "{label:<12}  {}", printable::line(&place(bad)))?;
    }
    let mut row = |label: &str, text: &dyn Display| {
        let label = paint.paint(BOLD, label);
        writeln!(out, "{label:<12}  {}", printable::line(&text.to_string()))
    };
    if let Some(trail_id) = &report.trail_id {
        row("trail id", trail_id)?;
    }
    match report.sealed_to {
        Some(seq) => row("sealed to", &format!("seq {seq}"))?,
        None => row("sealed to", &"nothing is sealed yet")?,
    }
    row("checked", &listed(&report.checked))?;
    row("with", &brought(args, material))?;
    if !report.not_checked.is_empty() {
        let missing: Vec<String> = report
            .not_checked
            .iter()
            .map(|what| lacking(what))
            .collect();
        row("not checked", &missing.join(", "))?;
    }
    if report.not_understood > 0 {
        row(
            "unknown",
            &format!(
                "{} lines of kinds that this program does not know",
                report.not_understood
            ),
        )?;
    }
    report.notes.iter().try_for_each(|note| row("note", note))
}

/// Says what to do next.
pub(super) fn advise(report: &Report, args: &VerifyArgs, console: &mut Console<'_>) {
    let dir = args.dir.display();
    let sound = report.verdict <= Verdict::Unverifiable;
    if sound && args.anchor.is_none() && report.not_checked.contains(&"state") {
        // Not even `--trail-id` tells: the runs that are left are that trail's.
        console.hint(
            "without the state, only `--anchor` tells whether later lines were there: look who removed the file",
        );
    }
    match report.verdict {
        Verdict::Verified | Verdict::Live => {
            if let (Some(id), true) = (&report.trail_id, report.not_checked.contains(&"identity")) {
                console.hint(&format!(
                    "another trail in its place would pass, too: add `--trail-id {id}` from now on"
                ));
            }
        }
        Verdict::Declared if report.exit != 0 => {
            console.hint("look into the repair that is declared; `--accept-declared` accepts it");
        }
        Verdict::Declared => {}
        Verdict::Torn => console.hint(&format!(
            "copy {dir} as it is before the service goes on: what is sealed is proved, crash or not"
        )),
        Verdict::Stale => {
            console.hint("look whether the service runs, and whether its disk is full");
        }
        Verdict::Unverifiable if args.keys.is_none() => {
            console.hint(&format!("`cdl verify {dir} --keys AUDITOR`, the folder that `cdl keys new` made and that left the host"));
        }
        Verdict::Unverifiable => {
            console.hint("look for the keys of the host that wrote this trail");
        }
        Verdict::Truncated
        | Verdict::Rollback
        | Verdict::Forked
        | Verdict::Tampered
        | Verdict::Malformed => {
            console.hint(&format!("touch nothing: copy {dir} as it is, stop the service, and find out who could write there"));
        }
    }
}

/// What a verdict says, in a sentence (`docs/FORMAT.md` section 6).
const fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Verified => "closed, and everything checked with what was brought from outside",
        Verdict::Live => "sound so far, and being written now",
        Verdict::Declared => "sound, with a declared repair that nobody has acknowledged",
        Verdict::Torn => "it stops without an end, as after a crash, and nobody writes it",
        Verdict::Stale => "sound, but silent for longer than its writer promised",
        Verdict::Unverifiable => {
            "no fault was found, and nothing is proved: that takes keys or an anchor from outside"
        }
        Verdict::Truncated => "lines that were there are missing",
        Verdict::Rollback => {
            "older than the writer's own mark: something was put back or taken away"
        }
        Verdict::Forked => "not the trail that was seen before",
        Verdict::Tampered => "a line is not as it was written",
        Verdict::Malformed => "no trail: its first line is none",
    }
}

const fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Verified | Verdict::Live => GOOD,
        Verdict::Declared | Verdict::Torn | Verdict::Stale | Verdict::Unverifiable => WARNING,
        Verdict::Truncated
        | Verdict::Rollback
        | Verdict::Forked
        | Verdict::Tampered
        | Verdict::Malformed => ERROR,
    }
}

/// `seq 4, 00000000000000000000.jsonl line 5: the MAC is wrong`.
fn place(bad: &FirstBad) -> String {
    let mut place = Vec::new();
    place.extend(bad.seq.map(|seq| format!("seq {seq}")));
    place.push(match bad.line {
        Some(line) => format!("{} line {line}", bad.file),
        None => bad.file.clone(),
    });
    format!("{}: {}", place.join(", "), bad.why)
}

fn listed(items: &[&str]) -> String {
    if items.is_empty() {
        "nothing".to_owned()
    } else {
        items.join(", ")
    }
}

/// What was brought from outside.
fn brought(args: &VerifyArgs, material: &Material) -> String {
    let mut brought = Vec::new();
    brought.extend(
        args.keys
            .as_ref()
            .map(|folder| format!("the auditor's keys in {}", folder.display())),
    );
    brought.extend(
        args.public
            .as_ref()
            .map(|file| format!("the public key {}", file.display())),
    );
    if let (Some(file), Some(anchor)) = (&args.anchor, &material.anchor) {
        brought.push(format!(
            "the anchor {} of {} lines",
            file.display(),
            anchor.size()
        ));
    }
    brought.extend(args.trail_id.as_ref().map(|_| "the trail id".to_owned()));
    if brought.is_empty() {
        "nothing from outside".to_owned()
    } else {
        brought.join(", ")
    }
}

/// What was not checked, and what would let it be, or why it cannot be.
fn lacking(what: &str) -> String {
    let because = match what {
        "MACs" => "--keys",
        "signatures" => "--keys or --public",
        "identity" => "--trail-id or --anchor",
        "anchor" => "--anchor",
        "state" => "the file is missing",
        _ => return what.to_owned(),
    };
    format!("{what} ({because})")
}
