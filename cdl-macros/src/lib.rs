//! cdl-macros
