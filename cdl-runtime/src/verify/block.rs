//! The trail's bytes, cut into blocks of whole lines, each with what is needed to examine it alone.

use std::io::{self, Read as _};

use memchr::{memchr_iter, memrchr};

use super::member::Head;
use super::source::{Opened, Source, first_seq};
use crate::format::LINE_BYTES_MAX;
use crate::format::evolve::EpochKey;
use crate::format::line::{CHECKPOINT_PREFIX, Kind, Line};

/// Whole lines of one segment, with the seq, the epoch and the key with which they start.
#[derive(Debug)]
pub(super) struct Block {
    /// Whole lines with their line feeds, and nothing else.
    pub(super) bytes: Vec<u8>,
    /// Where the first line starts in the file, in bytes.
    pub(super) offset: u64,
    /// The first line's number in the file, from 1.
    pub(super) line: u64,
    pub(super) seq: u64,
    pub(super) epoch: u64,
    pub(super) key: Option<EpochKey>,
    /// What follows the last line, when this is the last block of its segment.
    pub(super) rest: Option<Rest>,
}

/// What follows the last whole line of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rest {
    /// How many bytes were read that end with no line feed, or are longer than a line may be.
    pub(super) partial: u64,
    /// Whether they are more than a line may have: then nobody looked for their end.
    pub(super) too_long: bool,
    /// How many bytes the next segment declares orphans; they were not read.
    pub(super) orphans: u64,
}

/// Cuts the segments, in order.
pub(super) struct Cutter<'a> {
    source: &'a dyn Source,
    block_bytes: usize,
    open: Option<Opened<'a>>,
    /// The start of a line whose end was not read yet.
    carry: Vec<u8>,
    orphans: u64,
    segment: usize,
    offset: u64,
    line: u64,
    seq: u64,
    epoch: u64,
    key: Option<EpochKey>,
}

impl<'a> Cutter<'a> {
    pub(super) fn new(source: &'a dyn Source, block_bytes: usize, key: Option<EpochKey>) -> Self {
        // A block must hold more than one line, or the longest line could never be seen whole.
        let block_bytes = block_bytes.max(2 * LINE_BYTES_MAX);
        let carry = Vec::new();
        Self {
            source,
            block_bytes,
            open: None,
            carry,
            orphans: 0,
            segment: 0,
            offset: 0,
            line: 1,
            seq: 0,
            epoch: 0,
            key,
        }
    }

    /// The next block, read into `bytes`; `None` after the last one.
    pub(super) fn next(&mut self, mut bytes: Vec<u8>) -> io::Result<Option<Block>> {
        if self.segment == self.source.names().len() {
            return Ok(None);
        }
        bytes.clear();
        bytes.append(&mut self.carry);
        let ended = self.fill(&mut bytes)?;
        let whole = memrchr(b'\n', &bytes).map_or(0, |last| last + 1);
        self.carry.extend_from_slice(&bytes[whole..]);
        bytes.truncate(whole);

        let too_long = self.carry.len() > LINE_BYTES_MAX;
        let partial = self.carry.len() as u64;
        let rest = (ended || too_long).then_some(Rest {
            partial,
            too_long,
            orphans: self.orphans,
        });
        let key = self.key.clone();
        let block = Block {
            bytes,
            offset: self.offset,
            line: self.line,
            seq: self.seq,
            epoch: self.epoch,
            key,
            rest,
        };
        self.advance(&block);
        Ok(Some(block))
    }

    /// Reads up to a block's bytes of the segment; says whether it has ended.
    fn fill(&mut self, bytes: &mut Vec<u8>) -> io::Result<bool> {
        let opened = match self.open.take() {
            Some(opened) => opened,
            None => self.open_segment()?,
        };
        let opened = self.open.insert(opened);
        let room = self.block_bytes.saturating_sub(bytes.len()) as u64;
        let left = opened.length
            - self
                .offset
                .saturating_add(bytes.len() as u64)
                .min(opened.length);
        let take = room.min(left);
        bytes.reserve(usize::try_from(take).unwrap_or(0));
        let read = opened.bytes.by_ref().take(take).read_to_end(bytes)? as u64;
        // Shorter than it was when it was opened: what is gone shows as a trail that is cut.
        Ok(read < take || take == left)
    }

    /// Opens the segment, and looks how much of it the next one says counts.
    fn open_segment(&mut self) -> io::Result<Opened<'a>> {
        let mut opened = self.source.open(self.segment, 0)?;
        self.orphans = 0;
        if let Some(counts) = self.declared_bytes()? {
            self.orphans = opened.length.saturating_sub(counts);
            opened.length = opened.length.min(counts);
        }
        Ok(opened)
    }

    /// How many bytes of this segment count, as the next segment's first line declares. That line is checked in its
    /// turn, and so is the declaration.
    fn declared_bytes(&self) -> io::Result<Option<u64>> {
        let names = self.source.names();
        let Some(next) = names.get(self.segment + 1) else {
            return Ok(None);
        };
        let Some(declared) =
            first_head(self.source, self.segment + 1)?.and_then(|(_, head)| head.previous)
        else {
            return Ok(None);
        };
        let fits = declared.file == names[self.segment]
            && first_seq(next) == self.seq.checked_add(declared.lines);
        Ok(fits.then_some(declared.bytes))
    }

    /// Counts the block's lines and checkpoints, so that the next block knows where it starts.
    fn advance(&mut self, block: &Block) {
        let mut start = 0;
        for end in memchr_iter(b'\n', &block.bytes) {
            if block.bytes[start..end].starts_with(CHECKPOINT_PREFIX) {
                self.epoch += 1;
                self.key = self.key.take().map(EpochKey::evolve);
            }
            self.line += 1;
            self.seq += 1;
            start = end + 1;
        }
        self.offset += block.bytes.len() as u64;
        if let Some(rest) = block.rest {
            let last = self.source.names().len();
            self.segment = if rest.too_long {
                last
            } else {
                self.segment + 1
            };
            self.open = None;
            self.carry.clear();
            self.offset = 0;
            self.line = 1;
        }
    }
}

/// The first line of a segment, if it is a segment line: its seq and what it says.
pub(super) fn first_head(source: &dyn Source, segment: usize) -> io::Result<Option<(u64, Head)>> {
    let mut bytes = Vec::new();
    source
        .open(segment, 0)?
        .bytes
        .take(LINE_BYTES_MAX as u64 + 1)
        .read_to_end(&mut bytes)?;
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or(&[]);
    let line = Line::parse(line)
        .ok()
        .filter(|line| line.kind == Kind::Segment);
    Ok(line.and_then(|line| Head::parse(line.member).map(|head| (line.seq, head))))
}
