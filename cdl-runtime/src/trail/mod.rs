//! The worker's side: staged events become sealed lines in segment files (`docs/FORMAT.md` sections 2 to 5).
//!
//! ```text
//! doorbell ─ drain ─ journal ─┬ chain    (sequence, link, MAC, tree: pure)
//!                             ├ segment  (one file: append, cut back; behind: the pieces of a burst, on a thread)
//!                             └ syncer   (fdatasync and `state`, on a thread of its own)
//! ```

// Pure.
pub(crate) mod tree;
pub(crate) mod chain;
pub(crate) mod tally;
pub(crate) mod boot;
// Files.
pub(crate) mod medium;
pub(crate) mod behind;
pub(crate) mod segment;
pub(crate) mod ends;
pub(crate) mod open;
// Threads.
pub(crate) mod journal;
pub(crate) mod rotation;
pub(crate) mod due;
pub(crate) mod drain;
pub(crate) mod syncer;
pub(crate) mod ticker;
// Seams for fault tests.
pub(crate) mod failpoint;
