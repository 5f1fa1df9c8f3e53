//! What is known of a block once it was examined.

use std::ops::Range;

use super::block::Block;
use super::fault::{Fault, Why};
use crate::format::hash::Digest;
use crate::format::subtree::Subtree;

/// A block, examined.
#[derive(Debug)]
pub(super) struct Examined {
    pub(super) block: Block,
    /// The link of the first good line, which only the neighbour can prove.
    pub(super) first_prev: Option<Digest>,
    /// The leaf of the last good line.
    pub(super) last_leaf: Option<Digest>,
    /// How many lines are good.
    pub(super) lines: u64,
    pub(super) events: u64,
    pub(super) not_understood: u64,
    /// In order: what the tree is made of, and what must be looked at in order.
    pub(super) steps: Vec<Step>,
    /// The member of the last good line that may tell a time.
    pub(super) last_member: Option<Range<usize>>,
    pub(super) fault: Option<Fault>,
}

/// One thing to do in order.
#[derive(Debug)]
pub(super) enum Step {
    Subtree(Subtree),
    /// The tree stands just before the anchor's size.
    Anchor,
    /// The tree stands just before the state's checkpoint, whose leaf this is.
    Mark {
        leaf: Digest,
        /// Where the checkpoint ends in its file, in bytes.
        end: u64,
        /// Whether the state's secret is the one that follows; `None` without a key.
        secret: Option<bool>,
    },
    /// The tree stands just before a checkpoint with this root.
    Checkpoint {
        at: At,
        root: Digest,
        signed: Signed,
    },
    /// A line to read in order.
    Notable {
        at: At,
        kind: Notable,
        member: Range<usize>,
    },
}

/// What became of a checkpoint's signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signed {
    /// It is right.
    Rightly,
    /// It is that of a key that was not given.
    ByAnother,
    /// No key was given.
    Unchecked,
}

/// The place of a good line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    pub(super) seq: u64,
    pub(super) line: u64,
    pub(super) offset: u64,
}

impl At {
    pub(super) fn new(seq: u64, line: u64, offset: u64) -> Self {
        Self { seq, line, offset }
    }

    pub(super) fn fault(self, why: Why) -> Fault {
        Fault {
            seq: self.seq,
            line: self.line,
            offset: self.offset,
            why,
        }
    }
}

/// The kinds that must be read in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notable {
    Segment,
    Boot,
    Gap,
    Torn,
    Ack,
    KeyChange,
    Prune,
    End,
}
