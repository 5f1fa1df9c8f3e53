//! One test binary over the public surface.

mod cli;
mod format;
mod standard;
