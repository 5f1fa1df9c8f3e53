//! Each file of the trail against the one before it (`docs/FORMAT.md` section 5).

use std::io;

use super::{Ending, Halt, Walk};
use crate::format::json::Value;
use crate::format::line::LineWhy;
use crate::verify::block::{Block, Rest, first_head};
use crate::verify::examined::At;
use crate::verify::fault::Why;
use crate::verify::member::{End, Head, Previous};
use crate::verify::source::{Source, first_seq};

/// A segment as far as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) file: String,
    pub(super) lines: u64,
    pub(super) bytes: u64,
}

impl Extent {
    pub(super) fn new(source: &dyn Source, segment: usize) -> Self {
        let file = source.names().get(segment).cloned().unwrap_or_default();
        Self {
            file,
            lines: 0,
            bytes: 0,
        }
    }
}

impl Walk<'_> {
    /// Looks at a file's name and at what its first line says of itself, before links are followed into it.
    pub(super) fn wrong_file(&self, block: &Block) -> io::Result<Option<Halt>> {
        let name = &self.extent.file;
        let Some(named) = first_seq(name).filter(|named| block.line == 1 && *named != self.seq)
        else {
            return Ok(None);
        };
        let at = At::new(self.seq, 1, 0);
        let head = first_head(self.source, self.segment)?.filter(|(seq, _)| *seq == named);
        let Some((_, head)) = head else {
            return Ok(Some(Halt::Bad(at.fault(Why::FileName))));
        };
        let misplaced = at.fault(Why::Seq {
            wanted: self.seq,
            found: named,
        });
        let follows = match (&self.previous, &head.previous) {
            (Some(read), Some(said)) => read.file == said.file,
            _ => false,
        };
        Ok(Some(if named < self.seq {
            Halt::Fork(misplaced)
        } else if follows {
            Halt::Bad(at.fault(Why::Previous))
        } else {
            Halt::Hole(misplaced)
        }))
    }

    /// A segment line, against the trail and the segment before.
    pub(super) fn head(&mut self, at: At, member: Value<'_>) -> Result<(), Halt> {
        let bad = |why| Err(Halt::Bad(at.fault(why)));
        let Some(head) = Head::parse(member) else {
            return bad(Why::Head);
        };
        if head.format != 1 {
            return Err(Halt::Version(at.fault(Why::Head)));
        }
        if head.identity != *self.identity {
            return bad(Why::Identity);
        }
        let wanted = self.segment as u64;
        if head.number != wanted {
            return bad(Why::Number {
                wanted,
                found: head.number,
            });
        }
        if head.previous != self.described() {
            return bad(Why::Previous);
        }
        if std::mem::take(&mut self.orphans_pending) {
            self.declared.add(at.seq);
        }
        Ok(())
    }

    /// The segment before, as the next one's first line must describe it.
    fn described(&self) -> Option<Previous> {
        let Extent { file, lines, bytes } = self.previous.clone()?;
        Some(Previous {
            file,
            lines,
            bytes,
            root: self.sealed.map(|(_, root)| root),
        })
    }

    pub(super) fn end(&mut self, at: At, member: Value<'_>) -> Result<(), Halt> {
        let end = End::parse(member).ok_or_else(|| Halt::Bad(at.fault(Why::EndMember)))?;
        // The next file is named after the seq that follows the checkpoint after this line.
        if end
            .next
            .as_ref()
            .is_some_and(|next| first_seq(next) != Some(at.seq + 2))
        {
            return Err(Halt::Bad(at.fault(Why::Next)));
        }
        // A second end stands after the first one, which keeps its place and so betrays this one.
        if self.ending == Ending::Open {
            self.ending = Ending::Ended(end, at);
        }
        Ok(())
    }

    /// `end` is the last line but one, and a checkpoint the last (`docs/FORMAT.md` section 2).
    pub(super) fn nothing_after_end(&self) -> Result<(), Halt> {
        let (ended, lines) = match &self.ending {
            Ending::Open => return Ok(()),
            Ending::Ended(_, at) => (at, 1),
            Ending::Sealed(_, at) => (at, 2),
        };
        let first = At::new(ended.seq + lines, ended.line + lines, ended.offset);
        if self.seq > first.seq {
            Err(Halt::Bad(first.fault(Why::AfterEnd)))
        } else {
            Ok(())
        }
    }

    /// The file's last line was read; `rest` says what follows it.
    pub(super) fn end_of_file(&mut self, rest: Rest) -> Result<(), Halt> {
        let at = At::new(self.seq, self.extent.lines + 1, self.extent.bytes);
        let last = self.segment + 1 == self.source.names().len();
        if rest.too_long {
            return Err(Halt::Bad(at.fault(Why::Form(LineWhy::TooLong))));
        }
        // After a sealed end nothing was ever written, so there can be no orphans either.
        if rest.partial + rest.orphans > 0 && matches!(self.ending, Ending::Sealed(..)) {
            return Err(Halt::Bad(at.fault(Why::BytesAfterEnd)));
        }
        if last {
            self.partial = rest.partial;
            return Ok(());
        }
        if rest.partial > 0 {
            return Err(Halt::Bad(at.fault(Why::Torn)));
        }
        self.orphans += rest.orphans;
        self.orphans_pending = rest.orphans > 0;
        self.unended += u64::from(!matches!(self.ending, Ending::Sealed(..)));
        self.ending = Ending::Open;
        self.segment += 1;
        let next = Extent::new(self.source, self.segment);
        self.previous = Some(std::mem::replace(&mut self.extent, next));
        Ok(())
    }
}
