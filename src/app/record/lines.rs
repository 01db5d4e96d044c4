//! The lines as elements. Of a long record only those near the eye are made, with room kept for all others.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlOListElement, Node};

use super::super::search::Found;
use super::super::state::Told;
use super::line::{Maker, mark_entry, untimed_heading};
use super::short::Short;
use crate::small::rounded_text;
use crate::words::Words;

/// A record of more lines has a box of its own; one of fewer is whole on the page soon after it is shown.
const LONG: usize = 2_000;
/// Lines that come and go together: the first of them fill the box, and come and go at every key of a search.
const CHUNK: usize = 16;
/// What a line takes until it is measured, CSS pixels.
const LINE_PX: f64 = 80.0;
/// Lines are made so far above and below what is seen, in heights of the box.
const AHEAD: f64 = 1.5;

/// Whether a record of so many lines has a box of its own.
pub(super) fn is_long(total: usize) -> bool {
    total > LONG
}

/// An element of the list: a line with its place in the record, or a heading, which has none.
type Line = (Option<u32>, HtmlElement);

/// The list.
pub(super) struct Lines {
    maker: Maker,
    /// Of a record that is no long one, which is whole on the page.
    short: Option<Short>,
    /// The list; what it stands in is the box that is scrolled.
    root: Option<HtmlOListElement>,
    /// Places in the record of what is shown, in order.
    shown: Vec<u32>,
    /// Height of each chunk of them as it was measured last, else as it is guessed.
    heights_px: Vec<f64>,
    /// Chunks that are made.
    made: Range<usize>,
    /// Their elements.
    elements: VecDeque<Vec<Line>>,
    /// Lines of before that stand where they are to be, in order, until they are taken in.
    kept: VecDeque<Line>,
    /// All are to be made.
    whole: bool,
    /// All are made for a print, and only for that.
    printing: bool,
    selected: Option<String>,
    /// Whether the box was scrolled since the list began.
    scrolled: bool,
}

impl Lines {
    pub(super) fn new(told: Arc<Told>) -> Self {
        let short = (!is_long(told.loaded.lines.len())).then(|| Short::new(Maker { told: Arc::clone(&told) }));
        Self {
            maker: Maker { told },
            short,
            root: None,
            shown: Vec::new(),
            heights_px: Vec::new(),
            made: 0..0,
            elements: VecDeque::new(),
            kept: VecDeque::new(),
            whole: false,
            printing: false,
            selected: None,
            scrolled: false,
        }
    }

    /// Begins the list anew with what was found, else with all.
    pub(super) fn show(&mut self, root: &HtmlOListElement, found: Option<&Found>, whole: bool) {
        if let Some(short) = &mut self.short {
            return short.show(root, found);
        }
        self.shown = match found {
            Some(found) => found.lines.iter().map(|place| place as u32).collect(),
            None => (0..self.maker.told.loaded.lines.len() as u32).collect(),
        };
        self.heights_px = self.shown.chunks(CHUNK).map(|chunk| chunk.len() as f64 * LINE_PX).collect();
        self.root = Some(root.clone());
        self.whole = whole;
        if root.has_child_nodes() && self.elements.is_empty() {
            // Told in another zone it is the same list, with the lines of before.
            hold_focus(root, root);
            root.set_text_content(None);
        }
        if std::mem::take(&mut self.scrolled)
            && let Some(seen) = root.parent_element()
        {
            seen.set_scroll_top(0);
        }
        self.begin();
    }

    /// From now on all lines are to be made.
    pub(super) fn begin_whole(&mut self) {
        self.whole = true;
        self.make(0..self.made.end);
    }

    /// Makes some more of those that are to be made. Gives back whether there are more still.
    pub(super) fn fill_some(&mut self) -> bool {
        if let Some(short) = &mut self.short {
            return short.fill_some();
        }
        if self.whole && self.made.end < self.heights_px.len() {
            self.make(0..(self.made.end + 8).min(self.heights_px.len()));
        }
        self.whole && self.made.end < self.heights_px.len()
    }

