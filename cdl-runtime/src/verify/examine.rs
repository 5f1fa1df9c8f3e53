//! Everything about a block that can be said without its neighbours: this is where the time goes, on all cores.

use std::ops::Range;

use ed25519_dalek::VerifyingKey;
use memchr::memchr_iter;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::block::Block;
use super::examined::{At, Examined, Notable, Signed, Step};
use super::fault::{Fault, Why};
use super::run::Run;
use crate::format::evolve::EpochKey;
use crate::format::hash::Digest;
use crate::format::json::Value;
use crate::format::lanes::LANES;
use crate::format::line::{Kind, Line, Sealed, finish_checkpoint, write_prefix};
use crate::format::note::{Note, NoteFault};
use crate::format::text::string_into;

/// What every block is examined against.
pub(super) struct Context<'a> {
    /// The trail's origin, as its first line states it.
    pub(super) origin: String,
    pub(super) public: Option<&'a VerifyingKey>,
    /// The size of an anchor: the tree's root is wanted there.
    pub(super) anchor: Option<u64>,
    /// Where the state says the trail stood.
    pub(super) mark: Option<Mark>,
}

/// The seq of the state's checkpoint, and the secret that must follow it.
pub(super) struct Mark {
    pub(super) seq: u64,
    pub(super) epoch: u64,
    pub(super) secret: Zeroizing<[u8; 32]>,
}

/// Examines one block.
pub(super) fn examine(context: &Context<'_>, block: Block) -> Examined {
    let mut examiner = Examiner::new(context, &block);
    let fault = examiner.lines().err();
    examiner.finish_run();
    let Examiner {
        first_prev,
        prev,
        lines,
        events,
        not_understood,
        steps,
        last_member,
        ..
    } = examiner;
    Examined {
        block,
        first_prev,
        last_leaf: prev,
        lines,
        events,
        not_understood,
        steps,
        last_member,
        fault,
    }
}

/// A line in its one form, of which nothing else is known.
struct Parsed<'a> {
    line: Line<'a>,
    bytes: &'a [u8],
    /// Where it starts in the block.
    start: usize,
}

struct Examiner<'a> {
    context: &'a Context<'a>,
    block: &'a Block,
    key: Option<EpochKey>,
    epoch: u64,
    first_prev: Option<Digest>,
    prev: Option<Digest>,
    lines: u64,
    events: u64,
    not_understood: u64,
    run: Run,
    steps: Vec<Step>,
    last_member: Option<Range<usize>>,
    scratch: Vec<u8>,
}

impl<'a> Examiner<'a> {
    fn new(context: &'a Context<'a>, block: &'a Block) -> Self {
        Self {
            context,
            block,
            key: block.key.clone(),
            epoch: block.epoch,
            first_prev: None,
            prev: None,
            lines: 0,
            events: 0,
            not_understood: 0,
            run: Run::default(),
            steps: Vec::new(),
            last_member: None,
            scratch: Vec::new(),
        }
    }

    fn at(&self, start: usize) -> At {
        let (seq, line) = (self.block.seq + self.lines, self.block.line + self.lines);
        At::new(seq, line, self.block.offset + start as u64)
    }

    /// Checks every line, up to the first that fails.
    fn lines(&mut self) -> Result<(), Fault> {
        let block = self.block.bytes.as_slice();
        let mut parsed = Vec::with_capacity(LANES);
        let mut start = 0;
        for end in memchr_iter(b'\n', block) {
            let bytes = &block[start..end];
            let line = match Line::parse(bytes) {
                Ok(line) => line,
                Err(fault) => {
                    self.together(&mut parsed)?;
                    return Err(self.at(start).fault(Why::Form(fault.why)));
                }
            };
            parsed.push(Parsed { line, bytes, start });
            // Behind a checkpoint there is another key.
            if parsed.len() == LANES || line.kind == Kind::Checkpoint {
                self.together(&mut parsed)?;
            }
            start = end + 1;
        }
        self.together(&mut parsed)
    }

    /// Checks these lines, which have one key, and forgets them.
    fn together(&mut self, parsed: &mut Vec<Parsed<'_>>) -> Result<(), Fault> {
        let (full, rest) = parsed.as_chunks::<LANES>();
        full.iter().try_for_each(|lines| self.hashed(lines))?;
        rest.iter()
            .try_for_each(|line| self.hashed(std::array::from_ref(line)))?;
        parsed.clear();
        Ok(())
    }

