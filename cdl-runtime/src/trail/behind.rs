//! Writes sealed lines while the next ones are being sealed (`ARCHITECTURE.md`, threads).
//!
//! A burst is sealed batch by batch. What has another batch behind it goes to a thread of its own, one piece at a time,
//! so that hashing and the kernel's copying overlap. A trail that never has a burst never starts the thread.

use std::io;
use std::sync::mpsc;
use std::thread;

use crate::state::State;
use crate::trail::chain::Chain;
use crate::trail::medium::Appender;
use crate::trail::tally::Tally;

/// At most one piece of sealed lines on its way to the file.
#[derive(Debug, Default)]
pub(crate) struct WriteBehind {
    thread: Option<Thread>,
    piece: Option<Piece>,
    /// The buffer of the last piece, for the next one.
    spare: Vec<u8>,
}

/// What is true once the piece is written.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Its length.
    pub(crate) bytes: u64,
    /// The chain and the tally as they stand after it.
    pub(crate) after: (Chain, Tally),
    /// The trail as its newest checkpoint leaves it, with the tickets that this covers.
    pub(crate) mark: Option<(State, u64)>,
    /// Events below this ticket are written with it.
    pub(crate) tickets: u64,
}

#[derive(Debug)]
struct Thread {
    orders: mpsc::SyncSender<Order>,
    answers: mpsc::Receiver<(Vec<u8>, io::Result<()>)>,
}

#[derive(Debug)]
struct Order {
    appender: Appender,
    /// Where the file ends now.
    end: u64,
    lines: Vec<u8>,
}

impl WriteBehind {
    /// Bytes that are on their way.
    pub(crate) fn bytes(&self) -> u64 {
        self.piece.as_ref().map_or(0, |piece| piece.bytes)
    }

    /// Hands over what `out` holds, leaving an empty buffer in its place. The piece before must be settled.
    ///
    /// False, with `out` as it was, when there is no thread to be had: then the caller writes for itself.
    pub(crate) fn hand_over(
        &mut self,
        appender: Appender,
        end: u64,
        out: &mut Vec<u8>,
        piece: Piece,
    ) -> bool {
        let Some(thread) = self.thread.take().or_else(Thread::start) else {
            return false;
        };
        let mut order = Order {
            appender,
            end,
            lines: std::mem::replace(out, std::mem::take(&mut self.spare)),
        };
        out.clear();
        match thread.orders.send(order) {
            Ok(()) => {
                self.thread = Some(thread);
                self.piece = Some(piece);
                true
            }
            Err(mpsc::SendError(unsent)) => {
                order = unsent;
                *out = order.lines;
                false
            }
        }
    }

    /// Waits for the piece that is on its way, if there is one, and says what became of it.
    pub(crate) fn settle(&mut self) -> Option<(Piece, io::Result<()>)> {
        let piece = self.piece.take()?;
        let answer = self
            .thread
            .as_ref()
            .and_then(|thread| thread.answers.recv().ok());
        let written = if let Some((lines, written)) = answer {
            self.spare = lines;
            written
        } else {
            self.thread = None;
            Err(io::Error::other("the writing thread ended"))
        };
        Some((piece, written))
    }
}

impl Thread {
    /// Ends when its orders do.
    fn start() -> Option<Self> {
        let (orders, ordered) = mpsc::sync_channel::<Order>(1);
        let (done, answers) = mpsc::sync_channel(1);
        let body = move || {
            for Order {
                appender,
                end,
                lines,
            } in ordered
            {
                let written = appender.append(end, &lines);
                if done.send((lines, written)).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new()
            .name("cdl-writer".to_owned())
            .spawn(body)
            .ok()
            .map(|_handle| Self { orders, answers })
    }
}
