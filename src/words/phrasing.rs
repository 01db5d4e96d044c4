//! English where no phrase will do: what is put together by a rule.

use super::language::fill;
use crate::small::{number, small_letters};

/// The statistics that the format names, and percentiles; any other word stands for itself.
pub(super) fn statistic(name: &str) -> String {
    let percentile = name.strip_prefix('p').filter(|rest| number(rest).is_some());
    match (name, percentile) {
        (_, Some(percentile)) => fill("percentile {0}", &[percentile]),
        ("count", _) => "counts".to_owned(),
        ("cumulative", _) => "running totals".to_owned(),
        ("as_of", _) => "as of each time".to_owned(),
        ("mean", _) => "means".to_owned(),
        ("median", _) => "medians".to_owned(),
        _ => name.replace('_', " "),
    }
}

/// Nouns of rough amounts.
pub(super) const AMOUNTS: [&str; 6] = ["tens", "dozens", "hundreds", "thousands", "millions", "billions"];

/// "Thousands" are of something, "a few" are not.
pub(super) fn rough(amount: &str, unit: &str) -> String {
    let last = amount.rsplit(' ').next().unwrap_or_default();
    let last = small_letters(last);
    fill(if AMOUNTS.contains(&last.as_str()) { "{0} of {1}" } else { "{0} {1}" }, &[amount, unit])
}

/// English names some countries with an article.
pub(super) fn place(name: &str) -> String {
    let articled = [
        "UK",
        "US",
        "USA",
        "EU",
        "UAE",
        "United Kingdom",
        "United States",
        "European Union",
        "Netherlands",
        "Philippines",
        "Americas",
        "Middle East",
    ];
    let everywhere = ["worldwide", "global", "everywhere"];
    if everywhere.contains(&small_letters(name).as_str()) {
        return "worldwide".to_owned();
    }
    fill(if articled.contains(&name) { "in the {0}" } else { "in {0}" }, &[name])
}
