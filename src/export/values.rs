//! Every figure and measurement in one table.

use super::bounds::{TIME, VALUE, instant, time, value};
use super::table::Table;
use super::urls;
use crate::document::{Baseline, Bounded, Document, Id, Item, Point, Samples, Series, Value};
use crate::words::Words;

/// What stands before the bounds of time and value.
const FIRST: [&str; 5] = ["what", "series", "series_id", "id", "when"];
/// What stands behind them.
const LAST: [&str; 12] = [
    "in_words",
    "unit",
    "kind",
    "region",
    "counted_by",
    "statistic",
    "same_as",
    "made_up_of",
    "note",
    "sources",
    "source_urls",
    "retracted",
];

/// Writes every figure and measurement as a table, piece by piece: what the headline counts, each published figure, each
/// measured value, and the usual level. A gap is a row without a value. What was taken back has a row that says so,
/// without its content.
pub fn values_table(document: &Document, words: &Words, out: &mut dyn FnMut(&str)) {
    let names: Vec<&str> = [FIRST.as_slice(), &TIME, &VALUE, &LAST].concat();
    let mut table = Table::new(&names, out);
    for figure in &document.key_figures {
        let row = Row { label: &figure.label, sources: &figure.sources, ..Row::new("key_figure") };
        row.write(&mut table, words, &figure.value, &words.value(&figure.value, None));
    }
    for series in &document.series {
        for point in &series.points {
            let item = Item::Point(series, point);
            let row =
                Row { item: Some(item), point: Some(point), sources: item.sources(), ..Row::of(series, "figure") };
            row.write(&mut table, words, &point.value, &words.series_value(series, &point.value));
        }
        let row = Row { item: Some(Item::Series(series)), ..Row::of(series, "measurement") };
        match &series.samples {
            Some(_) if series.retracted.is_some() => row.write(&mut table, words, &Bounded::unknown(), ""),
            Some(samples) => row.write_all(&mut table, words, samples),
            None => {}
        }
        let row = Row { what: "usual_level", ..row };
        match series.baseline.as_ref().filter(|_| series.retracted.is_none()) {
            Some(Baseline::Level(level)) => row.write(&mut table, words, level, &words.series_value(series, level)),
            Some(Baseline::Samples(samples)) => row.write_all(&mut table, words, samples),
            None => {}
        }
    }
    table.finish();
}

/// What a row says beside its value.
#[derive(Clone, Copy)]
struct Row<'a> {
    what: &'static str,
    label: &'a str,
    series: Option<&'a Series>,
    item: Option<Item<'a>>,
    point: Option<&'a Point>,
    sources: &'a [Id],
}

impl<'a> Row<'a> {
    fn new(what: &'static str) -> Self {
        Self { what, label: "", series: None, item: None, point: None, sources: &[] }
    }

    fn of(series: &'a Series, what: &'static str) -> Self {
        Self { label: &series.label, series: Some(series), sources: &series.sources, ..Self::new(what) }
    }

    fn is_struck(&self) -> bool {
        self.item.is_some_and(|item| item.retracted().is_some())
    }

    fn first(&self, table: &mut Table) {
        // Of a series taken back nothing is left but that it was.
        let label = if self.series.is_some_and(|series| series.retracted.is_some()) { "" } else { self.label };
        table.text(self.what);
        table.text(label);
        table.maybe(self.series.map(|series| series.id.0.as_str()));
        table.maybe(self.point.map(|point| point.id.0.as_str()));
    }

    fn write(&self, table: &mut Table, words: &Words, number: &Value, said: &str) {
        self.first(table);
        if self.is_struck() {
            table.empty(1 + TIME.len() + VALUE.len());
        } else {
            let at = self.point.and_then(|point| point.at.as_ref());
            table.text(&self.point.map(|point| words.when(point.at.as_ref())).unwrap_or_default());
            time(table, at);
            value(table, number);
        }
        self.last(table, words, said);
        table.end_row();
    }

    /// One row a measured value; what they have in common is made once.
    fn write_all(&self, table: &mut Table, words: &Words, samples: &Samples) {
        let first = table.prepared(|table| self.first(table));
        let last = table.prepared(|table| self.last(table, words, ""));
        for (index, number) in samples.values().iter().enumerate() {
            let at = samples.at_ms(index).map(instant).unwrap_or_default();
            table.again(&first);
            table.empty(1);
            table.text(&at);
            table.text(&at);
            table.empty(TIME.len() - 2);
            table.number(Some(*number));
            table.empty(VALUE.len() - 1);
            table.again(&last);
            table.end_row();
        }
    }

    fn last(&self, table: &mut Table, words: &Words, said: &str) {
        if let Some(item) = self.item.filter(|_| self.is_struck()) {
            table.empty(LAST.len() - 1);
            table.text(&words.told(item));
            return;
        }
        table.text(said);
        let series = self.series;
        table.maybe(series.and_then(|series| series.unit.as_deref()));
        table.maybe(series.and_then(|series| series.kind).map(|kind| kind.as_str()));
        table.maybe(series.and_then(|series| series.region.as_deref()));
        table.maybe(series.and_then(|series| series.publisher.as_deref()).map(|name| words.name_of(name)));
        table.maybe(series.and_then(|series| series.statistic.as_deref()));
        let point = self.point;
        table.maybe(point.and_then(|point| point.same_as.as_ref()).map(|id| id.0.as_str()));
        table.list(point.iter().flat_map(|point| &point.breakdown).map(|share| words.share(share)));
        table.maybe(point.and_then(|point| point.note.as_deref()));
        table.list(words.source_names(self.sources));
        table.list(urls(self.sources, words));
        table.empty(1);
    }
}
