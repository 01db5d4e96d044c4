//! Inflate (RFC 1951), in bounds that are counted.
//!
//! A few bytes can ask for gigabytes, or for work that puts nothing out; so both are counted while reading, and neither
//! goes beyond what the caller allows. It is read bit by bit: links are short, and code is paid in bytes of the page.

/// How much reading may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes put out.
    pub bytes: usize,
    /// Steps: each bit taken in, each byte put out, and each length that a code is made of.
    pub steps: usize,
}

/// What was read, and what it cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inflated {
    /// The bytes put out.
    pub bytes: Vec<u8>,
    /// Steps taken.
    pub steps: usize,
}

/// Why it cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Cut short, or changed on its way.
    Broken,
    /// It costs more than is allowed.
    TooLong,
}

/// Reads one whole deflate stream, behind which nothing follows.
///
/// # Errors
/// Why it cannot be read.
pub fn inflate(input: &[u8], limits: Limits) -> Result<Inflated, Fault> {
    let mut reader = Reader { input, at_bit: 0, out: Vec::new(), steps: 0, limits };
    loop {
        let is_last = reader.bits(1)? == 1;
        match reader.bits(2)? {
            0 => reader.stored()?,
            1 => {
                let (literals, distances) = reader.fixed_codes()?;
                reader.coded(&literals, &distances)?;
            }
            2 => {
                let (literals, distances) = reader.codes()?;
                reader.coded(&literals, &distances)?;
            }
            _ => return Err(Fault::Broken),
        }
        if is_last {
            let is_all = reader.at_bit.div_ceil(8) == input.len();
            return if is_all { Ok(Inflated { bytes: reader.out, steps: reader.steps }) } else { Err(Fault::Broken) };
        }
    }
}

/// Symbols for literals and lengths: bytes, the end of a block, and 29 lengths.
const MOST_LITERALS: usize = 286;
/// Symbols for distances.
const MOST_DISTANCES: usize = 30;
/// The end of a block.
const END: usize = 256;
/// The order in which the lengths of the code for lengths are written (RFC 1951, 3.2.7).
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

struct Reader<'a> {
    input: &'a [u8],
    at_bit: usize,
    out: Vec<u8>,
    steps: usize,
    limits: Limits,
}

