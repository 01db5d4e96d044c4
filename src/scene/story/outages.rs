//! Outages by lane: by their bounds for all of them, in words only for those that are drawn.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::Named;
use crate::document::{self, Account, Document, End, Item, Phase, Spot, Time};
use crate::record::{Bits, Line};
use crate::scene::shape::Role;
use crate::small::{Names, without_end};
use crate::timeline::{Intervals, Stated};
use crate::words::Words;

/// When something began and ended, as one account has it.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    /// When it began.
    pub start: Option<&'a Time>,
    /// When it ended.
    pub end: &'a End,
}

impl<'a> Span<'a> {
    /// Of an account; without one nothing is reported.
    pub fn of(account: Option<&'a Account>) -> Self {
        match account {
            Some(account) => Self { start: account.start.as_ref(), end: &account.end },
            None => Self { start: None, end: &End::NotReported },
        }
    }

    /// When it ended, if that is a time.
    pub fn end_time(self) -> Option<&'a Time> {
        if let End::At(time) = self.end { Some(time) } else { None }
    }

    /// The stated bounds of its beginning and of its end, Unix milliseconds.
    pub fn bounds_ms(self) -> [Option<i64>; 4] {
        let bounds =
            |time: Option<&Time>| [time.and_then(|time| time.earliest_ms), time.and_then(|time| time.latest_ms)];
        let ([a, b], [c, d]) = (bounds(self.start), bounds(self.end_time()));
        [a, b, c, d]
    }

    /// The extent in which it was certainly down: between the latest stated beginning and the earliest stated end. A
    /// beginning known only as "shortly after" an instant counts from there, and is drawn with its own mark.
    pub fn certain_ms(self) -> Option<(i64, i64)> {
        let [start_earliest_ms, start_latest_ms, end_earliest_ms, end_latest_ms] = self.bounds_ms();
        let approximate = |time: Option<&Time>| time.is_some_and(|time| time.approximate);
        let from_ms = start_latest_ms.or(start_earliest_ms.filter(|_| approximate(self.start)))?;
        let to_ms = end_earliest_ms.or(end_latest_ms.filter(|_| approximate(self.end_time())))?;
        (from_ms < to_ms).then_some((from_ms, to_ms))
    }

    /// From its first stated bound to its last; `None` where none is stated.
    pub fn extent_ms(self) -> Option<(i64, i64)> {
        let known = || self.bounds_ms().into_iter().flatten();
        Some((known().min()?, known().max()?))
    }

    /// The same. Without the one where it may have begun at any time before, without the other where it may have gone on
    /// for any time after: then a window beyond the other bounds has to ask too.
    fn stated(self, item: u32) -> Stated {
        let ([a, b, c, d], extent_ms) = (self.bounds_ms(), self.extent_ms());
        let is_open_before = a.is_none() && (b.is_some() || (c.is_none() && d.is_some()));
        let is_open_after = match (c, d) {
            (Some(_), None) => true,
            (None, None) => *self.end == End::Ongoing || (a.is_some() && b.is_none()),
            _ => false,
        };
        Stated {
            item,
            earliest_ms: extent_ms.map(|(first_ms, _)| first_ms).filter(|_| !is_open_before),
            latest_ms: extent_ms.map(|(_, last_ms)| last_ms).filter(|_| !is_open_after),
        }
    }
}

/// One account of an outage's beginning and end.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    /// When it began.
    pub start: Option<Time>,
    /// When it ended.
    pub end: End,
    /// What is said of it beside the bar: where it is not the lead, with the outage's name and the sources.
    pub words: String,
    /// The same with the source's own words, for where no mark shows it.
    pub quoted: String,
    /// Of another account: whose it is.
    pub by: String,
    /// Whether it contradicts the lead account; of that, whether any other account contradicts it.
    pub differs: bool,
}

impl Window {
    /// When that is.
    pub fn span(&self) -> Span<'_> {
        Span { start: self.start.as_ref(), end: &self.end }
    }
}

/// An outage.
#[derive(Debug, Clone, PartialEq)]
pub struct Outage {
    /// Its name.
    pub named: Named,
    /// Its colour.
    pub role: Role,
    /// The lead account.
    pub lead: Window,
    /// What of the lead account its bar does not show, as short as can be.
    pub brief: String,
    /// Beginning and end, where `brief` is the beginning alone and there is more to say.
    pub bounds: String,
    /// Whose the lead account is.
    pub by: String,
    /// Other accounts; those that say the same are one.
    pub rivals: Vec<Window>,
}

