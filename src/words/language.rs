//! What a language must supply: names, phrases and the few rules that differ from one to the next.

use crate::document::{
    CauseStatus, EventKind, Offered, PartyKind, Phase, RelationKind, SeriesKind, Severity, SourceKind, StatementKind,
    Status, Verdict,
};
use crate::small::{capital, cut};

/// A phrase with places `{0}` to `{9}` for what stands in it, so that each language orders them as it likes.
pub(super) type Phrase = &'static str;

/// One language. Nothing outside this module's tables knows one.
pub(super) struct Language {
    /// Its own code (BCP 47).
    pub(super) code: &'static str,
    pub(super) calendar: Calendar,
    pub(super) time: TimeWords,
    pub(super) number: NumberWords,
    pub(super) account: AccountWords,
    pub(super) evidence: EvidenceWords,
    pub(super) text: TextWords,
    pub(super) record: RecordWords,
    pub(super) figure: super::FigureWords,
    pub(super) names: Names,
    /// Which form of a counted word: 0 is the first of the table.
    pub(super) plural: fn(usize) -> usize,
    /// A rough amount with its unit: "tens of thousands of reports".
    pub(super) rough: fn(&str, &str) -> String,
    /// Where: "in the UK".
    pub(super) place: fn(&str) -> String,
}

