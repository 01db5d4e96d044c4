//! Key moments, and where the crosshair stands, in words.

use super::Words;
use super::language::{Phrase, fill};

/// What is said of key moments in English.
pub static MOMENTS: MomentWords = MomentWords {
    heading: "Key moments",
    previous: "Previous moment",
    next: "Next moment",
    rule: "Where an outage begins and where it ends, by its lead account. The first statement about each cause, and the \
           first that acknowledges a problem. The largest figure that is stated of each series, else the highest value \
           that was measured. What set it off, when it was noticed, what was done against it, and when it got better. \
           All of these only where a time is stated. Of more than sixteen outages' or events' moments only the first and \
           the last.",
    begins: "{0} begins",
    ends: "{0} ends",
    first_about: "First about {0}: {1}",
    acknowledged: "First to acknowledge a problem: {0}",
    figure: "{0} {1}",
    place: "{0} of {1}: {2}",
    count: ["{0} key moment", "{0} key moments"],
    left_out: "not among what was found",
    no_value: "no value",
};

/// What is said of key moments.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct MomentWords {
    pub heading: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub rule: &'static str,
    pub left_out: &'static str,
    pub no_value: &'static str,
    begins: Phrase,
    ends: Phrase,
    first_about: Phrase,
    acknowledged: Phrase,
    figure: Phrase,
    place: Phrase,
    count: [Phrase; 2],
}

impl MomentWords {
    /// "Second wave begins".
    pub fn begins(&self, title: &str) -> String {
        fill(self.begins, &[title])
    }

    /// "Second wave ends".
    pub fn ends(&self, title: &str) -> String {
        fill(self.ends, &[title])
    }

    /// "First about “a cyberattack”: Elon Musk on X".
    pub fn first_about(&self, causes: &str, title: &str) -> String {
        fill(self.first_about, &[causes, title])
    }

    /// "First to acknowledge a problem: the operator on its status page".
    pub fn acknowledged(&self, title: &str) -> String {
        fill(self.acknowledged, &[title])
    }

    /// "41,000 reports, highest number stated".
    pub fn figure(&self, value: &str, of: &str) -> String {
        fill(self.figure, &[value, of])
    }

    /// "3 of 9: 09:30", `place` from 0.
    pub fn place(&self, place: usize, count: usize, when: &str) -> String {
        fill(self.place, &[&(place + 1).to_string(), &count.to_string(), when])
    }

    /// "9 key moments".
    pub fn count(&self, count: usize) -> String {
        let [one, many] = self.count;
        fill(if count == 1 { one } else { many }, &[&count.to_string()])
    }
}

const SECOND_MS: f64 = 1_000.0;
const MINUTE_MS: f64 = 60.0 * SECOND_MS;
const DAY_MS: f64 = 1_440.0 * MINUTE_MS;

impl Words<'_> {
    /// An instant that is pointed at, no more exact than a pointer that moves by `step_ms`: "Mon 10 Mar 2025, 09:30", with
    /// seconds where a minute has ten steps, with thousandths where a second has, the day alone where it has but a few.
    pub fn pointed_at(&self, at_ms: i64, step_ms: f64) -> String {
        let day = self.day_tick(at_ms, true);
        let clock = if step_ms >= DAY_MS / 4.0 {
            return day;
        } else if step_ms >= MINUTE_MS / 10.0 {
            self.clock(at_ms, false)
        } else if step_ms >= SECOND_MS / 10.0 {
            self.clock(at_ms, true)
        } else {
            self.clock_fraction(at_ms)
        };
        self.list_plain(&[&day, &clock])
    }

    /// The least and the greatest of what was measured at a place: "312 errors", "12 to 340 ms", "no value". `unit` is the
    /// document's own word.
    pub fn measured(&self, extremes: Option<(f64, f64)>, unit: Option<&str>) -> String {
        let Some((least, most)) = extremes else { return MOMENTS.no_value.to_owned() };
        let number = self.number(least);
        let number = if least == most { number } else { self.range(&number, &self.number(most)) };
        self.with_unit(number, unit)
    }
}
