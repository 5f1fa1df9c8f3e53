//! `cdl coverage`: which events are declared, derived in code, and emitted in tests.

mod matrix;
mod recorded;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use cdl_catalogue::model::{Event, Moments};
use serde_json::json;

use crate::args::CoverageArgs;
use crate::catalogue::Whole;
use crate::code::Code;
use crate::console::Console;
use crate::diff::count;
use crate::failure::Failure;
use crate::markdown;
use crate::paint::{BOLD, DIM, ERROR, GOOD, Paint, WARNING};
use crate::printable;
use matrix::{Matrix, Row};
use recorded::Recorded;

pub(crate) fn run(args: &CoverageArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let Some(whole) = Whole::load(args.catalogue.as_deref(), console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let code = code(&whole, &args.src, console)?;
    let recorded = Recorded::read(&args.trails)?;
    if recorded.unreadable > 0 {
        console.warn(&format!(
            "{} in the trails could not be read: `cdl check` tells where",
            count(recorded.unreadable, "line")
        ));
    }
    let matrix = Matrix::new(&whole.catalogue, &code, &recorded, args.trails.is_empty());
    let paint = console.terminal.out;
    if args.json {
        writeln!(
            console.out,
            "{}",
            printable::ascii_json(&matrix.json().to_string())
        )
    } else if args.markdown {
        markdown(&matrix, &mut console.out)
    } else {
        text(&matrix, &mut console.out, paint)
    }
    .map_err(Failure::Output)?;
    for gate in &matrix.gates {
        console.tell_error(gate);
    }
    Ok(if matrix.gates.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The code below `src`, with a warning for each file that is no Rust.
pub(crate) fn code(
    whole: &Whole,
    src: &[PathBuf],
    console: &mut Console<'_>,
) -> Result<Code, Failure> {
    let here = [PathBuf::from(".")];
    let roots = if src.is_empty() { &here[..] } else { src };
    let emitters = |name: &str| match whole.catalogue.event(name) {
        Ok(event) => emitters(&event),
        Err(_) => Vec::new(),
    };
    let code = Code::read(roots, &emitters)?;
    for (path, why) in &code.unreadable {
        console.warn(&format!("{path} was not read: {why}"));
    }
    if code.files == 0 {
        let roots: Vec<String> = roots
            .iter()
            .map(|root| root.display().to_string())
            .collect();
        console.warn(&format!(
            "there is no Rust file below {}: name a folder of code with --src",
            roots.join(", ")
        ));
    }
    Ok(code)
}

/// The methods that emit an event, as the derive names them.
pub(crate) fn emitters(event: &Event) -> Vec<String> {
    let mut emitters = match &event.moments {
        Moments::Single(_) => vec!["emit".to_owned()],
        Moments::Outcomes(outcomes) => outcomes
            .iter()
            .map(|(outcome, _)| outcome.clone())
            .collect(),
    };
    if event.attempted.is_some() {
        emitters.extend(["attempted".to_owned(), "attempt".to_owned()]);
    }
    emitters
}

const HEADERS: [&str; 4] = ["event", "derived", "called", "emitted in tests"];

/// ```text
/// event        derived         called             emitted in tests
/// auth.login   src/auth.rs:12  success, failure   success 12
/// auth.logout  -               -                  -
///
/// unused: auth.logout
/// 2 events: 1 derived, 1 called, 1 emitted in tests
/// ```
fn text(matrix: &Matrix, out: &mut dyn io::Write, paint: Paint) -> io::Result<()> {
    let rows: Vec<[String; 4]> = matrix.rows.iter().map(|row| cells(row, matrix)).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        let widest = cells.max().unwrap_or(0);
        widest.max(HEADERS[column].len()) + 2
    };
    let widths = [width(0), width(1), width(2)];
    let line = |cells: [&str; 4]| {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let fill = width.saturating_sub(cell.chars().count());
            line.push_str(cell);
            line.push_str(&" ".repeat(fill));
        }
        line.push_str(cells[3]);
        line
    };
    writeln!(out, "{}", paint.paint(DIM, line(HEADERS)))?;
    for (row, cells) in matrix.rows.iter().zip(&rows) {
        let style = match row {
            Row { derived, .. } if derived.is_empty() => DIM,
            Row { emitted, .. } if emitted.is_empty() && matrix.has_trails => WARNING,
            _ => anstyle::Style::new(),
        };
        let [a, b, c, d] = cells;
        writeln!(
            out,
            "{}",
            paint.paint(style, printable::line(&line([a, b, c, d])))
        )?;
    }
    writeln!(out)?;
    for (label, names) in matrix.lists() {
        writeln!(
            out,
            "{}: {}",
            paint.paint(BOLD, label),
            printable::line(&names.join(", "))
        )?;
    }
    let style = if matrix.gates.is_empty() { GOOD } else { ERROR };
    writeln!(out, "{}", paint.paint(style, matrix.sum()))
}

fn cells(row: &Row, matrix: &Matrix) -> [String; 4] {
    let dash = |text: String| {
        if text.is_empty() {
            "-".to_owned()
        } else {
            text
        }
    };
    let derived = match row.derived.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    };
    let called: Vec<&str> = row.called.keys().map(String::as_str).collect();
    let emitted: Vec<String> = row
        .emitted
        .iter()
        .map(|(outcome, times)| {
            if outcome.is_empty() {
                times.to_string()
            } else {
                format!("{outcome} {times}")
            }
        })
        .collect();
    let emitted = if matrix.has_trails {
        dash(emitted.join(", "))
    } else {
        "?".to_owned()
    };
    [
        row.name.clone(),
        dash(derived),
        dash(called.join(", ")),
        emitted,
    ]
}

fn markdown(matrix: &Matrix, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "# Coverage of {}\n", markdown::cell(&matrix.title))?;
    writeln!(out, "| {} |\n|---|---|---|---|", HEADERS.join(" | "))?;
    for row in &matrix.rows {
        let cells = cells(row, matrix).map(|cell| markdown::cell(&cell));
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    writeln!(out)?;
    for (label, names) in matrix.lists() {
        writeln!(out, "- **{label}**: {}", markdown::cell(&names.join(", ")))?;
    }
    for gate in &matrix.gates {
        writeln!(out, "- **fails**: {}", markdown::cell(gate))?;
    }
    writeln!(out, "\n{}", matrix.sum())
}

impl Matrix {
    fn json(&self) -> serde_json::Value {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|row| {
                json!({
                    "event": row.name,
                    "declared": row.declared,
                    "must_emit": row.must_emit,
                    "derived": row.derived,
                    "called": row.called,
                    "emitted": self.has_trails.then_some(&row.emitted),
                })
            })
            .collect();
        let (undeclared, unused, untested) = (&self.undeclared, &self.unused, &self.untested);
        json!({
            "catalogue": self.title,
            "events": rows,
            "undeclared": undeclared,
            "unused": unused,
            "untested": self.has_trails.then_some(untested),
            "gates": self.gates,
        })
    }
}