    /// Makes all lines for a print, and takes them back after it.
    pub(super) fn print(&mut self, is_printing: bool) {
        if is_printing != self.printing {
            self.printing = is_printing;
            self.make(if is_printing { 0..self.heights_px.len() } else { 0..1.min(self.heights_px.len()) });
        }
    }

    /// Makes the first lines. Those that are there already stay where they are: what one more letter of a search finds was
    /// found before, and the focus may be in it.
    fn begin(&mut self) {
        let Some(root) = &self.root else { return };
        let first = self.shown.get(..CHUNK).unwrap_or(&self.shown);
        while let Some(chunk) = self.elements.pop_front() {
            for (place, element) in chunk {
                if place.is_some_and(|place| first.contains(&place)) {
                    self.kept.push_back((place, element));
                } else {
                    take_away(root, &element);
                }
            }
        }
        self.made = 0..0;
        self.make(0..1.min(self.heights_px.len()));
    }

    /// Follows the eye: makes what comes near, takes away what is far.
    pub(super) fn scrolled(&mut self) {
        let seen = self.root.as_ref().and_then(|root| root.parent_element());
        let Some(seen) = seen.filter(|_| !self.whole && !self.printing) else { return };
        self.scrolled = true;
        self.measure();
        let (top_px, height_px) = (f64::from(seen.scroll_top()), f64::from(seen.client_height()));
        let (from_px, to_px) = (top_px - height_px * AHEAD, top_px + height_px * (1.0 + AHEAD));
        let mut chunks = 0..0;
        let mut above_px = 0.0;
        // The chunk at the eye, and how much of it is above.
        let mut eye = (0, 0.0);
        for (chunk, chunk_px) in self.heights_px.iter().enumerate() {
            if above_px <= top_px {
                eye = (chunk, top_px - above_px);
            }
            if above_px + chunk_px < from_px {
                chunks.start = chunk + 1;
            }
            if above_px > to_px {
                break;
            }
            above_px += chunk_px;
            chunks.end = chunk + 1;
        }
        if self.made.start <= chunks.start && chunks.end <= self.made.end && self.made.len() <= chunks.len() + 6 {
            return;
        }
        self.make(chunks);
        // What was guessed above the eye is known now; what is read stays where it is.
        self.measure();
        let above_px: f64 = self.heights_px.iter().take(eye.0).sum();
        self.keep_room();
        if (above_px + eye.1 - top_px).abs() > 1.0 {
            seen.set_scroll_top((above_px + eye.1).round() as i32);
        }
    }

    /// Marks the opened item's line.
    pub(super) fn select(&mut self, id: Option<&str>) {
        if let Some(short) = &mut self.short {
            return short.select(id);
        }
        self.selected = id.map(str::to_owned);
        mark_entry(self.elements.iter().flatten().map(|(_, element)| element), id);
    }

    /// Makes those chunks and no others.
    fn make(&mut self, chunks: Range<usize>) {
        let Some(root) = self.root.clone() else { return };
        let is_elsewhere = chunks.start >= self.made.end || chunks.end <= self.made.start;
        while self.made.start < self.made.end && (is_elsewhere || self.made.start < chunks.start) {
            take_away_all(&root, self.elements.pop_front());
            self.made.start += 1;
        }
        if is_elsewhere {
            self.made = chunks.start..chunks.start;
        }
        while self.made.end > chunks.end {
            take_away_all(&root, self.elements.pop_back());
            self.made.end -= 1;
        }
        let told = Arc::clone(&self.maker.told);
        let words = told.words();
        while self.made.start > chunks.start {
            self.made.start -= 1;
            let before = self.elements.front().and_then(|chunk| chunk.first()).map(|(_, element)| element.clone());
            let elements = self.chunk(&root, self.made.start, before.as_ref(), &words);
            self.elements.push_front(elements);
        }
        while self.made.end < chunks.end {
            let elements = self.chunk(&root, self.made.end, None, &words);
            self.elements.push_back(elements);
            self.made.end += 1;
        }
        self.keep_room();
    }

