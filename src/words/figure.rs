//! The words that stand on the figure itself.

use super::Words;
use super::language::{Phrase, fill};
use crate::document::{Account, End, Kind, RelationKind, Series, Time};

/// Names on the figure, and phrases with their places.
#[derive(Debug)]
pub struct FigureWords {
    /// Heading of the outages.
    pub outages: &'static str,
    /// Heading of accounts that are not the lead.
    pub(super) other_accounts: Phrase,
    /// How many of them there is no room for.
    pub(super) more_accounts: [Phrase; 2],
    /// The same, where there is room for none.
    pub(super) only_more_accounts: [Phrase; 2],
    /// Heading of statements and events.
    pub statements_and_events: &'static str,
    /// Heading of statements.
    pub statements: &'static str,
    /// Heading of events.
    pub events: &'static str,
    /// Heading of the strip.
    pub whole_story: &'static str,
    /// Heading of what has no time at all.
    pub time_not_stated: &'static str,
    /// Heading of what is only known to be after or before something else.
    pub only_order: &'static str,
    /// Of accounts that are not the same.
    pub accounts_differ: &'static str,
    /// Of an item with a warning.
    pub warned: &'static str,
    /// Heading of what was taken back.
    pub taken_back: &'static str,
    /// A series without a region, where others have one.
    pub place_not_stated: &'static str,
    /// Whose the lead accounts are.
    pub(super) as_told_by: Phrase,
    /// Two numbers of one thing.
    pub(super) range: Phrase,
    /// Between two numbers of which one holds.
    pub either: &'static str,
    /// How many are left out.
    pub(super) and_more: [Phrase; 2],
    /// How many numbers find no row.
    pub(super) more_numbers: [Phrase; 2],
    /// A cluster, and when its first is.
    pub(super) cluster: Phrase,
    /// The same of outages alone.
    pub(super) cluster_of_outages: Phrase,
    /// How many lie before the window.
    pub(super) earlier: Phrase,
    /// How many lie after it.
    pub(super) later: Phrase,
}