/// A lane of outages, those that were looked for or all.
#[derive(Debug, Clone)]
pub struct Lane {
    /// Its name; `None` for the common lane.
    pub name: Option<String>,
    /// All of them, in the order of the file.
    all: Arc<[Held]>,
    /// The lead accounts of those that are shown, by their places in `all`.
    pub leads: Arc<Intervals>,
    /// Their other accounts, by the same: of a place there may be several.
    pub others: Arc<Intervals>,
    /// An instant on the record's main day.
    near_ms: Option<i64>,
}

/// What an outage covers of the whole story, by its lead account; at hand, since a search puts it together anew for all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cover {
    /// Its colour.
    pub(super) role: Role,
    /// Whether it was certainly down there; otherwise that is from the first to the last bound that is stated.
    pub(super) certain: bool,
    /// From when to when, Unix milliseconds.
    pub(super) extent_ms: (i64, i64),
}

impl Cover {
    fn of(outage: &document::Outage) -> Option<Self> {
        let span = Span::of(outage.lead());
        let certain_ms = span.certain_ms();
        let extent_ms = certain_ms.or_else(|| span.extent_ms())?;
        Some(Self { role: role(outage), certain: certain_ms.is_some(), extent_ms })
    }
}

#[derive(Debug)]
struct Held {
    /// Its place among the outages of the document.
    place: u32,
    /// Its place in the record.
    line: u32,
    /// What it covers of the whole story.
    cover: Option<Cover>,
    /// Not all of it could be understood.
    warned: bool,
    /// Made when it is first drawn, and kept, since it is drawn again in the next frame.
    words: OnceLock<Option<Box<Outage>>>,
}

impl Lane {
    /// The lanes of a document, in the order of the file.
    pub(super) fn all(document: &Document, lines: &[Line], near_ms: Option<i64>) -> Vec<Self> {
        let mut line_of = vec![0; document.outages.len()];
        for (line, place) in lines.iter().zip(0..) {
            if let Spot::Outage(outage) = line.spot
                && let Some(line_of) = line_of.get_mut(outage as usize)
            {
                *line_of = place;
            }
        }
        let mut lanes: Vec<(Option<&str>, Vec<Held>)> = Vec::new();
        let mut places = Names::new();
        for ((outage, place), line) in document.outages.iter().zip(0..).zip(line_of) {
            if outage.retracted.is_some() {
                continue;
            }
            let name = outage.lane();
            // No lane has an empty name, which stands for the lane of those that name none.
            let (lane, is_new) = places.add(Cow::Borrowed(name.unwrap_or_default()));
            if is_new {
                lanes.push((name, Vec::new()));
            }
            if let Some((_, held)) = lanes.get_mut(lane) {
                held.push(Held { place, line, cover: Cover::of(outage), warned: false, words: OnceLock::new() });
            }
        }
        lanes.into_iter().map(|(name, held)| Self::new(name, held, document, near_ms)).collect()
    }

    fn new(name: Option<&str>, all: Vec<Held>, document: &Document, near_ms: Option<i64>) -> Self {
        let mut leads = Vec::with_capacity(all.len());
        let mut others = Vec::new();
        for (held, item) in all.iter().zip(0..) {
            let Some(outage) = document.outages.get(held.place as usize) else { continue };
            let lead = outage.lead();
            leads.push(Span::of(lead).stated(item));
            let rivals =
                outage.accounts.iter().filter(|account| !lead.is_some_and(|lead| std::ptr::eq(*account, lead)));
            others.extend(rivals.map(|account| Span::of(Some(account)).stated(item)));
        }
        let (leads, others) = (Arc::new(Intervals::new(leads)), Arc::new(Intervals::new(others)));
        Self { name: name.map(str::to_owned), all: all.into(), leads, others, near_ms }
    }

    /// Marks those of which not all could be understood. Words made so far are made anew, since they do not say it.
    pub(super) fn warn(&mut self, ids: &Names, document: &Document) {
        let is_one =
            |held: &Held| document.outages.get(held.place as usize).is_some_and(|outage| ids.contains(&outage.id.0));
        let warned = |held: &Held| Held { warned: is_one(held), words: OnceLock::new(), ..*held };
        self.all = self.all.iter().map(warned).collect();
    }

