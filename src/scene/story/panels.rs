//! Series made ready for drawing: what shares a scale in one panel.

use std::borrow::Cow;
use std::sync::Arc;

use super::{DIFFERS, Named};
use crate::document::{Baseline, Document, Item, Samples, Series, SeriesKind, Time, Value};
use crate::scene::label::{Run, Style};
use crate::scene::shape::Role;
use crate::series::{Measured, Pyramid};
use crate::small::Names;
use crate::words::Words;

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
    /// Figures of one group are for one thing, and rivals; it is named by the first of them.
    pub rivals: Option<String>,
    /// Whether any of its rivals has another number.
    pub differs: bool,
}

impl Figure {
    /// The number as runs, behind the sign that others have another one.
    pub(in crate::scene) fn number_runs(&self, style: Style) -> Vec<Run> {
        let sign = self.differs.then(|| Run::new(DIFFERS, Style::Strong));
        sign.into_iter().chain(self.named.runs(&self.short, style)).collect()
    }
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
    pub baseline: Option<Arc<Pyramid>>,
    /// Over its measured values.
    pub measured: Option<Arc<Pyramid>>,
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
    /// In what unit, and who counted.
    pub by: String,
    /// The series.
    pub keys: Vec<Key>,
    /// Their published figures, in the order of the file.
    pub figures: Vec<Figure>,
    /// Whether anything in it has a time: without any there is no plot.
    pub plotted: bool,
    /// The largest value to be drawn.
    pub top: f64,
    /// The smallest value to be drawn, not above 0.
    pub bottom: f64,
}

impl Panel {
    /// Leaves out series of these ids, with their figures. The scale stays.
    pub(super) fn hide(&mut self, series: &[String]) {
        let is_shown = |key: &Key| !series.contains(&key.named.id);
        let mut left = 0..;
        // Where each series that is left comes to stand.
        let places: Vec<_> = self.keys.iter().map(|key| if is_shown(key) { left.next() } else { None }).collect();
        self.keys.retain(is_shown);
        self.figures.retain_mut(|figure| {
            let place = places.get(figure.key).copied().flatten();
            figure.key = place.unwrap_or_default();
            place.is_some()
        });
    }
}

pub(super) fn panels(document: &Document, words: &Words, near_ms: Option<i64>) -> Vec<Panel> {
    let mut panels: Vec<Panel> = Vec::new();
    let mut places = Names::new();
    let series = document.series.iter().enumerate();
    for (index, series) in series.filter(|(_, series)| series.retracted.is_none()) {
        let title = words.panel_title(series);
        let by = series.publisher.clone().unwrap_or_default();
        let place = format!("{title}\n{by}\n{}", series.unit.as_deref().unwrap_or_default());
        let (place, is_new) = places.add(Cow::Owned(place));
        if is_new {
            let (keys, figures) = (Vec::new(), Vec::new());
            panels.push(Panel { title, by, keys, figures, plotted: false, top: 0.0, bottom: 0.0 });
        }
        if let Some(panel) = panels.get_mut(place) {
            add_series(panel, (index, series), words, near_ms);
        }
    }
    let told = |panel: Panel| {
        // How it was counted is said of all its series at once, or with each series alone.
        let series = panel.keys.iter().filter_map(|key| document.series.get(key.index));
        let mut methods: Vec<String> = series.map(|series| words.method(series)).collect();
        methods.dedup();
        let method = if let [method] = methods.as_slice() { method.as_str() } else { "" };
        let first = panel.keys.first().and_then(|key| document.series.get(key.index));
        let unit = first.and_then(|series| words.unit_beside(series)).unwrap_or_default();
        let parts: Vec<&str> = [unit, &panel.by, method].into_iter().filter(|part| !part.is_empty()).collect();
        let only = first.filter(|series| panel.keys.len() == 1 && series.kind == Some(SeriesKind::Other));
        let title = only.map_or(panel.title, |series| series.label.clone());
        Panel { by: words.list_plain(&parts), title, ..panel }
    };
    panels.into_iter().map(told).collect()
}

fn add_series(panel: &mut Panel, (index, series): (usize, &Series), words: &Words, near_ms: Option<i64>) {
    let place = panel.keys.len();
    let hue = (place % 5) as u8;
    let pyramid = |samples: &Samples| Arc::new(Pyramid::new(samples.values()));
    let (level, baseline) = match &series.baseline {
        Some(Baseline::Level(value)) => (value.drawn(), None),
        Some(Baseline::Samples(samples)) => (None, Some(pyramid(samples))),
        None => (None, None),
    };
    let key = Key {
        named: Named::new(Item::Series(series), words, near_ms),
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
    panel.bottom = panel.bottom.min(level.unwrap_or(0.0));
    panel.plotted |= key.measured.is_some() || key.baseline.is_some();
    panel.keys.push(key);
    for point in series.points.iter().filter(|point| point.retracted.is_none()) {
        // What has no time never stands on the plot.
        if point.at.as_ref().is_some_and(Time::has_bounds) {
            panel.plotted = true;
            let drawn = point.value.drawn().unwrap_or(0.0);
            let most = point.value.upper().map_or(drawn, |(most, _)| most.max(drawn));
            panel.top = panel.top.max(most);
            panel.bottom = panel.bottom.min(drawn);
        }
        let rivals = words.rivals(point);
        let group = rivals.first().filter(|_| rivals.len() > 1).map(|(_, first)| first.id.0.clone());
        let mut named = Named::new(Item::Point(series, point), words, near_ms);
        let others = words.rival_values(point);
        let differs = !others.is_empty();
        named.also(&others, words);
        panel.figures.push(Figure {
            named,
            differs,
            key: place,
            at: point.at.clone(),
            value: point.value.clone(),
            short: words.value_short(&point.value),
            rivals: group,
        });
    }
}
