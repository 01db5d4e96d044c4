//! ISO 8601 durations.

use super::Duration;

const SECOND_MS: i64 = 1000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

impl Duration {
    /// Reads an ISO 8601 duration such as `PT6H`, `P1DT12H`, `P2W`, `P1Y6M` or `PT0.5S`: units in falling order, a
    /// fraction only in the last one, and in none longer than a week. What is finer than a millisecond is cut off.
    /// `None` if it is none, or longer than can be held.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('P')?;
        let (date, time) = match rest.split_once('T') {
            Some((date, time)) if !time.is_empty() => (date, time),
            Some(_) => return None,
            None => (rest, ""),
        };
        let mut duration = Self::default();
        let mut fraction_seen = false;
        let date_units =
            [('Y', Unit::Months(12)), ('M', Unit::Months(1)), ('W', Unit::Ms(7 * DAY_MS)), ('D', Unit::Ms(DAY_MS))];
        let time_units = [('H', Unit::Ms(HOUR_MS)), ('M', Unit::Ms(MINUTE_MS)), ('S', Unit::Ms(SECOND_MS))];
        duration.add(date, &date_units, &mut fraction_seen)?;
        duration.add(time, &time_units, &mut fraction_seen)?;
        (!date.is_empty() || !time.is_empty()).then_some(duration)
    }

    fn add(&mut self, text: &str, units: &[(char, Unit)], fraction_seen: &mut bool) -> Option<()> {
        let mut units = units.iter();
        let mut number = String::new();
        for character in text.chars() {
            match character {
                '0'..='9' | '.' | ',' => number.push(if character == ',' { '.' } else { character }),
                letter => {
                    let (_, unit) = units.find(|(name, _)| *name == letter)?;
                    if *fraction_seen {
                        return None;
                    }
                    *fraction_seen = number.contains('.');
                    self.add_unit(&number, *unit)?;
                    number.clear();
                }
            }
        }
        number.is_empty().then_some(())
    }

    fn add_unit(&mut self, number: &str, unit: Unit) -> Option<()> {
        let (whole, fraction) = match number.split_once('.') {
            Some((_, "")) => return None,
            Some((whole, fraction)) => (whole, fraction),
            None => (number, ""),
        };
        match unit {
            Unit::Months(months) => {
                let count: u32 = if fraction.is_empty() { whole.parse().ok()? } else { return None };
                self.months = self.months.checked_add(count.checked_mul(months)?)?;
            }
            Unit::Ms(ms) => {
                let count: i64 = whole.parse().ok()?;
                self.ms = self.ms.checked_add(count.checked_mul(ms)?)?.checked_add(part_of(ms, fraction)?)?;
            }
        }
        Some(())
    }
}

/// `0.fraction` of a unit, from no more digits than can matter, so that it is exact.
fn part_of(unit_ms: i64, fraction: &str) -> Option<i64> {
    let mut scale = 1_i64;
    let mut digits = 0_i64;
    for character in fraction.chars() {
        let digit = i64::from(character.to_digit(10)?);
        if scale < 1_000_000_000 {
            digits = digits * 10 + digit;
            scale *= 10;
        }
    }
    Some(unit_ms * digits / scale)
}

#[derive(Clone, Copy)]
enum Unit {
    Months(u32),
    Ms(i64),
}
