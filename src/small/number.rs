//! Decimal numbers to `f64` and back, by arithmetic of whole numbers of any length instead of tables of ten kilobytes.

use super::text::{cut, cut_one, find};

#[cfg(test)]
mod tests;

/// More digits than can decide between two neighbouring numbers (767); what follows only counts as something or nothing.
const MOST_DIGITS: usize = 800;

/// Nine digits are as many as 32 bits always hold.
const NINE: u32 = 1_000_000_000;

/// A whole number of any length, its lowest 32 bits first, none of them zero at its end.
struct Whole(Vec<u32>);

impl Whole {
    fn of(number: u64) -> Self {
        let mut whole = Self(vec![number as u32, (number >> 32) as u32]);
        whole.trim();
        whole
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// Times `by` and `plus`.
    fn times(&mut self, by: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(by);
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Divided by `by`; the result is what remains.
    fn over(&mut self, by: u32) -> u32 {
        let mut rest = 0;
        for part in self.0.iter_mut().rev() {
            rest = rest << 32 | u64::from(*part);
            *part = (rest / u64::from(by)) as u32;
            rest %= u64::from(by);
        }
        self.trim();
        rest as u32
    }

    /// Times two to the power of 32 times `parts`.
    fn lifted(&mut self, parts: usize) {
        if !self.0.is_empty() {
            self.0.splice(0..0, std::iter::repeat_n(0, parts));
        }
    }

    /// Its highest 64 bits, with the highest of all set and the lowest if anything lies below; and to which power of two
    /// they are to be raised.
    fn top(&self, below: bool) -> (u64, i32) {
        let mut parts = self.0.iter().rev().copied();
        let mut next = || parts.next().map_or(0, u128::from);
        let high = next() << 64 | next() << 32 | next();
        let rest = parts.any(|part| part > 0) || below;
        // The highest part is not zero, so that 65 to 96 bits are used.
        let extra = (128 - high.leading_zeros()).saturating_sub(64);
        let top = (high >> extra) as u64;
        let lost = rest || top.checked_shl(extra).is_none() || u128::from(top) << extra != high;
        (top | u64::from(lost), extra as i32 + (self.0.len() as i32 - 3) * 32)
    }
}

/// A number as JSON writes it, as exactly as `f64` holds it; infinite if it is too large; `None` if it is none.
pub fn number(text: &str) -> Option<f64> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |text| (-1.0, text));
    let (digits, power) = cut_one(text, "eE").unwrap_or((text, "0"));
    let (whole, fraction) = cut(digits, ".").unwrap_or((digits, ""));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let bare = power.strip_prefix('+').or(power.strip_prefix('-')).unwrap_or(power);
    if !is_number(whole) || !is_number(bare) || find(digits, ".").is_some() && !is_number(fraction) {
        return None;
    }
    let size = bare.bytes().fold(0_i32, |size, byte| size.saturating_mul(10).saturating_add(i32::from(byte - b'0')));
    let power = if power.starts_with('-') { -size } else { size };
    let all = whole.bytes().chain(fraction.bytes()).map(|byte| u32::from(byte - b'0')).skip_while(|digit| *digit == 0);
    let count = i32::try_from(whole.len() + fraction.len()).ok()?;
    let leading = count - i32::try_from(all.clone().count()).ok()?;
    let mut value = Whole(Vec::new());
    let (mut by, mut nine) = (1, 0);
    for digit in all.clone().take(MOST_DIGITS) {
        (by, nine) = (by * 10, nine * 10 + digit);
        if by == NINE {
            value.times(by, nine);
            (by, nine) = (1, 0);
        }
    }
    value.times(by, nine);
    let below = all.clone().skip(MOST_DIGITS).any(|digit| digit > 0);
    let read = (count - leading).min(MOST_DIGITS as i32);
    // The power of ten of the last digit that was read.
    let power = power.saturating_add(i32::try_from(whole.len()).ok()? - leading - read);
    Some(sign * scaled(value, power, below))
}

/// A whole number times a power of ten, and a little more if there is something `below`.
fn scaled(mut value: Whole, power: i32, mut below: bool) -> f64 {
    let digits = value.0.len() as i32 * 10;
    if value.0.is_empty() || power < -400 - digits {
        return 0.0;
    }
    if power > 400 {
        return f64::INFINITY;
    }
    let mut lifted = 0;
    if power < 0 {
        // So many bits that 64 and more are left.
        lifted = power.unsigned_abs() as usize / 9 + 3;
        value.lifted(lifted);
    }
    tens(power, |ten| value.times(ten, 0));
    tens(-power, |ten| below |= value.over(ten) > 0);
    let (top, shift) = value.top(below);
    rounded(top, shift - lifted as i32 * 32)
}

