//! Figures and measured series.

use super::Words;
use super::language::fill;
use super::outage::a_bound_ms;
use super::sentence::Related;
use crate::document::{Baseline, Id, Point, Precision, Samples, Series, Share, Time, Value};
use crate::small::capital;

impl Words<'_> {
    /// Who counted, who passed it on, where, how it is made up, and what others have for the same thing.
    pub(super) fn push_figure(&self, out: &mut String, series: &Series, point: &Point) {
        let language = self.language();
        let words = &language.record;
        let given = if point.sources.is_empty() { &series.sources } else { &point.sources };
        let outlets = self.source_names(given);
        let outlet = language.list(&outlets);
        let counter = series.publisher.as_deref().map(|name| self.name_of(name));
        let who = match (counter, outlets.is_empty()) {
            (Some(counter), false) if counter != outlet => fill(words.counted_and_given, &[counter, &outlet]),
            (Some(counter), _) => fill(words.counted_by, &[counter]),
            (None, false) => fill(words.as_given_by, &[&outlet]),
            (None, true) => language.text.source_not_stated.to_owned(),
        };
        language.push_sentence(out, &who);
        if series.region.is_none() {
            language.push_sentence(out, words.place_not_stated);
        }
        if let Some(text) = point.at.as_ref().and_then(|at| self.time_quote(at)) {
            language.push_sentence(out, &fill(words.time_given_as, &[&text]));
        }
        let parts: Vec<String> = point.breakdown.iter().map(|share| self.share(share)).collect();
        language.push_sentence(out, &parts.join(language.text.comma));
        self.push_note(out, point.note.as_deref());
    }

    /// A part of a figure: "app 58%".
    pub fn share(&self, share: &Share) -> String {
        let language = self.language();
        // Parts are given as fractions; a thousandth of a percent is finer than any source.
        let percent = language.number((share.share * 100_000.0).round() / 1000.0);
        fill(language.number.with_unit, &[&share.label, &fill(language.number.percent, &[&percent])])
    }

    /// What others have for the same thing, where that is another number: "accounts differ: 39,021 and at least 40,893";
    /// empty if none has.
    pub fn rival_values(&self, point: &Point) -> String {
        let rivals =
            self.rivals(point).into_iter().filter(|(_, rival)| rival.id != point.id && rival.value != point.value);
        let values: Vec<String> = rivals.map(|(_, rival)| self.value(&rival.value, None)).collect();
        if values.is_empty() {
            return String::new();
        }
        fill(self.language().text.colon, &[self.figure_words().accounts_differ, &self.language().list(&values)])
    }

    /// "Other figures for the same: 41,000 (place not stated; ghafla.co.ke, before 13:30)."
    pub(super) fn rivals_of(&self, series: &Series, point: &Point) -> Option<Related> {
        let language = self.language();
        let near_ms = point.at.as_ref().and_then(a_bound_ms);
        let others = self.rivals(point).into_iter().filter(|(_, other)| other.id != point.id);
        let items: Vec<(Id, String)> = others
            .map(|(other_series, other)| {
                let mut about =
                    self.source_names(if other.sources.is_empty() { &other_series.sources } else { &other.sources });
                if other_series.region != series.region {
                    about.push(match other_series.region.as_deref() {
                        Some(region) => self.place(region),
                        None => language.record.place_not_stated.to_owned(),
                    });
                }
                if !same_time(point.at.as_ref(), other.at.as_ref()) {
                    about.push(self.when_clause(other.at.as_ref(), near_ms));
                }
                let value = self.value(&other.value, None);
                let said = if about.is_empty() {
                    value
                } else {
                    fill(language.text.bracketed, &[&value, &about.join(language.text.comma)])
                };
                (other.id.clone(), said)
            })
            .collect();
        (!items.is_empty()).then(|| Related { words: capital(language.record.rivals), items })
    }

    /// How many figures there are for the same thing, if they differ: "4 figures that differ".
    pub(super) fn figure_count(&self, point: &Point) -> Option<String> {
        let rivals = self.rivals(point);
        let differ = rivals.iter().any(|(_, rival)| rival.value != point.value);
        differ.then(|| self.language().counted(&self.language().record.figures_differ, rivals.len()))
    }

    /// Whether only its name says what a series counts: its kind has no noun for that, as "reports" is one.
    pub(super) fn needs_name(&self, series: &Series) -> bool {
        // A share is one of something.
        let is_share = series.unit.as_deref() == Some("%");
        let has_noun = !is_share && series.kind.and_then(self.language().names.unit).is_some();
        !has_noun && series.region.as_deref() != Some(&series.label)
    }

    /// A unit that does not stand in what [`Self::most_stated`] and [`Self::highest_measured`] say.
    fn left_unit<'a>(&self, series: &'a Series) -> Option<&'a str> {
        series.unit.as_deref().filter(|_| self.needs_name(series))
    }

    /// The unit of numbers that stand under the name of a series' kind, where that does not say it.
    pub fn unit_beside<'a>(&self, series: &'a Series) -> Option<&'a str> {
        let noun = series.kind.and_then(self.language().names.unit);
        series.unit.as_deref().filter(|unit| noun != Some(unit))
    }

    /// A figure for before what a headline counts: "at least 40,000", "326.23 USD".
    pub fn headline_value(&self, series: &Series, value: &Value) -> String {
        self.value(value, self.left_unit(series))
    }

    /// A measured value for the same: "5,400 s".
    pub fn headline_number(&self, series: &Series, value: f64) -> String {
        self.with_unit(self.number(value), self.left_unit(series))
    }

    /// What a headline counts: "reports in the UK, highest number stated".
    pub fn most_stated(&self, series: &Series, differs: bool) -> String {
        let differ = differs.then_some(self.figure_words().accounts_differ);
        let parts = [Some(self.counted(series)), Some(self.language().record.most_stated.to_owned())];
        parts
            .into_iter()
            .flatten()
            .chain(differ.map(str::to_owned))
            .collect::<Vec<_>>()
            .join(self.language().text.comma)
    }

    /// What a headline measures: "errors in the UK, the highest that was measured".
    pub fn highest_measured(&self, series: &Series) -> String {
        [self.counted(series).as_str(), self.language().record.highest_measured].join(self.language().text.comma)
    }

    /// What a series counts, and where: "reports in the UK", "reports, place not stated", "Share price".
    fn counted(&self, series: &Series) -> String {
        let language = self.language();
        let own = series.unit.as_deref().or(series.kind.and_then(language.names.unit));
        let is_noun = series.points.is_empty() == series.samples.is_some() && !self.needs_name(series);
        let unit = own.filter(|_| is_noun).unwrap_or(&series.label);
        match series.region.as_deref() {
            Some(region) => fill(language.text.in_place, &[unit, &self.place(region)]),
            None if self.key_label(series) == self.figure_words().place_not_stated => {
                [unit, language.record.place_not_stated].join(language.text.comma)
            }
            None => series.label.clone(),
        }
    }

    /// How a series was counted: "counts, each over 15 minutes"; empty if the document does not say.
    pub fn method(&self, series: &Series) -> String {
        let language = self.language();
        let statistic = series.statistic.as_deref().map(|statistic| (language.names.statistic)(statistic));
        let interval = series.interval.map(|interval| fill(language.record.each_over, &[&self.length(interval)]));
        statistic.into_iter().chain(interval).collect::<Vec<_>>().join(language.text.comma)
    }

    /// The usual level of a series, where that is one value: "3 errors"; or that it is one for each time.
    pub fn usual_level(&self, series: &Series) -> String {
        match &series.baseline {
            Some(Baseline::Level(level)) => self.series_value(series, level),
            Some(Baseline::Samples(_)) => self.language().record.level_each.to_owned(),
            None => String::new(),
        }
    }

    /// How much was measured from when to when, its highest value, its gaps and its usual level.
    pub(super) fn push_measured(&self, out: &mut String, series: &Series) {
        let language = self.language();
        let words = &language.record;
        let publisher = series.publisher.as_deref().map(|name| fill(words.counted_by, &[self.name_of(name)]));
        language.push_sentence(out, &publisher.unwrap_or_default());
        language.push_sentence(out, &self.method(series));
        if series.region.is_none() {
            language.push_sentence(out, words.place_not_stated);
        }
        if let Some((samples, (first_ms, last_ms))) = series.samples.as_ref().and_then(|it| Some((it, it.bounds_ms()?)))
        {
            let seen = samples.seen();
            let at = |at_ms: i64| self.when(Some(&instant(at_ms)));
            let measured = language.counted_with(&words.measured, seen.count, &at(first_ms), &at(last_ms));
            language.push_sentence(out, &measured);
            if let Some((value, at_ms)) = samples.highest_of(seen) {
                let unit = series.unit.as_deref().or(series.kind.and_then(language.names.unit));
                let value = match unit {
                    Some("%") => fill(language.number.percent, &[&language.number(value)]),
                    Some(unit) => fill(language.number.with_unit, &[&language.number(value), unit]),
                    None => language.number(value),
                };
                language.push_sentence(out, &fill(words.highest, &[&value, &at(at_ms)]));
            }
            if seen.gaps > 0 {
                language.push_sentence(out, &language.counted(&words.gaps, seen.gaps));
            }
        }
        if let Some(Baseline::Level(level)) = &series.baseline {
            language.push_sentence(out, &fill(words.usual_level, &[&self.series_value(series, level)]));
        }
    }
}

/// When the first value was measured.
pub(super) fn start(samples: &Samples) -> Option<Time> {
    samples.bounds_ms().map(|(first_ms, _)| instant(first_ms))
}

fn instant(at_ms: i64) -> Time {
    Time {
        earliest_ms: Some(at_ms),
        latest_ms: Some(at_ms),
        earliest_precision: Precision::Minute,
        latest_precision: Precision::Minute,
        ..Time::unknown()
    }
}

fn same_time(one: Option<&Time>, other: Option<&Time>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        (None, None) => true,
        _ => false,
    }
}
