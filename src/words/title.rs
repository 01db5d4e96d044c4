//! What an item is called, and what kind of thing it is.

use super::Words;
use super::account::differ;
use super::language::fill;
use crate::document::{
    Account, CauseStatus, Item, Outage, PartyKind, Phase, Point, RelationKind, Series, SeriesKind, Severity, Statement,
    Status, Value, Verdict,
};
use crate::small::{before, capital, cut, small_letters, without_end};

impl Words<'_> {
    /// An item's name: "Elon Musk on X", "Elon Musk to Fox Business", "First wave", "More than 8,000 reports in the UK".
    /// Of an item taken back only that, and what kind it was.
    pub fn title(&self, item: Item) -> String {
        if item.retracted().is_some() {
            return fill(self.language().text.retracted, &[&small_letters(self.kind(item))]);
        }
        match item {
            Item::Outage(outage) => outage.label.clone(),
            Item::Point(series, point) => capital(&self.figure(series, point)),
            Item::Series(series) => series.label.clone(),
            Item::Statement(statement) => self.speech_title(statement),
            Item::Event(event) => event.label.clone(),
            Item::Cause(cause) => cause.label.clone(),
        }
    }

    /// The kind of an item, with a large first letter: "Outage", "Claim", "Reports", "Recovery".
    pub fn kind(&self, item: Item) -> &'static str {
        let names = &self.language().names;
        match item {
            Item::Outage(outage) => outage.phase.map_or(names.any_outage, names.phase),
            Item::Point(series, _) => series.kind.map_or(names.any_point, names.series),
            Item::Series(series) => series.kind.map_or(names.any_series, names.series),
            Item::Statement(statement) => statement.kind.map_or(names.any_statement, names.statement),
            Item::Event(event) => event.kind.map_or(names.any_event, names.event),
            Item::Cause(_) => names.any_cause,
        }
    }

    /// What an item is and who says so, in a few words: "Outage, 3 accounts that differ", "Claim, New York Mirror".
    pub fn meta(&self, item: Item) -> String {
        let comma = self.language().text.comma;
        let mut parts = vec![self.kind(item).to_owned()];
        if item.retracted().is_some() {
            return parts.join(comma);
        }
        match item {
            Item::Outage(outage) => {
                parts.extend(outage.severity.map(|severity| self.severity(severity).to_owned()));
                parts.push(self.account_count(outage).unwrap_or_else(|| self.outage_sources(outage)));
            }
            Item::Cause(cause) => {
                parts.extend(cause.status.map(|status| self.cause_status(status).to_owned()));
                parts.push(self.sources_in_short(&cause.sources));
            }
            _ => parts.push(self.sources_in_short(item.sources())),
        }
        if let Item::Point(_, point) = item {
            parts.extend(self.figure_count(point));
        }
        if !self.corrections(item.id()).is_empty() {
            parts.push(self.language().text.was_corrected.to_owned());
        }
        parts.join(comma)
    }

    /// When an item was, in short; of an outage by each account.
    pub fn item_when(&self, item: Item, near_ms: Option<i64>) -> String {
        match item {
            Item::Outage(outage) => self.outage_when(outage, near_ms),
            Item::Series(series) => {
                let start = series.samples.as_ref().and_then(super::point::start);
                self.when_short(start.as_ref(), near_ms)
            }
            _ => self.when_short(item.time(), near_ms),
        }
    }

    /// When an item was, in full; of an outage by its lead account.
    pub fn item_when_full(&self, item: Item) -> String {
        match item {
            Item::Series(series) => self.when(series.samples.as_ref().and_then(super::point::start).as_ref()),
            Item::Outage(outage) if item.time().is_none() => self.outage_when(outage, None),
            _ => self.when(item.time()),
        }
    }

    /// When an item was, in full; of an outage from when to when by its lead account, and how long.
    pub fn item_stretch(&self, item: Item) -> String {
        match item {
            Item::Outage(outage) if item.retracted().is_none() => match outage.lead() {
                Some(lead) => self.account_quoted(lead, None),
                None => self.item_when_full(item),
            },
            _ => self.item_when_full(item),
        }
    }

    /// How many accounts there are of an outage, and whether they differ; `None` of a single one.
    pub fn account_count(&self, outage: &Outage) -> Option<String> {
        let words = &self.language().account;
        let forms = if self.accounts_differ(outage) { &words.counted_differ } else { &words.counted };
        (outage.accounts.len() > 1).then(|| self.language().counted(forms, outage.accounts.len()))
    }

    /// Whether any two accounts of an outage contradict each other.
    pub fn accounts_differ(&self, outage: &Outage) -> bool {
        let accounts = &outage.accounts;
        accounts.iter().enumerate().any(|(place, one)| accounts.iter().skip(place + 1).any(|other| differ(one, other)))
    }

    /// Whether two accounts contradict each other.
    pub fn account_differs(&self, one: &Account, other: &Account) -> bool {
        differ(one, other)
    }

    /// Where the incident stands: "resolved".
    pub fn status(&self, status: Status) -> &'static str {
        (self.language().names.status)(status)
    }

    /// How bad: "major".
    pub fn severity(&self, severity: Severity) -> &'static str {
        (self.language().names.severity)(severity)
    }

    /// "Outage", "Degraded service", "Planned maintenance".
    pub fn phase(&self, phase: Phase) -> &'static str {
        (self.language().names.phase)(phase)
    }

    /// "Reports", "Errors", …
    pub fn series_kind(&self, kind: SeriesKind) -> &'static str {
        (self.language().names.series)(kind)
    }

    /// "unverified", "refuted", …
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        (self.language().names.verdict)(verdict)
    }

    /// "suspected", "confirmed", "ruled out".
    pub fn cause_status(&self, status: CauseStatus) -> &'static str {
        (self.language().names.cause)(status)
    }

    /// A relation from the side of the one who does it, "disputes", or of the one to whom it is done, "disputed by".
    pub fn relation(&self, kind: RelationKind, does: bool) -> &'static str {
        (self.language().names.relation)(kind, does)
    }

    /// Where: "in the UK", "worldwide".
    pub fn place(&self, region: &str) -> String {
        (self.language().place)(region)
    }

    /// A text in the language's quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        self.language().quoted(text)
    }

    /// "a, b".
    pub fn list_plain(&self, parts: &[&str]) -> String {
        parts.join(self.language().text.comma)
    }

    /// "a, b and c".
    pub fn list(&self, parts: &[String]) -> String {
        self.language().list(parts)
    }

    /// A value of a series with its unit.
    pub fn series_value(&self, series: &Series, value: &Value) -> String {
        let own = series.unit.as_deref();
        self.value(value, own.or(series.kind.and_then(self.language().names.unit)))
    }

    /// A figure with its unit and place: "more than 8,000 reports in the UK"; where no noun says what is counted, after its
    /// series' name: "Share price: 326.23 USD".
    pub(super) fn figure(&self, series: &Series, point: &Point) -> String {
        let text = &self.language().text;
        let value = self.series_value(series, &point.value);
        let placed = match series.region.as_deref() {
            Some(region) => fill(text.in_place, &[&value, &self.place(region)]),
            None => value,
        };
        if self.needs_name(series) { fill(text.colon, &[&series.label, &placed]) } else { placed }
    }

    /// Who said it, and where or to whom: "Elon Musk on X"; within a sentence, "an industry source to Reuters".
    pub(super) fn speech(&self, statement: &Statement) -> String {
        let text = &self.language().text;
        let name = self.name_within(&statement.speaker);
        let Some(publication) = &statement.published_on else { return name };
        let kind = small_letters(publication.kind.as_deref().unwrap_or_default());
        let phrase = if text.spoken_to.contains(&kind.as_str()) { text.speaks_to } else { text.speaks_on };
        fill(phrase, &[&name, &publication.name])
    }

    /// A name within a sentence: of someone whose name is withheld, its article is small.
    pub(super) fn name_within(&self, id_or_name: &str) -> String {
        let text = &self.language().text;
        let party = self.party_of(id_or_name);
        let name = party.map_or(id_or_name, |party| &party.name);
        let anonymous = party.is_some_and(|party| party.kind == Some(PartyKind::Anonymous));
        match cut(name, " ") {
            Some((article, rest)) if anonymous && text.articles.contains(&article) => {
                [small_letters(article).as_str(), rest].join(" ")
            }
            _ => name.to_owned(),
        }
    }

    fn speech_title(&self, statement: &Statement) -> String {
        let speech = self.speech(statement);
        let small = self.language().text.articles.iter().any(|article| before(&speech, " ") == small_letters(article));
        if small { capital(&speech) } else { speech }
    }

    /// A speech as one that can be told from others by the same speaker in the same place: "Elon Musk on X (“You are a
    /// traitor”)".
    pub(super) fn telling_speech(&self, statement: &Statement) -> String {
        let speech = self.speech(statement);
        if self.index().speeches(self.document, statement) < 2 {
            return speech;
        }
        let opening = match (&statement.quote, &statement.paraphrase) {
            (Some(quote), _) => self.quoted(&opening(quote)),
            (None, paraphrase) => opening(paraphrase.as_deref().unwrap_or_default()),
        };
        fill(self.language().text.bracketed, &[&speech, &opening])
    }

    /// An item as that after which another came: a speech by its speaker, anything else by its name in quotation marks.
    /// One of several of the same name is told from the others.
    pub(super) fn anchor(&self, id: &str) -> Option<String> {
        let item = self.item(id)?;
        Some(match item {
            _ if item.retracted().is_some() => self.title(item),
            Item::Statement(statement) => self.telling_speech(statement),
            Item::Point(series, point) => self.quoted(&self.figure(series, point)),
            _ => self.quoted(&self.title(item)),
        })
    }
}

/// The first words of a text, without its full stop.
pub fn opening(text: &str) -> String {
    const WORDS: usize = 6;
    let mut words = text.split_whitespace();
    let mut out = words.by_ref().take(WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        out = without_end(&out, ",;:.").to_owned() + "…";
    } else if out.ends_with('.') {
        out.pop();
    }
    out
}
