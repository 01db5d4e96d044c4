//! The lines as elements. Of a long record only those near the eye are made, with room kept for all others.

use std::collections::{HashSet, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlOListElement, Node};

use super::super::search::Found;
use super::super::state::Told;
use super::element;
use super::short::Short;
use crate::record::Entry;
use crate::small::rounded_text;
use crate::words::interface::INTERFACE;
use crate::words::{Related, Words};

/// A record of more lines has a box of its own; one of fewer is whole on the page soon after it is shown.
const LONG: usize = 2_000;
/// Lines that come and go together: the first of them fill the box, and are made anew at every key of a search.
const CHUNK: usize = 16;
/// What a line takes until it is measured, CSS pixels.
const LINE_PX: f64 = 80.0;
/// Lines are made so far above and below what is seen, in heights of the box.
const AHEAD: f64 = 1.5;

/// Which item a link opens.
pub(super) const OPENS: &str = "data-opens";

/// Whether a record of so many lines has a box of its own.
pub(super) fn is_long(total: usize) -> bool {
    total > LONG
}

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
    /// Their elements, each a line or a heading.
    elements: VecDeque<Vec<HtmlElement>>,
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
        let short = (!is_long(told.loaded.lines.len())).then(|| Short::new(Maker::new(Arc::clone(&told))));
        Self {
            maker: Maker::new(told),
            short,
            root: None,
            shown: Vec::new(),
            heights_px: Vec::new(),
            made: 0..0,
            elements: VecDeque::new(),
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
        // Told in another zone it is the same list, with the lines of before.
        hold_focus(root, root);
        root.set_text_content(None);
        self.elements.clear();
        self.made = 0..0;
        if std::mem::take(&mut self.scrolled)
            && let Some(seen) = root.parent_element()
        {
            seen.set_scroll_top(0);
        }
        self.make(0..1.min(self.heights_px.len()));
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
        mark_entry(self.elements.iter().flatten(), id);
    }

    /// Makes those chunks and no others.
    fn make(&mut self, chunks: Range<usize>) {
        let Some(root) = self.root.clone() else { return };
        if chunks.start >= self.made.end || chunks.end <= self.made.start {
            self.elements.drain(..).flatten().for_each(|element| take_away(&root, &element));
            self.made = chunks.start..chunks.start;
        }
        while self.made.start < chunks.start {
            self.elements.pop_front().into_iter().flatten().for_each(|element| take_away(&root, &element));
            self.made.start += 1;
        }
        while self.made.end > chunks.end {
            self.elements.pop_back().into_iter().flatten().for_each(|element| take_away(&root, &element));
            self.made.end -= 1;
        }
        let told = Arc::clone(&self.maker.told);
        let words = told.words();
        while self.made.start > chunks.start {
            self.made.start -= 1;
            let before = self.elements.front().and_then(|chunk| chunk.first()).cloned();
            let elements = self.chunk(self.made.start, &words);
            for element in &elements {
                let _ = root.insert_before(element, before.as_ref().map(|before| before.unchecked_ref::<Node>()));
            }
            self.elements.push_front(elements);
        }
        while self.made.end < chunks.end {
            let elements = self.chunk(self.made.end, &words);
            elements.iter().for_each(|element| {
                let _ = root.append_child(element);
            });
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
            self.elements.iter().filter_map(|chunk| Some(f64::from(chunk.first()?.offset_top()))).collect();
        let last = self.elements.back().and_then(|chunk| chunk.last());
        let bottom = last.map(|last| f64::from(last.offset_top() + last.offset_height()));
        let ends = tops.iter().skip(1).copied().chain(bottom);
        let known = self.heights_px.iter_mut().skip(self.made.start);
        for (height_px, (top_px, end_px)) in known.zip(tops.iter().zip(ends)) {
            *height_px = end_px - top_px;
        }
    }

    /// The elements of a chunk, with a heading where the untimed begin.
    fn chunk(&self, chunk: usize, words: &Words) -> Vec<HtmlElement> {
        let from = chunk * CHUNK;
        let mut elements = Vec::with_capacity(CHUNK);
        for position in from..(from + CHUNK).min(self.shown.len()) {
            let Some(place) = self.shown.get(position).map(|place| *place as usize) else { continue };
            let Some(entry) = self.maker.told.entry(place, words) else { continue };
            let before = position.checked_sub(1).and_then(|before| self.shown.get(before));
            let is_timed =
                |place: &u32| self.maker.told.loaded.lines.get(*place as usize).is_some_and(|line| !line.untimed);
            if entry.untimed && before.is_none_or(is_timed) {
                elements.extend(untimed_heading());
            }
            let of = (position, self.shown.len());
            elements.extend(self.maker.line(&entry, Some(of), self.selected.as_deref()));
        }
        elements
    }
}

