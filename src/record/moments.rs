//! Key moments: the story in steps.

use std::borrow::Cow;

use super::headline::largest;
use super::{Line, main_day_ms};
use crate::document::{
    End, EventKind, Id, Item, Outage, Phase, Precision, Samples, Series, SeriesKind, Statement, StatementKind, Time,
};
use crate::small::{ByName, Names};
use crate::timeline::View;
use crate::words::Words;
use crate::words::moment::MOMENTS;

/// A step of the story.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// Its item.
    pub item: Id,
    /// When, in short: "09:30", "shortly after 15:00".
    pub when: String,
    /// What: "Second wave begins".
    pub what: String,
    /// A window that shows it between the moment before and the one after.
    pub view: View,
}

/// Of more outages' or events' moments than so many only the first and the last are told.
const MOST: usize = 16;

/// Of which kind a moment is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Group {
    Outage,
    Event,
    Other,
}

/// A moment before it has a window.
struct Found<'a> {
    group: Group,
    item: Item<'a>,
    at: Cow<'a, Time>,
    what: What,
}

/// What happened, most of it not in words yet: of thousands of outages two are told.
enum What {
    Begins,
    Ends,
    Itself,
    Told(String),
}

impl Found<'_> {
    fn what(&self, words: &Words) -> String {
        match &self.what {
            What::Begins => MOMENTS.begins(&words.title(self.item)),
            What::Ends => MOMENTS.ends(&words.title(self.item)),
            What::Itself => words.title(self.item),
            What::Told(told) => told.clone(),
        }
    }
}

/// The key moments of a document, `lines` being its record, `home` its first window. No
/// document names any, so that they follow from its items. A moment is, with a bound that is stated and not taken back:
///
/// - the beginning and the end of an outage that is no maintenance, by its lead account;
/// - the first statement of the record about each cause, and the first that acknowledges a problem;
/// - of each series but traffic the largest figure that is stated, else the highest value that was measured, as in the
///   headline;
/// - an event that set the incident off, by which it was noticed, that was done against it, or by which it got better.
///
/// They are in the order of the record; an end stands before the first of them that has a later bound. Of more than
/// [`MOST`] outages' or events' moments only the first and the last are kept. [`MOMENTS`] says the same to the reader.
pub fn moments(lines: &[Line], words: &Words, home: View) -> Vec<Moment> {
    let items: Vec<Item> = lines.iter().filter_map(|line| words.document.item_at(line.spot)).collect();
    let mut found: Vec<Found> = Vec::new();
    let mut told = Told::default();
    for item in items.iter().filter(|item| item.retracted().is_none()) {
        found.extend(told.of_item(*item, words));
    }
    let outages = items.iter().filter_map(|item| if let Item::Outage(outage) = item { Some(*outage) } else { None });
    let mut found = with_ends(found, outages.filter(|outage| is_told(outage)));
    thin(&mut found, Group::Outage);
    thin(&mut found, Group::Event);
    let windows = windows(&found.iter().map(|one| extent_ms(&one.at)).collect::<Vec<_>>(), home);
    let near_ms = main_day_ms(words.document);
    let moment = |(one, view): (Found, View)| Moment {
        when: words.when_short(Some(&one.at), near_ms),
        item: one.item.id().clone(),
        what: one.what(words),
        view,
    };
    found.into_iter().zip(windows).map(moment).collect()
}

/// What has been told already, and is not told again.
#[derive(Default)]
struct Told<'a> {
    causes: Names<'a>,
    acknowledged: bool,
}

