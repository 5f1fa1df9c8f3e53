//! The tree over a trail's lines while they are being sealed.

use crate::format::hash::Digest;
use crate::format::merkle::Frontier;
use crate::format::subtree::subtrees;

/// How many leaves wait for each other at most: enough for wide levels, few enough to be copied with the chain.
const WAITING: u64 = 64;

/// A tree that grows by a leaf a line. The leaves wait, to be hashed many at a time, which costs much less.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    frontier: Frontier,
    waiting: Vec<Digest>,
}

impl Tree {
    pub(crate) fn new(frontier: Frontier) -> Self {
        Self {
            frontier,
            waiting: Vec::new(),
        }
    }

    #[inline]
    pub(crate) fn push(&mut self, leaf: Digest) {
        self.waiting.push(leaf);
        // At a multiple, so that what was waiting is a single subtree.
        if (self.frontier.size() + self.waiting.len() as u64).is_multiple_of(WAITING) {
            self.hash_waiting();
        }
    }

    /// The right edge of the tree of all leaves so far.
    pub(crate) fn frontier(&mut self) -> &Frontier {
        self.hash_waiting();
        &self.frontier
    }

    fn hash_waiting(&mut self) {
        for subtree in subtrees(self.frontier.size(), &mut self.waiting) {
            self.frontier.append_subtree(subtree.level, subtree.root);
        }
        self.waiting.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::hash::line_digest;

    #[test]
    fn it_does_not_matter_when_it_is_looked_at() {
        for every in [1, 2, 7, 63, 64, 65, 300] {
            let (mut tree, mut frontier) = (Tree::new(Frontier::new()), Frontier::new());
            for n in 0..300_u64 {
                let leaf = line_digest(&n.to_le_bytes());
                tree.push(leaf);
                frontier.push(leaf);
                if n % every == 0 {
                    assert_eq!(*tree.frontier(), frontier, "{n}, every {every}");
                    tree = Tree::new(frontier.clone());
                }
            }
            assert_eq!(*tree.frontier(), frontier, "every {every}");
        }
    }
}
