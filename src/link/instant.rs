//! Instants as a link writes them: RFC 3339 in UTC, to the millisecond, and finer only where a window is so short that a
//! millisecond is seen.

use crate::document::{date_of_ms, instant_ms};
use crate::small::{cut, within};

/// No instant is farther out than this, in milliseconds: beyond any calendar, and still told apart to the millisecond, so that
/// it is written as it was read.
const FAR_MS: f64 = 9e15;
/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// An instant (Unix milliseconds) as a link writes it; one beyond the years of four digits as its number.
pub(super) fn write(at_ms: f64) -> String {
    let whole_ms = at_ms.floor();
    let micros = ((at_ms - whole_ms) * 1000.0).round() as i64;
    let (at_ms, day_ms) = (whole_ms as i64, (whole_ms as i64).rem_euclid(DAY_MS));
    let (year, month, day) = date_of_ms(at_ms);
    if !(0..=9999).contains(&year) {
        return at_ms.to_string();
    }
    let mut out = String::with_capacity(27);
    let mut put = |before: &str, number: i64, digits: usize| {
        let number = number.to_string();
        out.push_str(before);
        out.extend(std::iter::repeat_n('0', digits.saturating_sub(number.len())));
        out.push_str(&number);
    };
    put("", year, 4);
    put("-", month, 2);
    put("-", day, 2);
    put("T", day_ms / 3_600_000, 2);
    put(":", day_ms / 60_000 % 60, 2);
    put(":", day_ms / 1000 % 60, 2);
    if day_ms % 1000 != 0 || micros != 0 {
        put(".", day_ms % 1000, 3);
    }
    if micros != 0 {
        put("", micros, 3);
    }
    out.push('Z');
    out
}

/// The instant that a link names, in Unix milliseconds.
pub(super) fn read(text: &str) -> Option<f64> {
    let Some(whole_ms) = instant_ms(text) else {
        let number = text.strip_prefix('-').unwrap_or(text);
        let is_number = !number.is_empty() && number.len() <= 16 && number.bytes().all(|byte| byte.is_ascii_digit());
        let at_ms = is_number.then(|| text.parse::<i64>().ok()).flatten();
        return at_ms.map(|at_ms| within(at_ms as f64, -FAR_MS, FAR_MS));
    };
    // What is finer than the documents' own times.
    let fraction = cut(text, ".").map(|(_, fraction)| fraction).unwrap_or_default();
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).chain(*b"000000").skip(3).take(3);
    let micros = digits.fold(0, |micros, digit| micros * 10 + i64::from(digit - b'0'));
    // Rounded once: in far years a number has no room for all microseconds, and what is read must be written the same.
    Some(whole_ms as f64 + micros as f64 / 1000.0)
}