    /// Hashes these lines at once, and then checks them in order.
    fn hashed<const N: usize>(&mut self, parsed: &[Parsed<'_>; N]) -> Result<(), Fault> {
        let sealed = Sealed::all(parsed.each_ref().map(|parsed| &parsed.line));
        let right = match &self.key {
            Some(key) => key.verify_all(&sealed.map(|line| line.d), &sealed.map(|line| line.mac)),
            None => [true; N],
        };
        for ((parsed, sealed), right) in parsed.iter().zip(&sealed).zip(right) {
            let mac = if right || parsed.line.mac.is_none() {
                Ok(())
            } else {
                Err(Why::Mac)
            };
            self.line(parsed, sealed, mac)
                .map_err(|why| self.at(parsed.start).fault(why))?;
        }
        Ok(())
    }

    /// Checks one line, whose form is right, and whose MAC was looked at: place, link, epoch, MAC or note, and only
    /// then its kind.
    fn line(
        &mut self,
        parsed: &Parsed<'_>,
        sealed: &Sealed,
        mac: Result<(), Why>,
    ) -> Result<(), Why> {
        let Parsed { line, bytes, start } = parsed;
        let at = self.at(*start);
        if line.seq != at.seq {
            return Err(Why::Seq {
                wanted: at.seq,
                found: line.seq,
            });
        }
        match self.prev {
            None => self.first_prev = Some(line.prev),
            Some(prev) if prev != line.prev => return Err(Why::Link),
            Some(_) => {}
        }
        if line.epoch != self.epoch {
            return Err(Why::Epoch {
                wanted: self.epoch,
                found: line.epoch,
            });
        }
        mac?;
        let checkpoint = if line.kind == Kind::Checkpoint {
            Some(self.note(line, bytes)?)
        } else {
            None
        };
        if (at.line == 1) != (line.kind == Kind::Segment) {
            return Err(if at.line == 1 {
                Why::SegmentMissing
            } else {
                Why::SegmentInside
            });
        }

        // The line is good. The tree, as far as the lines before it go, is looked at before its leaf is pushed.
        if self.context.anchor == Some(at.seq) {
            self.finish_run();
            self.steps.push(Step::Anchor);
        }
        if let Some((root, signed)) = checkpoint {
            self.finish_run();
            self.key = self.key.take().map(EpochKey::evolve);
            self.epoch += 1;
            self.steps.push(Step::Checkpoint { at, root, signed });
        }
        if let Some(mark) = self.context.mark.as_ref().filter(|mark| mark.seq == at.seq) {
            self.finish_run();
            let secret = self.key.as_ref().map(|key| {
                let same: bool = key.secret()[..].ct_eq(&mark.secret[..]).into();
                same && key.epoch() == mark.epoch
            });
            self.steps.push(Step::Mark {
                leaf: sealed.leaf,
                end: at.offset + bytes.len() as u64 + 1,
                secret,
            });
        }
        self.run.push(at.seq, sealed.leaf);
        self.prev = Some(sealed.leaf);
        self.lines += 1;
        self.count(line, at, *start, bytes);
        Ok(())
    }

    fn count(&mut self, line: &Line<'_>, at: At, start: usize, bytes: &[u8]) {
        let kind = match line.kind {
            Kind::Event => {
                self.events += 1;
                None
            }
            Kind::Other(_) => {
                self.not_understood += 1;
                None
            }
            Kind::Segment => Some(Notable::Segment),
            Kind::Boot => Some(Notable::Boot),
            Kind::Gap => Some(Notable::Gap),
            Kind::Torn => Some(Notable::Torn),
            Kind::Ack => Some(Notable::Ack),
            Kind::Key => Some(Notable::KeyChange),
            Kind::Prune => Some(Notable::Prune),
            Kind::End => Some(Notable::End),
            _ => None,
        };
        if line.kind == Kind::Checkpoint {
            return;
        }
        // The member ends where the body does.
        let end = start + bytes.len() - crate::format::line::MAC_BYTES;
        let member = end - line.member.0.len()..end;
        self.last_member = Some(member.clone());
        if let Some(kind) = kind {
            self.finish_run();
            self.steps.push(Step::Notable { at, kind, member });
        }
    }

    /// The root that a checkpoint states, and what became of its signature. Nothing later need commit to its bytes, so they must be exactly those that
    /// its parts make (`docs/FORMAT.md` section 4).
    fn note(&mut self, line: &Line<'_>, bytes: &[u8]) -> Result<(Digest, Signed), Why> {
        let text = line
            .member
            .get("note")
            .and_then(Value::text)
            .ok_or(Why::CheckpointBytes)?;
        let note = Note::parse(&text).map_err(Why::Note)?;
        self.scratch.clear();
        write_prefix(
            &mut self.scratch,
            Kind::Checkpoint,
            line.seq,
            line.epoch,
            &line.prev,
        );
        self.scratch.extend_from_slice(b"{\"note\":");
        string_into(&mut self.scratch, &note.text());
        self.scratch.push(b'}');
        finish_checkpoint(&mut self.scratch, 0);
        if self.scratch.strip_suffix(b"\n") != Some(bytes) {
            return Err(Why::CheckpointBytes);
        }
        if note.origin != self.context.origin {
            return Err(Why::CheckpointOrigin);
        }
        if note.size != line.seq {
            return Err(Why::CheckpointSize);
        }
        let signed = match self.context.public.map(|public| note.verify(public)) {
            None => Signed::Unchecked,
            Some(Ok(())) => Signed::Rightly,
            // An unknown key is no proof of anything (`docs/FORMAT.md` section 6).
            Some(Err(NoteFault::Key)) => Signed::ByAnother,
            Some(Err(why)) => return Err(Why::Note(why)),
        };
        Ok((note.root, signed))
    }

    fn finish_run(&mut self) {
        self.run
            .finish(|subtree| self.steps.push(Step::Subtree(subtree)));
    }
}
