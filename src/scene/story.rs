//! A document made ready for drawing: every mark's words and bounds once, so that a frame only places them.

use crate::document::{Baseline, Document, End, Item, Kind, Phase, Samples, Series, Statement, Time, Value};
use crate::series::{Measured, Pyramid};
use crate::timeline::View;
use crate::words::Words;

use super::draft::Target;
use super::shape::Role;

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
}

impl Named {
    fn new(item: Item, words: &Words) -> Self {
        let title = words.title(item);
        let name = format!("{title}, {}", words.item_when_full(item));
        let when = words.item_when(item, crate::record::main_day_ms(words.document));
        let struck = item.retracted().is_some();
        Self {
            id: item.id().0.clone(),
            kind: item.kind(),
            name,
            when,
            beyond: words.beyond_bounds(item.time()),
            title,
            struck,
        }
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
    /// How the lead account ended, as short as can be; empty where the bar shows it.
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

/// A published figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its name.
    pub named: Named,
    /// The series it belongs to: an index into the panel's keys.
    pub key: usize,
    /// When.
    pub at: Option<Time>,
    /// How much.
    pub value: Value,
    /// How much, as a label.
    pub short: String,
    /// Figures of one number are for one thing, and rivals.
    pub rivals: Option<usize>,
}

/// A series of a panel.
#[derive(Debug, Clone)]
pub struct Key {
    /// Its name.
    pub named: Named,
    /// What it is called in the panel.
    pub label: String,
    /// Its colour.
    pub role: Role,
    /// Its place among the colours.
    pub hue: u8,
    /// Its usual level, where that is one value.
    pub level: Option<f64>,
    /// Which series of the document it is.
    pub index: usize,
    /// Over its usual level at each time.
    pub baseline: Option<Pyramid>,
    /// Over its measured values.
    pub measured: Option<Pyramid>,
}

impl Key {
    /// Its usual level at each time, and its measured values, with the roles they are drawn in.
    pub fn curves<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = (Measured<'a>, Role)> {
        let series = document.series.get(self.index);
        let usual = match series.and_then(|series| series.baseline.as_ref()) {
            Some(Baseline::Samples(samples)) => Some(samples),
            Some(Baseline::Level(_)) | None => None,
        };
        let usual = usual.zip(self.baseline.as_ref()).map(|(samples, pyramid)| (samples, pyramid, Role::Soft));
        let own = series.and_then(|series| series.samples.as_ref()).zip(self.measured.as_ref());
        let own = own.map(|(samples, pyramid)| (samples, pyramid, self.role));
        usual.into_iter().chain(own).map(|(samples, pyramid, role)| (Measured::new(samples, pyramid), role))
    }
}

/// Series that share a scale.
#[derive(Debug, Clone)]
pub struct Panel {
    /// What is counted.
    pub title: String,
    /// Who counted.
    pub by: String,
    /// The series.
    pub keys: Vec<Key>,
    /// Their published figures, in the order of the file.
    pub figures: Vec<Figure>,
    /// The largest value to be drawn.
    pub top: f64,
    /// The smallest value to be drawn, not above 0.
    pub bottom: f64,
}

/// A statement or an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Its name.
    pub named: Named,
    /// When.
    pub at: Option<Time>,
    /// The quotation or paraphrase; of an event its note.
    pub text: String,
    /// On what evidence, disputed by how many.
    pub evidence: String,
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
    /// Statements and events, in the order of the record.
    pub said: Vec<Said>,
}

impl Story {
    /// Prepares a document in the words of a zone; `order` is the order of the record, by id.
    pub fn new(document: &Document, words: &Words, order: &[String]) -> Self {
        let stated = stated(document);
        let whole = stated.map_or(View::new(0.0, 0.0), |(from_ms, to_ms)| View::fit(from_ms, to_ms, MARGIN));
        let home = document.view.as_ref().and_then(|view| Some((view.earliest_ms?, view.latest_ms?)));
        Self {
            whole: home.map_or(whole, |(from_ms, to_ms)| {
                View::new(whole.from_ms.min(from_ms as f64), whole.to_ms.max(to_ms as f64))
            }),
            home: home.map_or(whole, |(from_ms, to_ms)| View::new(from_ms as f64, to_ms as f64)),
            timed: stated.is_some(),
            lanes: lanes(document, words),
            panels: panels(document, words),
            said: said(document, words, order),
        }
    }

    /// Whether there is nothing at all to draw.
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty() && self.panels.is_empty() && self.said.is_empty()
    }

    /// Every stated time.
    pub fn bounds(&self) -> impl Iterator<Item = &Time> {
        let outages = self.lanes.iter().flat_map(|lane| &lane.outages).flat_map(|outage| {
            std::iter::once(&outage.lead).chain(&outage.rivals).flat_map(|window| {
                let end = if let End::At(time) = &window.end { Some(time) } else { None };
                window.start.iter().chain(end)
            })
        });
        let figures = self.panels.iter().flat_map(|panel| &panel.figures).filter_map(|figure| figure.at.as_ref());
        outages.chain(figures).chain(self.said.iter().filter_map(|said| said.at.as_ref()))
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

fn lanes(document: &Document, words: &Words) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    for outage in &document.outages {
        let name = outage.lane();
        let drawn = self::outage(outage, words);
        match lanes.iter_mut().find(|lane| lane.name.as_deref() == name) {
            Some(lane) => lane.outages.push(drawn),
            None => lanes.push(Lane { name: name.map(str::to_owned), outages: vec![drawn] }),
        }
    }
    lanes
}

