//! cdl-runtime
