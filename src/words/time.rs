//! When something was, in words that say no more than the source did.

use super::Words;
use super::calendar::{Civil, clock_of};
use super::language::fill;
use crate::document::{Id, Precision, Time};
use crate::small::{before, cut, small_letters};

/// How a time is to be said.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Style {
    /// Whole dates, whole words.
    Full,
    /// For a label: the date left out on the day of this instant.
    Short(Option<i64>),
    /// As a part of a sentence, after "began" or "ended": short dates, whole words.
    Clause(Option<i64>),
}

impl Style {
    fn near_ms(self) -> Option<i64> {
        match self {
            Self::Full => None,
            Self::Short(near_ms) | Self::Clause(near_ms) => near_ms,
        }
    }
}

/// A calendar unit or a stretch of several, and the city whose calendar it is where that is not the shown one's.
struct Units {
    first: Civil,
    last: Civil,
    city: Option<String>,
}

fn is_clock(precision: Precision) -> bool {
    matches!(precision, Precision::Second | Precision::Minute)
}

impl Words<'_> {
    /// When, in full: "Monday 10 March 2025, 14:00", "before 14:00 on Monday 10 March 2025", "some time on Monday
    /// 10 March 2025, “Monday evening”", "“a few hours later”, after Elon Musk on X", "time not stated".
    pub fn when(&self, time: Option<&Time>) -> String {
        let Some(time) = time else { return self.language().time.not_stated.to_owned() };
        let mut parts = Vec::new();
        let core = self.bounds(time, Style::Full);
        let quote = self.text_beyond(time, &core);
        parts.extend((!core.is_empty()).then_some(core));
        parts.extend(quote);
        self.push_relations(&mut parts, time);
        self.time_parts(&parts, time)
    }

    /// When, for a label or a column: "before 14:00", "~10:00", "15:00 to 16:00", "Monday", "Sun 9 March, evening". The
    /// date is left out when it is the civil day of `near_ms` (Unix milliseconds).
    pub fn when_short(&self, time: Option<&Time>, near_ms: Option<i64>) -> String {
        self.when_styled(time, Style::Short(near_ms))
    }

    /// When, as a part of a sentence: "at 14:00", "on Mon 10 March", "between 15:00 and 16:00".
    pub(super) fn when_clause(&self, time: Option<&Time>, near_ms: Option<i64>) -> String {
        self.when_styled(time, Style::Clause(near_ms))
    }

    /// A moment's clock, with its date unless that is the day of `near_ms`, and with "about" where it is.
    pub(super) fn moment(&self, time: &Time, at_ms: i64, precision: Precision, near_ms: Option<i64>) -> String {
        self.moment_styled(at_ms, precision, time.approximate, Style::Clause(near_ms))
    }

    fn when_styled(&self, time: Option<&Time>, style: Style) -> String {
        let Some(time) = time else { return self.language().time.not_stated.to_owned() };
        let mut parts = Vec::new();
        let core = self.bounds(time, style);
        if core.is_empty() {
            parts.extend(self.text_beyond(time, ""));
        } else {
            parts.push(core);
        }
        self.push_relations(&mut parts, time);
        self.time_parts(&parts, time)
    }

    fn time_parts(&self, parts: &[String], time: &Time) -> String {
        let words = &self.language().time;
        let said = parts.join(self.language().text.comma);
        match (said.is_empty(), time.uncertain) {
            (true, _) => words.not_stated.to_owned(),
            (false, true) => fill(words.uncertain, &[&said]),
            (false, false) => said,
        }
    }

    /// The source's own words where they say more than the bounds do, and what it came after and before.
    pub(super) fn quote_and_relations(&self, time: &Time) -> Vec<String> {
        let mut parts: Vec<String> = self.time_quote(time).into_iter().collect();
        self.push_relations(&mut parts, time);
        parts
    }

    fn push_relations(&self, parts: &mut Vec<String>, time: &Time) {
        let words = &self.language().time;
        for (ids, phrase) in [(&time.after, words.after), (&time.before, words.before)] {
            let anchors: Vec<String> = ids.iter().filter_map(|id: &Id| self.anchor(id)).collect();
            if !anchors.is_empty() {
                parts.push(fill(phrase, &[&self.language().list(&anchors)]));
            }
        }
    }

    /// The bounds alone; empty if there are none.
    pub(super) fn bounds(&self, time: &Time, style: Style) -> String {
        let words = &self.language().time;
        match (time.earliest_ms, time.latest_ms) {
            (None, None) => String::new(),
            (Some(at_ms), Some(_)) if time.instant_ms().is_some() => self.instant(time, at_ms, style),
            (Some(earliest_ms), Some(latest_ms)) => self.between(time, earliest_ms, latest_ms, style),
            (Some(at_ms), None) => match self.one_bound(time, at_ms, time.earliest_precision, style) {
                Ok(moment) if time.approximate => fill(words.shortly_after, &[&moment]),
                Ok(moment) => fill(words.after, &[&moment]),
                Err(unit) => fill(words.from_unit, &[&self.about_if(time, unit)]),
            },
            (None, Some(at_ms)) => match self.one_bound(time, at_ms, time.latest_precision, style) {
                Ok(moment) if time.approximate => fill(words.just_before, &[&moment]),
                Ok(moment) => fill(words.before, &[&moment]),
                Err(unit) => fill(words.to_unit, &[&self.about_if(time, unit)]),
            },
        }
    }

    fn instant(&self, time: &Time, at_ms: i64, style: Style) -> String {
        let words = &self.language().time;
        let precision = time.earliest_precision;
        let Some(date) = self.date_beside(self.civil(at_ms), style) else {
            let moment = self.moment_styled(at_ms, precision, time.approximate, style);
            let bare = time.approximate || !matches!(style, Style::Clause(_));
            return if bare { moment } else { fill(words.at, &[&moment]) };
        };
        match style {
            Style::Clause(_) | Style::Full if time.approximate => self.moment_styled(at_ms, precision, true, style),
            Style::Clause(_) => fill(words.at, &[&self.moment_styled(at_ms, precision, false, style)]),
            Style::Short(_) | Style::Full => {
                let clock = self.clock_about(at_ms, precision, time.approximate, style);
                fill(words.date_clock, &[&date, &clock])
            }
        }
    }

    /// `Ok` with a moment, or `Err` with the name of the calendar unit that bounds it.
    fn one_bound(&self, time: &Time, at_ms: i64, precision: Precision, style: Style) -> Result<String, String> {
        if is_clock(precision) {
            // "Shortly after" says already that it is near.
            return Ok(self.moment_styled(at_ms, precision, false, style));
        }
        // The latest bound of a unit is the first instant after it.
        let last = time.latest_ms.is_some();
        match self.units(time, at_ms, at_ms) {
            Some(units) => Err(self.unit_words(&units, precision, style, last)),
            None => Ok(self.moment_styled(at_ms, precision, time.approximate, style)),
        }
    }

    fn between(&self, time: &Time, earliest_ms: i64, latest_ms: i64, style: Style) -> String {
        let (first, last) = (time.earliest_precision, time.latest_precision);
        match (is_clock(first), is_clock(last)) {
            (true, true) => self.between_clocks(time, earliest_ms, latest_ms, style),
            (false, false) => self
                .units(time, earliest_ms, latest_ms)
                .map(|units| self.unit_span(time, &units, style))
                .unwrap_or_else(|| self.between_clocks(time, earliest_ms, latest_ms, style)),
            _ => self.between_mixed(time, earliest_ms, latest_ms, style),
        }
    }

    fn between_clocks(&self, time: &Time, earliest_ms: i64, latest_ms: i64, style: Style) -> String {
        let words = &self.language().time;
        let (precise_first, precise_last) = (time.earliest_precision, time.latest_precision);
        let phrase = if matches!(style, Style::Short(_)) { words.span } else { words.between };
        let (first, last) = (self.civil(earliest_ms), self.civil(latest_ms.saturating_sub(1)));
        if !first.same_day(last) {
            let start = self.moment_styled(earliest_ms, precise_first, time.approximate, style);
            let end = self.moment_styled(latest_ms, precise_last, time.approximate, style);
            return fill(phrase, &[&start, &end]);
        }
        let end = if self.civil(latest_ms).is_midnight() {
            // The day's own end, said as ISO 8601-1 allows, so that it is not mistaken for its beginning.
            clock_of(Civil { hour: 24, ..self.civil(latest_ms) }, false)
        } else {
            self.clock_about(latest_ms, precise_last, time.approximate, style)
        };
        let start = self.clock_about(earliest_ms, precise_first, time.approximate, style);
        let clocks = fill(phrase, &[&start, &end]);
        match (self.date_beside(first, style), style) {
            (None, _) => clocks,
            (Some(date), Style::Short(_)) => fill(words.date_clock, &[&date, &clocks]),
            (Some(date), _) => fill(words.clock_on, &[&clocks, &date]),
        }
    }

    /// Between a clock and the end of a unit, or the start of a unit and a clock.
    fn between_mixed(&self, time: &Time, earliest_ms: i64, latest_ms: i64, style: Style) -> String {
        let words = &self.language().time;
        let from_clock = is_clock(time.earliest_precision);
        let (clock_ms, precision, bound) = if from_clock {
            (earliest_ms, time.earliest_precision, words.after)
        } else {
            (latest_ms, time.latest_precision, words.before)
        };
        let first = self.civil(earliest_ms);
        let last = self.civil(latest_ms.saturating_sub(1));
        let whole_days = if from_clock { self.civil(latest_ms) } else { first }.is_midnight();
        if whole_days && first.same_day(last) && !time.approximate {
            let clock = fill(bound, &[&self.clock_about(clock_ms, precision, time.approximate, style)]);
            return match (self.date_beside(first, style), style) {
                (None, _) => clock,
                (Some(date), Style::Clause(_)) => fill(words.date_clock, &[&fill(words.on, &[&date]), &clock]),
                (Some(date), _) => fill(words.date_clock, &[&date, &clock]),
            };
        }
        let moment = self.moment_styled(clock_ms, precision, time.approximate, style);
        let unit_ms = if from_clock { latest_ms } else { earliest_ms };
        let unit_precision = if from_clock { time.latest_precision } else { time.earliest_precision };
        let edge = match self.units(time, unit_ms, unit_ms) {
            Some(units) => {
                let unit = self.unit_words(&units, unit_precision, style, from_clock);
                self.about_if(time, fill(if from_clock { words.end_of } else { words.start_of }, &[&unit]))
            }
            None => self.moment_styled(unit_ms, Precision::Minute, time.approximate, style),
        };
        let (start, end) = if from_clock { (moment, edge) } else { (edge, moment) };
        fill(words.between, &[&start, &end])
    }

    /// The civil days on which two unit bounds fall, in the shown zone if they are midnights there, else in the
    /// source's. `None` if they are midnights in neither.
    fn units(&self, time: &Time, earliest_ms: i64, latest_ms: i64) -> Option<Units> {
        let source = time.zone.as_deref().or(self.document.time_zone.as_deref()).unwrap_or("UTC");
        [self.zone, source].into_iter().find_map(|zone| {
            let whole = [earliest_ms, latest_ms].iter().all(|at_ms| self.begins_a_day(zone, *at_ms));
            whole.then(|| Units {
                first: self.civil_in(zone, earliest_ms),
                last: self.civil_in(zone, latest_ms.saturating_sub(1)),
                city: (zone != self.zone).then(|| self.city(zone)),
            })
        })
    }

    /// Whether a civil day begins then: at midnight, or where the clock skips it.
    fn begins_a_day(&self, zone: &str, at_ms: i64) -> bool {
        let civil = self.civil_in(zone, at_ms);
        civil.is_midnight() || !self.civil_in(zone, at_ms.saturating_sub(1)).same_day(civil)
    }

    fn about_if(&self, time: &Time, said: String) -> String {
        if time.approximate { fill(self.language().time.about, &[&said]) } else { said }
    }

    fn unit_span(&self, time: &Time, units: &Units, style: Style) -> String {
        let words = &self.language().time;
        let coarsest = time.earliest_precision.max(time.latest_precision);
        let years = time.earliest_precision == Precision::Coarser && time.latest_precision == Precision::Coarser;
        let first = match years {
            true => self.years_name(units),
            false => self.unit_name(units, time.earliest_precision, style, false),
        };
        let last = self.unit_name(units, time.latest_precision, style, true);
        let one = years || first == last;
        let said = match (one, style) {
            (true, Style::Short(_)) => self.day_with_part(time, units, style).unwrap_or(first),
            (true, _) if time.approximate => first,
            (true, _) => {
                let first = self.day_with_part(time, units, style).unwrap_or(first);
                let placed = if coarsest == Precision::Day { words.on } else { words.within };
                let placed = fill(placed, &[&first]);
                if style == Style::Full { fill(words.some_time, &[&placed]) } else { placed }
            }
            (false, _) => {
                let phrase = if matches!(style, Style::Short(_)) { words.span } else { words.some_time_from_to };
                fill(phrase, &[&self.about_if(time, first), &self.about_if(time, last)])
            }
        };
        let said = if one { self.about_if(time, said) } else { said };
        self.elsewhere(said, units)
    }

    fn elsewhere(&self, said: String, units: &Units) -> String {
        units
            .city
            .as_ref()
            .map_or_else(|| said.clone(), |city| fill(self.language().calendar.elsewhere, &[&said, city]))
    }

    /// The unit's name with its city, of its first day or of its last.
    fn unit_words(&self, units: &Units, precision: Precision, style: Style, last: bool) -> String {
        self.elsewhere(self.unit_name(units, precision, style, last), units)
    }

    fn unit_name(&self, units: &Units, precision: Precision, style: Style, last: bool) -> String {
        let day = if last { units.last } else { units.first };
        match precision {
            Precision::Second | Precision::Minute | Precision::Day => match style {
                Style::Full => self.date_of(day),
                _ if self.is_near(day, style) => self.weekday_of(day).to_owned(),
                _ => self.day_of(day, self.year_needed(day, style)),
            },
            Precision::Month => self.month_of(day),
            Precision::Season => self.season_of(day),
            // Of a decade that only bounds, its first year or its last.
            Precision::Year | Precision::Coarser => day.year.to_string(),
        }
    }

    /// Years that unspecified digits leave open.
    fn years_name(&self, units: &Units) -> String {
        let calendar = &self.language().calendar;
        let (first, last) = (units.first.year.to_string(), units.last.year.to_string());
        if units.last.year - units.first.year == 9 && units.first.year % 10 == 0 {
            fill(calendar.decade, &[&first])
        } else {
            fill(calendar.years, &[&first, &last])
        }
    }

    /// "Monday evening", "Sun 9 March, evening": a day with the part of it that the source named.
    fn day_with_part(&self, time: &Time, units: &Units, style: Style) -> Option<String> {
        if style == Style::Full || time.earliest_precision != Precision::Day || !units.first.same_day(units.last) {
            return None;
        }
        let text = time.text.as_deref()?.trim();
        let weekday = self.weekday_of(units.first);
        let part = match cut(text, " ") {
            Some((first, rest)) if first.trim_end_matches(',').eq_ignore_ascii_case(weekday) => rest.trim(),
            _ => text,
        };
        let first = small_letters(before(part, " ,"));
        if !self.language().calendar.day_parts.contains(&first.as_str()) {
            return None;
        }
        let day = self.unit_name(units, Precision::Day, style, false);
        Some(if day == weekday && part != text {
            text.to_owned()
        } else {
            fill(self.language().time.date_clock, &[&day, part])
        })
    }

    fn moment_styled(&self, at_ms: i64, precision: Precision, about: bool, style: Style) -> String {
        let clock = self.clock_about(at_ms, precision, about, style);
        match self.date_beside(self.civil(at_ms), style) {
            Some(date) => fill(self.language().time.clock_on, &[&clock, &date]),
            None => clock,
        }
    }

    /// A clock as finely as it was written, "about" it where the source said so.
    fn clock_about(&self, at_ms: i64, precision: Precision, about: bool, style: Style) -> String {
        let words = &self.language().time;
        let clock = self.clock_once(at_ms, precision == Precision::Second && self.civil(at_ms).second != 0);
        match (about, style) {
            (false, _) => clock,
            (true, Style::Short(_)) => fill(words.about_sign, &[&clock]),
            (true, _) => fill(words.about, &[&clock]),
        }
    }

    /// The date to be said beside a clock; `None` where it goes without saying.
    fn date_beside(&self, civil: Civil, style: Style) -> Option<String> {
        match style {
            Style::Full => Some(self.date_of(civil)),
            _ if self.is_near(civil, style) => None,
            _ => Some(self.day_of(civil, self.year_needed(civil, style))),
        }
    }

    fn is_near(&self, civil: Civil, style: Style) -> bool {
        style.near_ms().is_some_and(|near_ms| self.civil(near_ms).same_day(civil))
    }

    fn year_needed(&self, civil: Civil, style: Style) -> bool {
        style.near_ms().is_some_and(|near_ms| self.civil(near_ms).year != civil.year)
    }
}