fn outage(outage: &crate::document::Outage, words: &Words) -> Outage {
    let named = Named::new(Item::Outage(outage), words);
    let role = match outage.phase {
        Some(Phase::Degraded) => Role::Degraded,
        Some(Phase::Maintenance) => Role::Maintenance,
        Some(Phase::Outage) | None => Role::Outage,
    };
    let Some(lead) = outage.lead() else {
        let lead = Window { start: None, end: End::NotReported, words: String::new(), quoted: String::new() };
        return Outage { named, role, lead, brief: String::new(), by: String::new(), rivals: Vec::new() };
    };
    let near_ms = crate::record::main_day_ms(words.document);
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
    let brief = words.end_brief(lead, near_ms);
    let lead = Window {
        start: lead.start.clone(),
        end: lead.end.clone(),
        words: words.account(lead, near_ms),
        quoted: words.account_quoted(lead, near_ms),
    };
    Outage { named, role, lead, brief, by, rivals }
}

fn panels(document: &Document, words: &Words) -> Vec<Panel> {
    let mut panels: Vec<(String, Panel)> = Vec::new();
    for (index, series) in document.series.iter().enumerate() {
        let title = words.panel_title(series);
        let by = series.publisher.clone().unwrap_or_default();
        let place = format!("{title}\n{by}\n{}", series.unit.as_deref().unwrap_or_default());
        if !panels.iter().any(|(known, _)| *known == place) {
            let panel = Panel { title, by, keys: Vec::new(), figures: Vec::new(), top: 0.0, bottom: 0.0 };
            panels.push((place.clone(), panel));
        }
        if let Some((_, panel)) = panels.iter_mut().find(|(known, _)| *known == place) {
            add_series(panel, (index, series), words);
        }
    }
    panels.into_iter().map(|(_, panel)| panel).collect()
}

fn add_series(panel: &mut Panel, (index, series): (usize, &Series), words: &Words) {
    let place = panel.keys.len();
    let hue = (place % 5) as u8;
    let pyramid = |samples: &Samples| Pyramid::new(samples.values());
    let (level, baseline) = match &series.baseline {
        Some(Baseline::Level(value)) => (value.drawn(), None),
        Some(Baseline::Samples(samples)) => (None, Some(pyramid(samples))),
        None => (None, None),
    };
    let key = Key {
        named: Named::new(Item::Series(series), words),
        label: words.key_label(series),
        role: Role::Series(hue),
        hue,
        index,
        level,
        baseline,
        measured: series.samples.as_ref().map(pyramid),
    };
    for (curve, _) in key.curves(words.document) {
        if let Some((least, most)) = curve.extremes() {
            panel.top = panel.top.max(most.value);
            panel.bottom = panel.bottom.min(least.value);
        }
    }
    panel.top = panel.top.max(level.unwrap_or(0.0));
    panel.keys.push(key);
    for point in &series.points {
        let drawn = point.value.drawn().unwrap_or(0.0);
        let most = point.value.upper().map_or(drawn, |(most, _)| most.max(drawn));
        panel.top = panel.top.max(most);
        panel.bottom = panel.bottom.min(drawn);
        let rivals = rival_group(panel, point);
        panel.figures.push(Figure {
            named: Named::new(Item::Point(series, point), words),
            key: place,
            at: point.at.clone(),
            value: point.value.clone(),
            short: words.value_short(&point.value),
            rivals,
        });
    }
}

/// The number of the group of rival figures a point belongs to. A group is named by the point all others point at.
fn rival_group(panel: &mut Panel, point: &crate::document::Point) -> Option<usize> {
    let to = point.same_as.as_ref()?;
    let index = panel.figures.iter().position(|figure| figure.named.id == to.0)?;
    let figure = panel.figures.get_mut(index)?;
    let group = figure.rivals.unwrap_or(index);
    figure.rivals = Some(group);
    Some(group)
}

fn said(document: &Document, words: &Words, order: &[String]) -> Vec<Said> {
    let statements = document.statements.iter().map(|statement| Said {
        named: Named::new(Item::Statement(statement), words),
        at: statement.at.clone(),
        text: quoted(statement, words),
        evidence: words.evidence(statement),
    });
    let events = document.events.iter().map(|event| Said {
        named: Named::new(Item::Event(event), words),
        at: event.at.clone(),
        text: event.note.clone().unwrap_or_default(),
        evidence: String::new(),
    });
    let mut said: Vec<Said> = statements.chain(events).collect();
    let places: std::collections::HashMap<&str, usize> =
        order.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    said.sort_by_key(|said| places.get(said.named.id.as_str()).copied().unwrap_or(usize::MAX));
    said
}

fn quoted(statement: &Statement, words: &Words) -> String {
    if statement.retracted.is_some() {
        return String::new();
    }
    match (&statement.quote, &statement.paraphrase) {
        (Some(quote), _) => words.quoted(quote),
        (None, Some(paraphrase)) => paraphrase.clone(),
        (None, None) => String::new(),
    }
}
