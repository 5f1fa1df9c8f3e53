//! Blocks to the walk: one after another for a small trail, on all cores for a large one.
//!
//! One thread cuts, the workers examine, and the caller's thread walks in order. A fixed number of buffers goes
//! round, so memory is bounded whatever the trail's size, and no channel can fill up.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

use super::block::{Block, Cutter};
use super::examine::{Context, examine};
use super::examined::Examined;
use super::source::Source;
use super::walk::{Onward, Walk};
use crate::format::evolve::EpochKey;

/// A trail smaller than this many bytes is not worth a thread.
const THREADS_FROM_BYTES: u64 = 2 << 20;

/// The bytes of all blocks together stay below this, so that the whole stays below 64 MiB.
const BUFFERS_BYTES_MAX: usize = 24 << 20;
const BLOCK_BYTES_MAX: usize = 1 << 20;
const WORKERS_MAX: usize = 64;

/// What the caller hears after each block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// How many bytes of segments were verified.
    pub bytes: u64,
    /// How many bytes there are, as seen at the start.
    pub total: u64,
    /// How many lines were found good.
    pub lines: u64,
}

/// How many threads examine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Workers {
    /// As many as there are cores, and none for a small trail.
    Auto,
    #[cfg(test)]
    Exactly(usize),
}

/// Drives every block through examination into the walk.
pub(super) fn run(
    source: &dyn Source,
    context: &Context<'_>,
    key: Option<EpochKey>,
    workers: Workers,
    walk: &mut Walk<'_>,
    progress: &mut dyn FnMut(Progress),
) -> io::Result<()> {
    let mut total = 0;
    for segment in 0..source.names().len() {
        total += source.open(segment, 0)?.length;
    }
    let workers = match workers {
        Workers::Auto if total < THREADS_FROM_BYTES => 0,
        Workers::Auto => thread::available_parallelism()
            .map_or(1, usize::from)
            .min(WORKERS_MAX),
        #[cfg(test)]
        Workers::Exactly(count) => count,
    };
    let mut bytes = 0;
    let mut sink = |examined: &Examined| {
        let onward = walk.take(examined)?;
        bytes += examined.block.bytes.len() as u64;
        progress(Progress {
            bytes,
            total,
            lines: walk.seq,
        });
        Ok(onward)
    };
    let buffers = 2 * workers + 2;
    let block_bytes = (BUFFERS_BYTES_MAX / buffers).min(BLOCK_BYTES_MAX);
    let cutter = Cutter::new(source, block_bytes, key);
    if workers == 0 {
        one_by_one(cutter, context, &mut sink)
    } else {
        on_cores(cutter, context, workers, &mut sink)
    }
}

type Sink<'a> = dyn FnMut(&Examined) -> io::Result<Onward> + 'a;

fn one_by_one(
    mut cutter: Cutter<'_>,
    context: &Context<'_>,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let mut buffer = Vec::new();
    while let Some(block) = cutter.next(buffer)? {
        let examined = examine(context, block);
        if sink(&examined)? == Onward::Stop {
            break;
        }
        buffer = examined.block.bytes;
    }
    Ok(())
}

/// A block's number, and the block as far as one has come with it.
type Numbered<T> = (u64, io::Result<T>);

fn on_cores(
    cutter: Cutter<'_>,
    context: &Context<'_>,
    workers: usize,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let (empty_in, empty) = channel();
    let (cut_in, cut) = channel();
    let (done_in, done) = channel();
    for _ in 0..2 * workers + 2 {
        empty_in.send(Vec::new()).map_err(io::Error::other)?;
    }
    let cut = Mutex::new(cut);
    thread::scope(|scope| {
        // Who stops first drops an end of a channel, and so the others stop, too.
        Builder::new()
            .name("cdl-verify-cut".into())
            .spawn_scoped(scope, move || cut_all(cutter, &empty, &cut_in))?;
        for _ in 0..workers {
            let (cut, done_in) = (&cut, done_in.clone());
            let work = move || examine_all(context, cut, &done_in);
            Builder::new()
                .name("cdl-verify".into())
                .spawn_scoped(scope, work)?;
        }
        drop(done_in);
        // The buffers' way back goes with it: without it, whoever cuts comes to an end.
        let back = empty_in;
        in_order(&done, &back, sink)
    })
}

fn cut_all(mut cutter: Cutter<'_>, empty: &Receiver<Vec<u8>>, cut: &Sender<Numbered<Block>>) {
    let mut number = 0;
    while let Ok(buffer) = empty.recv() {
        let Some(block) = cutter.next(buffer).transpose() else {
            return;
        };
        let failed = block.is_err();
        if cut.send((number, block)).is_err() || failed {
            return;
        }
        number += 1;
    }
}

fn examine_all(
    context: &Context<'_>,
    cut: &Mutex<Receiver<Numbered<Block>>>,
    done: &Sender<Numbered<Examined>>,
) {
    loop {
        let next = cut.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, block)) = next else { return };
        if done
            .send((number, block.map(|block| examine(context, block))))
            .is_err()
        {
            return;
        }
    }
}

/// Takes the blocks as they are done, and walks them as they stand in the trail.
fn in_order(
    done: &Receiver<Numbered<Examined>>,
    empty: &Sender<Vec<u8>>,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let mut early = BTreeMap::new();
    let mut wanted = 0;
    while let Ok((number, examined)) = done.recv() {
        early.insert(number, examined);
        while let Some(examined) = early.remove(&wanted) {
            let examined = examined?;
            if sink(&examined)? == Onward::Stop {
                return Ok(());
            }
            wanted += 1;
            // Whoever cuts may have come to the end of the trail already, and want no more buffers.
            drop(empty.send(examined.block.bytes));
        }
    }
    Ok(())
}
