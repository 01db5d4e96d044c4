//! A set of lines, a bit each.

/// A set of whole numbers below a length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

const WORD: usize = u64::BITS as usize;

impl Bits {
    /// None of `len` numbers.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(WORD)], len }
    }

    /// Those of `len` numbers that are wanted.
    pub fn of(len: usize, is_wanted: impl Fn(usize) -> bool) -> Self {
        let mut bits = Self::none(len);
        (0..len).filter(|number| is_wanted(*number)).for_each(|number| bits.insert(number));
        bits
    }

    /// Puts a number in, if it is below the length.
    pub fn insert(&mut self, number: usize) {
        if let Some(word) = self.words.get_mut(number / WORD).filter(|_| number < self.len) {
            *word |= 1 << (number % WORD);
        }
    }

    /// Puts many in, all of them below the length: in one loop, since there may be a hundred thousand at every key.
    pub(super) fn insert_all(&mut self, numbers: &[u32]) {
        for number in numbers {
            if let Some(word) = self.words.get_mut(*number as usize / WORD) {
                *word |= 1 << (*number as usize % WORD);
            }
        }
    }

    /// Whether a number is in it.
    pub fn contains(&self, number: usize) -> bool {
        self.words.get(number / WORD).is_some_and(|word| word >> (number % WORD) & 1 == 1)
    }

    /// Below which length all of them are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Keeps only what is in the other too.
    pub fn retain(&mut self, other: &Self) {
        let others = other.words.iter().copied().chain(std::iter::repeat(0));
        self.words.iter_mut().zip(others).for_each(|(word, other)| *word &= other);
    }

    /// Those in it, rising.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(place, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(place * WORD + bit)
            })
        })
    }
}
