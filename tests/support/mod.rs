//! What tests of the figure share: the bundled documents, and a document made ready to be drawn.

#![allow(dead_code, reason = "each test file uses what it needs")]
#![allow(clippy::unwrap_used, reason = "helpers of tests, where to fail is to panic")]

use incident_timeline::document::{self, Document, End, Item, Level, Time, TzTables};
use incident_timeline::record::lines;
use incident_timeline::scene::{Options, Rooms, Scene, Story, scene};
use incident_timeline::timeline::View;
use incident_timeline::words::Words;

/// The incident that the product is shown with.
pub(crate) const X: &str = include_str!("../../public/incidents/x-outage-2025-03-10.json");
/// One item and nothing else.
pub(crate) const SINGLE: &str = include_str!("../../public/incidents/single-event.json");
/// Forty lanes of measured outages.
pub(crate) const FORTY: &str = include_str!("../../public/incidents/forty-lanes.json");
/// Nothing that has a time.
pub(crate) const UNKNOWNS: &str = include_str!("../../public/incidents/only-unknowns.json");
/// Every kind of mark, in an incident that was made up for it.
pub(crate) const EVERY_MARK: &str = include_str!("../data/every-mark.json");

/// The bundled documents by name.
pub(crate) const BUNDLED: [(&str, &str); 4] =
    [("x-outage", X), ("single-event", SINGLE), ("forty-lanes", FORTY), ("only-unknowns", UNKNOWNS)];

/// Width of the plot's figure on a desk and on a phone, CSS pixels.
pub(crate) const WIDE_PX: f64 = 1180.0;
pub(crate) const NARROW_PX: f64 = 328.0;

/// So many statements and events over three days, most at an instant, some between, before or after two, a few without a
/// time; the same at every run.
pub(crate) fn crowd(count: usize) -> String {
    let mut seed = 7_usize;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut clock = |from: usize| {
        // Half of them in the same hour, so that there are dense stretches and thin ones.
        let second = if next(2) == 0 { from + next(86_400 * 2) } else { 100_000 + next(3_600) };
        (
            second,
            format!(
                "2025-03-{:02}T{:02}:{:02}:{:02}Z",
                10 + second / 86_400,
                second / 3_600 % 24,
                second / 60 % 60,
                second % 60
            ),
        )
    };
    let items = (0..count).map(|index| {
        let (second, at) = clock(0);
        let at = match index % 10 {
            0 => format!(r#","at":"{at}/{}""#, clock(second.max(104_000)).1.max(at.clone())),
            1 => format!(r#","at":{{"earliest":"{at}"}}"#),
            2 => format!(r#","at":{{"latest":"{at}"}}"#),
            3 if index % 50 == 3 => String::new(),
            _ => format!(r#","at":"{at}""#),
        };
        (index, at)
    });
    let (mut statements, mut events) = (Vec::new(), Vec::new());
    for (index, at) in items {
        match index % 3 {
            0 => events.push(format!(r#"{{"id":"e{index}","label":"Event {index}"{at}}}"#)),
            _ => statements
                .push(format!(r#"{{"id":"s{index}","speaker":"Speaker {}","quote":"Words {index}."{at}}}"#, index % 9)),
        }
    }
    let head = r#"{"format":"incident-timeline/1","title":"A crowd","time_zone":"Europe/London","#;
    format!(r#"{head}"statements":[{}],"events":[{}]}}"#, statements.join(","), events.join(","))
}

/// So many outages over three days in three lanes, dense in one hour, with beginnings and ends of every kind; the same at
/// every run.
pub(crate) fn full_lanes(count: usize) -> String {
    let mut seed = 11_usize;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let at = |second: usize| {
        let (day, second) = (10 + second / 86_400, second % 86_400);
        format!("2025-03-{day:02}T{:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60)
    };
    let outages = (0..count).map(|index| {
        let from = if next(2) == 0 { next(86_400 * 2) } else { 100_000 + next(3_600) };
        let length = if index % 37 == 0 { 40_000 } else { 30 + next(4_000) };
        let (start, end, later) = (at(from), at(from + length), at(from + length + 600));
        let times = match index % 12 {
            0 => format!(r#""start":"{start}""#),
            1 => format!(r#""start":"{start}","end":null"#),
            2 => format!(r#""end":"{end}""#),
            3 => format!(r#""start":{{"latest":"{start}"}},"end":"{end}""#),
            4 => format!(r#""start":{{"earliest":"{start}"}},"end":{{"earliest":"{end}"}}"#),
            5 => format!(r#""start":"{start}/{end}","end":"{later}""#),
            6 => format!(r#""start":{{"at":"{start}","approximate":true}},"end":{{"at":"{end}","approximate":true}}"#),
            7 => format!(r#""accounts":[{{"start":"{start}","end":"{end}"}},{{"start":"{start}","end":"{later}"}}]"#),
            8 if index % 48 == 8 => String::from(r#""note":"No time.""#),
            _ => format!(r#""start":"{start}","end":"{end}""#),
        };
        let lane = match index % 7 {
            0 | 3 => "North",
            1 | 2 => "South",
            _ => "Elsewhere",
        };
        format!(r#"{{"id":"o{index}","label":"Outage {index}","lane":"{lane}",{times}}}"#)
    });
    let outages: Vec<String> = outages.collect();
    let head = r#"{"format":"incident-timeline/1","title":"Full lanes","time_zone":"Europe/London","#;
    format!(r#"{head}"outages":[{}]}}"#, outages.join(","))
}

/// A document of ours, which has to be without fault.
pub(crate) fn read(json: &str) -> Document {
    let parsed = document::parse(json, &TzTables);
    let faults: Vec<_> = parsed.diagnostics.iter().filter(|diagnostic| diagnostic.level != Level::Hint).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    parsed.document.unwrap()
}

/// A document ready to be drawn in the zone in which its story is told.
pub(crate) struct Figure<'a> {
    pub(crate) document: &'a Document,
    pub(crate) words: Words<'a>,
    pub(crate) story: Story,
    pub(crate) rooms: Rooms,
}

impl<'a> Figure<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        let words = Words::new(document, &TzTables, document.time_zone.as_deref().unwrap_or("UTC"));
        let story = Story::new(document, &words, &lines(document));
        let rooms = Rooms::new(&story, &words);
        Self { document, words, story, rooms }
    }

    pub(crate) fn scene(&self, view: View, width_px: f64) -> Scene {
        self.scene_on(view, width_px, false)
    }

    /// The same with values by decades, if so asked.
    pub(crate) fn scene_on(&self, view: View, width_px: f64, log: bool) -> Scene {
        let options = Options { view, width_px, log, selected: None, related: Vec::new() };
        scene(&self.story, &self.words, &self.rooms, &options)
    }
}

/// Every time stated of an item; of an outage those of all its accounts.
pub(crate) fn times_of<'a>(item: Item<'a>) -> Vec<&'a Time> {
    let Item::Outage(outage) = item else { return item.time().into_iter().collect() };
    let times = |account: &'a document::Account| {
        let end = if let End::At(time) = &account.end { Some(time) } else { None };
        account.start.iter().chain(end)
    };
    outage.accounts.iter().flat_map(times).collect()
}
