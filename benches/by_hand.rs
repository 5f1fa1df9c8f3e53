//! What a service's own author might write for an event: the yardstick for the instructions of an emit.
//!
//! It writes the same bytes, as directly as can be, and hands them over in the plainest way that is safe: into a bounded
//! buffer behind a lock. It knows nothing of filters, forks, panics in a value, or lines that are too long.

use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use cdl_runtime::format::text::string_into;
use jiff::Timestamp;

use crate::event::CORRELATION_ID;
use crate::handmade::Handmade;

/// Writes events into a shared buffer.
#[derive(Debug)]
pub struct ByHand {
    /// `,"correlation_id":"..."`: the same for all events of a request.
    correlation_id: Vec<u8>,
    line: Vec<u8>,
    /// The second that was written last, and its text.
    second: (u64, Vec<u8>),
}

impl ByHand {
    /// A writer for one thread.
    #[must_use]
    pub fn new() -> Self {
        let mut correlation_id = b",\"correlation_id\":".to_vec();
        string_into(&mut correlation_id, CORRELATION_ID);
        Self {
            correlation_id,
            line: Vec::new(),
            second: (u64::MAX, Vec::new()),
        }
    }

    /// Encodes a failed event.
    ///
    /// # Panics
    /// When the machine's clock stands before 1970 or far in the future.
    pub fn encode<E: Handmade>(&mut self, event: &E) -> &[u8] {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("a clock after 1970");
        if self.second.0 != now.as_secs() {
            let at = Timestamp::from_second(now.as_secs().cast_signed()).expect("a time of today");
            let text = at.strftime("%Y-%m-%dT%H:%M:%S.").to_string();
            self.second = (now.as_secs(), text.into_bytes());
        }
        let out = &mut self.line;
        out.clear();
        out.extend_from_slice(E::BEFORE_TIME.as_bytes());
        out.extend_from_slice(&self.second.1);
        let mut digits = *b"000000Z";
        let mut micros = now.subsec_micros();
        for digit in digits[..6].iter_mut().rev() {
            *digit = b'0' + (micros % 10) as u8;
            micros /= 10;
        }
        out.extend_from_slice(&digits);
        out.extend_from_slice(b"\",\"severity\":\"warning\",\"outcome\":\"failure\"");
        out.extend_from_slice(&self.correlation_id);
        out.extend_from_slice(b",\"fields\":{");
        event.fields(out);
        out.extend_from_slice(b"}}");
        out
    }

    /// Encodes a failed event and hands it over: bounded, counted, and with a word for whoever waits for it.
    ///
    /// # Errors
    /// When the buffer is full.
    pub fn emit<E: Handmade>(&mut self, event: &E, staged: &Mutex<Staged>) -> Result<Handed, Full> {
        let line = self.encode(event);
        let mut staged = staged.lock().unwrap_or_else(PoisonError::into_inner);
        if staged.bytes.len() + line.len() > staged.limit {
            staged.refused += 1;
            return Err(Full);
        }
        staged.bytes.extend_from_slice(line);
        let end = staged.bytes.len();
        staged.ends.push(end);
        staged.accepted += 1;
        Ok(Handed {
            ticket: staged.accepted,
            first: !std::mem::replace(&mut staged.told, true),
        })
    }
}

/// The buffer behind the lock.
#[derive(Debug)]
pub struct Staged {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    limit: usize,
    accepted: u64,
    refused: u64,
    /// Whether its reader knows that there is work.
    told: bool,
}

impl Staged {
    /// A buffer of so many bytes.
    #[must_use]
    pub fn within(limit: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(limit),
            ends: Vec::with_capacity(limit / 128),
            limit,
            accepted: 0,
            refused: 0,
            told: false,
        }
    }
}

/// An event was taken.
#[derive(Clone, Copy, Debug)]
pub struct Handed {
    /// The how many-eth it is.
    pub ticket: u64,
    /// Whether the buffer's reader must be told.
    pub first: bool,
}

/// The buffer is full.
#[derive(Clone, Copy, Debug)]
pub struct Full;

impl Default for ByHand {
    fn default() -> Self {
        Self::new()
    }
}
