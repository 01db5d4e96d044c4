//! A document made ready for drawing: every mark's words and bounds once, so that a frame only places them.

mod outages;
mod overview;
mod panels;
mod sayings;

pub(in crate::scene) use outages::role;
pub use outages::{Lane, Outage, Span, Window};
pub(in crate::scene) use overview::Covered;
pub use panels::{Figure, Key, Panel};
pub use sayings::{Said, Sayings};

use std::sync::{Arc, OnceLock};

use crate::document::{Account, Document, End, Item, Kind, Samples, Spot, Time};
use crate::record::{Bits, Facet, Filter, Line};
use crate::small::Names;
use crate::timeline::{Intervals, Stated, View};
use crate::words::Words;

use super::draft::Target;
use super::label::{Run, Style};

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
    /// What a screen reader says: title and time, of an outage its beginning and its end.
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
        let name = words.list_plain(&[&title, &words.item_stretch(item)]);
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
    /// Each time of all but statements and events, by the line of the record that it belongs to.
    pub few: Arc<Intervals>,
    /// Outages over the whole story, where there are many: made when it is first drawn.
    overview: OnceLock<Vec<Covered>>,
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
            lanes: Lane::all(document, lines, near_ms),
            panels: panels::panels(document, words, near_ms),
            said: Sayings::new(document, lines, near_ms),
            struck: struck(document, words, near_ms),
            few: Arc::new(few(document, lines)),
            overview: OnceLock::new(),
        }
    }

    /// The same with the items marked of which not all could be understood.
    #[must_use]
    pub fn warned(mut self, ids: &Names, words: &Words) -> Self {
        self.said.warn(ids, words.document);
        self.lanes.iter_mut().for_each(|lane| lane.warn(ids, words.document));
        let panels = self.panels.iter_mut().flat_map(|panel| {
            let keys = panel.keys.iter_mut().map(|key| &mut key.named);
            keys.chain(panel.figures.iter_mut().map(|figure| &mut figure.named))
        });
        let struck = self.struck.iter_mut().map(|struck| &mut struck.named);
        for named in panels.chain(struck).filter(|named| ids.contains(named.id.as_str())) {
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
        let mut only = Self {
            said: self.said.only(found),
            lanes: self.lanes.iter().map(|lane| lane.only(found)).collect(),
            few: Arc::new(self.few.only(|line| found.contains(line as usize))),
            overview: OnceLock::new(),
            panels: self.panels.clone(),
            struck: self.struck.clone(),
            ..*self
        };
        if self.panels.is_empty() && self.struck.is_empty() {
            return only;
        }
        let is_other = |line: &Line| !matches!(line.spot.kind(), Kind::Statement | Kind::Event);
        let others = lines.iter().enumerate().filter(|(place, line)| is_other(line) && found.contains(*place));
        let ids: Names = others.filter_map(|(_, line)| Some(&**document.item_at(line.spot)?.id())).collect();
        only.struck.retain(|struck| ids.contains(&struck.named.id));
        for panel in &mut only.panels {
            panel.figures.retain(|figure| ids.contains(&figure.named.id));
            for key in panel.keys.iter_mut().filter(|key| !ids.contains(&key.named.id)) {
                key.measured = None;
            }
        }
        only
    }

    /// The same without the lanes and series that a filter hides; `lines` are those of the record.
    #[must_use]
    pub fn without(mut self, document: &Document, lines: &[Line], filter: &Filter) -> Self {
        // Lanes by their names, of which an empty one is the common lane; series by their ids.
        let (lanes, series) = (filter.chosen(Facet::HiddenLane), filter.chosen(Facet::HiddenSeries));
        let is_hidden = |line: &Line| match document.item_at(line.spot) {
            Some(Item::Outage(outage)) if outage.retracted.is_none() => {
                lanes.iter().any(|name| *name == outage.lane().unwrap_or_default())
            }
            Some(Item::Point(of, _)) => series.contains(&of.id.0),
            _ => false,
        };
        if !(lanes.is_empty() && series.is_empty()) {
            self.few = Arc::new(self.few.only(|line| !lines.get(line as usize).is_some_and(is_hidden)));
            self.overview = OnceLock::new();
        }
        self.lanes.retain(|lane| !lanes.iter().any(|name| *name == lane.name.as_deref().unwrap_or_default()));
        if !series.is_empty() {
            self.panels.iter_mut().for_each(|panel| panel.hide(series));
            self.panels.retain(|panel| !panel.keys.is_empty());
        }
        self
    }

    /// Outages over the whole story, as far as a strip can show them: where there are many, it would draw each pixel many
    /// times.
    pub(in crate::scene) fn overview(&self) -> &[Covered] {
        self.overview.get_or_init(|| overview::covered(&self.lanes, self.whole))
    }
}

/// The times of an item that is drawn, if it is no statement and no event: of an outage those of all its accounts, where
/// accounts that say the same are one.
pub fn few_times(document: &Document, spot: Spot) -> Vec<&Time> {
    match document.item_at(spot) {
        Some(Item::Outage(outage)) if outage.retracted.is_none() => {
            let mut known: Vec<&Account> = Vec::new();
            for account in &outage.accounts {
                let is_same = |one: &&Account| {
                    (&one.start, &one.end, &one.duration) == (&account.start, &account.end, &account.duration)
                };
                if !known.iter().any(is_same) {
                    known.push(account);
                }
            }
            let spans = known.into_iter().map(|account| Span::of(Some(account)));
            spans.flat_map(|span| span.start.into_iter().chain(span.end_time())).collect()
        }
        Some(Item::Point(series, point)) if series.retracted.is_none() || point.retracted.is_some() => {
            point.at.iter().collect()
        }
        Some(item @ Item::Outage(_)) => item.time().into_iter().collect(),
        _ => Vec::new(),
    }
}

fn few(document: &Document, lines: &[Line]) -> Intervals {
    let times = lines.iter().zip(0..).flat_map(|(line, place)| {
        few_times(document, line.spot).into_iter().map(move |time| Stated {
            item: place,
            earliest_ms: time.earliest_ms,
            latest_ms: time.latest_ms,
        })
    });
    Intervals::new(times)
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

fn struck(document: &Document, words: &Words, near_ms: Option<i64>) -> Vec<Struck> {
    let is_drawn = |item: &Item| matches!(item.kind(), Kind::Outage | Kind::Point | Kind::Series);
    let struck = |item: Item| {
        let lead = if let Item::Outage(outage) = item { outage.lead() } else { None };
        let end = lead.map_or(End::NotReported, |account| account.end.clone());
        Struck { named: Named::new(item, words, near_ms), at: item.time().cloned(), end }
    };
    document.items().filter(|item| item.retracted().is_some()).filter(is_drawn).map(struck).collect()
}
