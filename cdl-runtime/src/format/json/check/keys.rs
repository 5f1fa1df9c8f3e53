//! The keys of the object that is being read. Strings have one spelling, so equal keys are equal bytes.

/// How many keys of an object are compared pairwise, without an allocation, before they are sorted instead.
const INLINE: usize = 16;

/// The keys of one object, as places in the text that holds it.
pub(super) struct Keys {
    /// What tells most keys apart at once.
    marks: [u32; INLINE],
    few: [(usize, usize); INLINE],
    count: usize,
    /// Empty until there are more than a few: a hostile line may hold ten thousand.
    many: Vec<(usize, usize)>,
}

impl Keys {
    #[inline]
    pub(super) fn new() -> Self {
        Self {
            marks: [0; INLINE],
            few: [(0, 0); INLINE],
            count: 0,
            many: Vec::new(),
        }
    }

    /// Adds the key at `start..end`; says whether it is known to be there already.
    #[inline]
    pub(super) fn add(&mut self, bytes: &[u8], start: usize, end: usize) -> bool {
        if self.count == INLINE {
            self.many.push((start, end));
            return false;
        }
        let key = &bytes[start..end];
        let mark = mark(key);
        // All at once, without a branch: a key seldom looks like another, and no key's mark is zero.
        let alike = self
            .marks
            .iter()
            .fold(0, |alike, other| alike | u32::from(*other == mark))
            != 0;
        let twice = alike
            && self.few[..self.count]
                .iter()
                .any(|(from, to)| bytes[*from..*to] == *key);
        self.marks[self.count] = mark;
        self.few[self.count] = (start, end);
        self.count += 1;
        twice
    }

    /// Where the first key starts that is there already, if [`Keys::add`] could not tell.
    #[inline]
    pub(super) fn first_twice(&self, bytes: &[u8]) -> Option<usize> {
        if self.many.is_empty() {
            None
        } else {
            self.first_twice_of_many(bytes)
        }
    }

    #[cold]
    fn first_twice_of_many(&self, bytes: &[u8]) -> Option<usize> {
        let mut all: Vec<_> = self
            .few
            .iter()
            .chain(&self.many)
            .map(|(from, to)| (&bytes[*from..*to], *from))
            .collect();
        all.sort_unstable();
        all.windows(2)
            .filter(|pair| pair[0].0 == pair[1].0)
            .map(|pair| pair[1].1)
            .min()
    }
}

/// A number that differs for nearly all keys that differ: it is made of the last bytes, quotes included.
#[inline]
fn mark(key: &[u8]) -> u32 {
    let tail = match key.last_chunk::<8>() {
        Some(last) => u64::from_le_bytes(*last),
        None => key
            .iter()
            .fold(0, |tail, byte| (tail << 8) | u64::from(*byte)),
    };
    // The golden ratio's digits: the upper half of the product depends on all of the bytes.
    let mixed = (tail ^ key.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    u32::try_from(mixed).unwrap_or(0) | 1
}