    /// Keeps room above and below for what is not made.
    fn keep_room(&self) {
        let Some(root) = &self.root else { return };
        let above_px: f64 = self.heights_px.iter().take(self.made.start).sum();
        let below_px: f64 = self.heights_px.iter().skip(self.made.end).sum();
        let style = HtmlElement::style(root);
        for (property, px) in [("padding-top", above_px), ("padding-bottom", below_px)] {
            let _ = style.set_property(property, &[&rounded_text(px.round()), "px"].concat());
        }
    }

    /// Measures what is made.
    fn measure(&mut self) {
        let tops: Vec<f64> =
            self.elements.iter().filter_map(|chunk| Some(f64::from(chunk.first()?.1.offset_top()))).collect();
        let last = self.elements.back().and_then(|chunk| chunk.last());
        let bottom = last.map(|(_, last)| f64::from(last.offset_top() + last.offset_height()));
        let ends = tops.iter().skip(1).copied().chain(bottom);
        let known = self.heights_px.iter_mut().skip(self.made.start);
        for (height_px, (top_px, end_px)) in known.zip(tops.iter().zip(ends)) {
            *height_px = end_px - top_px;
        }
    }

    /// The elements of a chunk, put before another element, with a heading where the untimed begin.
    fn chunk(&mut self, root: &HtmlElement, chunk: usize, before: Option<&HtmlElement>, words: &Words) -> Vec<Line> {
        let from = chunk * CHUNK;
        let mut elements = Vec::with_capacity(CHUNK);
        let lines = &self.maker.told.loaded.lines;
        let is_untimed = |place: u32| lines.get(place as usize).is_some_and(|line| line.untimed);
        for (position, place) in self.shown.iter().copied().enumerate().skip(from).take(CHUNK) {
            let last = position.checked_sub(1).and_then(|last| self.shown.get(last));
            let heading = (is_untimed(place) && last.is_none_or(|last| !is_untimed(*last))).then(untimed_heading);
            let is_kept = self.kept.front().is_some_and(|(kept, _)| *kept == Some(place));
            let line = match is_kept.then(|| self.kept.pop_front()).flatten() {
                Some((_, line)) => Some(line),
                None => {
                    let entry = self.maker.told.entry(place as usize, words);
                    entry.and_then(|entry| self.maker.line(&entry, self.selected.as_deref()))
                }
            };
            let Some(line) = line else { continue };
            if !is_kept {
                let next = self.kept.front().map(|(_, next)| next).or(before);
                put(root, &line, next);
            }
            for (name, number) in [("aria-setsize", self.shown.len()), ("aria-posinset", position + 1)] {
                let _ = line.set_attribute(name, &number.to_string());
            }
            if let Some(heading) = heading.flatten() {
                put(root, &heading, Some(&line));
                elements.push((None, heading));
            }
            elements.push((Some(place), line));
        }
        elements
    }
}

/// Puts an element into the list before another, else at its end.
pub(super) fn put(root: &HtmlElement, element: &HtmlElement, before: Option<&HtmlElement>) {
    let _ = root.insert_before(element, before.map(|before| before.unchecked_ref::<Node>()));
}

fn take_away_all(root: &HtmlElement, chunk: Option<Vec<Line>>) {
    for (_, element) in chunk.unwrap_or_default() {
        take_away(root, &element);
    }
}

pub(super) fn take_away(root: &HtmlElement, element: &HtmlElement) {
    hold_focus(root, element);
    element.remove();
}

/// The focus must not fall out of the record with a line that leaves it.
pub(super) fn hold_focus(root: &HtmlElement, element: &HtmlElement) {
    if element.query_selector(":focus").ok().flatten().is_some() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        root.set_tab_index(-1);
        let _ = root.focus_with_options(&options);
    }
}
