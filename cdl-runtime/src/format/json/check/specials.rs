//! Where the bytes stand that end a run of a string: quotes, backslashes, and what must be escaped.
//!
//! They are looked for in 64 bytes together. The place of each then follows from the one before by two cheap steps,
//! so the processor need not wait for one string's end to start on the next (Langdale and Lemire, "Parsing gigabytes
//! of JSON per second", 2019).

use crate::format::text::is_plain;

const BLOCK: usize = 64;

/// The places of special bytes, in order, each once.
pub(super) struct Specials<'a> {
    bytes: &'a [u8],
    /// Where the block starts that `marks` is about.
    base: usize,
    /// A bit for each special byte of the block that was not given yet.
    marks: u64,
    /// Where the next block starts.
    next: usize,
}

impl<'a> Specials<'a> {
    #[inline]
    pub(super) fn new(bytes: &'a [u8], start: usize) -> Self {
        Self {
            bytes,
            base: start,
            marks: 0,
            next: start,
        }
    }

    /// The next special byte's place, or the text's length after the last one.
    #[inline]
    pub(super) fn next(&mut self) -> usize {
        if self.marks == 0 && !self.refill() {
            return self.bytes.len();
        }
        let place = self.base + self.marks.trailing_zeros() as usize;
        self.marks &= self.marks - 1;
        place
    }

    /// Looks at further blocks until one has a special byte; `false` after the last one.
    #[inline(never)]
    fn refill(&mut self) -> bool {
        while let Some(bytes) = self
            .bytes
            .get(self.next..)
            .filter(|bytes| !bytes.is_empty())
        {
            self.base = self.next;
            self.next += BLOCK;
            self.marks = marks(bytes);
            if self.marks != 0 {
                return true;
            }
        }
        false
    }

    /// Leaves out every special byte before `place`.
    pub(super) fn skip_to(&mut self, place: usize) {
        loop {
            let (marks, base, next) = (self.marks, self.base, self.next);
            if self.next() >= place {
                (self.marks, self.base, self.next) = (marks, base, next);
                return;
            }
        }
    }
}

/// A bit for each special byte among the first 64.
#[inline]
fn marks(bytes: &[u8]) -> u64 {
    if let Some(block) = bytes.first_chunk() {
        return marks_of_block(block);
    }
    let mut block = [b' '; BLOCK];
    block[..bytes.len()].copy_from_slice(bytes);
    marks_of_block(&block)
}

/// The first loop becomes vectors; the product gathers the lowest bits of eight bytes in its highest byte.
#[inline]
fn marks_of_block(block: &[u8; BLOCK]) -> u64 {
    let mut special = [0; BLOCK];
    for (special, byte) in special.iter_mut().zip(block) {
        *special = u8::from(!is_plain(*byte));
    }
    let mut marks = 0;
    for (n, eight) in special.as_chunks().0.iter().enumerate() {
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        marks |= gathered << (8 * n);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_special_byte_has_its_place(bytes in proptest::collection::vec(0x1e..0x82_u8, 0..300), start in 0..10_usize) {
            let want: Vec<usize> = (start..bytes.len()).filter(|place| !is_plain(bytes[*place])).collect();
            let mut specials = Specials::new(&bytes, start);
            let got: Vec<usize> = std::iter::from_fn(|| Some(specials.next()).filter(|place| *place < bytes.len())).collect();
            prop_assert_eq!(&got, &want);
            for skip in start..bytes.len() {
                let mut specials = Specials::new(&bytes, start);
                specials.skip_to(skip);
                prop_assert_eq!(specials.next(), want.iter().copied().find(|place| *place >= skip).unwrap_or(bytes.len()));
            }
        }
    }
}
