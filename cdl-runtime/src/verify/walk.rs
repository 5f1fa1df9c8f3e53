//! The trail in order: blocks joined by their links, and the tree grown.

mod segment;

use std::collections::BTreeSet;
use std::io;

use super::examined::{At, Examined, Notable, Signed, Step};
use super::fault::{Fault, Why};
use super::member::{End, Promise, gap};
use super::source::Source;
use crate::format::hash::{Digest, ZERO};
use crate::format::identity::Identity;
use crate::format::json::Value;
use crate::format::line::LineWhy;
use crate::format::merkle::Frontier;
use crate::format::note::NoteFault;
use crate::state::State;
use segment::Extent;

/// Whether there is more to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Onward {
    More,
    Stop,
}

/// Why the walk ended before the trail did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Halt {
    /// A line fails.
    Bad(Fault),
    /// The file before this one is missing.
    Hole(Fault),
    /// This file repeats seqs that the one before has, and nothing declares it.
    Fork(Fault),
    /// A line of another format version starts the file.
    Version(Fault),
    /// A change of the signing key, which this version does not follow.
    KeyChange(Fault),
}

/// How the current segment stands to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ending {
    /// No `end` yet.
    Open,
    /// An `end`, and where it stands; no checkpoint after it yet.
    Ended(End, At),
    /// An `end`, where it stands, and its checkpoint: nothing may follow.
    Sealed(End, At),
}

/// Whether the trail's line of the state's seq agrees with the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MarkSeen {
    pub(super) tree: bool,
    pub(super) place: bool,
    /// `None` without a key.
    pub(super) secret: Option<bool>,
}

/// What is known of the trail so far.
pub(super) struct Walk<'a> {
    source: &'a dyn Source,
    identity: &'a Identity,
    state: Option<&'a State>,
    anchor: Option<(u64, Digest)>,

    pub(super) frontier: Frontier,
    leaf: Digest,
    pub(super) seq: u64,
    pub(super) events: u64,
    pub(super) not_understood: u64,
    /// The last checkpoint's seq and root.
    pub(super) sealed: Option<(u64, Digest)>,

    pub(super) segment: usize,
    extent: Extent,
    previous: Option<Extent>,
    pub(super) ending: Ending,
    /// How many bytes follow the last whole line of the last segment.
    pub(super) partial: u64,
    /// How many segments before the last have no `end`: a crash ended them.
    pub(super) unended: u64,
    pub(super) orphans: u64,
    /// Whether the segment line that comes next is the one that declares orphans.
    orphans_pending: bool,

    pub(super) halt: Option<Halt>,
    pub(super) signed: Option<Signed>,
    pub(super) anchor_differs: bool,
    pub(super) mark: Option<MarkSeen>,
    pub(super) promise: Option<Promise>,
    pub(super) last_time: Option<String>,
    pub(super) declared: Declared,
    pub(super) gaps: [u64; 2],
    pub(super) prunes: u64,
}

/// The lines that declare a repair or orphans, and that no `ack` names.
#[derive(Debug, Default)]
pub(super) struct Declared {
    pub(super) seqs: BTreeSet<u64>,
    /// Whether there were more than anyone would leave unacknowledged; then not even an `ack` of all quiets them.
    pub(super) beyond: bool,
}

/// How many unacknowledged repairs are remembered one by one.
const DECLARED_MAX: usize = 10_000;

impl<'a> Walk<'a> {
    pub(super) fn new(
        source: &'a dyn Source,
        identity: &'a Identity,
        state: Option<&'a State>,
        anchor: Option<(u64, Digest)>,
    ) -> Self {
        Self {
            source,
            identity,
            state,
            anchor,
            frontier: Frontier::new(),
            leaf: ZERO,
            seq: 0,
            events: 0,
            not_understood: 0,
            sealed: None,
            segment: 0,
            extent: Extent::new(source, 0),
            previous: None,
            ending: Ending::Open,
            partial: 0,
            unended: 0,
            orphans: 0,
            orphans_pending: false,
            halt: None,
            signed: None,
            anchor_differs: false,
            mark: None,
            promise: None,
            last_time: None,
            declared: Declared::default(),
            gaps: [0; 2],
            prunes: 0,
        }
    }

