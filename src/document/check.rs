//! What one record says against itself.

use super::read::{Json, Reader, rules::MADE_UP};
use super::{Account, Class, Document, End, Level, Outage, Point, Series, Source, Statement, certainly_before};

impl Outage {
    /// Takes fields that stand on the outage itself as its first account.
    pub(super) fn adopt(&mut self, account: Account) {
        let account = Account { sources: self.sources.clone(), ..account };
        self.accounts.insert(0, account);
    }
}

pub(super) fn document(document: &mut Document, json: Json<'_>, reader: &mut Reader<'_>) -> bool {
    if document.view.as_ref().is_some_and(|view| view.earliest_ms.is_none() || view.latest_ms.is_none()) {
        let place = reader.place_of("view", json.field("view").unwrap_or(json));
        let expected = String::from("an interval with both ends, such as \"2025-03-10T08:00Z/2025-03-11T08:00Z\"");
        let found = json.field("view").map(Json::excerpt).unwrap_or_default();
        reader.report_at(Class::Meaning, Level::Warning, place, found, expected);
        document.view = None;
    }
    if let (Some(published), Some(updated)) = (&document.published, &document.updated)
        && certainly_before(updated, published)
    {
        let updated = json.field("updated").unwrap_or(json);
        let place = reader.place_of("updated", updated);
        let expected = String::from("a time that is not before `published`");
        reader.report_at(Class::Meaning, Level::Warning, place, updated.excerpt(), expected);
    }
    true
}

/// Fields of its only account that may stand on an outage.
const OWN: [&str; 4] = ["start", "end", "duration", "lead"];

pub(super) fn outage(outage: &mut Outage, json: Json<'_>, reader: &mut Reader<'_>) -> bool {
    if outage.accounts.is_empty() {
        outage.adopt(Account::unknown());
    }
    if outage.accounts.len() > 1
        && let Some((name, own)) = OWN.iter().find_map(|name| Some((name, json.field(name)?)))
    {
        let place = reader.place_of(name, own);
        let expected = String::from(
            "`start`, `end`, `duration` and `lead` in `accounts`, where there are any; what stands here is read as one more, the first",
        );
        reader.report_at(Class::Meaning, Level::Warning, place, own.excerpt(), expected);
    }
    if outage.accounts.iter().filter(|account| account.lead).count() > 1 {
        reader.report(Class::Meaning, Level::Warning, json, "one account that leads; the first that says so does");
    }
    true
}

impl Account {
    /// No one said when.
    fn unknown() -> Self {
        Self {
            id: None,
            start: None,
            end: End::NotReported,
            duration: None,
            sources: Vec::new(),
            lead: false,
            note: None,
            extra: Vec::new(),
        }
    }
}

pub(super) fn account(account: &mut Account, json: Json<'_>, reader: &mut Reader<'_>) -> bool {
    let (Some(start), End::At(end)) = (&account.start, &account.end) else { return true };
    if certainly_before(end, start) {
        reader.report(Class::Meaning, Level::Warning, json, "an `end` that is not before `start`");
        return true;
    }
    // Where the times are exact, so is the time between them.
    let exact = account.duration.as_ref().and_then(|duration| duration.exact).filter(|exact| exact.months == 0);
    let (Some(start_ms), Some(end_ms), Some(exact)) = (start.instant_ms(), end.instant_ms(), exact) else {
        return true;
    };
    if !start.approximate && !end.approximate && end_ms.checked_sub(start_ms) != Some(exact.ms) {
        reader.report(Class::Meaning, Level::Warning, json, "a `duration` that is the time from `start` to `end`");
    }
    true
}

pub(super) fn source(source: &mut Source, json: Json<'_>, reader: &mut Reader<'_>) -> bool {
    if let Some(via) = &source.via {
        let place = reader.place_of("via", json.field("via").unwrap_or(json));
        let id = source.id.trim_start_matches(MADE_UP).to_owned();
        reader.vias.push((id, via.0.clone(), place));
    }
    true
}

pub(super) fn series(series: &mut Series, json: Json<'_>, reader: &mut Reader<'_>) -> bool {
    let nothing = series.points.is_empty() && series.samples.is_none();
    // What stands there and cannot be read has been reported.
    if nothing && json.field("points").is_none_or(|points| points.text() == "[]") && json.field("samples").is_none() {
        reader.report_found(Class::Meaning, Level::Hint, json, String::from("neither"), "`points` or `samples`");
    }
    true
}

pub(super) fn point(point: &mut Point, json: Json<'_>, reader: &mut Reader<'_>) -> bool {
    let lowest = [point.value.lower(), point.value.upper()].into_iter().flatten().map(|(bound, _)| bound);
    if reader.counts_reports && lowest.chain(point.value.about).any(|bound| bound < 0.0) {
        let value = json.field("value").unwrap_or(json);
        let place = reader.place_of("value", value);
        let expected = String::from("a number of reports, which is never negative");
        reader.report_at(Class::Meaning, Level::Error, place, value.excerpt(), expected);
        return false;
    }
    let whole: f64 = point.breakdown.iter().map(|part| part.share).sum();
    // Shares are published rounded.
    if whole > 1.0 + 0.005 * (point.breakdown.len() as f64 + 1.0) {
        let breakdown = json.field("breakdown").unwrap_or(json);
        let place = reader.place_of("breakdown", breakdown);
        let expected = String::from("shares of one whole, which are 1 together or less");
        reader.report_at(Class::Meaning, Level::Warning, place, breakdown.excerpt(), expected);
    }
    if point.same_as.as_ref() == Some(&point.id) {
        reader.report(Class::Meaning, Level::Warning, json, "`same_as` another figure than this one");
        point.same_as = None;
    }
    true
}

pub(super) fn statement(statement: &mut Statement, json: Json<'_>, reader: &mut Reader<'_>) -> bool {
    let own = &statement.id;
    if statement.relations.iter().any(|relation| relation.to == *own) || statement.about.contains(own) {
        reader.report(Class::Meaning, Level::Warning, json, "relations to other items than this one");
    }
    true
}
