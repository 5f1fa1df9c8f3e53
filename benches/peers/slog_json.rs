//! slog-async 2.8, blocking, with slog-json 2.6.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::sync::Mutex;

use slog::{Drain as _, Logger, o, warn};
use slog_async::{Async, AsyncGuard, OverflowStrategy};
use slog_json::Json;

use super::{Peer, Producer};
use crate::event::{CORRELATION_ID, Login, SESSION_REDACTED, SOURCE_IP_REDACTED};

/// Records that the channel holds: far more than the default of 128, so that the caller seldom waits.
const CHANNEL_RECORDS: usize = 16 << 10;

/// Bytes between two writes. Without a buffer slog-json makes a system call for each token.
const BUFFER_BYTES: usize = 256 << 10;

/// A root logger, and what ends its worker.
#[derive(Debug)]
pub struct SlogJson {
    root: Logger,
    guard: Guard,
}

struct Guard(AsyncGuard);

impl Peer for SlogJson {
    type Producer = Logger;

    fn start(directory: &Path, _producers: usize) -> Self {
        let file = File::create(directory.join("events.jsonl")).expect("an empty directory");
        let json = Json::default(BufWriter::with_capacity(BUFFER_BYTES, file));
        let (drain, guard) = Async::new(Mutex::new(json).fuse())
            .chan_size(CHANNEL_RECORDS)
            .overflow_strategy(OverflowStrategy::Block)
            .build_with_guard();
        Self {
            root: Logger::root(drain.fuse(), o!()),
            guard: Guard(guard),
        }
    }

    fn producer(&self) -> Logger {
        // Shared with every record, so it is not copied once an event.
        self.root.new(o!("correlation_id" => CORRELATION_ID))
    }

    fn close(self) {
        drop(self.root);
        // Sends `Finish` behind the last record and joins the worker, which drops, and so flushes, the writer.
        drop(self.guard.0);
    }
}

impl Producer for Logger {
    fn emit(&mut self, event: &Login<'_>) {
        warn!(self, "auth.login";
            "outcome" => "failure",
            "user" => event.user,
            "method" => event.method.word(),
            "source_ip" => SOURCE_IP_REDACTED,
            "session" => SESSION_REDACTED,
            "user_agent" => event.user_agent,
            "attempts" => event.attempts,
            "mfa" => event.mfa,
            "failure_reason" => event.failure_reason);
    }
}

impl std::fmt::Debug for Guard {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Guard")
    }
}
