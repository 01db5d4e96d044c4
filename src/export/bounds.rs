//! A time and a value in cells: each bound that is stated, and no other.

use super::table::Table;
use crate::document::{Bounded, Precision, Time, date_of_ms};

/// Columns of a time. Bounds are instants in UTC; of a whole day or a longer unit `latest` is the first instant after it,
/// which `latest_precision` tells.
pub(super) const TIME: [&str; 9] = [
    "earliest",
    "latest",
    "earliest_precision",
    "latest_precision",
    "approximate",
    "uncertain",
    "after",
    "before",
    "time_as_given",
];

/// Columns of a value. `value` is an exact one; who says "about" or "more than" states none.
pub(super) const VALUE: [&str; 9] = [
    "value",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "between_low",
    "between_high",
    "about",
    "value_as_given",
];

/// Cells of [`TIME`].
pub(super) fn time(table: &mut Table, time: Option<&Time>) {
    let Some(time) = time else { return table.empty(TIME.len()) };
    let bounds = [(time.earliest_ms, time.earliest_precision), (time.latest_ms, time.latest_precision)];
    for (at_ms, _) in bounds {
        table.text(&at_ms.map(instant).unwrap_or_default());
    }
    for (at_ms, precision) in bounds {
        table.text(at_ms.map_or("", |_| name(precision)));
    }
    table.flag(time.approximate);
    table.flag(time.uncertain);
    table.list(time.after.iter().map(|id| &id.0));
    table.list(time.before.iter().map(|id| &id.0));
    table.maybe(time.text.as_deref());
}

/// Cells of [`VALUE`].
pub(super) fn value(table: &mut Table, value: &Bounded<f64>) {
    table.number(value.exact);
    table.number(value.at_least);
    table.number(value.more_than);
    table.number(value.at_most);
    table.number(value.less_than);
    table.number(value.between.map(|(low, _)| low));
    table.number(value.between.map(|(_, high)| high));
    table.number(value.about);
    table.maybe(value.text.as_deref());
}

fn name(precision: Precision) -> &'static str {
    match precision {
        Precision::Second => "second",
        Precision::Minute => "minute",
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Season => "season",
        Precision::Year => "year",
        Precision::Coarser => "coarser",
    }
}

/// An instant in UTC (ISO 8601): `2025-03-10T09:30:00Z`, with milliseconds where it has any. A year of more than four
/// digits, or before 0, has a sign.
pub(super) fn instant(at_ms: i64) -> String {
    let (year, month, day) = date_of_ms(at_ms);
    let of_day_ms = at_ms.rem_euclid(86_400_000);
    let mut out = String::with_capacity(24);
    if !(0..=9999).contains(&year) {
        out.push(if year < 0 { '-' } else { '+' });
    }
    push_padded(&mut out, year.abs(), if (0..=9999).contains(&year) { 4 } else { 6 });
    for (separator, number) in [
        ('-', month),
        ('-', day),
        ('T', of_day_ms / 3_600_000),
        (':', of_day_ms / 60_000 % 60),
        (':', of_day_ms / 1000 % 60),
    ] {
        out.push(separator);
        push_padded(&mut out, number, 2);
    }
    if of_day_ms % 1000 > 0 {
        out.push('.');
        push_padded(&mut out, of_day_ms % 1000, 3);
    }
    out.push('Z');
    out
}

fn push_padded(out: &mut String, number: i64, digits: usize) {
    let number = number.to_string();
    (number.len()..digits).for_each(|_| out.push('0'));
    out.push_str(&number);
}
