//! What can be wrong with a line, besides its form.

use crate::format::line::LineWhy;
use crate::format::note::NoteFault;

/// The rule that a line of a trail breaks; the words stand in the report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Why {
    #[error("{0}")]
    Form(LineWhy),
    #[error("the line says seq {found} where {wanted} must stand")]
    Seq { wanted: u64, found: u64 },
    #[error(
        "the link is not the leaf of the line before: one of the two was changed, or a line was taken out"
    )]
    Link,
    #[error("the line says epoch {found} where {wanted} must stand")]
    Epoch { wanted: u64, found: u64 },
    #[error("the MAC is wrong")]
    Mac,
    #[error("{0}")]
    Note(NoteFault),
    #[error("the checkpoint is not the one line that its parts make")]
    CheckpointBytes,
    #[error("the checkpoint is about another trail")]
    CheckpointOrigin,
    #[error("the checkpoint's size is not its own seq")]
    CheckpointSize,
    #[error("the checkpoint's root is not that of the lines before it")]
    Root,
    #[error("a segment line stands in the middle of a file")]
    SegmentInside,
    #[error("the file does not start with a segment line")]
    SegmentMissing,
    #[error("a line stands after the end")]
    AfterEnd,
    #[error("bytes stand after the end")]
    BytesAfterEnd,
    #[error("the segment line does not say what a segment line must")]
    Head,
    #[error("the segment line states another identity")]
    Identity,
    #[error("the segment's number is {found} where {wanted} must stand")]
    Number { wanted: u64, found: u64 },
    #[error("the segment line does not describe the file before it as it is")]
    Previous,
    #[error("the file's name is not the seq of its first line")]
    FileName,
    #[error("the end names another next file")]
    Next,
    #[error("bytes that are no line stand before the end of the segment")]
    Torn,
    #[error("the end line does not say what an end line must")]
    EndMember,
    #[error("the sealed seed does not open, though it is sealed to this auditor")]
    Seed,
}

/// A line that fails, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) seq: u64,
    /// The line's number in its file, from 1.
    pub(super) line: u64,
    /// Where the line starts in its file, in bytes.
    pub(super) offset: u64,
    pub(super) why: Why,
}