impl<'a> Told<'a> {
    fn of_item(&mut self, item: Item<'a>, words: &Words) -> Option<Found<'a>> {
        let (group, what) = match item {
            Item::Outage(outage) => (Group::Outage, is_told(outage).then_some(What::Begins)?),
            Item::Event(event) => (Group::Event, is_turn(event.kind?).then_some(What::Itself)?),
            Item::Statement(statement) => (Group::Other, What::Told(self.of_statement(statement, words)?)),
            Item::Point(series, point) => {
                let is_most = most_of(series).is_some_and(|most| std::ptr::eq(most, point));
                let differs = !words.rival_values(point).is_empty();
                let of = is_most.then(|| words.most_stated(series, differs))?;
                (Group::Other, What::Told(MOMENTS.figure(&words.headline_value(series, &point.value), &of)))
            }
            Item::Series(series) => {
                let (value, at_ms) = highest(series)?;
                let what = MOMENTS.figure(&words.headline_number(series, value), &words.highest_measured(series));
                let at = Cow::Owned(instant(at_ms));
                return Some(Found { group: Group::Other, item, at, what: What::Told(what) });
            }
            Item::Cause(_) => return None,
        };
        let at = Cow::Borrowed(item.time().filter(|time| time.has_bounds())?);
        Some(Found { group, item, at, what })
    }

    /// A statement counts as the first even where it has no time, and can be no moment.
    fn of_statement(&mut self, statement: &'a Statement, words: &Words) -> Option<String> {
        let title = || words.title(Item::Statement(statement));
        let causes = statement.about.iter().filter_map(|id| match words.item(&id.0) {
            Some(Item::Cause(cause)) => Some((&id.0, &cause.label)),
            _ => None,
        });
        let new: Vec<String> = causes
            .filter(|(id, _)| self.causes.add(Cow::Borrowed(id)).1)
            .map(|(_, label)| words.quoted(label))
            .collect();
        let acknowledges = statement.kind == Some(StatementKind::Acknowledgement);
        let is_first = acknowledges && !std::mem::replace(&mut self.acknowledged, true);
        if !new.is_empty() {
            Some(MOMENTS.first_about(&words.list(&new), &title()))
        } else {
            is_first.then(|| MOMENTS.acknowledged(&title()))
        }
    }
}

fn is_told(outage: &Outage) -> bool {
    outage.retracted.is_none() && outage.phase != Some(Phase::Maintenance)
}

fn is_turn(kind: EventKind) -> bool {
    matches!(kind, EventKind::Trigger | EventKind::Detection | EventKind::Mitigation | EventKind::Recovery)
}

fn most_of(series: &Series) -> Option<&crate::document::Point> {
    if series.kind == Some(SeriesKind::Traffic) || series.retracted.is_some() { None } else { largest(series) }
}

/// The highest value that was measured, the first of equal ones, where no figure is stated.
fn highest(series: &Series) -> Option<(f64, i64)> {
    if series.kind == Some(SeriesKind::Traffic) || largest(series).is_some() {
        return None;
    }
    series.samples.as_ref().and_then(Samples::highest)
}

fn instant(at_ms: i64) -> Time {
    let (earliest_precision, latest_precision) = (Precision::Minute, Precision::Minute);
    let bound = Some(at_ms);
    Time { earliest_ms: bound, latest_ms: bound, earliest_precision, latest_precision, ..Time::unknown() }
}

/// Puts each outage's end, if one is stated, before the first moment after its beginning that has a later bound.
fn with_ends<'a>(found: Vec<Found<'a>>, outages: impl Iterator<Item = &'a Outage>) -> Vec<Found<'a>> {
    let mut begun = ByName::default();
    for (place, one) in found.iter().enumerate().filter(|(_, one)| one.group == Group::Outage) {
        begun.or(Cow::Borrowed(one.item.id()), || place + 1);
    }
    let is_later = |one: &Found, at_ms: i64| extent_ms(&one.at).is_some_and(|(first_ms, _)| first_ms > at_ms);
    // Ends that stand before the same moment, and after all of them.
    let mut ends: Vec<Vec<Found>> = (0..=found.len()).map(|_| Vec::new()).collect();
    for outage in outages {
        let Some(End::At(end)) = outage.lead().map(|lead| &lead.end) else { continue };
        let Some((at_ms, _)) = extent_ms(end) else { continue };
        let begun = begun.get(&outage.id).copied().unwrap_or(0);
        let place = found.iter().skip(begun).position(|one| is_later(one, at_ms));
        let Some(ends) = ends.get_mut(place.map_or(found.len(), |place| begun + place)) else { continue };
        let place = ends.iter().position(|one| is_later(one, at_ms)).unwrap_or(ends.len());
        let (item, at) = (Item::Outage(outage), Cow::Borrowed(end));
        ends.insert(place, Found { group: Group::Outage, item, at, what: What::Ends });
    }
    let mut found = found.into_iter();
    ends.into_iter().flat_map(|ends| ends.into_iter().chain(found.next())).collect()
}

fn thin(found: &mut Vec<Found>, group: Group) {
    let count = found.iter().filter(|one| one.group == group).count();
    if count <= MOST {
        return;
    }
    let mut seen = 0;
    found.retain(|one| {
        seen += usize::from(one.group == group);
        one.group != group || seen == 1 || seen == count
    });
}

/// The first and the last bound of a time, Unix milliseconds.
fn extent_ms(time: &Time) -> Option<(i64, i64)> {
    Some((time.earliest_ms.or(time.latest_ms)?, time.latest_ms.or(time.earliest_ms)?))
}

/// No window is shorter than this share of the first one, nor longer than that.
const LEAST_SHARE: f64 = 1.0 / 16.0;
/// On either side of what a window is to show, as a share of it.
const MARGIN: f64 = 0.12;

/// For each moment a window from the one before to the one after, itself included, as far as the first window is long:
/// where more would have to be shown, about the middle of the moment, or its beginning if it is longer too.
fn windows(moments: &[Option<(i64, i64)>], home: View) -> Vec<View> {
    let extents: Vec<(f64, f64)> = moments
        .iter()
        .map(|extent| extent.map_or((home.from_ms, home.to_ms), |(from_ms, to_ms)| (from_ms as f64, to_ms as f64)))
        .collect();
    let of = |place: usize| extents.get(place).copied();
    let window = |(place, (from_ms, to_ms)): (usize, &(f64, f64))| {
        let before_ms = place.checked_sub(1).and_then(of).map_or(*from_ms, |(before_ms, _)| before_ms.min(*from_ms));
        let after_ms = of(place + 1).map_or(*to_ms, |(after_ms, _)| after_ms.max(*to_ms));
        let around = View::fit(before_ms, after_ms, MARGIN);
        let most_ms = home.span_ms();
        if around.span_ms() <= most_ms {
            let short_ms = (most_ms * LEAST_SHARE - around.span_ms()).max(0.0);
            return View::new(around.from_ms - short_ms / 2.0, around.to_ms + short_ms / 2.0);
        }
        let middle_ms = if to_ms - from_ms < most_ms { (from_ms + to_ms) / 2.0 } else { *from_ms };
        View::new(middle_ms - most_ms / 2.0, middle_ms + most_ms / 2.0)
    };
    extents.iter().enumerate().map(window).collect()
}

#[cfg(test)]
mod tests;
