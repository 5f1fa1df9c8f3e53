//! One test binary over the public surface. The modules are the table of contents.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on must stop, and one that is skipped must say so"
)]

// What the others share: a trail in a folder of its own, small events, the verdict on it.
mod support;

// An event from its struct to a proven line.
mod journey;
// What can be said in an event, and what it can never forge.
mod hostile_values;
// What is never read.
mod dropped;
// Every type that a value may have, and what it writes.
mod value;
// The promises of `durable`, `queued` and `best_effort`, counted.
mod delivery;
// An attempt ends, whatever happens to it.
mod attempts;
// One trail over several runs, and who may not go on with it.
mod restart;
// A child that was forked.
mod forked;
// Which program it was.
mod executable;
// Disks, folders, keys and workers that fail.
mod faults;
// A disk without space.
mod full_disk;
// Whatever is changed is found.
mod tamper;
// What is in an executable, and what is not, however it was built.
mod linked;
// The program, called as a function.
mod cli;
// The bytes of a trail, against committed vectors.
mod format;
// Every event of the standard catalogue.
mod standard;
// The larger example, over a file of its own.
mod cloudtrail;
// What it is built of.
mod dependencies;
// What the documentation says that the compiler says.
mod mistakes;
mod secret;
// Packages outside this workspace.
mod outside;
// The architecture itself.
mod tidy;