impl Reader<'_> {
    fn step(&mut self, count: usize) -> Result<(), Fault> {
        self.steps = self.steps.saturating_add(count);
        if self.steps > self.limits.steps { Err(Fault::TooLong) } else { Ok(()) }
    }

    /// A number of so many bits, the least first.
    fn bits(&mut self, count: usize) -> Result<usize, Fault> {
        self.step(count)?;
        let mut number = 0;
        for place in 0..count {
            let byte = self.input.get(self.at_bit / 8).ok_or(Fault::Broken)?;
            number |= usize::from(byte >> (self.at_bit % 8) & 1) << place;
            self.at_bit += 1;
        }
        Ok(number)
    }

    fn put(&mut self, byte: u8) -> Result<(), Fault> {
        self.step(1)?;
        if self.out.len() >= self.limits.bytes {
            return Err(Fault::TooLong);
        }
        self.out.push(byte);
        Ok(())
    }

    /// Bytes as they are, from the next whole one on.
    fn stored(&mut self) -> Result<(), Fault> {
        self.at_bit = self.at_bit.next_multiple_of(8);
        let (length, check) = (self.bits(16)?, self.bits(16)?);
        if length != !check & 0xffff {
            return Err(Fault::Broken);
        }
        for _ in 0..length {
            let byte = self.bits(8)?;
            self.put(byte as u8)?;
        }
        Ok(())
    }

    /// The codes that a block brings with it, themselves in a code.
    fn codes(&mut self) -> Result<(Code, Code), Fault> {
        let (literals, distances) = (self.bits(5)? + 257, self.bits(5)? + 1);
        let count = self.bits(4)? + 4;
        if literals > MOST_LITERALS || distances > MOST_DISTANCES {
            return Err(Fault::Broken);
        }
        let mut lengths = [0_u8; 19];
        for place in ORDER.into_iter().take(count) {
            let length = self.bits(3)? as u8;
            if let Some(own) = lengths.get_mut(place) {
                *own = length;
            }
        }
        let code = Code::new(&lengths, false)?;
        let mut lengths = Vec::with_capacity(MOST_LITERALS + MOST_DISTANCES);
        while lengths.len() < literals + distances {
            let symbol = self.symbol(&code)?;
            let (length, times) = match symbol {
                16 => (*lengths.last().ok_or(Fault::Broken)?, 3 + self.bits(2)?),
                17 => (0, 3 + self.bits(3)?),
                18 => (0, 11 + self.bits(7)?),
                _ => (symbol as u8, 1),
            };
            self.step(times)?;
            lengths.extend(std::iter::repeat_n(length, times));
        }
        let (literals, distances) = lengths.split_at_checked(literals).ok_or(Fault::Broken)?;
        let is_whole = lengths.len() == literals.len() + distances.len() && distances.len() <= MOST_DISTANCES;
        if !is_whole || literals.get(END).is_none_or(|length| *length == 0) {
            return Err(Fault::Broken);
        }
        Ok((Code::new(literals, true)?, Code::new(distances, true)?))
    }

    /// The codes of a block that brings none (RFC 1951, 3.2.6).
    fn fixed_codes(&mut self) -> Result<(Code, Code), Fault> {
        self.step(288 + 32)?;
        let length = |symbol: u16| match symbol {
            144..256 => 9,
            256..280 => 7,
            _ => 8,
        };
        let literals: Vec<u8> = (0..288).map(length).collect();
        Ok((Code::new(&literals, false)?, Code::new(&[5; 32], false)?))
    }

    /// The symbol that comes next.
    fn symbol(&mut self, code: &Code) -> Result<usize, Fault> {
        // Codes of one length follow each other, the first of them after the last of those that are shorter.
        let (mut read, mut first, mut index) = (0, 0, 0);
        for count in code.counts {
            read = read << 1 | self.bits(1)?;
            first <<= 1;
            if read < first + count {
                let place = (index + read).checked_sub(first).ok_or(Fault::Broken)?;
                return code.symbols.get(place).map(|symbol| usize::from(*symbol)).ok_or(Fault::Broken);
            }
            index += count;
            first += count;
        }
        Err(Fault::Broken)
    }

    /// A block in its codes, to its end.
    fn coded(&mut self, literals: &Code, distances: &Code) -> Result<(), Fault> {
        loop {
            let symbol = self.symbol(literals)?;
            let length = match symbol {
                0..END => {
                    self.put(symbol as u8)?;
                    continue;
                }
                END => return Ok(()),
                285 => 258,
                257..285 => 3 + self.widening(symbol - 257, 4)?,
                _ => return Err(Fault::Broken),
            };
            let symbol = self.symbol(distances)?;
            if symbol >= MOST_DISTANCES {
                return Err(Fault::Broken);
            }
            let distance = 1 + self.widening(symbol, 2)?;
            for _ in 0..length {
                let place = self.out.len().checked_sub(distance).ok_or(Fault::Broken)?;
                let byte = *self.out.get(place).ok_or(Fault::Broken)?;
                self.put(byte)?;
            }
        }
    }

    /// A number of a scale on which after every `group` symbols one more bit follows, twice as wide a step (RFC 1951,
    /// 3.2.5).
    fn widening(&mut self, symbol: usize, group: usize) -> Result<usize, Fault> {
        if symbol < 2 * group {
            return Ok(symbol);
        }
        let extra = symbol / group - 1;
        Ok(((group + symbol % group) << extra) + self.bits(extra)?)
    }
}

/// A prefix code, as the lengths of its symbols make it (RFC 1951, 3.2.2).
struct Code {
    /// How many codes there are of each length from 1 on.
    counts: [usize; 15],
    /// Symbols in the order of their codes.
    symbols: Vec<u16>,
}

impl Code {
    /// A code of these lengths, 0 for a symbol that has none. `sparse` codes may also have one symbol, or none.
    fn new(lengths: &[u8], sparse: bool) -> Result<Self, Fault> {
        let mut counts = [0; 15];
        for length in lengths.iter().filter(|length| **length > 0) {
            *counts.get_mut(usize::from(*length) - 1).ok_or(Fault::Broken)? += 1;
        }
        let (mut free, mut places, mut placed) = (1_usize, [0; 15], 0);
        for (count, place) in counts.iter().zip(&mut places) {
            free = (2 * free).checked_sub(*count).ok_or(Fault::Broken)?;
            *place = placed;
            placed += count;
        }
        let mut symbols = vec![0; placed];
        for (length, symbol) in lengths.iter().zip(0_u16..).filter(|(length, _)| **length > 0) {
            let place = places.get_mut(usize::from(*length) - 1).ok_or(Fault::Broken)?;
            *symbols.get_mut(*place).ok_or(Fault::Broken)? = symbol;
            *place += 1;
        }
        let is_sparse = sparse && symbols.len() <= 1 && lengths.iter().all(|length| *length <= 1);
        if free == 0 || is_sparse { Ok(Self { counts, symbols }) } else { Err(Fault::Broken) }
    }
}
