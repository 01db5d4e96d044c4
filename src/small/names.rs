//! Finding things by their names: one hash table for all of them, whatever is named. The standard library's is made anew,
//! in kilobytes, for every type it is asked for.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU32, Ordering};

#[cfg(test)]
mod tests;

/// The places of things, by hashes of what they are found by. What they are is known to who asks.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The hash at each place.
    hashes: Vec<u32>,
    /// Places, or [`FREE`]; linear probing, at most half of them taken.
    slots: Vec<u32>,
}

const FREE: u32 = u32::MAX;

impl Places {
    /// The first place of this hash that `is_it` takes. Costs O(1) calls where few things have one hash.
    pub fn find(&self, hash: u32, is_it: &mut dyn FnMut(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize;
        while let Some(place) = self.slots.get(at & mask).filter(|place| **place != FREE) {
            let place = *place as usize;
            if self.hashes.get(place) == Some(&hash) && is_it(place) {
                return Some(place);
            }
            at += 1;
        }
        None
    }

    /// Gives the next place, which is 0 at first, to a thing of this hash. What was found before is found as before.
    pub fn add(&mut self, hash: u32) -> usize {
        self.hashes.push(hash);
        let mut new = self.hashes.len() - 1;
        if self.slots.len() < 2 * self.hashes.len() {
            self.slots = vec![FREE; (2 * self.slots.len()).max(16)];
            new = 0;
        }
        let mask = self.slots.len() - 1;
        for (hash, place) in self.hashes.iter().skip(new).zip(new as u32..) {
            let mut at = *hash as usize;
            while self.slots.get(at & mask).is_some_and(|place| *place != FREE) {
                at += 1;
            }
            if let Some(free) = self.slots.get_mut(at & mask) {
                *free = place;
            }
        }
        self.hashes.len() - 1
    }
}

/// Names, each once, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct Names<'a> {
    names: Vec<Cow<'a, str>>,
    places: Places,
}

impl<'a> Names<'a> {
    /// No names yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The place of a name.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.places.find(hash(name.as_bytes()), &mut |place| self.names.get(place).is_some_and(|known| known == name))
    }

    /// Whether it is one of them.
    pub fn contains(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// Takes in a name, and tells its place, and whether it is new.
    pub fn add(&mut self, name: Cow<'a, str>) -> (usize, bool) {
        let hash = hash(name.as_bytes());
        let known = self.places.find(hash, &mut |place| self.names.get(place).is_some_and(|known| *known == name));
        if let Some(place) = known {
            return (place, false);
        }
        self.names.push(name);
        (self.places.add(hash), true)
    }
}

impl<'a> FromIterator<&'a str> for Names<'a> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let mut all = Self::new();
        names.into_iter().for_each(|name| _ = all.add(Cow::Borrowed(name)));
        all
    }
}

/// Things by their names.
#[derive(Debug, Clone)]
pub struct ByName<'a, T> {
    names: Names<'a>,
    things: Vec<T>,
}

impl<T> Default for ByName<'_, T> {
    fn default() -> Self {
        Self { names: Names::new(), things: Vec::new() }
    }
}

impl<'a, T> ByName<'a, T> {
    /// What has that name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.things.get(self.names.place(name)?)
    }

    /// What has that name, made new if nothing had it. Never `None`.
    pub fn or(&mut self, name: Cow<'a, str>, new: impl FnOnce() -> T) -> Option<&mut T> {
        let (place, is_new) = self.names.add(name);
        if is_new {
            self.things.push(new());
        }
        self.things.get_mut(place)
    }

    /// Gives a name to a thing, and takes it from what had it.
    pub fn set(&mut self, name: Cow<'a, str>, thing: T) {
        let (place, is_new) = self.names.add(name);
        if is_new {
            self.things.push(thing);
        } else if let Some(known) = self.things.get_mut(place) {
            *known = thing;
        }
    }
}

/// The prime that hashes are counted by.
const PRIME: u64 = (1 << 31) - 1;

/// A hash of bytes: a polynomial in a number that is drawn anew at every start, over pieces of three bytes. Whatever a
/// document's author writes, two names have one hash with a chance of their length in 2³¹ (Carter and Wegman, "Universal
/// classes of hash functions", 1979), so that no document makes a table slow.
pub fn hash(bytes: &[u8]) -> u32 {
    let drawn = u64::from(drawn());
    let mut hash = bytes.len() as u64;
    for piece in bytes.chunks(3) {
        let piece = piece.iter().fold(0, |piece, byte| piece << 8 | u64::from(*byte));
        hash = less(less(hash * drawn + piece));
    }
    // What differs little is spread over a table.
    let hash = (hash * drawn % PRIME) as u32;
    (hash ^ hash >> 15).wrapping_mul(0x9E37_79B1) >> 1
}

/// A smaller number with the same remainder: twice it makes one of below 2³² from any of below 2⁶³.
fn less(number: u64) -> u64 {
    (number & PRIME) + (number >> 31)
}

/// What hashes are counted with; 0 until it is known.
static DRAWN: AtomicU32 = AtomicU32::new(0);

/// Gives the number that hashes are counted with, if none is known yet: for a module that has no chance of its own.
pub fn draw(number: u32) {
    let number = number % (PRIME as u32 - 1) + 1;
    let _ = DRAWN.compare_exchange(0, number, Ordering::Relaxed, Ordering::Relaxed);
}

#[cfg(not(target_arch = "wasm32"))]
fn chance() -> u32 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(0) as u32
}

/// A module has none, and is given a number by the browser.
#[cfg(target_arch = "wasm32")]
fn chance() -> u32 {
    0x9E37_79B1
}

fn drawn() -> u32 {
    if DRAWN.load(Ordering::Relaxed) == 0 {
        draw(chance());
    }
    DRAWN.load(Ordering::Relaxed)
}
