//! The program `cdl`, called as a function: what it prints, where, and with which exit code.
#![allow(
    clippy::unwrap_used,
    reason = "a helper of a test fails by panicking, too"
)]

mod run;
mod place;
mod shop;

mod usage;
mod init;
mod keys;
mod verify;
mod anchor;
mod show;
mod lint;
mod vendor;
mod explain;
mod new;
mod schema;
mod docs;
mod browser;
mod diff;
mod release;
mod import;
mod check;
mod coverage;
mod report;
mod attest;
