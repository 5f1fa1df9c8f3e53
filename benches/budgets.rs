//! The command `budgets`: what cdl may cost, and what misses them.

use std::thread;

use crate::Error;
use crate::allocations::BellAllocations;
use crate::args::{Counts, Options};
use crate::instructions;
use crate::latency::Latency;
use crate::load::Pace;
use crate::peers::Name;
use crate::place::Place;
use crate::row::{self, Row};
use crate::survey::{PRODUCERS, Survey, median_latency, tell};
use crate::table::duration;
use crate::task::Task;

/// Events a second, round by round.
#[derive(Debug, Default)]
struct Rates {
    sealed: Vec<f64>,
    floor: Vec<f64>,
    unsealed: Vec<f64>,
    ready: Vec<f64>,
    slog: Vec<f64>,
    tracing: Vec<f64>,
}

pub(crate) fn print(options: &Options) -> Result<String, Error> {
    // The budgets hold in memory: a disk's noise is not ours.
    let parent = options
        .place(Place::Tmpfs)
        .ok_or("no tmpfs here; give --tmpfs DIR")?;
    let counts = options.counts();
    let survey = Survey::within(&parent, counts)?;
    let mut rows = Vec::new();
    rows.extend(allocations(&survey, counts)?);
    rows.extend(caller(&survey, counts)?);
    rows.extend(end_to_end(&survey, counts)?);
    rows.push(verification(&survey, counts)?);
    let counted = instructions::count(&survey.run(), counts.instructions)?;
    rows.push(Row::of_instructions(counted));
    row::table("budgets, on tmpfs", &rows, options.json)
}

fn allocations(survey: &Survey, counts: Counts) -> Result<[Row; 2], Error> {
    tell(format_args!("allocations"));
    let most: BellAllocations = Task::Bells(counts.bells).measure(&survey.run())?;
    Ok([
        Row::at_most_count("allocations of an emit that does not ring", 0, most.silent),
        Row::at_most_count("allocations of an emit that rings", 2, most.ringing),
    ])
}

#[expect(
    clippy::cast_precision_loss,
    reason = "latencies are far below 2^52 ns"
)]
fn caller(survey: &Survey, counts: Counts) -> Result<Vec<Row>, Error> {
    let of = |pace: Pace, rounds: usize| -> Result<[Latency; 2], Error> {
        let (mut cdl, mut tracing) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            cdl.push(survey.latency(Name::Cdl, pace)?);
            tracing.push(survey.latency(Name::Tracing, pace)?);
        }
        Ok([median_latency(&cdl), median_latency(&tracing)])
    };
    tell(format_args!("caller, as fast as possible"));
    let [cdl, tracing] = of(Pace::Full, counts.rounds)?;
    let clock: Latency = Task::Clock.measure(&survey.run())?;
    let mut rows = vec![
        Row {
            what: "caller p50, as fast as possible".to_owned(),
            budget: "<= 0.25 us".to_owned(),
            measured: format!("{} (the clock: {})", duration(cdl.p50), duration(clock.p50)),
            met: Some(250.0 / cdl.p50 as f64),
        },
        Row::at_least(
            "tracing's caller p50 / cdl's, as fast as possible",
            6.0,
            tracing.p50 as f64 / cdl.p50 as f64,
            &format!(" ({})", duration(tracing.p50)),
        ),
    ];
    tell(format_args!("caller, 1,000/s"));
    let [cdl, tracing] = of(Pace::PerSecond(1_000), counts.rounds.min(3))?;
    for (name, cdl, tracing) in [("p50", cdl.p50, tracing.p50), ("p99", cdl.p99, tracing.p99)] {
        rows.push(Row::at_least(
            format!("tracing's caller {name} / cdl's, at 1,000/s"),
            1.0,
            tracing as f64 / cdl as f64,
            &format!(" ({} / {})", duration(tracing), duration(cdl)),
        ));
    }
    Ok(rows)
}

fn end_to_end(survey: &Survey, counts: Counts) -> Result<Vec<Row>, Error> {
    let mut rows = [Vec::new(), Vec::new(), Vec::new()];
    for producers in PRODUCERS {
        tell(format_args!("end to end, {producers} producers"));
        let mut rates = Rates::default();
        for _ in 0..counts.rounds {
            let rate = |peer| survey.throughput(peer, producers);
            rates.sealed.push(rate(Name::Cdl)?);
            rates.floor.push(survey.floor()?);
            rates.tracing.push(rate(Name::Tracing)?);
            rates.unsealed.push(rate(Name::CdlUnsealed)?);
            rates.ready.push(rate(Name::HandOver)?);
            rates.slog.push(rate(Name::SlogJson)?);
        }
        let by = match producers {
            1 => "1 producer".to_owned(),
            _ => format!("{producers} producers"),
        };
        rows[0].push(Row::ratio(
            format!("sealed / tracing, {by}"),
            2.5,
            &rates.sealed,
            &rates.tracing,
        ));
        rows[1].push(Row::ratio(
            format!("sealed / hashing floor, {by}"),
            0.7,
            &rates.sealed,
            &rates.floor,
        ));
        // Whoever encodes nothing at all gets so far here: the budget's reach on this machine.
        let ready = Row::ratio(String::new(), 10.0, &rates.ready, &rates.slog);
        let mut unsealed = Row::ratio(
            format!("seals left out / slog-async + slog-json, {by}"),
            10.0,
            &rates.unsealed,
            &rates.slog,
        );
        unsealed.measured += "; ready bytes: ";
        unsealed.measured += &ready.measured;
        rows[2].push(unsealed);
    }
    Ok(rows.into_iter().flatten().collect())
}

#[expect(clippy::cast_precision_loss, reason = "cores are few")]
fn verification(survey: &Survey, counts: Counts) -> Result<Row, Error> {
    tell(format_args!("verification"));
    let cores = thread::available_parallelism()?.get();
    let (mut verified, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..counts.rounds {
        survey.throughput(Name::Cdl, 1)?;
        floor.push(survey.floor()? * cores as f64);
        verified.push(survey.verification()?);
    }
    let what = format!("verify, keyed / ({cores} cores x hashing floor)");
    Ok(Row::ratio(what, 0.6, &verified, &floor))
}
