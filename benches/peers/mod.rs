//! Who is measured: each writes the same event to a file, without losing any.

pub mod cdl;
pub mod slog_json;
pub mod tracing;
pub mod emit_file;
pub mod hand_over;

use std::path::Path;

use crate::event::Login;

/// One way to write audit events, from start to the last byte.
pub trait Peer: Sized + Sync {
    /// What one thread emits through.
    type Producer: Producer;

    /// Begins to write into this empty directory.
    fn start(directory: &Path, producers: usize) -> Self;

    /// A producer for one more thread.
    fn producer(&self) -> Self::Producer;

    /// Ends, once everything is written.
    fn close(self);
}

/// One thread's end of a [`Peer`].
pub trait Producer: Send {
    /// Emits an event. It may wait for room; it may not lose the event.
    fn emit(&mut self, event: &Login<'_>);
}

/// A peer by its name.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    clap::ValueEnum,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    /// This project.
    Cdl,
    /// This project with its seals left out, to compare like with like.
    CdlUnsealed,
    /// slog-async, blocking, with slog-json.
    SlogJson,
    /// tracing with tracing-appender, not lossy, and JSON lines.
    Tracing,
    /// emit with `emit_file`.
    EmitFile,
    /// Ready bytes, handed over and written: nobody's logger, and everybody's limit.
    HandOver,
}

impl Name {
    /// All loggers, in the tables' order.
    pub const ALL: [Self; 5] = [
        Self::Cdl,
        Self::CdlUnsealed,
        Self::SlogJson,
        Self::Tracing,
        Self::EmitFile,
    ];

    /// As the tables call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Cdl => "cdl",
            Self::CdlUnsealed => "cdl, seals left out",
            Self::SlogJson => "slog-async + slog-json",
            Self::Tracing => "tracing + tracing-appender",
            Self::EmitFile => "emit + emit_file",
            Self::HandOver => "ready bytes",
        }
    }
}
