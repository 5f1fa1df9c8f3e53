//! Leaves that stand beside each other, reduced to as few subtrees of the whole tree as can be (RFC 6962).
//!
//! A worker sees only its own block, yet it can do nearly all hashing of the tree: whatever subtree lies wholly
//! within the block is the same wherever the block's left neighbours come from.

use crate::format::hash::{Digest, node};

/// A subtree of `2^level` leaves, aligned in the whole tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Subtree {
    pub(super) level: u32,
    pub(super) root: Digest,
}

/// A run of leaves, from some place of the tree on.
#[derive(Debug, Default)]
pub(super) struct Run {
    subtrees: Vec<Subtree>,
}

impl Run {
    /// Appends the leaf with this index in the whole tree; it must follow the one before.
    pub(super) fn push(&mut self, index: u64, leaf: Digest) {
        let mut subtree = Subtree {
            level: 0,
            root: leaf,
        };
        while (index >> subtree.level) & 1 == 1 {
            // The left sibling belongs to this run, or it lies to the left of it: then this one waits for the merge.
            let Some(left) = self.subtrees.pop_if(|left| left.level == subtree.level) else {
                break;
            };
            subtree = Subtree {
                level: left.level + 1,
                root: node(&left.root, &subtree.root),
            };
        }
        self.subtrees.push(subtree);
    }

    /// Takes the subtrees out, left to right, and starts a new run.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Subtree> {
        self.subtrees.drain(..)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::hash::line_digest;
    use crate::format::merkle::Frontier;

    #[test]
    fn runs_cut_anywhere_make_the_same_tree() {
        let leaf = |n: u64| line_digest(&n.to_le_bytes());
        let mut whole = Frontier::new();
        for n in 0..70 {
            whole.push(leaf(n));
        }
        for first in 0..70 {
            for second in first..70 {
                let mut frontier = Frontier::new();
                let mut run = Run::default();
                for n in 0..70 {
                    if n == first || n == second {
                        assert!(run.take().all(|subtree| frontier.append_subtree(subtree.level, subtree.root)));
                    }
                    run.push(n, leaf(n));
                }
                assert!(
                    run.take()
                        .all(|subtree| frontier.append_subtree(subtree.level, subtree.root))
                );
                assert_eq!(frontier, whole, "cut at {first} and {second}");
            }
        }
    }
}
