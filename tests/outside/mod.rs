//! Packages outside this workspace, compiled as a service would compile them.
//!
//! They share one target folder, that of the compile tests, so that cdl itself is compiled once for all of them.
#![allow(
    clippy::unwrap_used,
    reason = "a helper of a test fails by panicking, too"
)]

mod package;

mod rebuilds;
mod stale;
mod packaged;
mod surroundings;
