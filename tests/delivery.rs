//! The promises of `durable`, `queued` and `best_effort`, counted.

use std::time::Duration;

use cdl_runtime::{Audit, EmitError, Failpoints};

use crate::support::{Lossy, Queued, Trail};

const THREADS: u32 = 8;
const EVENTS_EACH: u64 = 100_000;

#[test]
fn eight_threads_lose_nothing_and_keep_their_order() {
    let trail = Trail::new();
    let audit = trail
        .builder()
        .patience(Duration::from_secs(10))
        .start()
        .unwrap();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let audit = &audit;
            scope.spawn(move || {
                for number in 0..EVENTS_EACH {
                    Queued { thread, number }.emit(audit).unwrap();
                }
            });
        }
    });
    audit.close().unwrap();
    let report = trail.expect("VERIFIED");
    assert_eq!(report.events, u64::from(THREADS) * EVENTS_EACH);
    let mut next = [0; THREADS as usize];
    for (thread, number) in numbers(&trail) {
        assert_eq!(number, next[thread], "of thread {thread}");
        next[thread] += 1;
    }
    assert_eq!(next, [EVENTS_EACH; THREADS as usize]);
}

/// Thread and number of each event in the trail, read without a JSON parser: there are many.
fn numbers(trail: &Trail) -> Vec<(usize, u64)> {
    let after = |line: &str, key: &str| -> Option<u64> {
        let (_, rest) = line.split_once(key)?;
        rest.split(|c: char| !c.is_ascii_digit())
            .next()?
            .parse()
            .ok()
    };
    let bytes = trail.bytes();
    let lines = std::str::from_utf8(&bytes)
        .unwrap()
        .lines()
        .filter(|line| line.contains("\"kind\":\"event\""));
    lines
        .map(|line| {
            (
                usize::try_from(after(line, "\"thread\":").unwrap()).unwrap(),
                after(line, "\"number\":").unwrap(),
            )
        })
        .collect()
}

#[test]
fn with_little_memory_and_a_slow_disk_every_loss_is_a_number_in_the_trail() {
    const EACH_MORE_THAN: u64 = 10_000;
    const ROUNDS_MAX: u64 = 5_000;
    const OFFERED_A_ROUND: u64 = 1_000;
    let trail = Trail::new();
    let failpoints = Failpoints::default();
    let audit = trail
        .builder()
        .memory(64 << 10)
        .patience(Duration::ZERO)
        .failpoints(&failpoints)
        .start()
        .unwrap();
    failpoints.slow_writes(Duration::from_micros(300));
    let (mut rounds, mut refused) = (0, 0);
    loop {
        for number in 0..OFFERED_A_ROUND {
            Lossy { number }.emit(&audit);
            match (Queued { thread: 0, number }).emit(&audit) {
                Ok(_) => {}
                Err(EmitError::Full) => refused += 1,
                Err(error) => panic!("{error}"),
            }
        }
        rounds += 1;
        let health = audit.health();
        if [health.lost, health.refused, health.written]
            .iter()
            .all(|count| *count > EACH_MORE_THAN)
        {
            break;
        }
        assert!(rounds < ROUNDS_MAX, "{health:?}");
    }
    failpoints.slow_writes(Duration::ZERO);
    audit.close().unwrap();
    let health = audit.health();
    assert_eq!(health.offered, 2 * rounds * OFFERED_A_ROUND);
    assert_eq!(health.refused, refused);
    assert_eq!(
        health.offered,
        health.written + health.refused + health.lost + health.abandoned
    );

    let report = trail.expect("VERIFIED");
    assert_eq!(report.events, health.written);
    assert_eq!(
        counted(&trail, "lost"),
        [("probe.lossy".to_owned(), health.lost)]
    );
    assert_eq!(
        counted(&trail, "refused"),
        [("probe.queued".to_owned(), health.refused)]
    );
}

/// The sums of the `gap` lines, by event.
fn counted(trail: &Trail, what: &str) -> Vec<(String, u64)> {
    let mut sums = std::collections::BTreeMap::new();
    for line in trail.lines("gap") {
        for row in line["gap"][what].as_array().unwrap() {
            *sums
                .entry(row["name"].as_str().unwrap().to_owned())
                .or_default() += row["count"].as_u64().unwrap();
        }
    }
    sums.into_iter().collect()
}

#[test]
fn a_closed_trail_refuses_and_closing_twice_is_no_error() {
    let trail = Trail::new();
    let audit = trail.start();
    audit.close().unwrap();
    assert!(matches!(
        (Queued {
            thread: 0,
            number: 0
        })
        .emit(&audit),
        Err(EmitError::Closed)
    ));
    audit.close().unwrap();
    Lossy { number: 0 }.emit(&audit);
    trail.expect("VERIFIED");
}

#[test]
fn dropping_the_last_handle_closes_the_trail() {
    let trail = Trail::new();
    let audit = trail.start();
    let clone: Audit = audit.clone();
    drop(audit);
    Queued {
        thread: 0,
        number: 0,
    }
    .emit(&clone)
    .unwrap();
    drop(clone);
    assert_eq!(trail.expect("VERIFIED").events, 1);
}

#[test]
fn segments_follow_each_other_by_size_and_by_call() {
    let trail = Trail::new();
    let audit = trail
        .builder()
        .segment(65_536, Duration::from_secs(3_600))
        .start()
        .unwrap();
    for number in 0..2_000 {
        Queued { thread: 0, number }.emit(&audit).unwrap();
        if number % 500 == 0 {
            audit.flush(Duration::from_secs(5)).unwrap();
        }
    }
    audit.rotate(Duration::from_secs(5)).unwrap();
    audit.close().unwrap();
    assert!(trail.segments().len() >= 3, "{:?}", trail.segments());
    assert_eq!(trail.expect("VERIFIED").events, 2_000);
}
