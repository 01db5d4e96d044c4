//! A document made ready for drawing: every mark's words and bounds once, so that a frame only places them.

mod panels;
mod sayings;

pub use panels::{Figure, Key, Panel};
pub use sayings::{Said, Sayings};

use std::collections::{HashMap, HashSet};

use crate::document::{Document, End, Item, Kind, Phase, Samples, Time};
use crate::record::{Bits, Line};
use crate::timeline::View;
use crate::words::Words;

use super::draft::Target;
use super::label::{Run, Style};
use super::shape::Role;

/// Before what could not all be understood.
pub(super) const WARNING: &str = "⚠";
/// Before what differs from another account.
pub(super) const DIFFERS: &str = "≠";

/// What a mark is called, and by whom it is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The item's id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// What a screen reader says: title and time.
    pub name: String,
    /// When, in a few words.
    pub when: String,
    /// What is known of its time beyond its bounds, for where a heading says those.
    pub beyond: String,
    /// Its title.
    pub title: String,
    /// Taken back.
    pub struck: bool,
    /// Not all of it could be understood.
    pub warned: bool,
}

impl Named {
    /// `near_ms` is on the record's main day: times on that day are said without a date.
    fn new(item: Item, words: &Words, near_ms: Option<i64>) -> Self {
        let title = words.title(item);
        let name = format!("{title}, {}", words.item_when_full(item));
        let when = words.item_when(item, near_ms);
        let struck = item.retracted().is_some();
        Self {
            id: item.id().0.clone(),
            kind: item.kind(),
            name,
            when,
            beyond: words.beyond_bounds(item.time()),
            title,
            struck,
            warned: false,
        }
    }

    /// Adds something to what a screen reader says.
    fn also(&mut self, said: &str, words: &Words) {
        if !said.is_empty() {
            self.name = words.list_plain(&[&self.name, said]);
        }
    }

    /// Marks that not all of it could be understood.
    fn warn(&mut self, words: &Words) {
        self.warned = true;
        self.also(words.figure_words().warned, words);
    }

    /// Its title as runs: behind the sign of a warning, struck where it was taken back.
    pub(in crate::scene) fn title_runs(&self) -> Vec<Run> {
        self.runs(&self.title, Style::Strong)
    }

    /// The same of a wording of its own.
    pub(in crate::scene) fn runs(&self, text: &str, style: Style) -> Vec<Run> {
        let style = if self.struck { Style::Struck } else { style };
        let sign = self.warned.then(|| Run::new(WARNING, Style::Warned));
        sign.into_iter().chain([Run::new(text, style)]).collect()
    }

    /// As a target.
    pub fn target(&self) -> Target<'_> {
        Target { id: &self.id, kind: self.kind, name: &self.name, account: None }
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
    /// Whether it contradicts the lead account; of that, whether any other account contradicts it.
    pub differs: bool,
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
    /// Whose the lead account is.
    pub by: String,
    /// Other accounts; those that say the same are one.
    pub rivals: Vec<Window>,
}

/// A lane of outages.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Its name; `None` for the common lane.
    pub name: Option<String>,
    /// In it.
    pub outages: Vec<Outage>,
}

/// An item whose content was the time or the number that is drawn, and that was taken back: nothing is left to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Struck {
    /// Its name.
    pub named: Named,
    /// When it was, or began.
    pub at: Option<Time>,
    /// When it ended; of anything but an outage not reported.
    pub end: End,
}

/// A document made ready for drawing.
#[derive(Debug, Clone)]
pub struct Story {
    /// Everything with a stated bound, and a margin.
    pub whole: View,
    /// The first window.
    pub home: View,
    /// Whether anything has a stated bound: without one there is no axis.
    pub timed: bool,
    /// Lanes, in the order of the file.
    pub lanes: Vec<Lane>,
    /// Panels, in the order of the file.
    pub panels: Vec<Panel>,
    /// Statements and events.
    pub said: Sayings,
    /// Outages, figures and measurements that were taken back.
    pub struck: Vec<Struck>,
}

