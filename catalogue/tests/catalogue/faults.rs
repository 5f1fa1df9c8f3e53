//! Each fault of a catalogue, as it is told: tests edit the faultless base. By what is wrong.

mod text;
mod header;
mod value;
mod name;
mod needed;
mod types;
mod redaction;
mod event;
mod heir;
mod file;
mod import;
