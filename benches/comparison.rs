//! The command `peers`: everybody, at every load, in every place.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Error;
use crate::allocations::Allocations;
use crate::args::Options;
use crate::latency::Latency;
use crate::load::Pace;
use crate::peers::Name;
use crate::place::Place;
use crate::survey::{PACES, PRODUCERS, Survey, median, median_latency, tell};
use crate::table::{Table, duration, grouped};
use crate::task::Task;
use crate::written::Written;

/// Everything that was measured.
#[derive(Debug, Serialize)]
struct Comparison {
    /// Two readings of the clock, which are in every latency.
    clock: Latency,
    places: BTreeMap<Place, BTreeMap<Name, Row>>,
}

/// One peer in one place.
#[derive(Debug, Serialize)]
struct Row {
    /// Events a second from the first to the last byte, by the number of producers.
    end_to_end: BTreeMap<usize, f64>,
    /// Nanoseconds that an emit kept its caller, by the load.
    caller: BTreeMap<String, Latency>,
    allocations: Allocations,
    bytes_per_event: f64,
}

pub(crate) fn print(options: &Options) -> Result<String, Error> {
    let mut places = BTreeMap::new();
    let mut missing = Vec::new();
    let mut clock = None;
    for place in [Place::Tmpfs, Place::Disk] {
        let Some(parent) = options.place(place) else {
            missing.push(place);
            continue;
        };
        let survey = Survey::within(&parent, options.counts())?;
        clock.get_or_insert(Task::Clock.measure(&survey.run())?);
        places.insert(place, rows(&survey, place, options)?);
    }
    let comparison = Comparison {
        clock: clock.ok_or("no place to measure in: give --tmpfs or --disk")?,
        places,
    };
    if options.json {
        return Ok(serde_json::to_string_pretty(&comparison)?);
    }
    let skipped = missing.iter().map(|place| {
        let title = place.title();
        format!("skipped: no {title} here; give --{title} DIR")
    });
    Ok(comparison
        .paragraphs()
        .into_iter()
        .chain(skipped)
        .collect::<Vec<_>>()
        .join("\n"))
}

fn rows(survey: &Survey, place: Place, options: &Options) -> Result<BTreeMap<Name, Row>, Error> {
    let counts = options.counts();
    let mut rows = BTreeMap::new();
    for peer in Name::ALL {
        let task = Task::Allocations {
            peer,
            events: counts.allocations,
        };
        let allocations = task.measure(&survey.run())?;
        let bytes_per_event = Written::below(&survey.run())?.bytes_per_event();
        let row = Row {
            end_to_end: BTreeMap::new(),
            caller: BTreeMap::new(),
            allocations,
            bytes_per_event,
        };
        rows.insert(peer, row);
    }
    for producers in PRODUCERS {
        tell(format_args!(
            "end to end, {}, {producers} producers",
            place.title()
        ));
        let mut rates: BTreeMap<Name, Vec<f64>> = BTreeMap::new();
        for _ in 0..counts.rounds {
            for peer in Name::ALL {
                let rate = survey.throughput(peer, producers)?;
                rates.entry(peer).or_default().push(rate);
            }
        }
        for (peer, row) in &mut rows {
            let rate = median(rates.remove(peer).unwrap_or_default());
            row.end_to_end.insert(producers, rate);
        }
    }
    for pace in PACES {
        tell(format_args!("caller, {}, {}", place.title(), load(pace)));
        // Time passes at a pace whatever the machine does, so one round of many seconds is enough.
        let rounds = if pace == Pace::Full { counts.rounds } else { 1 };
        let mut latencies: BTreeMap<Name, Vec<Latency>> = BTreeMap::new();
        for _ in 0..rounds {
            for peer in Name::ALL {
                let latency = survey.latency(peer, pace)?;
                latencies.entry(peer).or_default().push(latency);
            }
        }
        for (peer, row) in &mut rows {
            let latency = median_latency(&latencies.remove(peer).unwrap_or_default());
            row.caller.insert(load(pace), latency);
        }
    }
    Ok(rows)
}

fn load(pace: Pace) -> String {
    match pace {
        Pace::Full => "as fast as possible".to_owned(),
        Pace::PerSecond(rate) => format!("{}/s", grouped(f64::from(rate))),
    }
}

impl Comparison {
    fn paragraphs(&self) -> Vec<String> {
        let mut paragraphs = Vec::new();
        for (place, rows) in &self.places {
            let title = format!(
                "events/s end to end, on {}, by the number of producers",
                place.title()
            );
            let mut table = Table::new(title, &["", "1", "2", "4", "8"]);
            for (peer, row) in rows {
                let rates = row.end_to_end.values().map(|&rate| grouped(rate));
                table.row(peer.title(), rates);
            }
            paragraphs.push(table.to_string());

            let title = format!("caller p50 / p99 / p99.9, on {}", place.title());
            let loads: Vec<String> = PACES.into_iter().map(load).collect();
            let heads: Vec<&str> = std::iter::once("")
                .chain(loads.iter().map(String::as_str))
                .collect();
            let mut table = Table::new(title, &heads);
            for (peer, row) in rows {
                let cells = loads.iter().map(|load| percentiles(&row.caller[load]));
                table.row(peer.title(), cells);
            }
            paragraphs.push(table.to_string());
        }
        if let Some(rows) = self.places.values().next() {
            let mut table = Table::new(
                "one event",
                &["", "allocations of the caller, usual", "mean", "bytes"],
            );
            for (peer, row) in rows {
                let cells = [
                    row.allocations.usual.to_string(),
                    format!("{:.3}", row.allocations.mean),
                    format!("{:.0}", row.bytes_per_event),
                ];
                table.row(peer.title(), cells);
            }
            paragraphs.push(table.to_string());
        }
        paragraphs.push(format!(
            "In every latency: two readings of the clock, {}.\n\
             cdl's bytes include 200 of its envelope: number, epoch, link and MAC.\n\
             emit_file clears its queue when it overflows; it loses nothing here because each producer flushes in time.\n",
            percentiles(&self.clock)
        ));
        paragraphs
    }
}

fn percentiles(latency: &Latency) -> String {
    format!(
        "{} / {} / {}",
        duration(latency.p50),
        duration(latency.p99),
        duration(latency.p999)
    )
}
