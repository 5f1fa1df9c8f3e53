//! The leaves of a block's lines, on their way into the tree.
//!
//! A worker sees only its own block, yet it can do nearly all hashing of the tree: it hands on whole subtrees.

use crate::format::hash::Digest;
use crate::format::subtree::{Subtree, subtrees};

/// A run of leaves, from some place of the tree on.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The index of the first leaf in the whole tree.
    first: u64,
    leaves: Vec<Digest>,
}

impl Run {
    /// Appends the leaf with this index in the whole tree; it must follow the one before.
    pub(super) fn push(&mut self, index: u64, leaf: Digest) {
        if self.leaves.is_empty() {
            self.first = index;
        }
        self.leaves.push(leaf);
    }

    /// Hands the subtrees on, left to right, and starts a new run.
    pub(super) fn finish(&mut self, each: impl FnMut(Subtree)) {
        subtrees(self.first, &mut self.leaves).for_each(each);
        self.leaves.clear();
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
                let mut join = |subtree: Subtree| {
                    assert!(frontier.append_subtree(subtree.level, subtree.root));
                };
                for n in 0..70 {
                    if n == first || n == second {
                        run.finish(&mut join);
                    }
                    run.push(n, leaf(n));
                }
                run.finish(join);
                assert_eq!(frontier, whole, "cut at {first} and {second}");
            }
        }
    }
}
