//! How much, and how long, in words that are no more exact than the source was.

use super::Words;
use super::language::{Language, Phrase, fill};
use super::quote::{plain, says_more};
use crate::document::{Bounded, Duration, Value};
use crate::small::{cut, number_text, without_end};

/// The same bounds, each part in words.
type Said = Bounded<String>;

fn said<T>(bounded: &Bounded<T>, show: &dyn Fn(&T) -> String) -> Said {
    let one = |part: &Option<T>| part.as_ref().map(show);
    Said {
        exact: one(&bounded.exact),
        at_least: one(&bounded.at_least),
        more_than: one(&bounded.more_than),
        at_most: one(&bounded.at_most),
        less_than: one(&bounded.less_than),
        between: bounded.between.as_ref().map(|(low, high)| (show(low), show(high))),
        about: one(&bounded.about),
        text: bounded.text.clone(),
    }
}

impl Words<'_> {
    /// How much, in full: "more than 8,000 reports", "nearly 35,000", "about 1,500", "39,021", "between 3 and 5",
    /// "tens of thousands of reports". `unit` is the document's own word.
    pub fn value(&self, value: &Value, unit: Option<&str>) -> String {
        let language = self.language();
        let number = said(value, &|number| language.number(*number));
        let unit = unit.filter(|unit| !unit.is_empty());
        match (language.rough_text(&number), unit) {
            (Some(text), Some(unit)) => (language.rough)(text, unit),
            (Some(text), None) => text.to_owned(),
            (None, unit) => language.with_text(&number, self.with_unit(language.bounds(&number), unit)),
        }
    }

    /// A number in words with its unit: "1,200 ms", "12%".
    pub(super) fn with_unit(&self, number: String, unit: Option<&str>) -> String {
        let words = &self.language().number;
        match unit {
            Some("%") => fill(words.percent, &[&number]),
            Some(unit) if !number.is_empty() && !unit.is_empty() => fill(words.with_unit, &[&number, unit]),
            _ => number,
        }
    }

    /// How much, as a label on the drawing: "8,000+", "~12,000", "39,021", "<35,000", "3 to 5", "tens of thousands".
    pub fn value_short(&self, value: &Value) -> String {
        let language = self.language();
        let number = said(value, &|number| language.number(*number));
        language.rough_text(&number).map_or_else(|| language.short_bounds(&number), str::to_owned)
    }

    /// A number with its thousands set apart: "39,021".
    pub fn number(&self, number: f64) -> String {
        self.language().number(number)
    }

    /// A number for an axis: "40k", "1.5M".
    pub fn number_short(&self, number: f64) -> String {
        let words = &self.language().number;
        let steps = [(1e9, words.billion), (1e6, words.million), (1e3, words.thousand)];
        let step = steps.iter().find(|(size, _)| number.abs() >= *size && number.abs() < 1e15);
        step.map_or_else(|| self.number(number), |(size, phrase)| fill(phrase, &[&self.number(number / size)]))
    }

    /// A length of time as a source gave it: "more than 6 hours", "about 1 hour 30 minutes".
    pub fn duration(&self, duration: &Bounded<Duration>) -> String {
        let language = self.language();
        let length = said(duration, &|duration| language.length(*duration));
        let core = language.bounds(&length);
        language.with_text(&length, core)
    }

    /// An exact length of time: "1 hour 30 minutes".
    pub fn length(&self, duration: Duration) -> String {
        self.language().length(duration)
    }
}

impl Language {
    /// A number with its thousands set apart; very large and very small ones as a power of ten.
    pub(super) fn number(&self, number: f64) -> String {
        let size = number.abs();
        if !number.is_finite() {
            return self.number.not_stated.to_owned();
        }
        if size != 0.0 && !(1e-6..1e15).contains(&size) {
            return number_text(number);
        }
        let plain = number_text(number.abs());
        let (whole, fraction) = cut(&plain, ".").unwrap_or((&plain, ""));
        let mut out = String::from(if number < 0.0 { "−" } else { "" });
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                out.push_str(self.number.group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(self.number.decimal);
            out.push_str(fraction);
        }
        out
    }