/// Stands before the lines of what has no time.
pub(super) fn untimed_heading() -> Option<HtmlElement> {
    let heading = element("li", "record-heading")?;
    heading.set_text_content(Some(INTERFACE.time_not_stated));
    Some(heading)
}

/// What lines are made of.
pub(super) struct Maker {
    pub(super) told: Arc<Told>,
    in_part: HashSet<String>,
}

impl Maker {
    pub(super) fn new(told: Arc<Told>) -> Self {
        let in_part = told.read_in_part().into_iter().map(str::to_owned).collect();
        Self { told, in_part }
    }

    /// A line; of those that are not all on the page, its place among how many.
    pub(super) fn line(
        &self,
        entry: &Entry,
        of: Option<(usize, usize)>,
        selected: Option<&str>,
    ) -> Option<HtmlElement> {
        let line = element("li", if entry.retracted { "entry retracted" } else { "entry" })?;
        let _ = line.set_attribute("data-entry", &entry.id);
        if let Some((position, size)) = of {
            let _ = line.set_attribute("aria-setsize", &size.to_string());
            let _ = line.set_attribute("aria-posinset", &(position + 1).to_string());
        }
        let when = element("span", "when")?;
        when.set_text_content(Some(&entry.when));
        let body = element("div", "")?;
        let _ = body.append_child(&*link("link", &entry.id, &entry.title)?);
        let told = element("p", "")?;
        told.set_text_content(Some(entry.told()));
        for related in &entry.related {
            let _ = told.append_child(&*related_to(related)?);
        }
        let _ = body.append_child(&told);
        let in_part = self.in_part.contains(&*entry.id.0).then_some(INTERFACE.in_part);
        for (class, text) in [("soft", Some(entry.meta.as_str())), ("in-part", in_part)] {
            if let Some(text) = text {
                let part = element("p", class)?;
                part.set_text_content(Some(text));
                let _ = body.append_child(&part);
            }
        }
        let _ = line.append_child(&when);
        let _ = line.append_child(&body);
        mark(&line, selected == Some(&*entry.id.0));
        Some(line)
    }
}

/// How an item stands to others, each of which it opens.
fn related_to(related: &Related) -> Option<HtmlElement> {
    let sentence = element("span", "related")?;
    let say = |text: &str| {
        let _ = sentence.append_child(&document().create_text_node(text));
    };
    say(&[" ", &related.words, " "].concat());
    for (index, (id, title)) in related.items.iter().enumerate() {
        if index > 0 {
            say(", ");
        }
        let _ = sentence.append_child(&*link("relation", id, title)?);
    }
    say(".");
    Some(sentence)
}

/// What opens an item: heard by the list, since there may be many. A link, since a button is a box of its own, which breaks
/// lines where a sentence does not.
fn link(class: &str, id: &str, title: &str) -> Option<HtmlElement> {
    let link = element("a", class)?;
    let _ = link.set_attribute("href", "#");
    let _ = link.set_attribute(OPENS, id);
    link.set_text_content(Some(title));
    Some(link)
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

/// Marks the line of an item, and no other.
pub(super) fn mark_entry<'a>(lines: impl Iterator<Item = &'a HtmlElement>, id: Option<&str>) {
    for line in lines {
        mark(line, id.is_some() && line.get_attribute("data-entry").as_deref() == id);
    }
}

fn mark(element: &Element, is_current: bool) {
    if is_current {
        let _ = element.set_attribute("aria-current", "true");
    } else if element.has_attribute("aria-current") {
        let _ = element.remove_attribute("aria-current");
    }
}
