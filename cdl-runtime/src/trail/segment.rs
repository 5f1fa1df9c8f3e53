//! The segment being written, with the chain that runs through it.

use std::time::Duration;

use zeroize::Zeroizing;

use crate::format::identity::Identity;
use crate::state::{Secret, State};
use crate::trail::behind::WriteBehind;
use crate::trail::boot::Previous;
use crate::trail::chain::{Chain, Checkpoint};
use crate::trail::medium::SegmentFile;
use crate::trail::tally::Tally;

/// When a segment ends of itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SegmentLimits {
    pub(crate) bytes: u64,
    pub(crate) age: Duration,
}

/// The segment being written, with the chain that runs through it.
#[derive(Debug)]
pub(crate) struct SegmentWriter {
    pub(crate) chain: Chain,
    /// The chain and the tally as they stood after the last successful write.
    pub(crate) written: (Chain, Tally),
    pub(crate) file: SegmentFile,
    pub(crate) number: u64,
    pub(crate) first_seq: u64,
    pub(crate) tally: Tally,
    /// Sealed and not yet handed to the file.
    pub(crate) out: Vec<u8>,
    /// Sealed, handed over, and perhaps not yet written.
    pub(crate) behind: WriteBehind,
    /// The root of the newest checkpoint, base64.
    pub(crate) root: String,
    /// The trail as the newest checkpoint leaves it, with the tickets that it covers, until that is handed over.
    pub(crate) mark: Option<(State, u64)>,
    /// The same of the newest checkpoint that is written, until the syncer has it.
    pub(crate) marked: Option<(State, u64)>,
    /// The member of its first line, until that is written.
    pub(crate) opening: Vec<u8>,
    /// Bytes of the file that the syncer was told of.
    pub(crate) posted: u64,
}

impl SegmentWriter {
    /// The segment's length once all that is sealed is written.
    pub(super) fn bytes(&self) -> u64 {
        self.file.bytes + self.behind.bytes() + self.out.len() as u64
    }

    /// The trail as the checkpoint that was just sealed leaves it.
    pub(super) fn state(&self, identity: &Identity, checkpoint: Checkpoint) -> State {
        State {
            trail_id: identity.trail_id,
            epoch: self.chain.key().epoch(),
            secret: Secret(Zeroizing::new(*self.chain.key().secret())),
            seq: checkpoint.seq,
            leaf: self.chain.leaf(),
            frontier: checkpoint.frontier,
            note: checkpoint.note,
            segment: self.file.name.clone(),
            offset: self.bytes(),
        }
    }

    pub(super) fn as_previous(&self) -> Previous {
        Previous {
            file: self.file.name.clone(),
            lines: self.chain.seq() - self.first_seq,
            bytes: self.file.bytes,
            root: self.root.clone(),
        }
    }
}
