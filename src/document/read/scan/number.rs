//! Numbers as JSON writes them, as exactly as `f64` holds them.

use super::Scan;

impl Scan<'_> {
    /// A number, infinite if `f64` cannot hold it.
    pub(super) fn number(&mut self) -> Option<f64> {
        let start = self.at;
        let is_negative = self.byte()? == b'-';
        self.at += usize::from(is_negative);
        let mut digits = Digits::default();
        let has_leading_zero = self.byte()? == b'0';
        let count = self.digits(&mut digits);
        if count == 0 || has_leading_zero && count > 1 {
            return None;
        }
        let mut exponent = 0_i32;
        if self.byte() == Some(b'.') {
            self.at += 1;
            let count = self.digits(&mut digits);
            exponent = 0_i32.saturating_sub(i32::try_from(count).unwrap_or(i32::MAX));
            if count == 0 {
                return None;
            }
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            let is_small = self.byte()? == b'-';
            self.at += usize::from(is_small || self.byte()? == b'+');
            let mut power = Digits::default();
            if self.digits(&mut power) == 0 {
                return None;
            }
            let power = i32::try_from(power.value).unwrap_or(i32::MAX);
            exponent = exponent.saturating_add(if is_small { -power } else { power });
        }
        if let Some(number) = digits.exactly(exponent) {
            return Some(if is_negative { -number } else { number });
        }
        crate::small::number(std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?)
    }

    /// Passes digits, and gives how many there were.
    #[inline(always)]
    fn digits(&mut self, digits: &mut Digits) -> usize {
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            digits.value = digits.value.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            self.at += 1;
        }
        self.at - start
    }
}

/// Digits as a whole number; the greatest there is if they are more.
#[derive(Default)]
struct Digits {
    value: u64,
}

/// Powers of ten that `f64` holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

impl Digits {
    /// Times that power of ten, where one operation on two exact numbers gives it, which rounds once and so rightly
    /// (Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990).
    fn exactly(&self, exponent: i32) -> Option<f64> {
        let power = *POWERS.get(exponent.unsigned_abs() as usize)?;
        let whole = (self.value < 1 << 53).then_some(self.value as f64)?;
        Some(if exponent < 0 { whole / power } else { whole * power })
    }
}
