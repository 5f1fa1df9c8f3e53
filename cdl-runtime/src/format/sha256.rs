//! SHA-256 block by block (FIPS 180-4), for inputs that are at hand as a whole.

use sha2::block_api::compress256;
use zeroize::Zeroize;

use super::hash::Digest;

/// The bytes of one block.
pub(super) const BLOCK: usize = 64;

/// A hash between two blocks (FIPS 180-4 section 6.2).
///
/// A hasher that takes its input in pieces keeps a buffer for them, which costs a line as much as a block does.
#[derive(Clone, Copy, Zeroize)]
pub(super) struct Midstate {
    words: [u32; 8],
    /// Bytes taken so far: whole blocks.
    taken: u64,
}

impl Midstate {
    /// Before the first block (FIPS 180-4 section 5.3.3).
    pub(super) const START: Self = Self {
        words: [
            0x6a09_e667,
            0xbb67_ae85,
            0x3c6e_f372,
            0xa54f_f53a,
            0x510e_527f,
            0x9b05_688c,
            0x1f83_d9ab,
            0x5be0_cd19,
        ],
        taken: 0,
    };

    /// Takes whole blocks.
    #[inline]
    pub(super) fn take(&mut self, blocks: &[[u8; BLOCK]]) {
        compress256(&mut self.words, blocks);
        self.taken += (blocks.len() * BLOCK) as u64;
    }

    /// Takes the rest of the input, whatever its length, and ends the hash.
    #[inline]
    pub(super) fn finish(mut self, input: &[u8]) -> Digest {
        let message = Padded::new(input, self.taken);
        self.take(message.whole);
        self.take(message.last());
        self.digest()
    }

    /// As [`Midstate::finish`], of so few bytes that they end within their first block, and known at compile time.
    #[inline]
    pub(super) fn finish_short<const N: usize>(mut self, input: &[u8; N]) -> Digest {
        let mut last = self.short_padding::<N>();
        last[..N].copy_from_slice(input);
        self.take(std::slice::from_ref(&last));
        self.digest()
    }

    /// The block that [`Midstate::finish_short`] takes, with zeros for the input.
    #[inline]
    pub(super) fn short_padding<const N: usize>(&self) -> [u8; BLOCK] {
        const { assert!(N < BLOCK - 8) };
        let mut last = [0; BLOCK];
        last[N] = 0x80;
        last[BLOCK - 8..].copy_from_slice(&((self.taken + N as u64) * 8).to_be_bytes());
        last
    }

    /// What has been taken, as bytes; without the padding it is no hash of anything.
    #[inline]
    pub(super) fn digest(&self) -> Digest {
        let mut digest = [0; 32];
        for (four, word) in digest.chunks_exact_mut(4).zip(self.words) {
            four.copy_from_slice(&word.to_be_bytes());
        }
        digest
    }
}

/// The rest of a hash's input, padded (FIPS 180-4 section 5.1.1).
pub(super) struct Padded<'a> {
    whole: &'a [[u8; BLOCK]],
    last: [[u8; BLOCK]; 2],
    /// How many of `last` there are.
    ends: usize,
}

impl<'a> Padded<'a> {
    /// `input`, of a hash that has taken so many bytes before it.
    #[inline]
    pub(super) fn new(input: &'a [u8], taken: u64) -> Self {
        let (whole, rest) = input.as_chunks();
        let bits = (taken + input.len() as u64) * 8;
        let mut last = [[0; BLOCK]; 2];
        let padded = last.as_flattened_mut();
        padded[..rest.len()].copy_from_slice(rest);
        padded[rest.len()] = 0x80;
        let ends = if rest.len() < BLOCK - 8 { 1 } else { 2 };
        padded[ends * BLOCK - 8..ends * BLOCK].copy_from_slice(&bits.to_be_bytes());
        Self { whole, last, ends }
    }

    #[inline]
    fn last(&self) -> &[[u8; BLOCK]] {
        &self.last[..self.ends]
    }

    /// How many blocks there are.
    #[inline]
    pub(super) fn blocks(&self) -> usize {
        self.whole.len() + self.ends
    }

    /// The `n`th block, if there are so many.
    #[inline]
    pub(super) fn block(&self, n: usize) -> Option<&[u8; BLOCK]> {
        match n.checked_sub(self.whole.len()) {
            None => self.whole.get(n),
            Some(n) => self.last().get(n),
        }
    }
}
