//! Several hashes at once, each what [`hash`](super::hash) gives for its message alone.
//!
//! Within one hash a block waits for the block before it, and meanwhile the processor's hashing unit is idle. Blocks
//! of different messages do not wait for each other: when they take turns, the next is begun before the last has
//! ended, and a block costs a third less. Two lanes are enough for that; more save the lanes' own upkeep.

use super::hash::{Digest, fill_prefixed, prefixed_padding};
use super::sha256::Midstate;

/// How many messages are hashed at once, where there are so many.
pub(crate) const LANES: usize = 4;

/// The [`node`](super::hash::node) above each pair.
#[must_use]
pub(super) fn nodes<const N: usize>(pairs: &[[Digest; 2]; N]) -> [Digest; N] {
    prefixed(0x01, pairs.iter().map(|[left, right]| (left, right)))
}

/// All blocks are laid out before the first is taken: a processor that reads bytes just after they were written in
/// other pieces has to wait for them.
#[inline]
fn prefixed<'a, const N: usize>(
    prefix: u8,
    parts: impl Iterator<Item = (&'a Digest, &'a Digest)>,
) -> [Digest; N] {
    let mut messages = [prefixed_padding(prefix); N];
    for (message, (left, right)) in messages.iter_mut().zip(parts) {
        fill_prefixed(message, left, right);
    }
    let mut states = [Midstate::START; N];
    for turn in 0..2 {
        for (state, message) in states.iter_mut().zip(&messages) {
            state.take(std::slice::from_ref(&message[turn]));
        }
    }
    digests(&states)
}

#[inline]
fn digests<const N: usize>(states: &[Midstate; N]) -> [Digest; N] {
    let mut digests = [[0; 32]; N];
    for (digest, state) in digests.iter_mut().zip(states) {
        *digest = state.digest();
    }
    digests
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::hash::{line_digest, node};

    #[test]
    fn each_lane_gives_what_its_message_gives_alone() {
        let digests: [Digest; 2 * LANES] = std::array::from_fn(|n| line_digest(&vec![b'x'; n]));
        let (left, right) = digests.split_first_chunk::<LANES>().unwrap();
        let pairs: [[Digest; 2]; LANES] = std::array::from_fn(|n| [left[n], right[n]]);
        assert_eq!(
            nodes(&pairs),
            pairs.map(|[left, right]| node(&left, &right))
        );
    }
}