/// Bits, of which the highest is set, times a power of two, rounded once to what `f64` holds.
fn rounded(top: u64, power: i32) -> f64 {
    // Of numbers near zero it holds fewer than 53 bits.
    let kept = (power + 64 + 1074).clamp(0, 53) as u32;
    let cut = 64 - kept;
    let whole = top.checked_shr(cut).unwrap_or(0);
    let rest = u128::from(top) - (u128::from(whole) << cut);
    let half = 1_u128 << (cut - 1);
    let up = rest > half || rest == half && whole % 2 == 1;
    let value = (whole + u64::from(up)) as f64;
    // Two to the power in two steps, as `f64` has none below 2^-1022 itself.
    let power = (power + cut as i32).clamp(-1100, 1100);
    value * two_to(power / 2) * two_to(power - power / 2)
}

/// Two to a power between -1022 and 1023.
fn two_to(power: i32) -> f64 {
    f64::from_bits(((power + 1023) as u64) << 52)
}

/// The fewest digits that are this number and no other, and the power of ten of the last of them. Not for what is no
/// number, or infinite.
fn shortest(number: f64) -> (u64, i32) {
    let number = number.abs();
    // What is whole, and any other number of this size is further off than one.
    if number < 9e15 && number.fract() == 0.0 {
        return (number as u64, 0);
    }
    let (fraction, exponent) = (number.to_bits() & ((1 << 52) - 1), (number.to_bits() >> 52) as i32);
    let (whole, power) = if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    // So many powers of ten that 18 or 19 digits stand before the point; 17 always tell a number from any other.
    let size = f64::from(64 - whole.leading_zeros() as i32 + power) * std::f64::consts::LOG10_2;
    let ten = 18 - size.floor() as i32;
    let mut value = Whole::of(whole);
    tens(ten, |ten| value.times(ten, 0));
    twos(power, |two| value.times(two, 0));
    twos(-power, |two| {
        value.over(two);
    });
    tens(-ten, |ten| {
        value.over(ten);
    });
    let long = value.0.iter().rev().fold(0_u64, |long, part| long << 32 | u64::from(*part));
    let cut = |by: u32| ((long + 10_u64.pow(by) / 2) / 10_u64.pow(by), by as i32 - ten);
    let is_it = |(digits, last): &(u64, i32)| scaled(Whole::of(*digits), *last, false) == number;
    (2..=18).rev().map(cut).find(is_it).unwrap_or_else(|| cut(1))
}

/// Ten to that power in parts of 32 bits; none, if the power is below zero.
fn tens(power: i32, act: impl FnMut(u32)) {
    parts(power, 9, 10, act);
}

/// Two to that power in parts of 32 bits; none, if the power is below zero.
fn twos(power: i32, act: impl FnMut(u32)) {
    parts(power, 31, 2, act);
}

fn parts(mut power: i32, most: i32, base: u32, mut act: impl FnMut(u32)) {
    while power > 0 {
        act(base.pow(power.min(most).unsigned_abs()));
        power -= most;
    }
}

/// A number in the fewest digits that are this number and no other, with a point; very large and very small ones as a power
/// of ten.
pub fn number_text(number: f64) -> String {
    let (digits, last) = shortest(number);
    let digits = digits.to_string();
    let mut text = String::from(if number < 0.0 { "-" } else { "" });
    let point = digits.len() as i32 + last;
    if number != 0.0 && !(-5..=15).contains(&point) {
        push_with_point(&mut text, &digits, 1);
        text.push('e');
        text.push_str(&(point - 1).to_string());
    } else {
        push_with_point(&mut text, &digits, point);
    }
    text
}

/// Digits, of which so many stand before the point.
fn push_with_point(text: &mut String, digits: &str, before: i32) {
    let zeros = |text: &mut String, count: i32| (0..count).for_each(|_| text.push('0'));
    let (whole, fraction) = digits.split_at_checked(before.max(0) as usize).unwrap_or((digits, ""));
    text.push_str(whole);
    zeros(text, before - digits.len() as i32);
    zeros(text, i32::from(whole.is_empty()));
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        text.push('.');
        zeros(text, -before);
        text.push_str(fraction);
    }
}

/// A number to two digits behind the point: of CSS pixels a screen shows no more.
pub fn rounded_text(number: f64) -> String {
    let hundredths = (number * 100.0).round() as i64;
    let mut text = String::from(if hundredths < 0 { "-" } else { "" });
    let digits = hundredths.unsigned_abs().to_string();
    push_with_point(&mut text, &digits, digits.len() as i32 - 2);
    text
}

/// A number held between two others. `f64::clamp` says in words where they are the wrong way round.
pub fn within(number: f64, from: f64, to: f64) -> f64 {
    number.max(from).min(to)
}

/// How high a wave of height 1 stands after so many turns: the sine, to a thousandth, which is a hundredth of a pixel.
pub fn wave(turns: f64) -> f64 {
    let turn = turns - turns.round();
    let arch = 8.0 * turn * (1.0 - 2.0 * turn.abs());
    arch * (0.775 + 0.225 * arch.abs())
}
