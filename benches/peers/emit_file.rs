//! emit 2 with `emit_file` 2.
//!
//! `emit_file` is lossy by design: its channel of 10,000 events is cleared when it overflows, and no setting changes
//! that. So each producer waits for a flush before it could have filled its share of the channel.

use std::path::Path;
use std::time::Duration;

use super::{Peer, Producer};
use crate::event::{CORRELATION_ID, Login, SESSION_REDACTED, SOURCE_IP_REDACTED};

/// Events that `emit_file`'s channel holds (its source, 2.23).
const CHANNEL_EVENTS: usize = 10_000;

/// How long a flush may take before the run is worthless.
const FLUSH_WAIT: Duration = Duration::from_secs(60);

/// The global runtime, set up.
#[derive(Debug)]
pub struct EmitFile {
    share: usize,
}

/// Emits through the global runtime.
#[derive(Clone, Copy, Debug)]
pub struct Global {
    share: usize,
    since_flush: usize,
}

impl Peer for EmitFile {
    type Producer = Global;

    fn start(directory: &Path, producers: usize) -> Self {
        // What the setup returns flushes when it is asked to, and not on drop: `close` flushes.
        let _initialised = emit::setup()
            .emit_to(emit_file::set(directory.join("events.jsonl")).spawn())
            .init();
        Self {
            share: CHANNEL_EVENTS / 2 / producers,
        }
    }

    fn producer(&self) -> Global {
        Global {
            share: self.share,
            since_flush: 0,
        }
    }

    fn close(self) {
        assert!(emit::blocking_flush(FLUSH_WAIT), "emit_file did not flush");
    }
}

impl Producer for Global {
    fn emit(&mut self, event: &Login<'_>) {
        emit::warn!(
            "auth.login",
            outcome: "failure",
            correlation_id: CORRELATION_ID,
            user: event.user,
            method: event.method.word(),
            source_ip: SOURCE_IP_REDACTED,
            session: SESSION_REDACTED,
            user_agent: event.user_agent,
            attempts: event.attempts,
            mfa: event.mfa,
            failure_reason: event.failure_reason,
        );
        self.since_flush += 1;
        if self.since_flush == self.share {
            assert!(emit::blocking_flush(FLUSH_WAIT), "emit_file did not flush");
            self.since_flush = 0;
        }
    }
}
