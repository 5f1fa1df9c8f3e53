//! Several hashes at once, each what [`hash`](super::hash) gives for its message alone.
//!
//! Within one hash a block waits for the block before it, and meanwhile the processor's hashing unit is idle. Blocks
//! of different messages do not wait for each other: when they take turns, the next is begun before the last has
//! ended, and a block costs a third less. Two lanes are enough for that; more save the lanes' own upkeep.

use super::hash::{Digest, fill_prefixed, prefixed_padding};
use super::sha256::{Midstate, Padded};

/// How many messages are hashed at once, where there are so many.
pub(crate) const LANES: usize = 4;

/// The [`line_digest`](super::hash::line_digest) of each body.
#[must_use]
pub(super) fn line_digests<const N: usize>(bodies: [&[u8]; N]) -> [Digest; N] {
    let messages: [_; N] = std::array::from_fn(|lane| Padded::new(bodies[lane], 0));
    let mut states = [Midstate::START; N];
    let turns = messages.iter().map(Padded::blocks).max().unwrap_or(0);
    for turn in 0..turns {
        for (state, message) in states.iter_mut().zip(&messages) {
            if let Some(block) = message.block(turn) {
                state.take(std::slice::from_ref(block));
            }
        }
    }
    digests(&states)
}

/// The [`leaf`](super::hash::leaf) of each line, of whose digest and MAC.
#[must_use]
pub(super) fn leaves<const N: usize>(d: &[Digest; N], macs: &[Digest; N]) -> [Digest; N] {
    prefixed(0x00, d.iter().zip(macs))
}

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

/// Ends hashes that all stand at `state`, each with a message as short as [`Midstate::finish_short`] takes it.
#[inline]
pub(super) fn finish_short<const N: usize, const BYTES: usize>(
    state: Midstate,
    messages: &[[u8; BYTES]; N],
) -> [Digest; N] {
    let mut blocks = [state.short_padding::<BYTES>(); N];
    for (block, message) in blocks.iter_mut().zip(messages) {
        block[..BYTES].copy_from_slice(message);
    }
    let mut states = [state; N];
    for (state, block) in states.iter_mut().zip(&blocks) {
        state.take(std::slice::from_ref(block));
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
    use crate::format::hash::{leaf, line_digest, node};

    #[test]
    fn each_lane_gives_what_its_message_gives_alone() {
        let text: Vec<u8> = (0..=255).cycle().take(2_000).collect();
        // Messages of every length beside longer and shorter ones, so that lanes end at different turns.
        for length in 0..600 {
            let bodies = [0, 1, 2, 3, 5, 64, 700, 1_300]
                .map(|more| &text[more..more + (length * (more + 1)) % 651]);
            assert_eq!(line_digests(bodies), bodies.map(line_digest), "{length}");
        }
        let digests: [Digest; 2 * LANES] = std::array::from_fn(|n| line_digest(&text[..n]));
        let (left, right) = digests.split_first_chunk::<LANES>().unwrap();
        let right = right.first_chunk::<LANES>().unwrap();
        let want: [Digest; LANES] = std::array::from_fn(|n| leaf(&left[n], &right[n]));
        assert_eq!(leaves(left, right), want);
        let pairs: [[Digest; 2]; LANES] = std::array::from_fn(|n| [left[n], right[n]]);
        assert_eq!(
            nodes(&pairs),
            pairs.map(|[left, right]| node(&left, &right))
        );
    }
}
