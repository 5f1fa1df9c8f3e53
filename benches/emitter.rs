//! The command `emitter`: what the emitter of an event of ten fields costs, and what it never touches.

use crate::Error;
use crate::allocations::BellAllocations;
use crate::args::Options;
use crate::dropped::{self, Seen};
use crate::filtered::Filtered;
use crate::instructions;
use crate::place::Place;
use crate::row::{self, Row};
use crate::survey::{Survey, tell};
use crate::task::Task;

/// Nanoseconds that a filtered emit may take.
const FILTERED: f64 = 2.0;

pub(crate) fn print(options: &Options) -> Result<String, Error> {
    let parent = options
        .place(Place::Tmpfs)
        .ok_or("no tmpfs here; give --tmpfs DIR")?;
    let counts = options.counts();
    let survey = Survey::within(&parent, counts)?;
    let mut rows = Vec::new();

    tell(format_args!("allocations"));
    let most: BellAllocations = Task::OrderBells(counts.bells).measure(&survey.run())?;
    rows.push(Row::at_most_count("allocations of an emit", 0, most.silent));

    tell(format_args!("filtered"));
    let filtered: Filtered = Task::Filtered(counts.filtered).measure(&survey.run())?;
    for (what, measured) in [
        ("a filtered queued emit", filtered.queued),
        ("a filtered durable emit", filtered.durable),
        ("a filtered best_effort emit", filtered.best_effort),
    ] {
        rows.push(Row {
            what: what.to_owned(),
            budget: format!("< {FILTERED} ns"),
            measured: format!("{measured:.2} ns"),
            met: Some(FILTERED / measured),
        });
    }

    tell(format_args!("instructions, under valgrind"));
    let run = survey.run();
    rows.push(Row::of_instructions(instructions::of_orders(
        &run,
        counts.instructions,
    )?));
    let filtered = instructions::of_filtered(&run, counts.instructions)?;
    let filtered = filtered.map_or("skipped: no valgrind".to_owned(), |count| {
        format!("{count:.0}, its loop included")
    });
    rows.push(Row::unmeasured(
        "instructions of a filtered queued emit",
        "-",
        &filtered,
    ));

    tell(format_args!("a dropped field, under valgrind"));
    rows.push(of_dropped(dropped::seen(&run)?));

    row::table("the emitter of ten fields, on tmpfs", &rows, options.json)
}

fn of_dropped(seen: Option<Seen>) -> Row {
    let what = "reads of a dropped field whose memory is gone";
    let (measured, met) = match seen {
        None => return Row::unmeasured(what, "0", "skipped: no valgrind"),
        Some(Seen {
            on_purpose: false, ..
        }) => ("unknown: not even a read on purpose is seen", 0.0),
        Some(Seen { by_emit: true, .. }) => ("some", 0.0),
        Some(_) => ("0 (a read on purpose is seen)", 1.0),
    };
    Row {
        met: Some(met),
        ..Row::unmeasured(what, "0", measured)
    }
}
