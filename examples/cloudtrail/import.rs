//! A file of records, line by line, into a trail.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufRead};

use cdl_runtime::prelude::*;
use serde_json::error::Category;

use crate::event::{Event, Outcome};
use crate::opaque::Opaque;
use crate::record::Record;

/// What a file came to.
#[derive(Debug, Default)]
pub struct Tally {
    /// Lines that are not blank.
    pub lines: u64,
    /// Events that the trail accepted, by name and outcome.
    pub events: BTreeMap<&'static str, Outcomes>,
    /// Lines that are no record.
    pub malformed: u64,
    /// Events that the trail did not accept.
    pub refused: u64,
}

/// How often each outcome was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are the outcomes")]
pub struct Outcomes {
    pub success: u64,
    pub failure: u64,
    pub denied: u64,
}

/// A line that did not become an event.
#[derive(Debug)]
pub struct Complaint {
    /// The line's number, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a line.
#[derive(Debug)]
pub enum Why {
    /// It is no record.
    Malformed(serde_json::Error),
    /// The trail did not accept its event.
    Refused(EmitError),
}

/// Emits one event for every line, and goes on after a bad one, which `complain` hears of at once.
///
/// # Errors
/// When a line cannot be read at all.
pub fn import(
    mut input: impl BufRead,
    audit: &Audit,
    mut complain: impl FnMut(&Complaint),
) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let mut bytes = Vec::new();
    let mut line = 0;
    while input.read_until(b'\n', &mut bytes)? > 0 {
        line += 1;
        let text = bytes.trim_ascii();
        if !text.is_empty() {
            tally.lines += 1;
            if let Err(why) = tally.emit(text, audit) {
                complain(&Complaint { line, why });
            }
        }
        bytes.clear();
    }
    Ok(tally)
}

impl Tally {
    fn emit(&mut self, line: &[u8], audit: &Audit) -> Result<(), Why> {
        let record: Record<'_> = serde_json::from_slice(line).map_err(|error| {
            self.malformed += 1;
            Why::Malformed(error)
        })?;
        let (event, outcome) = (Event::of(&record), Outcome::of(&record));
        event
            .emit(outcome, &audit.with(context(&record)))
            .map_err(|error| {
                self.refused += 1;
                Why::Refused(error)
            })?;
        self.events.entry(event.name()).or_default().count(outcome);
        Ok(())
    }

    /// How many events the trail accepted.
    #[must_use]
    pub fn emitted(&self) -> u64 {
        self.events.values().map(Outcomes::total).sum()
    }
}

/// The record's own number joins the event to AWS's log, the request's to that of the service that was called. No
/// class guards a context, so only what cannot hold a name goes into it.
fn context(record: &Record<'_>) -> Context {
    let mut context = Context::new().occurred_at(record.event_time);
    if let Some(event) = Opaque::request(&record.event_id) {
        context = context.correlation(&*event);
    }
    if let Some(request) = record.request_id.as_deref().and_then(Opaque::request) {
        context = context.request(&*request);
    }
    context
}

impl Outcomes {
    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Success => self.success += 1,
            Outcome::Failure => self.failure += 1,
            Outcome::Denied => self.denied += 1,
        }
    }

    /// All of them.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.success + self.failure + self.denied
    }
}

/// Never shows what stands in the line, as the parser's own message would: it may be somebody's name.
impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, why } = self;
        match why {
            Why::Malformed(error) => {
                let what = match error.classify() {
                    Category::Syntax | Category::Io => "it is not JSON",
                    Category::Eof => "it ends too early",
                    Category::Data => "a field is missing or has another form",
                };
                write!(
                    f,
                    "line {line} is no CloudTrail record: {what} (column {})",
                    error.column()
                )
            }
            Why::Refused(error) => write!(f, "line {line} was not recorded: {error}"),
        }
    }
}
