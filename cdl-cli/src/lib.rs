//! cdl-cli
