//! `cdl show DIR`: the events of a trail, for a person. Nothing is verified.

mod event;
mod filter;
mod glob;
mod incident;
mod seen;
mod value;

use std::fmt::Display;
use std::io::Write as _;
use std::process::ExitCode;

use cdl_runtime::format::line::{Kind, Line};

use crate::args::ShowArgs;
use crate::console::Console;
use crate::failure::Failure;
use crate::paint::DIM;
use crate::trail::{Piece, Segment, segments};
use filter::Filter;
use seen::Seen;

/// So many bad lines are named one by one.
const NAMED_MAX: u64 = 10;

pub(crate) fn run(args: ShowArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let segments = segments(&args.dir)?;
    let form = match (args.json, args.all) {
        (true, _) => Form::Json,
        (_, true) => Form::Everything,
        _ => Form::Events,
    };
    let dir = args.dir.display().to_string();
    let filter = Filter::new(args, jiff::Timestamp::now());
    let mut show = Show {
        console,
        filter,
        form,
        counts: Counts::default(),
        seen: Seen::default(),
    };
    for segment in &segments {
        show.segment(segment)?;
    }
    show.end(&dir)?;
    Ok(if show.counts.unreadable == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Events, for a person.
    Events,
    /// And what happened to the trail.
    Everything,
    /// Events as they stand in the trail.
    Json,
}

#[derive(Default)]
struct Counts {
    events: u64,
    shown: u64,
    unreadable: u64,
    lost: u64,
    refused: u64,
}

struct Show<'c, 'a> {
    console: &'c mut Console<'a>,
    filter: Filter,
    form: Form,
    counts: Counts,
    seen: Seen,
}

impl Show<'_, '_> {
    fn segment(&mut self, segment: &Segment) -> Result<(), Failure> {
        let mut lines = segment.lines()?;
        while let Some((number, piece)) = lines.next().map_err(|source| segment.failed(source))? {
            if self.console.out.is_closed() {
                break;
            }
            match piece {
                Piece::Line(bytes) => match Line::parse(bytes) {
                    Ok(line) => self.line(&line)?,
                    Err(fault) => self.unreadable(segment, number, &fault.why),
                },
                Piece::TooLong => self.unreadable(segment, number, &"longer than any line may be"),
                Piece::Unfinished => {
                    let path = segment.path.display();
                    self.console.tell(&format!(
                        "{path}:{number}: not finished: still being written, or torn by a crash"
                    ));
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, line: &Line<'_>) -> Result<(), Failure> {
        let out = self.console.terminal.out;
        let text = match line.kind {
            Kind::Event => {
                self.counts.events += 1;
                if self.counts.shown == 0 {
                    self.seen.note(line.member, &self.filter);
                }
                if !self.filter.takes(line.member) {
                    return Ok(());
                }
                self.counts.shown += 1;
                match self.form {
                    // A checked member is ASCII.
                    Form::Json => String::from_utf8_lossy(line.member.0).into_owned(),
                    _ => event::render(line, out),
                }
            }
            kind => {
                if kind == Kind::Gap {
                    let (lost, refused) = incident::losses(line.member);
                    self.counts.lost += lost;
                    self.counts.refused += refused;
                }
                match incident::render(line) {
                    Some(text)
                        if self.form == Form::Everything && self.filter.takes_time(line.member) =>
                    {
                        out.paint(DIM, text).to_string()
                    }
                    _ => return Ok(()),
                }
            }
        };
        writeln!(self.console.out, "{text}").map_err(Failure::Output)
    }

    fn unreadable(&mut self, segment: &Segment, number: u64, why: &dyn Display) {
        self.counts.unreadable += 1;
        if self.counts.unreadable <= NAMED_MAX {
            let path = segment.path.display();
            self.console
                .warn(&format!("{path}:{number}: not shown: {why}"));
        }
    }

    fn end(&mut self, dir: &str) -> Result<(), Failure> {
        self.console.out.flush().map_err(Failure::Output)?;
        if self.console.out.is_closed() {
            // Whoever stopped reading has seen enough, and the numbers would be of a part.
            return Ok(());
        }
        let Counts {
            events,
            shown,
            unreadable,
            lost,
            refused,
        } = self.counts;
        if unreadable > NAMED_MAX {
            self.console
                .warn(&format!("{unreadable} lines in all are not shown"));
        }
        if lost + refused > 0 && self.form != Form::Everything {
            let what = if self.form == Form::Json {
                ""
            } else {
                "; `--all` shows when"
            };
            self.console.warn(&format!(
                "{lost} events were lost and {refused} refused{what}"
            ));
        }
        self.console.tell(&format!(
            "{shown} of {events} events shown; nothing was verified"
        ));
        if shown == 0 && events > 0 {
            for hint in self.seen.hints(&self.filter) {
                self.console.hint(&hint);
            }
        }
        self.console
            .hint(&format!("verify with `cdl verify {dir} --keys AUDITOR`"));
        Ok(())
    }
}
