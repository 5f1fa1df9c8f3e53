//! cdl-runtime

pub mod format;
pub mod keys;
pub mod state;
pub mod lock;
