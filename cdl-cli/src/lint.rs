//! `cdl lint [DIR]`: everything that is wrong with a catalogue, each fault and finding where it is.

// What is linted, against what.
pub(crate) mod found;
mod surroundings;
mod example;
// What is found.
mod problem;
mod verdict;
// For whom.
pub(crate) mod drawing;
mod token;
mod json;
mod sarif;
mod github;

use std::io::{self, Write};
use std::process::ExitCode;

use cdl_catalogue::Catalogue;
use cdl_catalogue::lint::Level;

use crate::args::{Deny, LintArgs, LintFormat};
use crate::console::Console;
use crate::failure::Failure;
use crate::paint::{BOLD, ERROR, GOOD, Paint, WARNING};
use crate::printable;
use drawing::Drawing;
use found::Found;
use verdict::Verdict;

pub(crate) use found::FindError;
pub(crate) use surroundings::OwnersError;

pub(crate) fn run(args: &LintArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let found = Found::new(args.dir.as_deref())?;
    let surroundings = surroundings::surroundings(args, &found)?;
    let verdict = Verdict::of(&found, &surroundings);
    let paint = console.terminal.out;
    let done = match args.format {
        LintFormat::Text => text(&mut console.out, &verdict, &found, paint),
        LintFormat::Json => object(&mut console.out, &json::Report::of(&verdict, &found)),
        LintFormat::Sarif => object(&mut console.out, &sarif::sarif(&verdict, &found)),
        LintFormat::Github => commands(&mut console.out, &verdict, &found),
    };
    done.map_err(Failure::Output)?;
    if let (Some(id), LintFormat::Text) = (most_frequent(&verdict), args.format) {
        console.hint(&format!("`cdl explain {id}` tells why, with an example"));
    }
    let errors = verdict.faults + verdict.findings(Level::Error);
    let denied = match args.deny {
        Some(Deny::Warnings) => verdict.findings(Level::Warning),
        None => 0,
    };
    Ok(if errors + denied == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn text(out: &mut dyn Write, verdict: &Verdict, found: &Found, paint: Paint) -> io::Result<()> {
    let drawing = Drawing::new(found, paint);
    for problem in &verdict.problems {
        writeln!(out, "{}\n", drawing.draw_problem(problem))?;
    }
    writeln!(out, "{}", sum(verdict, found, paint))
}

fn object(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    // What an event is called must not steer the terminal of whoever looks at the file.
    writeln!(out, "{}", printable::ascii_json(&text))
}

fn commands(out: &mut dyn Write, verdict: &Verdict, found: &Found) -> io::Result<()> {
    for problem in &verdict.problems {
        writeln!(out, "{}", github::command(problem, found))?;
    }
    writeln!(out, "{}", sum(verdict, found, Paint::Plain))
}

/// `acme-shop 4.2.0: 5 events, 3 objects, no fault, 2 warnings, 1 exception`
fn sum(verdict: &Verdict, found: &Found, paint: Paint) -> String {
    let title = match &verdict.catalogue {
        Some(catalogue) => title(catalogue),
        None => format!("{}: ", found.header().display()),
    };
    let faults = match verdict.faults {
        0 => paint.paint(GOOD, "no fault".to_owned()),
        faults => paint.paint(ERROR, count(faults, "fault")),
    };
    let mut parts = vec![faults.to_string()];
    for (level, style) in [(Level::Error, ERROR), (Level::Warning, WARNING)] {
        let findings = verdict.findings(level);
        if findings > 0 {
            let counted = paint.paint(style, count(findings, level.as_str()));
            parts.push(counted.to_string());
        }
    }
    if !verdict.excused.is_empty() {
        parts.push(count(verdict.excused.len(), "exception"));
    }
    let title = paint.paint(BOLD, printable::line(&title));
    format!("{title}{}", parts.join(", "))
}

/// `acme-shop 4.2.0: 5 events, 3 objects, `.
fn title(catalogue: &Catalogue) -> String {
    let events = count(catalogue.events().count(), "event");
    let objects = count(catalogue.objects().count(), "object");
    let (name, version) = (catalogue.name(), catalogue.version());
    format!("{name} {version}: {events}, {objects}, ")
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// What stops a build comes first.
fn most_frequent(verdict: &Verdict) -> Option<&'static str> {
    let (faults, findings) = verdict.problems.split_at(verdict.faults);
    let problems = if faults.is_empty() { findings } else { faults };
    let times = |id| problems.iter().filter(|problem| problem.id == id).count();
    let ids = problems.iter().map(|problem| problem.id);
    ids.rev().max_by_key(|id| times(*id))
}
