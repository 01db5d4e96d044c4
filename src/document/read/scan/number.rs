//! Numbers as JSON writes them, as exactly as `f64` holds them.

use super::pass::Scan;

/// Digits that are counted: as many as `u64` surely holds.
const MOST_DIGITS: usize = 19;
/// Bytes of a number of so few digits that `f64` holds them as a whole number.
const PLAIN_BYTES: usize = 15;
/// Digits of an exponent that is counted.
const MOST_POWER_DIGITS: usize = 4;

impl Scan<'_> {
    /// Passes a number. It is infinite if `f64` cannot hold it, and `NaN` where none stands: then nothing was passed.
    pub(super) fn number(&mut self) -> f64 {
        let (bytes, start) = (self.bytes, self.at);
        let mut at = start;
        let is_negative = bytes.get(at) == Some(&b'-');
        at += usize::from(is_negative);
        let first = at;
        let mut digits = 0;
        let mut after = pass_digits(bytes, &mut at, &mut digits);
        let mut count = at - first;
        if count == 0 || count > 1 && bytes.get(first) == Some(&b'0') {
            return f64::NAN;
        }
        let mut exponent = 0;
        if after == b'.' {
            at += 1;
            let first = at;
            after = pass_digits(bytes, &mut at, &mut digits);
            exponent = first.wrapping_sub(at) as i32;
            count += at - first;
            if at == first {
                return f64::NAN;
            }
        }
        let mut is_exact = count <= MOST_DIGITS;
        if after == b'e' || after == b'E' {
            at += 1;
            let sign = bytes.get(at).copied();
            at += usize::from(matches!(sign, Some(b'-' | b'+')));
            let (first, mut power) = (at, 0);
            pass_digits(bytes, &mut at, &mut power);
            if at == first {
                return f64::NAN;
            }
            is_exact &= at - first <= MOST_POWER_DIGITS;
            let power = power as i32;
            exponent = exponent.wrapping_add(if sign == Some(b'-') { power.wrapping_neg() } else { power });
        }
        self.at = at;
        if let Some(number) = exactly(digits, exponent).filter(|_| is_exact) {
            return if is_negative { -number } else { number };
        }
        let text = bytes.get(start..at).and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.and_then(crate::small::number).unwrap_or(f64::INFINITY)
    }
}

/// A number of few digits and nothing else, as most are, and where it ends: at a comma or a bracket.
#[inline(always)]
pub(super) fn plain(bytes: &[u8], start: usize) -> Option<(f64, usize)> {
    let (mut at, mut digits) = (start, 0);
    let mut after = pass_digits(bytes, &mut at, &mut digits);
    let (whole, mut decimals) = (at - start, 0);
    if after == b'.' {
        at += 1;
        after = pass_digits(bytes, &mut at, &mut digits);
        decimals = at - start - whole - 1;
        if decimals == 0 {
            return None;
        }
    }
    let is_whole = whole == 1 || whole > 1 && bytes.get(start) != Some(&b'0');
    if !is_whole || at - start > PLAIN_BYTES || !matches!(after, b',' | b']') {
        return None;
    }
    Some((digits as f64 / POWERS.get(decimals)?, at))
}

/// Passes digits and adds them to a whole number. What stands behind them, 0 at the end of the text.
#[inline(always)]
fn pass_digits(bytes: &[u8], at: &mut usize, digits: &mut u64) -> u8 {
    loop {
        let byte = bytes.get(*at).copied().unwrap_or(0);
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return byte;
        }
        *digits = digits.wrapping_mul(10).wrapping_add(u64::from(digit));
        *at += 1;
    }
}

/// Powers of ten that `f64` holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// Times that power of ten, where one operation on two exact numbers gives it, which rounds once and so rightly
/// (Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990).
fn exactly(whole: u64, exponent: i32) -> Option<f64> {
    let power = *POWERS.get(exponent.unsigned_abs() as usize)?;
    let whole = (whole < 1 << 53).then_some(whole as f64)?;
    Some(if exponent < 0 { whole / power } else { whole * power })
}