/// Names of the calendar's parts.
pub(super) struct Calendar {
    pub(super) months: [&'static str; 12],
    pub(super) months_short: [&'static str; 12],
    /// From Monday.
    pub(super) weekdays: [&'static str; 7],
    pub(super) weekdays_short: [&'static str; 7],
    /// From the one that begins in March.
    pub(super) seasons: [&'static str; 4],
    /// Weekday, day, month, year.
    pub(super) date: Phrase,
    /// Short weekday, day, month.
    pub(super) date_short: Phrase,
    /// Short weekday, day, month, year.
    pub(super) date_short_year: Phrase,
    /// Month, year.
    pub(super) month: Phrase,
    /// Season, year.
    pub(super) season: Phrase,
    /// First year of a decade.
    pub(super) decade: Phrase,
    /// First and last year.
    pub(super) years: Phrase,
    /// Words for parts of the day that may follow a weekday.
    pub(super) day_parts: &'static [&'static str],
    /// A calendar unit and the city whose calendar it is.
    pub(super) elsewhere: Phrase,
    /// City and offset.
    pub(super) zone: Phrase,
    /// Cities that zones are still named after as they were once called, with what they are called now: the IANA time
    /// zone database has both names of those (its file `backward`), and browsers give the older one.
    pub(super) renamed: [(&'static str, &'static str); 11],
}

/// Phrases about when.
pub(super) struct TimeWords {
    pub(super) not_stated: Phrase,
    /// Clock and date as one moment: "14:00 on Monday".
    pub(super) clock_on: Phrase,
    /// Date, then clock.
    pub(super) date_clock: Phrase,
    pub(super) at: Phrase,
    pub(super) on: Phrase,
    /// In a month, season, year.
    pub(super) within: Phrase,
    pub(super) some_time: Phrase,
    pub(super) about: Phrase,
    /// "About" as a sign, for labels.
    pub(super) about_sign: Phrase,
    pub(super) before: Phrase,
    pub(super) after: Phrase,
    /// An approximate time with an earliest bound alone.
    pub(super) shortly_after: Phrase,
    /// An approximate time with a latest bound alone.
    pub(super) just_before: Phrase,
    pub(super) between: Phrase,
    /// Two ends of one span, for labels.
    pub(super) span: Phrase,
    pub(super) from_unit: Phrase,
    pub(super) to_unit: Phrase,
    pub(super) some_time_from_to: Phrase,
    pub(super) start_of: Phrase,
    pub(super) end_of: Phrase,
    pub(super) uncertain: Phrase,
    pub(super) or: Phrase,
    /// Words that add nothing to a time that is said already.
    pub(super) fillers: &'static [&'static str],
    /// What a time without a date in the record means: date, zone.
    pub(super) undated: Phrase,
}

/// Numbers, bounds and lengths of time.
pub(super) struct NumberWords {
    pub(super) group: &'static str,
    pub(super) decimal: &'static str,
    pub(super) thousand: Phrase,
    pub(super) million: Phrase,
    pub(super) billion: Phrase,
    /// Nouns of rough amounts, "thousands": words that have one are no less than a number.
    pub(super) amounts: &'static [&'static str],
    pub(super) percent: Phrase,
    /// Number, unit.
    pub(super) with_unit: Phrase,
    pub(super) not_stated: Phrase,
    pub(super) about: Phrase,
    pub(super) nearly: Phrase,
    pub(super) just_over: Phrase,
    pub(super) more_than: Phrase,
    pub(super) at_least: Phrase,
    pub(super) less_than: Phrase,
    pub(super) at_most: Phrase,
    pub(super) between: Phrase,
    pub(super) both: Phrase,
    pub(super) short_about: Phrase,
    pub(super) short_more: Phrase,
    pub(super) short_less: Phrase,
    pub(super) short_at_most: Phrase,
    pub(super) short_span: Phrase,
    pub(super) years: [Phrase; 2],
    pub(super) months: [Phrase; 2],
    pub(super) days: [Phrase; 2],
    pub(super) hours: [Phrase; 2],
    pub(super) minutes: [Phrase; 2],
    pub(super) seconds: [Phrase; 2],
}

/// Accounts of an outage.
pub(super) struct AccountWords {
    pub(super) from_to: Phrase,
    pub(super) from: Phrase,
    pub(super) began: Phrase,
    pub(super) start_not_reported: Phrase,
    pub(super) until: Phrase,
    pub(super) ended: Phrase,
    pub(super) over_by: Phrase,
    pub(super) still_on: Phrase,
    pub(super) end_only: Phrase,
    pub(super) end_not_reported: Phrase,
    pub(super) end_untimed: Phrase,
    pub(super) ongoing: Phrase,
    pub(super) lasting: Phrase,
    pub(super) lasted_only: Phrase,
    pub(super) nothing: Phrase,
    pub(super) differ: Phrase,
    pub(super) no_end: Phrase,
    /// What is said, by whom.
    pub(super) according_to: Phrase,
    /// By whom, what is said.
    pub(super) says: Phrase,
    pub(super) counted: [Phrase; 2],
    pub(super) counted_differ: [Phrase; 2],
}

/// What speaks for a statement and what against it.
pub(super) struct EvidenceWords {
    pub(super) disputed_by_count: [Phrase; 2],
    /// What was found, by whom.
    pub(super) verdict_by: Phrase,
}

/// How texts, names and sentences are put together.
pub(super) struct TextWords {
    pub(super) comma: &'static str,
    pub(super) and: &'static str,
    /// Before a full stop is added, one of these at the end will do.
    pub(super) full_stops: &'static [char],
    pub(super) full_stop: &'static str,
    pub(super) closing_quotes: &'static [char],
    pub(super) quoted: Phrase,
    /// Quotation marks, and what stands for them inside others.
    pub(super) inner_quotes: [(char, &'static str); 2],
    /// Words that are small before a name within a sentence.
    pub(super) articles: &'static [&'static str],
    pub(super) colon: Phrase,
    pub(super) bracketed: Phrase,
    /// Speaker, outlet that was spoken to.
    pub(super) speaks_to: Phrase,
    /// Speaker, place of publication.
    pub(super) speaks_on: Phrase,
    /// Kinds of publication that are spoken to.
    pub(super) spoken_to: &'static [&'static str],
    /// What, where.
    pub(super) in_place: Phrase,
    pub(super) via: Phrase,
    pub(super) source_not_stated: Phrase,
    pub(super) retracted: Phrase,
    /// When, why.
    pub(super) retracted_on: Phrase,
    pub(super) retracted_because: Phrase,
    /// When, what.
    pub(super) corrected_on: Phrase,
    pub(super) corrected: Phrase,
    /// Of an item with a correction.
    pub(super) was_corrected: Phrase,
}

/// The record's own phrases.
pub(super) struct RecordWords {
    pub(super) counted_by: Phrase,
    pub(super) as_given_by: Phrase,
    pub(super) counted_and_given: Phrase,
    pub(super) place_not_stated: Phrase,
    pub(super) time_given_as: Phrase,
    pub(super) rivals: Phrase,
    pub(super) figures_differ: [Phrase; 2],
    pub(super) most_stated: Phrase,
    pub(super) highest_measured: Phrase,
    pub(super) each_over: Phrase,
    pub(super) level_each: Phrase,
    pub(super) source_published: Phrase,
    pub(super) source_read: Phrase,
    pub(super) measured: [Phrase; 2],
    pub(super) highest: Phrase,
    pub(super) gaps: [Phrase; 2],
    pub(super) usual_level: Phrase,
    pub(super) by: Phrase,
    pub(super) picture: Phrase,
    pub(super) and_more: [Phrase; 2],
    pub(super) said_by: Phrase,
    pub(super) nobody: Phrase,
    pub(super) against: Phrase,
    pub(super) start_not_stated: Phrase,
}

/// Words for the closed lists of the format.
pub(super) struct Names {
    pub(super) status: fn(Status) -> &'static str,
    pub(super) severity: fn(Severity) -> &'static str,
    pub(super) phase: fn(Phase) -> &'static str,
    pub(super) statement: fn(StatementKind) -> &'static str,
    pub(super) offered: fn(Offered) -> &'static str,
    pub(super) verdict: fn(Verdict) -> &'static str,
    /// The flag: as the one who does it, or as the one to whom it is done.
    pub(super) relation: fn(RelationKind, bool) -> &'static str,
    pub(super) event: fn(EventKind) -> &'static str,
    pub(super) series: fn(SeriesKind) -> &'static str,
    /// What one value of such a series counts, when the document names no unit.
    pub(super) unit: fn(SeriesKind) -> Option<&'static str>,
    pub(super) cause: fn(CauseStatus) -> &'static str,
    /// How values were counted; what is not known stands for itself.
    pub(super) statistic: fn(&str) -> String,
    pub(super) source: fn(SourceKind) -> &'static str,
    pub(super) party: fn(PartyKind) -> &'static str,
    /// Names of languages by their codes, in alphabetical order of these.
    pub(super) languages: &'static [(&'static str, &'static str)],
    pub(super) any_outage: &'static str,
    pub(super) any_statement: &'static str,
    pub(super) any_event: &'static str,
    pub(super) any_cause: &'static str,
    pub(super) any_series: &'static str,
    pub(super) any_point: &'static str,
}

/// Puts `parts` in a phrase's places.
pub(super) fn fill(phrase: Phrase, parts: &[&str]) -> String {
    let mut out = String::with_capacity(phrase.len() + parts.iter().map(|part| part.len()).sum::<usize>());
    let mut pieces = phrase.split('{');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (place, rest) = cut(piece, "}").unwrap_or(("", piece));
        // Of one digit, since no phrase has ten.
        let place = place.bytes().next().map(|digit| usize::from(digit.wrapping_sub(b'0')));
        out.push_str(place.and_then(|place| parts.get(place)).copied().unwrap_or_default());
        out.push_str(rest);
    }
    out
}

impl Language {
    /// The form of a counted phrase for `count`, filled with the number.
    pub(super) fn counted(&self, forms: &[Phrase; 2], count: usize) -> String {
        self.counted_with(forms, count, "", "")
    }