impl Story {
    /// Prepares a document in the words of a zone; `lines` are those of the record.
    pub fn new(document: &Document, words: &Words, lines: &[Line]) -> Self {
        let stated = stated(document);
        let near_ms = crate::record::main_day_ms(document);
        let whole = stated.map_or(View::new(0.0, 0.0), |(from_ms, to_ms)| View::fit(from_ms, to_ms, MARGIN));
        let home = document.view.as_ref().and_then(|view| Some((view.earliest_ms?, view.latest_ms?)));
        Self {
            whole: home.map_or(whole, |(from_ms, to_ms)| {
                View::new(whole.from_ms.min(from_ms as f64), whole.to_ms.max(to_ms as f64))
            }),
            home: home.map_or(whole, |(from_ms, to_ms)| View::new(from_ms as f64, to_ms as f64)),
            timed: stated.is_some(),
            lanes: lanes(document, words, near_ms),
            panels: panels::panels(document, words, near_ms),
            said: Sayings::new(document, lines, near_ms),
            struck: struck(document, words, near_ms),
        }
    }

    /// The same with the items marked of which not all could be understood.
    #[must_use]
    pub fn warned(mut self, ids: &HashSet<&str>, words: &Words) -> Self {
        self.said.warn(ids, words.document);
        let outages = self.lanes.iter_mut().flat_map(|lane| &mut lane.outages).map(|outage| &mut outage.named);
        let panels = self.panels.iter_mut().flat_map(|panel| {
            let keys = panel.keys.iter_mut().map(|key| &mut key.named);
            keys.chain(panel.figures.iter_mut().map(|figure| &mut figure.named))
        });
        let struck = self.struck.iter_mut().map(|struck| &mut struck.named);
        for named in outages.chain(panels).chain(struck).filter(|named| ids.contains(named.id.as_str())) {
            named.warn(words);
        }
        self
    }

    /// Whether there is nothing at all to draw.
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty() && self.panels.is_empty() && self.said.is_empty() && self.struck.is_empty()
    }

    /// The same with nothing but what was found: `lines` are those of the record, `found` the places of some among them.
    /// Room is kept for all, so that nothing below the figure moves.
    #[must_use]
    pub fn only(&self, document: &Document, lines: &[Line], found: &Bits) -> Self {
        let mut only = Self { said: self.said.only(found), ..self.clone() };
        if self.lanes.is_empty() && self.panels.is_empty() && self.struck.is_empty() {
            return only;
        }
        let is_other = |line: &Line| !matches!(line.spot.kind(), Kind::Statement | Kind::Event);
        let others = lines.iter().enumerate().filter(|(place, line)| is_other(line) && found.contains(*place));
        let ids: HashSet<&str> = others.filter_map(|(_, line)| Some(&**document.item_at(line.spot)?.id())).collect();
        only.lanes.iter_mut().for_each(|lane| lane.outages.retain(|outage| ids.contains(&*outage.named.id)));
        only.struck.retain(|struck| ids.contains(&*struck.named.id));
        for panel in &mut only.panels {
            panel.figures.retain(|figure| ids.contains(&*figure.named.id));
            for key in panel.keys.iter_mut().filter(|key| !ids.contains(&*key.named.id)) {
                key.measured = None;
            }
        }
        only
    }

    /// The same without lanes of these names (an empty one is the common lane) and series of these ids.
    #[must_use]
    pub fn without(mut self, lanes: &[String], series: &[String]) -> Self {
        self.lanes.retain(|lane| !lanes.iter().any(|name| *name == lane.name.as_deref().unwrap_or_default()));
        if !series.is_empty() {
            self.panels.iter_mut().for_each(|panel| panel.hide(series));
            self.panels.retain(|panel| !panel.keys.is_empty());
        }
        self
    }

    /// Every stated time but those of statements and events, of which there may be many.
    pub fn few_bounds(&self) -> impl Iterator<Item = &Time> {
        let outages = self.lanes.iter().flat_map(|lane| &lane.outages).flat_map(|outage| {
            std::iter::once(&outage.lead).chain(&outage.rivals).flat_map(|window| {
                let end = if let End::At(time) = &window.end { Some(time) } else { None };
                window.start.iter().chain(end)
            })
        });
        let figures = self.panels.iter().flat_map(|panel| &panel.figures).filter_map(|figure| figure.at.as_ref());
        let struck = self.struck.iter().filter_map(|struck| struck.at.as_ref());
        outages.chain(figures).chain(struck)
    }
}

/// On either side of the first and last stated bound, as a share of the time between.
const MARGIN: f64 = 0.025;

