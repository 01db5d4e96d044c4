//! Statements and events: by their bounds for all of them, in words only for those that are drawn.

use std::sync::{Arc, OnceLock};

use super::Named;
use crate::document::{Document, Item, Kind, Spot, Statement, Time};
use crate::record::{Bits, Line};
use crate::small::Names;
use crate::timeline::{Intervals, Stated};
use crate::words::{Words, opening};

/// A statement or an event in words.
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
    /// The same with the names of those who dispute it, for where there is room.
    pub evidence_named: String,
}

/// Statements and events, those that were looked for or all.
#[derive(Debug, Clone)]
pub struct Sayings {
    /// All of them, in the order of the record.
    all: Arc<[Saying]>,
    /// Those that are shown, by their places in `all`.
    pub shown: Arc<Intervals>,
    /// How many are shown.
    count: usize,
    /// Whether there are statements, and events, among all.
    kinds: (bool, bool),
    /// Those of which not all could be understood.
    warned: Arc<Bits>,
    /// An instant on the record's main day.
    near_ms: Option<i64>,
}

#[derive(Debug)]
struct Saying {
    spot: Spot,
    /// Its place in the record.
    line: u32,
    /// Made when it is first drawn, and kept, since it is drawn again in the next frame.
    words: OnceLock<Option<Box<Said>>>,
    /// Widths of its words, wide and narrow.
    widths_px: [OnceLock<(f32, f32)>; 2],
}

impl Saying {
    fn new(spot: Spot, line: u32) -> Self {
        Self { spot, line, words: OnceLock::new(), widths_px: Default::default() }
    }
}

/// What is stated of a time, of what is known as `item`.
fn stated(document: &Document, spot: Spot, item: u32) -> Stated {
    let time = document.item_at(spot).and_then(Item::time);
    let (earliest_ms, latest_ms) = time.map_or((None, None), |time| (time.earliest_ms, time.latest_ms));
    Stated { item, earliest_ms, latest_ms }
}

impl Sayings {
    pub(super) fn new(document: &Document, lines: &[Line], near_ms: Option<i64>) -> Self {
        let all: Vec<Saying> = (lines.iter().zip(0..))
            .filter(|(line, _)| matches!(line.spot.kind(), Kind::Statement | Kind::Event))
            .map(|(line, place)| Saying::new(line.spot, place))
            .collect();
        let shown = Intervals::new(all.iter().zip(0..).map(|(saying, item)| stated(document, saying.spot, item)));
        let has = |kind: Kind| all.iter().any(|saying| saying.spot.kind() == kind);
        Self {
            kinds: (has(Kind::Statement), has(Kind::Event)),
            count: all.len(),
            all: all.into(),
            shown: Arc::new(shown),
            warned: Arc::default(),
            near_ms,
        }
    }

    /// Marks those of which not all could be understood. Words made so far are made anew, since they do not say it.
    pub(super) fn warn(&mut self, ids: &Names, document: &Document) {
        if ids.is_empty() {
            return;
        }
        let is_one = |item: usize| {
            let item = self.all.get(item).and_then(|saying| document.item_at(saying.spot));
            item.is_some_and(|item| ids.contains(item.id()))
        };
        self.warned = Arc::new(Bits::of(self.all.len(), is_one));
        self.all = self.all.iter().map(|saying| Saying::new(saying.spot, saying.line)).collect();
    }

    /// Those whose lines in the record were found.
    pub(super) fn only(&self, found: &Bits) -> Self {
        let is_found = |item: usize| self.all.get(item).is_some_and(|saying| found.contains(saying.line as usize));
        let wanted = Bits::of(self.all.len(), is_found);
        let shown = self.shown.only(|item| wanted.contains(item as usize));
        Self { count: shown.len(), shown: Arc::new(shown), ..self.clone() }
    }

    /// How many are shown.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether none is shown.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether there are statements, and events, shown or not.
    pub fn kinds(&self) -> (bool, bool) {
        self.kinds
    }

    /// Where the one of that id stands among those that are shown, in the order of their anchors.
    pub fn place(&self, id: &str, words: &Words) -> Option<usize> {
        let spot = words.spot(id)?;
        let is_it = |item: u32| self.all.get(item as usize).is_some_and(|saying| saying.spot == spot);
        self.shown.place(stated(words.document, spot, 0), is_it)
    }

    /// When it was.
    pub fn time<'d>(&self, item: u32, document: &'d Document) -> Option<&'d Time> {
        document.item_at(self.all.get(item as usize)?.spot).and_then(Item::time)
    }

    /// In words.
    pub fn said(&self, item: u32, words: &Words) -> Option<&Said> {
        let saying = self.all.get(item as usize)?;
        let made = || {
            let mut said = said(words.document.item_at(saying.spot)?, words, self.near_ms)?;
            if self.warned.contains(item as usize) {
                said.named.warn(words);
            }
            Some(said)
        };
        saying.words.get_or_init(made).as_deref()
    }
}

impl Sayings {
    /// Widths of a saying's words, CSS pixels, measured once: with all of them, and of the title alone.
    pub(in crate::scene) fn widths_px(
        &self,
        item: u32,
        narrow: bool,
        measure: impl FnOnce() -> (f64, f64),
    ) -> (f64, f64) {
        let Some(saying) = self.all.get(item as usize) else { return (0.0, 0.0) };
        let [wide, phone] = &saying.widths_px;
        let kept = if narrow { phone } else { wide };
        let (full_px, title_px) = kept.get_or_init(|| {
            let (full_px, title_px) = measure();
            (full_px as f32, title_px as f32)
        });
        (f64::from(*full_px), f64::from(*title_px))
    }
}

fn said(item: Item, words: &Words, near_ms: Option<i64>) -> Option<Box<Said>> {
    let is_struck = item.retracted().is_some();
    let (text, [evidence, evidence_named]) = match item {
        Item::Statement(_) | Item::Event(_) if is_struck => Default::default(),
        Item::Statement(statement) => (quoted(statement, words), words.evidences(statement)),
        Item::Event(event) => (event.note.clone().unwrap_or_default(), Default::default()),
        _ => return None,
    };
    let mut named = Named::new(item, words, near_ms);
    named.also(&opening(&text), words);
    named.also(&evidence_named, words);
    Some(Box::new(Said { named, at: item.time().cloned(), text, evidence, evidence_named }))
}

fn quoted(statement: &Statement, words: &Words) -> String {
    match (&statement.quote, &statement.paraphrase) {
        (Some(quote), _) => words.quoted(quote),
        (None, Some(paraphrase)) => paraphrase.clone(),
        (None, None) => String::new(),
    }
}
