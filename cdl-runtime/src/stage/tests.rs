//! Events leave in the order they came, in batches that are given back one by one, and nobody waits for a bell in vain.

use std::time::Duration;

use super::{Bell, Rest, Stage, Unstaged};
use crate::batch::{Batch, Wish};
use crate::event::{Descriptor, Moment};
use crate::severity::Severity;

static DESCRIPTOR: Descriptor = Descriptor::named("test.staged");
static MOMENT: Moment = Moment {
    tag: "",
    descriptor: &DESCRIPTOR,
    severity: Severity::Info,
    after_time: "",
};

/// Eight batches of 128 KiB.
const MEMORY: usize = 1 << 20;

/// A batch holds 128 such events, less what their entries take.
const EVENT: [u8; 1_000] = [b'x'; 1_000];

fn offer(stage: &Stage) -> Result<(u64, Bell), Unstaged> {
    stage.offer(&MOMENT, 0, &EVENT, Duration::ZERO)
}

fn fill(stage: &Stage) -> u64 {
    let mut accepted = 0;
    while offer(stage).is_ok() {
        accepted += 1;
    }
    accepted
}

#[test]
fn the_whole_memory_but_one_batch_takes_events_while_the_drain_works_on_that() {
    let stage = Stage::new(MEMORY);
    let _with_the_drain = stage.spare();
    let staged = fill(&stage) * (EVENT.len() as u64);
    let seven_batches = 7 * (MEMORY as u64 / 8);
    assert!(
        staged <= seven_batches && staged > seven_batches * 9 / 10,
        "{staged}"
    );
}

#[test]
fn a_batch_that_comes_back_makes_room_for_as_many_events() {
    let stage = Stage::new(MEMORY);
    let all = fill(&stage);
    let taken = stage.take(stage.spare());
    let events = taken.batch.entries.len() as u64;
    assert_eq!(taken.rest, Rest::Staged);
    assert_eq!(fill(&stage), events);
    assert_eq!(all, 7 * events);
}

#[test]
fn batches_are_taken_in_order_and_their_tickets_have_no_hole() {
    let stage = Stage::new(MEMORY);
    let accepted = fill(&stage);
    let (mut spare, mut next, mut batches) = (stage.spare(), 0, 0);
    loop {
        let mut taken = stage.take(spare);
        assert_eq!(taken.batch.first_ticket(), next);
        next += taken.batch.entries.len() as u64;
        assert_eq!(taken.batch.accepted, next);
        batches += 1;
        taken.batch.clear();
        spare = taken.batch;
        if taken.rest == Rest::Nothing {
            break;
        }
    }
    assert_eq!((next, batches), (accepted, 7));
}

#[test]
fn nobody_rings_until_the_drain_has_taken_everything() {
    let stage = Stage::new(MEMORY);
    assert_eq!(offer(&stage).unwrap().1, Bell::Ring);
    fill(&stage);
    let taken = stage.take(stage.spare());
    assert_eq!(taken.rest, Rest::Staged);
    assert_eq!(offer(&stage).unwrap().1, Bell::Silent);
    let mut spare = emptied(taken.batch);
    loop {
        let taken = stage.take(spare);
        spare = emptied(taken.batch);
        if taken.rest == Rest::Nothing {
            break;
        }
    }
    assert_eq!(offer(&stage).unwrap().1, Bell::Ring);
}

#[test]
fn a_wish_is_answered_with_what_was_staged_before_it_however_much_comes_after() {
    let stage = Stage::new(MEMORY);
    for _ in 0..10 {
        let _accepted = offer(&stage).unwrap();
    }
    let (number, _bell) = stage.wish(Wish::Seal);
    fill(&stage);
    let taken = stage.take(stage.spare());
    assert!(taken.batch.accepted >= 10);
    assert_eq!((taken.batch.wish, taken.batch.wishes), (Wish::Seal, number));
    let later = stage.take(emptied(taken.batch));
    assert_eq!((later.batch.wish, later.batch.wishes), (Wish::Write, 0));
}

#[test]
fn little_memory_is_two_batches_so_that_each_holds_the_longest_line() {
    let stage = Stage::new(64 << 10);
    let half = fill(&stage);
    assert!(half * (EVENT.len() as u64) > (32 << 10) * 9 / 10, "{half}");
    let taken = stage.take(stage.spare());
    assert_eq!(taken.rest, Rest::Nothing);
    assert_eq!(fill(&stage), half);
}

#[test]
fn what_a_dead_stage_gives_up_is_all_that_was_staged() {
    let stage = Stage::new(MEMORY);
    let accepted = fill(&stage);
    let cause = std::sync::Arc::new(crate::error::Cause::Panicked);
    let given_up = stage.die(&cause);
    let entries: usize = given_up
        .batches
        .iter()
        .map(|batch| batch.entries.len())
        .sum();
    assert_eq!(entries as u64, accepted);
    assert!(matches!(offer(&stage), Err(Unstaged::Dead(_))));
}

fn emptied(mut batch: Batch) -> Batch {
    batch.clear();
    batch
}
