//! What a declaration is told, by what is wrong with it.

mod fields;
mod event;
mod redaction;
mod naming;
mod several;
mod object;
mod words;