impl Words<'_> {
    /// Names on the figure.
    pub fn figure_words(&self) -> &'static FigureWords {
        &self.language().figure
    }

    /// How a relation is headed: "Disputes", or "Disputed by" where it does not.
    pub fn relation_heading(&self, kind: RelationKind, does: bool) -> String {
        crate::small::capital(self.relation(kind, does))
    }

    /// "Kevin Beaumont: disputed".
    pub fn text_colon(&self, name: &str, text: &str) -> String {
        fill(self.language().text.colon, &[name, text])
    }

    /// "as ghafla.co.ke has it", "source not stated".
    pub fn as_told_by(&self, name: &str) -> String {
        let is_stated = name != self.language().text.source_not_stated;
        if is_stated { fill(self.figure_words().as_told_by, &[name]) } else { name.to_owned() }
    }

    /// "other accounts", with how many of them there is no room for.
    pub fn other_accounts(&self, shown: usize, hidden: usize) -> String {
        let words = self.figure_words();
        match (shown, hidden) {
            (_, 0) => words.other_accounts.to_owned(),
            (0, _) => self.language().counted(&words.only_more_accounts, hidden),
            (_, _) => self.language().counted(&words.more_accounts, hidden),
        }
    }

    /// A mark's name, and that accounts differ: "First wave, from about 10:00, rud.is, accounts differ".
    pub fn differing(&self, name: &str) -> String {
        self.list_plain(&[name, self.figure_words().accounts_differ])
    }

    /// "39,021 to 41,000".
    pub fn range(&self, least: &str, most: &str) -> String {
        fill(self.figure_words().range, &[least, most])
    }

    /// "and 3 more, in the record".
    pub fn and_more(&self, count: usize) -> String {
        self.language().counted(&self.figure_words().and_more, count)
    }

    /// "30 more in the record": numbers that find no row below their plot.
    pub fn more_numbers(&self, count: usize) -> String {
        self.language().counted(&self.figure_words().more_numbers, count)
    }

    /// "12 items, the first 14:05", "12 outage windows, the first 14:05 to 15:00": what a cluster holds.
    pub fn cluster(&self, kind: Kind, count: usize, first_when: &str) -> String {
        let words = self.figure_words();
        let phrase = if kind == Kind::Outage { words.cluster_of_outages } else { words.cluster };
        fill(phrase, &[&count.to_string(), first_when])
    }

    /// "2 earlier, 1 later": what lies outside the window; empty if nothing does.
    pub fn outside(&self, earlier: usize, later: usize) -> String {
        let words = self.figure_words();
        let parts: Vec<String> = [(earlier, words.earlier), (later, words.later)]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, phrase)| fill(phrase, &[&count.to_string()]))
            .collect();
        parts.join(self.language().text.comma)
    }

    /// The name of a panel: what its series count.
    pub fn panel_title(&self, series: &Series) -> String {
        series.kind.map_or_else(|| series.label.clone(), |kind| self.series_kind(kind).to_owned())
    }

    /// The name of a series within its panel: its own label, or that its place is not stated where others have one.
    pub fn key_label(&self, series: &Series) -> String {
        match &series.region {
            Some(_) => series.label.clone(),
            None if self.document.series.iter().any(|other| other.region.is_some() && other.kind == series.kind) => {
                self.figure_words().place_not_stated.to_owned()
            }
            None => series.label.clone(),
        }
    }

    /// A heading for what lies somewhere in a stretch that covers the window: "Some time on Monday 10 March 2025".
    pub fn some_time(&self, time: &Time) -> String {
        let bounds = Time { text: None, after: Vec::new(), before: Vec::new(), approximate: false, ..time.clone() };
        crate::small::capital(&fill(self.language().time.some_time, &[&self.when_clause(Some(&bounds), None)]))
    }

    /// "Still ongoing": a heading for what began before the window and has not ended.
    pub fn still_ongoing(&self) -> String {
        crate::small::capital(self.language().account.ongoing)
    }

    /// What is known of a time beyond its bounds, for beside a heading that says those: "a few hours later", "after Elon
    /// Musk on X"; empty if nothing is.
    pub fn beyond_bounds(&self, time: Option<&Time>) -> String {
        let Some(time) = time else { return String::new() };
        self.quote_and_relations(time).join(self.language().text.comma)
    }

    /// What of an account a bar does not show, as short as can be: "end not reported", "still on at 17:45", "still
    /// ongoing"; empty where the bar itself shows the end. A beginning of which only the earliest instant is known is said
    /// instead, "began shortly after 15:00": the mark of an unknown end has a question mark, this one is easily overlooked.
    pub fn bound_brief(&self, account: &Account, near_ms: Option<i64>) -> String {
        match (open_start(account), &account.end) {
            (Some(start), _) => self.start_said(start, near_ms, false),
            (None, End::At(end)) if end.latest_ms.is_some() && !end.approximate => String::new(),
            (None, end) => self.end_said(end, near_ms, true, false).unwrap_or_default(),
        }
    }

    /// Beginning and end of an account, "shortly after 15:00, still on at 17:45", where [`Self::bound_brief`] has room for the
    /// beginning alone; empty elsewhere.
    pub fn bounds_brief(&self, account: &Account, near_ms: Option<i64>) -> String {
        match (open_start(account), self.end_said(&account.end, near_ms, false, false)) {
            (Some(start), Some(end)) => [self.when_clause(Some(start), near_ms), end].join(self.language().text.comma),
            _ => String::new(),
        }
    }

    /// An account's beginning alone, and its end only if it has one: for beside a rival's mark.
    pub fn account_brief(&self, account: &Account, near_ms: Option<i64>) -> String {
        let is_known = account.start.as_ref().is_some_and(|start| start.has_bounds() || start.text.is_some());
        match self.end_said(&account.end, near_ms, false, false) {
            Some(end) if !is_known => end,
            _ => self.account_said(account, near_ms, false, false),
        }
    }

    /// An account with the source's own words, for where no mark shows it.
    pub fn account_quoted(&self, account: &Account, near_ms: Option<i64>) -> String {
        self.account_said(account, near_ms, true, true)
    }
}

/// The beginning of an account if only its earliest instant is known.
fn open_start(account: &Account) -> Option<&Time> {
    account.start.as_ref().filter(|start| start.earliest_ms.is_some() && start.latest_ms.is_none())
}
