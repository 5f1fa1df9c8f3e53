//! The right edge of the RFC 6962 tree over a trail's lines (`docs/FORMAT.md` section 4).

use super::hash::{Digest, empty_root, node};

/// The right edge of an RFC 6962 tree: one hash for each bit that is set in its size, largest subtree first.
///
/// It is all that is needed to append to the tree and to give its root, whatever its size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    hashes: Vec<Digest>,
}

impl Frontier {
    /// The edge of an empty tree.
    #[must_use]
    pub fn new() -> Self {
        Self {
            size: 0,
            hashes: Vec::with_capacity(64),
        }
    }

    /// The edge with these parts, or `None` when there are not as many hashes as bits set in `size`.
    #[must_use]
    pub fn from_parts(size: u64, hashes: &[Digest]) -> Option<Self> {
        (hashes.len() == size.count_ones() as usize).then(|| Self {
            size,
            hashes: hashes.to_vec(),
        })
    }

    /// How many leaves the tree has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The edge's hashes, largest subtree first.
    #[must_use]
    pub fn hashes(&self) -> &[Digest] {
        &self.hashes
    }

    /// Appends one leaf hash.
    pub fn push(&mut self, leaf: Digest) {
        self.append_subtree(0, leaf);
    }

    /// Appends a whole subtree of `2^level` leaves with this root.
    ///
    /// The tree's size must be a multiple of `2^level`, else the subtree would not be one of the tree; such a
    /// call changes nothing and returns `false`.
    pub fn append_subtree(&mut self, level: u32, root: Digest) -> bool {
        let Some(leaves) = 1_u64.checked_shl(level) else {
            return false;
        };
        if self.size & (leaves - 1) != 0 {
            return false;
        }
        let Some(size) = self.size.checked_add(leaves) else {
            return false;
        };
        let mut hash = root;
        // Each subtree of the same size that stands to the left becomes a sibling: as many as there are ones to carry.
        for _ in 0..(self.size >> level).trailing_ones() {
            if let Some(left) = self.hashes.pop() {
                hash = node(&left, &hash);
            }
        }
        self.hashes.push(hash);
        self.size = size;
        true
    }

    /// The root of the tree (RFC 6962 section 2.1).
    #[must_use]
    pub fn root(&self) -> Digest {
        let mut edge = self.hashes.iter().rev();
        let Some(last) = edge.next() else {
            return empty_root();
        };
        edge.fold(*last, |right, left| node(left, &right))
    }
}

/// The root as RFC 6962 section 2.1 defines it, against which every faster way is held.
#[cfg(test)]
pub(crate) fn by_definition(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => empty_root(),
        [one] => *one,
        many => {
            let (left, right) = many.split_at(many.len().next_power_of_two() / 2);
            node(&by_definition(left), &by_definition(right))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::hash::{hex_string, line_digest};

    #[test]
    fn roots_are_those_of_rfc_6962_at_every_size() {
        let leaves: Vec<Digest> = (0..200_u8).map(|n| line_digest(&[n])).collect();
        let mut frontier = Frontier::new();
        for n in 0..leaves.len() {
            assert_eq!(frontier.root(), by_definition(&leaves[..n]), "{n}");
            assert_eq!(frontier.size(), n as u64);
            assert_eq!(
                Frontier::from_parts(frontier.size(), frontier.hashes()).unwrap(),
                frontier
            );
            frontier.push(leaves[n]);
        }
    }

    #[test]
    fn the_root_of_the_certificate_transparency_vectors() {
        // The well-known vectors of RFC 6962 implementations: eight entries from "" to 16 bytes.
        let entries: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let mut frontier = Frontier::new();
        for entry in entries {
            let mut input = vec![0];
            input.extend_from_slice(entry);
            frontier.push(line_digest(&input));
        }
        assert_eq!(
            hex_string(&frontier.root()),
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        );
    }

    #[test]
    fn a_subtree_is_its_leaves() {
        let leaves: Vec<Digest> = (0..64_u8).map(|n| line_digest(&[n])).collect();
        let mut one_by_one = Frontier::new();
        for leaf in &leaves {
            one_by_one.push(*leaf);
        }
        let mut by_parts = Frontier::new();
        by_parts.push(leaves[0]);
        assert!(
            !by_parts.append_subtree(1, by_definition(&leaves[1..3])),
            "not aligned"
        );
        by_parts.push(leaves[1]);
        assert!(by_parts.append_subtree(1, by_definition(&leaves[2..4])));
        assert!(by_parts.append_subtree(2, by_definition(&leaves[4..8])));
        assert!(by_parts.append_subtree(3, by_definition(&leaves[8..16])));
        assert!(by_parts.append_subtree(4, by_definition(&leaves[16..32])));
        assert!(by_parts.append_subtree(5, by_definition(&leaves[32..64])));
        assert_eq!(by_parts, one_by_one);
        assert!(!by_parts.append_subtree(64, leaves[0]));
    }
}
