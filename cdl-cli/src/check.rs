//! `cdl check PATH...`: recorded events against a catalogue. Memory is bounded, whatever the size of the input.

mod input;
mod rule;
mod findings;
mod contract;
mod event;
mod value;
mod form;
mod cut;

use std::io::{self, Write as _};
use std::process::ExitCode;

use serde_json::json;

use crate::args::CheckArgs;
use crate::catalogue::Whole;
use crate::console::Console;
use crate::failure::Failure;
use crate::paint::{BOLD, DIM, ERROR, GOOD, Paint};
use crate::printable;
use crate::trail::{Lines, Piece};
use contract::Contract;
use findings::{Finding, Findings, Spot};
use input::{Input, inputs};
use rule::Rule;

pub(crate) use input::InputError;

pub(crate) fn run(args: &CheckArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let inputs = inputs(&args.paths)?;
    let Some(whole) = Whole::load(args.catalogue.as_deref(), console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let mut check = Check {
        contract: Contract::new(&whole.catalogue),
        findings: Findings::default(),
        lines: 0,
        unfinished: Vec::new(),
    };
    for input in &inputs {
        check.input(input)?;
    }
    for place in &check.unfinished {
        console.tell(&format!(
            "{place}: not finished: still being written, or torn by a crash"
        ));
    }
    if args.json {
        writeln!(console.out, "{}", check.json())
    } else {
        let paint = console.terminal.out;
        check.text(&mut console.out, paint)
    }
    .map_err(Failure::Output)?;
    Ok(if check.findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

struct Check<'c> {
    contract: Contract<'c>,
    findings: Findings,
    lines: u64,
    /// One a file at most.
    unfinished: Vec<String>,
}

impl Check<'_> {
    fn input(&mut self, input: &Input) -> Result<(), Failure> {
        // Each file of a trail repeats the schema lines that it needs.
        self.contract.forget_schemas();
        let mut lines: Lines = input.lines()?;
        while let Some((number, piece)) = lines.next().map_err(|source| input.failed(source))? {
            let spot = || Spot {
                file: input.name.clone(),
                line: number,
            };
            self.lines += 1;
            match piece {
                Piece::Line([]) => {}
                Piece::Line(bytes) => self.contract.line(bytes, &spot, &mut self.findings),
                Piece::TooLong => {
                    let message = "longer than any line may be".to_owned();
                    self.findings
                        .add(Finding::new(Rule::Oversize, "", "", message), &spot);
                }
                Piece::Unfinished if input.is_text => {
                    // A file that an editor wrote may lack its last line feed.
                    let bytes = lines.unfinished();
                    self.contract.line(bytes, &spot, &mut self.findings);
                }
                Piece::Unfinished => self.unfinished.push(spot().to_string()),
            }
        }
        Ok(())
    }

    /// ```text
    /// unknown-event  auth.lgoin: not in the catalogue; did you mean "auth.login"?
    ///                3 times, first at var/audit/00000000000000000000.jsonl:17
    ///
    /// 120 events of 4 types in 131 lines against acme-shop 4.2.0: 1 finding
    /// ```
    fn text(&self, out: &mut dyn io::Write, paint: Paint) -> io::Result<()> {
        for (finding, seen) in self.findings.sorted() {
            let rule = format!("{:<16}", finding.rule.as_str());
            let text = printable::line(&finding.text());
            writeln!(out, "{}{text}", paint.paint(ERROR, rule))?;
            let times = match seen.count {
                1 => "at".to_owned(),
                count => format!("{count} times, first at"),
            };
            let place = printable::line(&seen.first.to_string());
            let line = format!("{:<16}{times} {place}", "");
            writeln!(out, "{}", paint.paint(DIM, line))?;
        }
        if self.findings.unnamed > 0 {
            writeln!(
                out,
                "and {} findings of more kinds than are told",
                self.findings.unnamed
            )?;
        }
        if !self.findings.is_empty() {
            writeln!(out)?;
        }
        let (name, version) = self.contract.title();
        let title = format!(
            "{} of {} in {} against {name} {version}: ",
            counted(self.contract.events_seen, "event"),
            counted(self.contract.counted.len() as u64, "type"),
            counted(self.lines, "line")
        );
        let sum = match self.findings.total() {
            0 => paint.paint(GOOD, "no finding".to_owned()),
            number => paint.paint(ERROR, counted(number, "finding")),
        };
        writeln!(out, "{}{sum}", paint.paint(BOLD, printable::line(&title)))
    }

    fn json(&self) -> String {
        let findings: Vec<_> = self
            .findings
            .sorted()
            .map(|(finding, seen)| {
                json!({
                    "rule": finding.rule.as_str(),
                    "event": (!finding.event.is_empty()).then_some(&finding.event),
                    "field": (!finding.field.is_empty()).then_some(&finding.field),
                    "message": finding.message,
                    "count": seen.count,
                    "first": { "file": &*seen.first.file, "line": seen.first.line },
                })
            })
            .collect();
        let (name, version) = self.contract.title();
        let value = json!({
            "catalogue": { "name": name, "version": version },
            "lines": self.lines,
            "events": self.contract.events_seen,
            "types": self.contract.counted.len(),
            "total": self.findings.total(),
            "unnamed": self.findings.unnamed,
            "findings": findings,
        });
        printable::ascii_json(&value.to_string())
    }
}

fn counted(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
