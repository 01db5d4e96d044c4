//! ISO 8601 durations.

use super::Duration;
use crate::small::cut;

const SECOND_MS: i64 = 1000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Why a text is no duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not written as one: what a pattern of the JSON Schema can say.
    Form,
    /// It is longer than can be held.
    TooLong,
}

impl Duration {
    /// Reads an ISO 8601 duration such as `PT6H`, `P1DT12H`, `P2W`, `P1Y6M` or `PT0.5S`: units in falling order, a
    /// fraction only in the last one, and in none longer than a week. What is finer than a millisecond is cut off.
    /// `None` if it is none, or longer than can be held.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read_text(text).ok()
    }

    /// As [`Self::parse`]. A fault of form is told before one of length, wherever the two stand.
    pub(super) fn read_text(text: &str) -> Result<Self, Fault> {
        let rest = text.strip_prefix('P').ok_or(Fault::Form)?;
        let (date, time) = match cut(rest, "T") {
            Some((_, "")) => return Err(Fault::Form),
            Some(parts) => parts,
            None => (rest, ""),
        };
        let date_units =
            [('Y', Unit::Months(12)), ('M', Unit::Months(1)), ('W', Unit::Ms(7 * DAY_MS)), ('D', Unit::Ms(DAY_MS))];
        let time_units = [('H', Unit::Ms(HOUR_MS)), ('M', Unit::Ms(MINUTE_MS)), ('S', Unit::Ms(SECOND_MS))];
        let mut sum = Sum { months: Some(0), ms: Some(0), fraction_seen: false };
        let has_form = !rest.is_empty() && sum.add(date, &date_units).is_some() && sum.add(time, &time_units).is_some();
        if !has_form {
            return Err(Fault::Form);
        }
        let (months, ms) = sum.months.zip(sum.ms).ok_or(Fault::TooLong)?;
        Ok(Self { months, ms })
    }
}

/// What units come to; `None` is more than can be held.
struct Sum {
    months: Option<u32>,
    ms: Option<i64>,
    fraction_seen: bool,
}

impl Sum {
    /// `None` if the text is no list of units.
    fn add(&mut self, text: &str, units: &[(char, Unit)]) -> Option<()> {
        let mut units = units.iter();
        let mut number = String::new();
        for character in text.chars() {
            match character {
                '0'..='9' | '.' | ',' => number.push(if character == ',' { '.' } else { character }),
                letter => {
                    let (_, unit) = units.find(|(name, _)| *name == letter)?;
                    self.add_unit(&number, *unit)?;
                    number.clear();
                }
            }
        }
        number.is_empty().then_some(())
    }

    fn add_unit(&mut self, number: &str, unit: Unit) -> Option<()> {
        let (whole, fraction) = cut(number, ".").map_or((number, None), |(whole, part)| (whole, Some(part)));
        let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if self.fraction_seen || !are_digits(whole) || fraction.is_some_and(|part| !are_digits(part)) {
            return None;
        }
        self.fraction_seen = fraction.is_some();
        match unit {
            Unit::Months(_) if fraction.is_some() => return None,
            Unit::Months(months) => {
                let count: Option<i64> = whole.parse().ok();
                let count = count.and_then(|count| u32::try_from(count).ok()?.checked_mul(months));
                self.months = self.months.zip(count).and_then(|(sum, months)| sum.checked_add(months));
            }
            Unit::Ms(ms) => {
                let count: Option<i64> = whole.parse().ok().and_then(|count: i64| count.checked_mul(ms));
                let part_ms = part_of(ms, fraction.unwrap_or_default());
                self.ms = self.ms.zip(count).and_then(|(sum, ms)| sum.checked_add(ms)?.checked_add(part_ms));
            }
        }
        Some(())
    }
}

/// `0.fraction` of a unit, from no more digits than can matter, so that it is exact.
fn part_of(unit_ms: i64, fraction: &str) -> i64 {
    let (mut digits, mut scale) = (0, 1);
    for digit in fraction.bytes().take(9) {
        digits = digits * 10 + i64::from(digit - b'0');
        scale *= 10;
    }
    unit_ms * digits / scale
}

#[derive(Clone, Copy)]
enum Unit {
    Months(u32),
    Ms(i64),
}
