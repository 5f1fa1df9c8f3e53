//! Instructions of one emit, counted under callgrind beside those of a line written by hand: noise cannot touch them.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::by_hand::{ByHand, Staged};
use crate::event::Login;
use crate::handmade::Handmade;
use crate::order::Placed;
use crate::peers::cdl::Cdl;
use crate::peers::{Peer as _, Producer as _};
use crate::task::Task;

/// Instructions on the caller's thread.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Instructions {
    /// Of an emit.
    pub emit: f64,
    /// Of the same line written by hand and put behind a lock.
    pub emit_by_hand: f64,
    /// Of the same line written by hand alone.
    pub encode_by_hand: f64,
}

/// Emits `count` events.
pub(crate) fn emits(directory: &Path, count: u64) {
    let cdl = Cdl::start(directory, 1);
    let mut producer = cdl.producer();
    for number in 0..count {
        producer.emit(&Login::numbered(number));
    }
    drop(producer);
    cdl.close();
}

/// Emits `count` orders.
pub(crate) fn orders(directory: &Path, count: u64) {
    let cdl = Cdl::start(directory, 1);
    let mut producer = cdl.producer();
    for number in 0..count {
        producer.order(&Placed::numbered(number));
    }
    drop(producer);
    cdl.close();
}

/// Emits `count` events by hand.
pub(crate) fn emits_by_hand<E: Handmade>(numbered: fn(u64) -> E, count: u64) {
    let mut by_hand = ByHand::new();
    let staged = Mutex::new(Staged::within(64 << 20));
    for number in 0..count {
        by_hand
            .emit(&numbered(number), &staged)
            .expect("so few fit");
    }
}

/// Encodes `count` events by hand.
pub(crate) fn encodes_by_hand<E: Handmade>(numbered: fn(u64) -> E, count: u64) {
    let mut by_hand = ByHand::new();
    for number in 0..count {
        std::hint::black_box(by_hand.encode(&numbered(number)));
    }
}

/// Counts a login's, with files in `directory`; `None` where there is no valgrind.
///
/// # Errors
/// When valgrind fails.
pub fn count(directory: &Path, events: u64) -> Result<Option<Instructions>, Error> {
    let tasks = [Task::Emits, Task::EmitsByHand, Task::EncodesByHand];
    of_three(tasks, directory, events)
}

/// As [`count`], an order's.
///
/// # Errors
/// When valgrind fails.
pub fn of_orders(directory: &Path, events: u64) -> Result<Option<Instructions>, Error> {
    let tasks = [Task::Orders, Task::OrdersByHand, Task::OrdersEncodedByHand];
    of_three(tasks, directory, events)
}

/// Of an emit that is filtered; `None` where there is no valgrind.
///
/// # Errors
/// When valgrind fails.
pub fn of_filtered(directory: &Path, events: u64) -> Result<Option<f64>, Error> {
    if !there_is_valgrind() {
        return Ok(None);
    }
    of_one(Task::FilteredEmits, directory, events).map(Some)
}

/// Whether programs can be watched here.
#[must_use]
pub fn there_is_valgrind() -> bool {
    let there = Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    there.is_ok_and(|status| status.success())
}

fn of_three(
    [emit, emit_by_hand, encode_by_hand]: [fn(u64) -> Task; 3],
    directory: &Path,
    events: u64,
) -> Result<Option<Instructions>, Error> {
    if !there_is_valgrind() {
        return Ok(None);
    }
    Ok(Some(Instructions {
        emit: of_one(emit, directory, events)?,
        emit_by_hand: of_one(emit_by_hand, directory, events)?,
        encode_by_hand: of_one(encode_by_hand, directory, events)?,
    }))
}

/// The difference that twice as many make is theirs alone.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn of_one(task: fn(u64) -> Task, directory: &Path, events: u64) -> Result<f64, Error> {
    let once = of_main_thread(task(events), directory)?;
    let twice = of_main_thread(task(2 * events), directory)?;
    Ok(twice.saturating_sub(once) as f64 / events as f64)
}

fn of_main_thread(task: Task, directory: &Path) -> Result<u64, Error> {
    let counts = directory.with_extension("callgrind");
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--separate-threads=yes", "--quiet"])
        .arg(format!("--callgrind-out-file={}", counts.display()))
        .arg(std::env::current_exe()?)
        .args(task.arguments(directory)?)
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(format!("callgrind failed: {status}").into());
    }
    // One file a thread; the first is the main thread, which emits.
    let mut total = Err("callgrind's file has no totals".into());
    for thread in 1.. {
        let path = counts.with_extension(format!("callgrind-{thread:02}"));
        let Ok(text) = fs::read_to_string(&path) else {
            break;
        };
        fs::remove_file(&path)?;
        let totals = text.lines().find_map(|line| line.strip_prefix("totals: "));
        if let (1, Some(totals)) = (thread, totals) {
            total = Ok(totals.trim().parse()?);
        }
    }
    if counts.exists() {
        fs::remove_file(&counts)?;
    }
    total
}
