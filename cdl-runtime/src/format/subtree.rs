//! Leaves that stand beside each other, reduced to as few subtrees of the whole tree as can be (RFC 6962).
//!
//! Whatever subtree lies wholly among them is the same wherever their left neighbours come from.

use super::hash::{Digest, node};
use super::lanes::{LANES, nodes};

/// A subtree of `2^level` leaves, aligned in the whole tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Subtree {
    pub(crate) level: u32,
    pub(crate) root: Digest,
}

/// Reduces `leaves`, the first of which has the index `first` in the whole tree, to subtrees, left to right.
/// What it leaves in their place is of no use.
pub(crate) fn subtrees(first: u64, leaves: &mut [Digest]) -> impl Iterator<Item = Subtree> {
    let (mut first, mut rest) = (first, leaves);
    std::iter::from_fn(move || {
        // The largest that there are leaves for, and that may start here.
        let level = rest.len().checked_ilog2()?.min(first.trailing_zeros());
        let (leaves, after) = std::mem::take(&mut rest).split_at_mut(1 << level);
        rest = after;
        first += 1 << level;
        let root = root(leaves)?;
        Some(Subtree { level, root })
    })
}

/// The root over `2^n` leaves, hashed level by level, because the nodes of a level need not wait for each other.
fn root(mut level: &mut [Digest]) -> Option<Digest> {
    while level.len() > 1 {
        let parents = level.len() / 2;
        let mut parent = 0;
        while let Some(pairs) = level[2 * parent..].as_chunks().0.first_chunk::<LANES>() {
            let hashes = nodes(pairs);
            level[parent..parent + LANES].copy_from_slice(&hashes);
            parent += LANES;
        }
        for parent in parent..parents {
            level[parent] = node(&level[2 * parent], &level[2 * parent + 1]);
        }
        level = &mut level[..parents];
    }
    level.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::hash::line_digest;
    use crate::format::merkle::{Frontier, by_definition};

    #[test]
    fn the_root_is_that_of_rfc_6962_of_every_number_of_leaves() {
        let leaves: Vec<Digest> = (0..=1_000_u64)
            .map(|n| line_digest(&n.to_le_bytes()))
            .collect();
        for count in 0..=1_000_usize {
            // In one run, and in two that meet anywhere.
            for cut in [0, count / 3, count.saturating_sub(1)] {
                let mut frontier = Frontier::new();
                let (left, right) = leaves[..count].split_at(cut);
                for run in [left, right] {
                    for subtree in subtrees(frontier.size(), &mut run.to_vec()) {
                        assert!(
                            frontier.append_subtree(subtree.level, subtree.root),
                            "{subtree:?}"
                        );
                    }
                }
                assert_eq!(frontier.size(), count as u64);
                assert_eq!(
                    frontier.root(),
                    by_definition(&leaves[..count]),
                    "{count}, cut at {cut}"
                );
            }
        }
    }
}