/// The first and last stated bound, Unix milliseconds.
fn stated(document: &Document) -> Option<(f64, f64)> {
    let mut from_ms = f64::INFINITY;
    let mut to_ms = f64::NEG_INFINITY;
    let mut widen = |at_ms: i64| {
        from_ms = from_ms.min(at_ms as f64);
        to_ms = to_ms.max(at_ms as f64);
    };
    let ends = |end: &End| if let End::At(time) = end { vec![time.earliest_ms, time.latest_ms] } else { Vec::new() };
    for item in document.items() {
        if let Item::Outage(outage) = item {
            for account in &outage.accounts {
                account.start.iter().flat_map(|time| [time.earliest_ms, time.latest_ms]).flatten().for_each(&mut widen);
                ends(&account.end).into_iter().flatten().for_each(&mut widen);
            }
        } else if let Item::Series(series) = item {
            if let Some((from_ms, to_ms)) = series.samples.as_ref().and_then(Samples::bounds_ms) {
                widen(from_ms);
                widen(to_ms);
            }
        } else {
            item.time().iter().flat_map(|time| [time.earliest_ms, time.latest_ms]).flatten().for_each(&mut widen);
        }
    }
    (from_ms <= to_ms).then_some((from_ms, to_ms))
}

fn lanes(document: &Document, words: &Words, near_ms: Option<i64>) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    let mut places: HashMap<Option<&str>, usize> = HashMap::new();
    for outage in document.outages.iter().filter(|outage| outage.retracted.is_none()) {
        let name = outage.lane();
        let place = *places.entry(name).or_insert(lanes.len());
        if place == lanes.len() {
            lanes.push(Lane { name: name.map(str::to_owned), outages: Vec::new() });
        }
        if let Some(lane) = lanes.get_mut(place) {
            lane.outages.push(self::outage(outage, words, near_ms));
        }
    }
    lanes
}

fn outage(outage: &crate::document::Outage, words: &Words, near_ms: Option<i64>) -> Outage {
    let mut named = Named::new(Item::Outage(outage), words, near_ms);
    let differs = words.accounts_differ(outage);
    if differs {
        named.also(words.figure_words().accounts_differ, words);
    }
    let role = match outage.phase {
        Some(Phase::Degraded) => Role::Degraded,
        Some(Phase::Maintenance) => Role::Maintenance,
        Some(Phase::Outage) | None => Role::Outage,
    };
    let Some(lead) = outage.lead() else {
        let (words, quoted) = (String::new(), String::new());
        let lead = Window { start: None, end: End::NotReported, words, quoted, differs };
        return Outage { named, role, lead, brief: String::new(), by: String::new(), rivals: Vec::new() };
    };
    let mut rivals: Vec<(Window, Vec<String>)> = Vec::new();
    for account in outage.accounts.iter().filter(|account| !std::ptr::eq(*account, lead)) {
        let said = words.account_brief(account, near_ms);
        let by = words.account_source(outage, account);
        match rivals.iter_mut().find(|(window, _)| window.words == said) {
            Some((_, names)) => names.push(by),
            None => {
                let window = Window {
                    start: account.start.clone(),
                    end: account.end.clone(),
                    words: said,
                    quoted: String::new(),
                    differs: words.account_differs(lead, account),
                };
                rivals.push((window, vec![by]));
            }
        }
    }
    let rivals = rivals.into_iter().map(|(mut window, names)| {
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let names = words.list(&names);
        window.words = [named.title.as_str(), &window.words, &names].join(", ").trim_end_matches([',', ' ']).to_owned();
        window
    });
    let rivals = rivals.collect();
    let by = words.account_source(outage, lead);
    let brief = words.bound_brief(lead, near_ms);
    let lead = Window {
        start: lead.start.clone(),
        end: lead.end.clone(),
        words: words.account_label(lead, near_ms),
        quoted: words.account_quoted(lead, near_ms),
        differs,
    };
    Outage { named, role, lead, brief, by, rivals }
}

fn struck(document: &Document, words: &Words, near_ms: Option<i64>) -> Vec<Struck> {
    let is_drawn = |item: &Item| matches!(item.kind(), Kind::Outage | Kind::Point | Kind::Series);
    let struck = |item: Item| {
        let lead = if let Item::Outage(outage) = item { outage.lead() } else { None };
        let end = lead.map_or(End::NotReported, |account| account.end.clone());
        Struck { named: Named::new(item, words, near_ms), at: item.time().cloned(), end }
    };
    document.items().filter(|item| item.retracted().is_some()).filter(is_drawn).map(struck).collect()
}