    /// Those whose lines in the record were found.
    pub(super) fn only(&self, found: &Bits) -> Self {
        let is_found = |item: u32| self.all.get(item as usize).is_some_and(|held| found.contains(held.line as usize));
        let (leads, others) = (Arc::new(self.leads.only(is_found)), Arc::new(self.others.only(is_found)));
        Self { leads, others, ..self.clone() }
    }

    /// Where the outage of that id stands among those that are shown, in the order of their anchors.
    pub fn place(&self, id: &str, words: &Words) -> Option<usize> {
        let Spot::Outage(place) = words.spot(id)? else { return None };
        let stated = Span::of(words.document.outages.get(place as usize)?.lead()).stated(0);
        self.leads.place(stated, |item| self.all.get(item as usize).is_some_and(|held| held.place == place))
    }

    /// What an outage covers of the whole story.
    pub(super) fn cover(&self, item: u32) -> Option<Cover> {
        self.all.get(item as usize)?.cover
    }

    /// An outage as the document has it.
    pub fn outage<'d>(&self, item: u32, document: &'d Document) -> Option<&'d document::Outage> {
        document.outages.get(self.all.get(item as usize)?.place as usize)
    }

    /// The same in words.
    pub fn told(&self, item: u32, words: &Words) -> Option<&Outage> {
        let held = self.all.get(item as usize)?;
        let made = || {
            let mut outage = told(words.document.outages.get(held.place as usize)?, words, self.near_ms);
            if held.warned {
                outage.named.warn(words);
            }
            Some(Box::new(outage))
        };
        held.words.get_or_init(made).as_deref()
    }
}

/// The colour of an outage.
pub(in crate::scene) fn role(outage: &document::Outage) -> Role {
    match outage.phase {
        Some(Phase::Degraded) => Role::Degraded,
        Some(Phase::Maintenance) => Role::Maintenance,
        Some(Phase::Outage) | None => Role::Outage,
    }
}

fn told(outage: &document::Outage, words: &Words, near_ms: Option<i64>) -> Outage {
    let mut named = Named::new(Item::Outage(outage), words, near_ms);
    let differs = words.accounts_differ(outage);
    if differs {
        named.also(words.figure_words().accounts_differ, words);
    }
    let role = role(outage);
    let Some(lead) = outage.lead() else {
        let (words, quoted, by) = (String::new(), String::new(), String::new());
        let lead = Window { start: None, end: End::NotReported, words, quoted, by, differs };
        let empty = String::new;
        return Outage { named, role, lead, brief: empty(), bounds: empty(), by: empty(), rivals: Vec::new() };
    };
    let mut rivals: Vec<(Window, Vec<String>)> = Vec::new();
    for account in outage.accounts.iter().filter(|account| !std::ptr::eq(*account, lead)) {
        let said = words.account_brief(account, near_ms);
        let by = words.account_source(outage, account);
        match rivals.iter_mut().find(|(window, _)| window.words == said) {
            Some((_, names)) if names.contains(&by) => {}
            Some((_, names)) => names.push(by),
            None => {
                let window = Window {
                    start: account.start.clone(),
                    end: account.end.clone(),
                    words: said,
                    quoted: String::new(),
                    by: String::new(),
                    differs: words.account_differs(lead, account),
                };
                rivals.push((window, vec![by]));
            }
        }
    }
    let rivals = rivals.into_iter().map(|(mut window, names)| {
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let names = words.list(&names);
        window.words = without_end(&[named.title.as_str(), &window.words, &names].join(", "), ", ").to_owned();
        window.by = names;
        window
    });
    let rivals = rivals.collect();
    let by = words.account_source(outage, lead);
    let (brief, bounds) = (words.bound_brief(lead, near_ms), words.bounds_brief(lead, near_ms));
    let lead = Window {
        start: lead.start.clone(),
        end: lead.end.clone(),
        words: words.account(lead, near_ms),
        quoted: words.account_quoted(lead, near_ms),
        by: String::new(),
        differs,
    };
    Outage { named, role, lead, brief, bounds, by, rivals }
}
