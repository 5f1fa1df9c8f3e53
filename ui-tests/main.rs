//! One test binary over the public surface.
