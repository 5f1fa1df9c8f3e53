//! What an emit costs that the handle's minimum severity keeps out.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use cdl_runtime::{Audit, AuditEvent, Keys, Severity};
use serde::{Deserialize, Serialize};

use crate::order::Placed;

/// Nobody misses one.
#[derive(AuditEvent, Clone, Copy, Debug)]
#[audit(event = "order.viewed")]
pub struct Viewed<'a> {
    /// Which one.
    pub order: &'a str,
}

/// Money moved.
#[derive(AuditEvent, Clone, Copy, Debug)]
#[audit(event = "order.paid")]
pub struct Paid<'a> {
    /// Which one.
    pub order: &'a str,
}

/// Nanoseconds of a filtered emit whose answer is tested as `?` tests it, the loop included; the quickest of several rounds, for what else the machine does can
/// only add to them.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Filtered {
    /// Of a `queued` event of ten fields.
    pub queued: f64,
    /// Of a `durable` one.
    pub durable: f64,
    /// Of a `best_effort` one.
    pub best_effort: f64,
}

const ROUNDS: usize = 20;

/// Measures `emits` filtered emits of each delivery, several times.
///
/// # Panics
/// When the trail cannot be started or closed, or an emit is not filtered.
#[must_use]
pub fn filtered(directory: &Path, emits: u64) -> Filtered {
    let audit = trail(directory);
    let order = Placed::numbered(0);
    let (viewed, paid) = (Viewed { order: order.order }, Paid { order: order.order });
    let filtered = Filtered {
        queued: quickest(emits, || {
            black_box(&order).success(black_box(&audit)).is_ok()
        }),
        durable: quickest(emits, || black_box(&paid).emit(black_box(&audit)).is_ok()),
        best_effort: quickest(emits, || {
            black_box(&viewed).emit(black_box(&audit));
            true
        }),
    };
    assert_eq!(audit.health().offered, 0, "all of them were filtered");
    close(&audit);
    filtered
}

/// Makes `emits` filtered emits of the queued event, to be counted from outside.
pub(crate) fn emits(directory: &Path, emits: u64) {
    let audit = trail(directory);
    let order = Placed::numbered(0);
    for _ in 0..emits {
        black_box(black_box(&order).success(black_box(&audit)).is_ok());
    }
    close(&audit);
}

fn trail(directory: &Path) -> Audit {
    Audit::builder("bench")
        .keys(Keys::for_tests())
        .trail(directory.join("trail"))
        .min_severity(Severity::Warning)
        .start()
        .unwrap_or_else(|error| panic!("the trail cannot start: {error}"))
}

fn close(audit: &Audit) {
    audit
        .close()
        .unwrap_or_else(|error| panic!("not closed whole: {error}"));
}

#[expect(clippy::cast_precision_loss, reason = "a round is far below 2^52 ns")]
fn quickest(emits: u64, mut emit: impl FnMut() -> bool) -> f64 {
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        for _ in 0..emits {
            black_box(emit());
        }
        start.elapsed().as_nanos() as f64 / emits as f64
    });
    rounds.fold(f64::INFINITY, f64::min)
}
