//! Text to raw, owned definitions with places. Strict: what is not understood is a fault.

// The tools: a table whose keys must all be taken, and what names look like.
pub(crate) mod table;
pub(crate) mod entry;
pub(crate) mod names;
pub(crate) mod retention;
// The files.
pub(crate) mod header;
pub(crate) mod policy;
pub(crate) mod listing;
pub(crate) mod exception;
pub(crate) mod document;
// What they define.
pub(crate) mod classes;
pub(crate) mod strategies;
pub(crate) mod types;
pub(crate) mod enums;
pub(crate) mod objects;
mod emitter;
pub(crate) mod events;
pub(crate) mod fields;
