//! cdl-runtime

pub mod format;
pub mod keys;