    /// A length of time by its parts, the largest first.
    fn length(&self, duration: Duration) -> String {
        let words = &self.number;
        let seconds = duration.ms.unsigned_abs() / 1000;
        let parts: [(u64, &[Phrase; 2]); 6] = [
            (u64::from(duration.months / 12), &words.years),
            (u64::from(duration.months % 12), &words.months),
            (seconds / 86_400, &words.days),
            (seconds / 3600 % 24, &words.hours),
            (seconds / 60 % 60, &words.minutes),
            (seconds % 60, &words.seconds),
        ];
        let said: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, forms)| self.counted(forms, usize::try_from(*count).unwrap_or(usize::MAX)))
            .collect();
        if said.is_empty() { self.counted(&words.seconds, 0) } else { said.join(" ") }
    }

    /// The source's own words, where they are all there is or a number would be more exact than they are.
    fn rough_text<'a>(&self, said: &'a Said) -> Option<&'a str> {
        let text = said.text.as_deref().filter(|text| !text.trim().is_empty())?;
        let near = said.exact.is_some() || said.about.is_some();
        let is_amount = || {
            let digits = text.contains(|letter: char| letter.is_ascii_digit());
            let mut words = text.split_whitespace().map(plain);
            !digits
                && words.any(|word| {
                    self.number.amounts.iter().any(|amount| without_end(amount, "s") == without_end(&word, "s"))
                })
        };
        (!near && is_amount() || self.bounds(said).is_empty()).then_some(text)
    }

    /// Adds the source's own words in quotation marks where they say more.
    fn with_text(&self, said: &Said, core: String) -> String {
        let text = said.text.as_deref().unwrap_or_default();
        match (core.is_empty(), text.is_empty()) {
            (true, true) => self.number.not_stated.to_owned(),
            (true, false) => self.quoted(text),
            (false, _) if says_more(text, &core) => fill(self.text.bracketed, &[&core, &self.quoted(text)]),
            (false, _) => core,
        }
    }

    /// The bounds alone; empty if there are none.
    fn bounds(&self, said: &Said) -> String {
        let words = &self.number;
        if let Some(exact) = &said.exact {
            return exact.clone();
        }
        let below = said.less_than.as_ref().or(said.at_most.as_ref());
        let above = said.more_than.as_ref().or(said.at_least.as_ref());
        match &said.about {
            Some(about) if below == Some(about) && above.is_none() => return fill(words.nearly, &[about]),
            Some(about) if above == Some(about) && below.is_none() => return fill(words.just_over, &[about]),
            _ => {}
        }
        let single = [
            (words.about, &said.about),
            (words.more_than, &said.more_than),
            (words.at_least, &said.at_least),
            (words.less_than, &said.less_than),
            (words.at_most, &said.at_most),
        ];
        let between = said.between.as_ref().map(|(low, high)| fill(words.between, &[low, high]));
        let parts = single.iter().filter_map(|(phrase, part)| part.as_ref().map(|part| fill(phrase, &[part])));
        parts.chain(between).reduce(|all, part| fill(words.both, &[&all, &part])).unwrap_or_default()
    }

    fn short_bounds(&self, said: &Said) -> String {
        let words = &self.number;
        let above = said.more_than.as_ref().or(said.at_least.as_ref());
        let below = said.less_than.as_ref().or(said.at_most.as_ref());
        let span = said.between.as_ref().map(|(low, high)| (low, high)).or(above.zip(below));
        if let Some(exact) = &said.exact {
            exact.clone()
        } else if let Some(about) = said.about.as_ref().filter(|about| below == Some(about) && above.is_none()) {
            fill(words.nearly, &[about])
        } else if let Some(about) = said.about.as_ref().filter(|about| above == Some(about) && below.is_none()) {
            fill(words.just_over, &[about])
        } else if let Some(about) = &said.about {
            fill(words.short_about, &[about])
        } else if let Some((low, high)) = span {
            fill(words.short_span, &[low, high])
        } else if let Some(above) = above {
            fill(words.short_more, &[above])
        } else if let Some(below) = &said.less_than {
            fill(words.short_less, &[below])
        } else if let Some(below) = &said.at_most {
            fill(words.short_at_most, &[below])
        } else {
            words.not_stated.to_owned()
        }
    }
}