    /// The same with two more parts, `{1}` and `{2}`.
    pub(super) fn counted_with(&self, forms: &[Phrase; 2], count: usize, second: &str, third: &str) -> String {
        let form = forms.get((self.plural)(count)).or(forms.last()).copied().unwrap_or_default();
        fill(form, &[&self.number(count as f64), second, third])
    }

    /// "a, b and c".
    pub(super) fn list(&self, parts: &[String]) -> String {
        let mut out = String::new();
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                out.push_str(if place + 1 == parts.len() { self.text.and } else { self.text.comma });
            }
            out.push_str(part);
        }
        out
    }

    /// In the language's quotation marks.
    pub(super) fn quoted(&self, text: &str) -> String {
        let mut inner = text.trim().to_owned();
        for (outer, mark) in self.text.inner_quotes {
            inner = inner.replace(outer, mark);
        }
        fill(self.text.quoted, &[&inner])
    }

    /// Adds a sentence of this module's making: first letter large, a full stop if it has none.
    pub(super) fn push_sentence(&self, out: &mut String, sentence: &str) {
        self.push_text(out, &capital(sentence.trim()));
    }

    /// Adds a text of the document's, with a full stop if it has none. Its first letter may be small on purpose.
    pub(super) fn push_text(&self, out: &mut String, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(text);
        if !text.trim_end_matches(self.text.closing_quotes).ends_with(self.text.full_stops) {
            out.push_str(self.text.full_stop);
        }
    }
}
