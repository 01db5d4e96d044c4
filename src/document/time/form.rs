//! The form of a time as a string: what a pattern of the JSON Schema can say.
//!
//! A string without it is wrong in shape. One that has it and is still no time (30 February, a leap second at noon, a
//! year too far) is wrong in meaning: only the calendar knows.

use super::civil::two_digits;
use crate::small::{cut, cut_one, find, find_one};

/// Whether a text has the form of a time. [`super::edtf`] reads no text that has not.
pub(super) fn is_time(text: &str) -> bool {
    match cut(text, "/") {
        None => is_single(text),
        Some((from, to)) => {
            let is_open = |end: &str| matches!(end, "" | "..");
            // Digits that are not known stand in single dates only; in ends of intervals they are of EDTF's level 2.
            let is_end = |end: &str| is_open(end) || is_single(end) && find(end, "X").is_none();
            !(is_open(from) && is_open(to)) && is_end(from) && is_end(to)
        }
    }
}

fn is_single(text: &str) -> bool {
    match cut_one(text, "Tt") {
        Some((date, time)) => is_day(date) && is_clock(time),
        None => is_unit(text.strip_suffix(['~', '?', '%']).unwrap_or(text)),
    }
}

fn is_unit(text: &str) -> bool {
    if let Some(year) = text.strip_prefix('Y') {
        let digits = year.strip_prefix('-').unwrap_or(year);
        return digits.len() > 4 && are_digits(digits);
    }
    let text = text.strip_prefix('-').unwrap_or(text);
    let (year, rest) = cut(text, "-").map_or((text, None), |(year, rest)| (year, Some(rest)));
    let known = year.trim_end_matches('X');
    let is_year = year.len() == 4 && known.len() > 1 && are_digits(known);
    is_year
        && match rest {
            None | Some("XX" | "XX-XX") => true,
            Some(rest) => known.len() == 4 && is_part_of_year(rest),
        }
}

/// A month, a day of one, or a season.
fn is_part_of_year(text: &str) -> bool {
    match cut(text, "-") {
        Some((month, day)) => is_number(month, 1, 12) && (day == "XX" || is_number(day, 1, 31)),
        None => is_number(text, 1, 12) || is_number(text, 21, 24),
    }
}

fn is_day(text: &str) -> bool {
    is_unit(text) && text.rsplit('-').take(2).all(|part| part.len() == 2 && are_digits(part))
}

fn is_clock(text: &str) -> bool {
    let offset_at = find_one(text, "Zz+-").unwrap_or(text.len());
    let Some((clock, offset)) = text.split_at_checked(offset_at) else { return false };
    let mut parts = clock.splitn(3, ':');
    let mut is_next = |most| parts.next().is_some_and(|part| is_number(part, 0, most));
    is_next(23) && is_next(59) && parts.next().is_none_or(is_second) && is_offset(offset)
}

fn is_second(text: &str) -> bool {
    let (whole, fraction) = cut(text, ".").unwrap_or((text, "0"));
    is_number(whole, 0, 60) && !fraction.is_empty() && are_digits(fraction)
}

fn is_offset(text: &str) -> bool {
    match text.strip_prefix('+').or(text.strip_prefix('-')) {
        None => matches!(text, "" | "Z" | "z"),
        Some(offset) => match cut(offset, ":") {
            Some((hours, minutes)) => is_number(hours, 0, 23) && is_number(minutes, 0, 59),
            None => is_number(offset, 0, 23),
        },
    }
}

/// A number of two digits that is neither less nor more.
fn is_number(text: &str, least: i32, most: i32) -> bool {
    two_digits(text).is_some_and(|number| (least..=most).contains(&number))
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
