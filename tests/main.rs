//! One test binary over the public surface.

mod standard;