    /// Takes the next block.
    pub(super) fn take(&mut self, examined: &Examined) -> io::Result<Onward> {
        let halt = match self.wrong_file(&examined.block)? {
            Some(halt) => Err(halt),
            None => self.join(examined),
        };
        self.halt = halt.err();
        Ok(if self.halt.is_some() {
            Onward::Stop
        } else {
            Onward::More
        })
    }

    /// Joins a block to what came before: links first, then the tree and the notes, then what stands where none may.
    fn join(&mut self, examined: &Examined) -> Result<(), Halt> {
        let block = &examined.block;
        if examined.first_prev.is_some_and(|prev| prev != self.leaf) {
            return Err(Halt::Bad(
                At::new(block.seq, block.line, block.offset).fault(Why::Link),
            ));
        }
        for step in &examined.steps {
            self.step(step, examined)?;
        }
        self.seq += examined.lines;
        self.events += examined.events;
        self.not_understood += examined.not_understood;
        self.extent.lines += examined.lines;
        self.leaf = examined.last_leaf.unwrap_or(self.leaf);
        if let Some(member) = &examined.last_member {
            let member = Value(&block.bytes[member.clone()]);
            self.last_time = member.get("time").and_then(Value::text);
        }
        self.nothing_after_end()?;
        match &examined.fault {
            Some(fault) if fault.line == 1 && fault.why == Why::Form(LineWhy::Version) => {
                return Err(Halt::Version(fault.clone()));
            }
            Some(fault) => return Err(Halt::Bad(fault.clone())),
            None => {}
        }
        self.extent.bytes += block.bytes.len() as u64;
        block.rest.map_or(Ok(()), |rest| self.end_of_file(rest))
    }

    fn step(&mut self, step: &Step, examined: &Examined) -> Result<(), Halt> {
        match step {
            Step::Subtree(subtree) => {
                // Aligned by construction; were it not, the root would be wrong, and that would be seen.
                self.frontier.append_subtree(subtree.level, subtree.root);
            }
            Step::Anchor => {
                let root = self.frontier.root();
                self.anchor_differs |= self.anchor.is_some_and(|(_, wanted)| wanted != root);
            }
            Step::Mark { leaf, end, secret } => {
                self.mark = self.state.map(|state| MarkSeen {
                    tree: state.leaf == *leaf && state.frontier == self.frontier,
                    place: state.offset == *end && state.segment == self.extent.file,
                    secret: *secret,
                });
            }
            Step::Checkpoint { at, root, signed } => self.checkpoint(*at, root, *signed)?,
            Step::Notable { at, kind, member } => {
                self.notable(*at, *kind, Value(&examined.block.bytes[member.clone()]))?;
            }
        }
        Ok(())
    }

    fn checkpoint(&mut self, at: At, root: &Digest, signed: Signed) -> Result<(), Halt> {
        if *root != self.frontier.root() {
            return Err(Halt::Bad(at.fault(Why::Root)));
        }
        // One key signs all checkpoints, until a `key` line says otherwise.
        if self.signed.is_some_and(|before| before != signed) {
            return Err(Halt::Bad(at.fault(Why::Note(NoteFault::Key))));
        }
        self.signed = Some(signed);
        self.sealed = Some((at.seq, *root));
        if let Ending::Ended(end, ended) = &self.ending
            && at.seq == ended.seq + 1
        {
            self.ending = Ending::Sealed(end.clone(), *ended);
        }
        Ok(())
    }

    fn notable(&mut self, at: At, kind: Notable, member: Value<'_>) -> Result<(), Halt> {
        match kind {
            Notable::Segment => self.head(at, member)?,
            Notable::End => self.end(at, member)?,
            Notable::Boot => self.promise = Promise::parse(member),
            Notable::Gap => {
                let [lost, refused] = gap(member);
                self.gaps[0] = self.gaps[0].saturating_add(lost);
                self.gaps[1] = self.gaps[1].saturating_add(refused);
            }
            Notable::Torn => self.declared.add(at.seq),
            Notable::Ack => {
                let seq = member.get("seq").and_then(Value::number);
                seq.map(|seq| self.declared.seqs.remove(&seq));
            }
            Notable::KeyChange => return Err(Halt::KeyChange(at.fault(Why::Head))),
            Notable::Prune => self.prunes += 1,
        }
        Ok(())
    }
}

impl Declared {
    fn add(&mut self, seq: u64) {
        if self.seqs.len() < DECLARED_MAX {
            self.seqs.insert(seq);
        } else {
            self.beyond = true;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.seqs.is_empty() && !self.beyond
    }
}
