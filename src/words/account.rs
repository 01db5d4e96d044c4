//! What one account says of an outage's start, end and length.

use super::Words;
use super::language::fill;
use crate::document::{Account, End, Precision, Time};
use crate::small::find;

impl Words<'_> {
    /// One account, for a label: "09:30 to about 10:30", "from 09:30, end not reported", "began after 15:00, still on at
    /// 17:45, end not reported". Dates are left out on the civil day of `near_ms` (Unix milliseconds). Of an end that is only
    /// words it says that it has no time: "from 09:30, no end time".
    pub fn account(&self, account: &Account, near_ms: Option<i64>) -> String {
        self.account_said(account, near_ms, true, false)
    }

    /// One account with the source's own words where they say more; the missing end only if `with_end`.
    pub(super) fn account_said(&self, account: &Account, near_ms: Option<i64>, with_end: bool, quote: bool) -> String {
        let words = &self.language().account;
        let start = account.start.as_ref().filter(|start| is_known(start));
        let length = account.duration.as_ref().map(|length| self.duration(length));
        if let (Some(start), End::At(end)) = (start, &account.end)
            && let (Some(start_ms), Some(end_ms)) = (start.instant_ms(), end.instant_ms())
        {
            let from = self.quoting(self.moment(start, start_ms, start.earliest_precision, near_ms), start, quote);
            let to = self.quoting(self.moment(end, end_ms, end.earliest_precision, Some(start_ms)), end, quote);
            let said = fill(words.from_to, &[&from, &to]);
            return self.with_length(said, length);
        }
        let end_said = self.end_said(&account.end, near_ms, with_end, quote);
        let start_said = match (start, &account.end, &length) {
            (Some(start), _, _) => Some(self.start_said(start, near_ms, quote)),
            (None, End::NotReported, Some(length)) => return fill(words.lasted_only, &[length]),
            (None, End::NotReported, None) => return words.nothing.to_owned(),
            (None, _, _) => Some(words.start_not_reported.to_owned()),
        };
        let mut parts: Vec<String> = start_said.into_iter().chain(end_said).collect();
        if start.is_none() {
            // What is known first.
            parts.reverse();
        }
        self.with_length(parts.join(self.language().text.comma), length)
    }

    fn with_length(&self, said: String, length: Option<String>) -> String {
        length.map_or_else(
            || said.clone(),
            |length| {
                let lasting = fill(self.language().account.lasting, &[&length]);
                [said.as_str(), lasting.as_str()].join(self.language().text.comma)
            },
        )
    }

    pub(super) fn start_said(&self, start: &Time, near_ms: Option<i64>, quote: bool) -> String {
        let words = &self.language().account;
        match start.instant_ms() {
            Some(at_ms) => {
                let moment = self.moment(start, at_ms, start.earliest_precision, near_ms);
                self.quoting(fill(words.from, &[&moment]), start, quote)
            }
            None => self.quoting(fill(words.began, &[&self.when_clause(Some(start), near_ms)]), start, quote),
        }
    }

    pub(super) fn end_said(&self, end: &End, near_ms: Option<i64>, with_end: bool, quote: bool) -> Option<String> {
        let words = &self.language().account;
        let comma = self.language().text.comma;
        let clock = |precision: Precision| matches!(precision, Precision::Second | Precision::Minute);
        let end = match end {
            End::NotReported => return with_end.then(|| words.end_not_reported.to_owned()),
            End::Ongoing => return Some(words.ongoing.to_owned()),
            End::At(end) if !quote && !end.has_bounds() => return with_end.then(|| words.end_untimed.to_owned()),
            End::At(end) => end,
        };
        let bounds = (end.earliest_ms, end.latest_ms);
        let said = match bounds {
            (Some(at_ms), Some(_)) if end.instant_ms().is_some() => {
                fill(words.until, &[&self.moment(end, at_ms, end.earliest_precision, near_ms)])
            }
            (Some(at_ms), None) if clock(end.earliest_precision) && !end.approximate => {
                let still_on = fill(words.still_on, &[&self.moment(end, at_ms, end.earliest_precision, near_ms)]);
                let missing = with_end.then_some(words.end_not_reported);
                [Some(still_on.as_str()), missing].into_iter().flatten().collect::<Vec<_>>().join(comma)
            }
            (None, Some(at_ms)) if clock(end.latest_precision) && !end.approximate => {
                fill(words.over_by, &[&self.moment(end, at_ms, end.latest_precision, near_ms)])
            }
            (None, None) if end.after.is_empty() && end.before.is_empty() => {
                return end.text.as_deref().map_or_else(
                    || with_end.then(|| words.end_not_reported.to_owned()),
                    |text| Some(fill(words.end_only, &[&self.language().quoted(text)])),
                );
            }
            _ => fill(words.ended, &[&self.when_clause(Some(end), near_ms)]),
        };
        Some(self.quoting(said, end, quote))
    }

    /// With the source's own words behind it, where they say more than was said.
    fn quoting(&self, said: String, time: &Time, quote: bool) -> String {
        match self.time_quote(time).filter(|text| quote && find(&said, text).is_none()) {
            Some(text) if said.ends_with(')') => [said, text].join(self.language().text.comma),
            Some(text) => fill(self.language().text.bracketed, &[&said, &text]),
            None => said,
        }
    }
}

/// Whether two accounts contradict each other: both give a start, an end or a length, and not the same.
pub(super) fn differ(one: &Account, other: &Account) -> bool {
    let starts = match (&one.start, &other.start) {
        (Some(one), Some(other)) => !same(one, other),
        _ => false,
    };
    let ends = match (&one.end, &other.end) {
        (End::At(one), End::At(other)) => !same(one, other),
        (End::Ongoing, End::At(_)) | (End::At(_), End::Ongoing) => true,
        _ => false,
    };
    let lengths = matches!((&one.duration, &other.duration), (Some(one), Some(other)) if one != other);
    starts || ends || lengths
}

fn same(one: &Time, other: &Time) -> bool {
    one.earliest_ms == other.earliest_ms
        && one.latest_ms == other.latest_ms
        && one.approximate == other.approximate
        && (one.has_bounds() || one.text == other.text)
}

/// Whether a time says anything.
fn is_known(time: &Time) -> bool {
    time.has_bounds() || time.text.is_some() || !time.after.is_empty() || !time.before.is_empty()
}
