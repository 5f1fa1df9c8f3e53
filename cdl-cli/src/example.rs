//! The example records of a catalogue: whether they are what the event says, whether they look real, and what a trail
//! would hold of them.

mod fit;
mod real;
mod written;

pub(crate) use fit::misfits;
pub(crate) use real::real_values;
pub(crate) use written::{Token, written};
