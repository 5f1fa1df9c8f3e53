//! Nobody's logger: ready bytes behind one lock, and a thread that writes them.
//!
//! It encodes nothing, redacts nothing, seals nothing. What it reaches is what handing 300 bytes from one core to
//! another and copying them into the kernel leave for everything else: a budget beyond it is out of reach.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};

use super::{Peer, Producer};
use crate::by_hand::ByHand;
use crate::event::Login;

/// Bytes that wait for the thread at most; as many are with the thread, so both are cdl's staging memory.
const STAGED_BYTES: usize = 4 << 20;

/// The thread is woken when so many wait.
const WAKE_BYTES: usize = STAGED_BYTES / 4;

/// Bytes of one write.
const WRITE_BYTES: usize = 256 << 10;

/// Different events, so that not one line stays in the cache.
const LINES: u64 = 16;

#[derive(Debug, Default)]
struct Staged {
    bytes: Vec<u8>,
    closed: bool,
}

#[derive(Debug)]
struct Shared {
    staged: Mutex<Staged>,
    work: Condvar,
    room: Condvar,
}

/// The lock and the thread.
#[derive(Debug)]
pub struct HandOver {
    shared: Arc<Shared>,
    writer: JoinHandle<()>,
}

/// One thread's ready lines.
#[derive(Debug)]
pub struct Lines {
    shared: Arc<Shared>,
    ready: Vec<Vec<u8>>,
    next: usize,
}

impl Peer for HandOver {
    type Producer = Lines;

    fn start(directory: &Path, _producers: usize) -> Self {
        let mut file = File::create(directory.join("events.jsonl")).expect("an empty directory");
        let shared = Arc::new(Shared {
            staged: Mutex::new(Staged {
                bytes: Vec::with_capacity(STAGED_BYTES),
                closed: false,
            }),
            work: Condvar::new(),
            room: Condvar::new(),
        });
        let taken = Arc::clone(&shared);
        let writer = thread::spawn(move || {
            let mut bytes = Vec::with_capacity(STAGED_BYTES);
            while taken.swap(&mut bytes) {
                for piece in bytes.chunks(WRITE_BYTES) {
                    file.write_all(piece).expect("room for the lines");
                }
                bytes.clear();
            }
        });
        Self { shared, writer }
    }

    fn producer(&self) -> Lines {
        let mut by_hand = ByHand::new();
        let lines = (0..LINES).map(|number| {
            let mut line = by_hand.encode(&Login::numbered(number)).to_vec();
            line.push(b'\n');
            line
        });
        Lines {
            shared: Arc::clone(&self.shared),
            ready: lines.collect(),
            next: 0,
        }
    }

    fn close(self) {
        self.shared.staged.lock().expect("no panic").closed = true;
        self.shared.work.notify_one();
        self.writer.join().expect("no panic");
    }
}

impl Shared {
    /// Takes what is staged into the empty `bytes`, once there is enough; false when there is no more to come.
    fn swap(&self, bytes: &mut Vec<u8>) -> bool {
        let mut staged = self.staged.lock().expect("no panic");
        while staged.bytes.len() < WAKE_BYTES && !staged.closed {
            staged = self.work.wait(staged).expect("no panic");
        }
        std::mem::swap(&mut staged.bytes, bytes);
        drop(staged);
        self.room.notify_all();
        !bytes.is_empty()
    }
}

impl Producer for Lines {
    fn emit(&mut self, _event: &Login<'_>) {
        let line = &self.ready[self.next];
        self.next = (self.next + 1) % self.ready.len();
        let mut staged = self.shared.staged.lock().expect("no panic");
        while staged.bytes.len() + line.len() > STAGED_BYTES {
            staged = self.shared.room.wait(staged).expect("no panic");
        }
        let before = staged.bytes.len();
        staged.bytes.extend_from_slice(line);
        let enough = before < WAKE_BYTES && staged.bytes.len() >= WAKE_BYTES;
        drop(staged);
        if enough {
            self.shared.work.notify_one();
        }
    }
}
