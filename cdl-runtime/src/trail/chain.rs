//! Sequence, link, MAC and tree of the lines of one trail: a pure function of what came before.

use ed25519_dalek::SigningKey;

use crate::format::evolve::EpochKey;
use crate::format::hash::Digest;
use crate::format::identity::Identity;
use crate::format::line::{self, Kind, Sealed};
use crate::format::merkle::Frontier;
use crate::format::note;
use crate::format::text;
use crate::trail::tree::Tree;

/// Where the chain stands: what the next line depends on. A copy is taken before each write, so that a write that
/// fails can be taken back; the copy's key is wiped when it is replaced.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    key: EpochKey,
    seq: u64,
    leaf: Digest,
    tree: Tree,
    /// Lines since the last checkpoint.
    open_lines: u64,
}

/// A checkpoint line, and where the chain stood before it.
#[derive(Clone, Debug)]
pub(crate) struct Checkpoint {
    /// The C2SP note, unescaped.
    pub(crate) note: String,
    /// The root it signs.
    pub(crate) root: Digest,
    /// The tree it signs: the lines before it.
    pub(crate) frontier: Frontier,
    /// Its own number, which is the tree's size.
    pub(crate) seq: u64,
}

impl Chain {
    /// A chain whose next line is `frontier.size()`, in the key's epoch.
    pub(crate) fn new(key: EpochKey, leaf: Digest, frontier: Frontier) -> Self {
        Self {
            key,
            seq: frontier.size(),
            leaf,
            tree: Tree::new(frontier),
            open_lines: 0,
        }
    }

    /// The next line's number.
    pub(crate) fn seq(&self) -> u64 {
        self.seq
    }

    /// Lines that no checkpoint covers yet.
    pub(crate) fn open_lines(&self) -> u64 {
        self.open_lines
    }

    pub(crate) fn leaf(&self) -> Digest {
        self.leaf
    }

    pub(crate) fn key(&self) -> &EpochKey {
        &self.key
    }

    /// Appends one line of any kind but `checkpoint`.
    #[inline]
    pub(crate) fn seal(&mut self, out: &mut Vec<u8>, kind: Kind<'_>, member: &[u8]) {
        if cfg!(feature = "unsealed") {
            without_seals(out, kind, self.seq, self.key.epoch(), member);
            self.seq += 1;
            self.open_lines += 1;
            return;
        }
        let start = out.len();
        line::write_prefix(out, kind, self.seq, self.key.epoch(), &self.leaf);
        out.extend_from_slice(member);
        let sealed = line::finish(out, start, &self.key);
        self.advance(&sealed);
        self.open_lines += 1;
    }

    /// Appends a checkpoint line and steps to the next epoch (`docs/FORMAT.md` sections 3 and 4).
    pub(crate) fn checkpoint(
        &mut self,
        out: &mut Vec<u8>,
        identity: &Identity,
        key: &SigningKey,
    ) -> Checkpoint {
        let (seq, frontier) = (self.seq, self.tree.frontier().clone());
        let root = frontier.root();
        let note = if cfg!(feature = "unsealed") {
            String::new()
        } else {
            note::sign(&identity.origin, seq, &root, key)
        };
        let start = out.len();
        line::write_prefix(out, Kind::Checkpoint, seq, self.key.epoch(), &self.leaf);
        out.extend_from_slice(b"{\"note\":");
        text::string_into(out, &note);
        out.push(b'}');
        let sealed = line::finish_checkpoint(out, start);
        self.advance(&sealed);
        self.open_lines = 0;
        self.key = self.key.clone().evolve();
        Checkpoint {
            note,
            root,
            frontier,
            seq,
        }
    }

    fn advance(&mut self, sealed: &Sealed) {
        if !cfg!(feature = "unsealed") {
            self.tree.push(sealed.leaf);
        }
        self.leaf = sealed.leaf;
        self.seq += 1;
    }
}

/// A line of a benchmark, without link and MAC: nothing is hashed, and no verifier takes it.
fn without_seals(out: &mut Vec<u8>, kind: Kind<'_>, seq: u64, epoch: u64, member: &[u8]) {
    let name = kind.name().as_bytes();
    let mut number = itoa::Buffer::new();
    out.extend_from_slice(br#"{"v":1,"kind":""#);
    out.extend_from_slice(name);
    out.extend_from_slice(br#"","seq":"#);
    out.extend_from_slice(number.format(seq).as_bytes());
    out.extend_from_slice(br#","epoch":"#);
    out.extend_from_slice(number.format(epoch).as_bytes());
    out.extend_from_slice(br#",""#);
    out.extend_from_slice(name);
    out.extend_from_slice(br#"":"#);
    out.extend_from_slice(member);
    out.extend_from_slice(b"}\n");
}
