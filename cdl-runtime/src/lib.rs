//! cdl-runtime

pub mod format;
