//! What is loaded, and what the reader chose.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlElement};

use super::load::{Progress, Request};
use super::problem::{Problem, placed};
use super::search::Search;
use super::zones::{IntlZones, ZoneChoice};
use crate::document::{Diagnostic, Document, Item, Level, parse};
use crate::record::{Entry, Filter, Line, Why, entry, lines, main_day_ms, why};
use crate::scene::{Rooms, Story};
use crate::timeline::View;
use crate::words::{Index, Words};

/// A document that has been read.
#[derive(Debug)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// What there is to say about the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Its address, if this page's host did not publish it.
    pub foreign: Option<String>,
    /// Room for the figure, in the incident's own words.
    pub rooms: Rooms,
    /// The lines of the record.
    pub lines: Vec<Line>,
    /// Where its items stand, by id.
    pub index: Index,
}

impl Loaded {
    fn words<'a>(&'a self, zone: &'a str) -> Words<'a> {
        Words::with_index(&self.document, &IntlZones, zone, &self.index)
    }

    /// Items of which not all could be read.
    fn read_in_part(&self) -> BTreeSet<&str> {
        let faults = self.diagnostics.iter().filter(|diagnostic| diagnostic.level != Level::Hint);
        faults.filter_map(|diagnostic| diagnostic.item.as_deref()).collect()
    }
}

/// A document told in one zone.
#[derive(Debug)]
pub struct Told {
    /// The document.
    pub loaded: Arc<Loaded>,
    /// The zone: IANA, or `UTC`.
    pub zone: String,
    /// What is drawn.
    pub story: Story,
    /// Who says why.
    pub whys: Vec<Why>,
    /// An instant on the record's main day.
    near_ms: Option<i64>,
}

impl Told {
    fn new(loaded: Arc<Loaded>, zone: String) -> Self {
        let words = loaded.words(&zone);
        let story = Story::new(&loaded.document, &words, &loaded.lines);
        Self::of(story, loaded, zone)
    }

    fn of(story: Story, loaded: Arc<Loaded>, zone: String) -> Self {
        let words = loaded.words(&zone);
        let story = story.warned(&loaded.read_in_part(), &words);
        let whys = why(&loaded.document, &words);
        let near_ms = main_day_ms(&loaded.document);
        Self { story, whys, zone, near_ms, loaded }
    }

    /// Sentences in its zone.
    pub fn words(&self) -> Words<'_> {
        self.loaded.words(&self.zone)
    }

    /// A line of the record in words.
    pub fn entry(&self, place: usize, words: &Words) -> Option<Entry> {
        entry(*self.loaded.lines.get(place)?, place, words, self.near_ms)
    }

    /// The id of a line's item.
    pub fn id(&self, place: usize) -> Option<&str> {
        let line = self.loaded.lines.get(place)?;
        self.loaded.document.item_at(line.spot).map(|item| item.id().0.as_str())
    }

    /// The place of an item in the record.
    pub fn place(&self, id: &str) -> Option<usize> {
        (0..self.loaded.lines.len()).find(|place| self.id(*place) == Some(id))
    }

    /// What could not be read of an item, or points nowhere.
    pub fn remarks(&self, id: &str) -> Vec<String> {
        let of_item = |diagnostic: &&Diagnostic| {
            diagnostic.level != Level::Hint && diagnostic.item.as_deref().is_some_and(|item| item == id)
        };
        self.loaded.diagnostics.iter().filter(of_item).map(placed).collect()
    }

    /// Items of which not all could be read.
    pub fn read_in_part(&self) -> BTreeSet<&str> {
        self.loaded.read_in_part()
    }

    /// Items that answer or dispute an item, or that it answers or disputes, and rival figures.
    pub fn related(&self, id: &str) -> Vec<String> {
        let words = self.words();
        let mut related: Vec<String> = words.incoming(id).map(|(statement, _)| statement.id.0.clone()).collect();
        if let Some(Item::Statement(statement)) = words.item(id) {
            related.extend(statement.relations.iter().map(|relation| relation.to.0.clone()));
        }
        if let Some(Item::Point(_, point)) = words.item(id) {
            let rivals = words.rivals(point).into_iter().filter(|(_, rival)| rival.id.0 != id);
            related.extend(rivals.map(|(_, rival)| rival.id.0.clone()));
        }
        related
    }
}

/// All there is to know while the page is open.
#[derive(Clone, Copy)]
pub struct State {
    /// A load that is under way, once it has taken longer than a moment.
    pub progress: RwSignal<Option<Progress>>,
    /// Whether a load is under way.
    pub loading: RwSignal<bool>,
    /// Why the last load failed, and its address.
    pub problem: RwSignal<Option<(Problem, String)>>,
    /// What is shown. It stays while another is loaded, and when that fails.
    pub told: RwSignal<Option<Arc<Told>>>,
    /// Zone of all times.
    pub zone: RwSignal<ZoneChoice>,
    /// The window.
    pub view: RwSignal<View>,
    /// Values by decades.
    pub log: RwSignal<bool>,
    /// The opened item.
    pub selected: RwSignal<Option<String>>,
    /// What is looked for.
    pub filter: RwSignal<Filter>,
    /// What was found, once something is looked for.
    pub search: Search,
    /// Whether the first full frame has been drawn.
    pub drawn: RwSignal<bool>,
    /// Whether the list of keys is shown.
    pub keys: RwSignal<bool>,
    /// Whether the last item was opened by a key.
    pub by_key: RwSignal<bool>,
    /// The file of what is shown.
    pub file: StoredValue<Option<Blob>, LocalStorage>,
    /// What had the focus when the item was opened.
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
}

/// A load that takes longer shows how far it is.
const MOMENT: std::time::Duration = std::time::Duration::from_millis(300);

impl State {
    /// Nothing loaded yet.
    pub fn new() -> Self {
        let (told, filter) = (RwSignal::new(None), RwSignal::new(Filter::default()));
        let view = RwSignal::new(View::new(0.0, 0.0));
        Self {
            progress: RwSignal::new(None),
            loading: RwSignal::new(false),
            problem: RwSignal::new(None),
            told,
            zone: RwSignal::new(ZoneChoice::Incident),
            view,
            log: RwSignal::new(false),
            selected: RwSignal::new(None),
            filter,
            search: Search::new(told, filter, view),
            drawn: RwSignal::new(false),
            keys: RwSignal::new(false),
            by_key: RwSignal::new(false),
            file: StoredValue::new_local(None),
            opener: StoredValue::new_local(None),
        }
    }

    /// Loads a document and shows it.
    pub fn load(self, request: Request) {
        self.problem.set(None);
        self.loading.set(true);
        self.progress.set(None);
        let shown = RwSignal::new(false);
        // Kept while it is not shown yet: a load may stand still by then.
        let latest = RwSignal::new(Progress::default());
        set_timeout(
            move || {
                shown.try_set(true);
                if self.loading.try_get_untracked() == Some(true) {
                    self.progress.try_set(latest.try_get_untracked());
                }
            },
            MOMENT,
        );
        leptos::task::spawn_local(async move {
            let on_progress = move |progress: Progress| {
                latest.try_set(progress);
                if shown.try_get_untracked() == Some(true) {
                    self.progress.try_set(Some(progress));
                }
            };
            let outcome = request.fetch(on_progress).await;
            let outcome = outcome.and_then(|fetched| {
                let foreign = request.foreign_address(&fetched.href);
                let told = read(fetched.text, foreign)?;
                self.file.try_set_value(fetched.file);
                Ok(told)
            });
            let address = request.url().map_or_else(|| request.src.clone(), |url| url.href());
            self.loading.try_set(false);
            self.progress.try_set(None);
            match outcome {
                Ok(told) => self.show(told),
                Err(problem) => {
                    self.problem.try_set(Some((problem, address)));
                }
            }
        });
    }

    fn show(self, told: Told) {
        let Some(choice) = self.zone.try_get_untracked() else { return };
        let zone = choice.zone(&told.loaded.document);
        let told = if zone == told.zone { told } else { Told::new(told.loaded, zone) };
        self.selected.try_set(None);
        self.view.try_set(told.story.home);
        // Without anything to draw, what there is is shown at once.
        if told.story.is_empty() {
            self.mark_ready();
        } else {
            self.drawn.try_set(false);
        }
        self.told.try_set(Some(Arc::new(told)));
    }

    /// Tells the same document in another zone.
    pub fn choose_zone(self, choice: ZoneChoice) {
        self.zone.set(choice);
        if let Some(told) = self.told.get_untracked() {
            let zone = choice.zone(&told.loaded.document);
            if zone != told.zone {
                self.told.set(Some(Arc::new(Told::new(Arc::clone(&told.loaded), zone))));
            }
        }
    }

    /// Moves the window, held near the story.
    pub fn look(self, view: View) {
        let Some(Some(told)) = self.told.try_get_untracked() else { return };
        let limits = told.story.whole;
        let margin_ms = limits.span_ms();
        let limits = View::new(limits.from_ms - margin_ms, limits.to_ms + margin_ms);
        let held = view.within(limits);
        if self.view.try_get_untracked() != Some(held) {
            self.view.try_set(held);
        }
    }

    /// The first window.
    pub fn home(self) {
        if let Some(told) = self.told.get_untracked() {
            self.look(told.story.home);
        }
    }

    /// Closes the opened item, and gives the focus back to where it came from: the mark or the line that opened it, or
    /// the mark of the item that was stepped to since. By hand, nothing on the page moves for that.
    pub fn close(self, by_key: bool) {
        let Some(id) = self.selected.get_untracked() else { return };
        self.selected.set(None);
        let opener = self.opener.try_update_value(Option::take).flatten().filter(|opener| opener.is_connected());
        let of_other = |opener: &HtmlElement| opener.get_attribute("data-item").is_some_and(|item| item != id);
        let back = match opener {
            Some(opener) if !of_other(&opener) => Some(opener),
            opener => mark_of(&id).or(opener),
        };
        if let Some(back) = back {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(!by_key);
            let _ = back.focus_with_options(&options);
        }
    }

    /// The first full frame is on the screen.
    pub fn mark_ready(self) {
        if self.drawn.try_get_untracked() == Some(false) {
            self.drawn.try_set(true);
            if let Some(performance) = window().performance() {
                let _ = performance.mark("incident-timeline:ready");
            }
        }
    }

    /// The whole story.
    pub fn fit(self) {
        if let Some(told) = self.told.get_untracked() {
            self.look(told.story.whole);
        }
    }

    /// Zooms about the middle.
    pub fn zoom(self, factor: f64) {
        let view = self.view.get_untracked();
        self.look(view.zoom_at((view.from_ms + view.to_ms) / 2.0, factor));
    }

    /// Opens an item, and brings its time into the window if it has one outside.
    pub fn open(self, id: &str, by_key: bool) {
        let active = document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
        let is_in = |active: &HtmlElement, selector: &str| active.closest(selector).ok().flatten().is_some();
        let active = active.filter(|active| is_in(active, ".incident-timeline") && !is_in(active, ".item"));
        if active.is_some() || self.selected.with_untracked(Option::is_none) {
            self.opener.set_value(active);
        }
        self.by_key.set(by_key);
        self.selected.set(Some(id.to_owned()));
        let Some(told) = self.told.get_untracked() else { return };
        let time = told.words().item(id).and_then(Item::time).cloned();
        let bound_ms = time.and_then(|time| time.earliest_ms.or(time.latest_ms));
        let view = self.view.get_untracked();
        if let Some(at_ms) = bound_ms.map(|at_ms| at_ms as f64)
            && !view.contains(at_ms)
            && let Some(told_time) = told.words().item(id).and_then(Item::time)
            && matches!(
                crate::scene::standing(Some(told_time), view),
                crate::scene::Standing::Earlier | crate::scene::Standing::Later
            )
        {
            self.look(view.pan(at_ms - (view.from_ms + view.to_ms) / 2.0));
        }
    }

    /// What a reader chose, as options of a scene of that width.
    pub fn options(self, told: &Told, width_px: f64) -> Option<crate::scene::Options> {
        let selected = self.selected.try_get_untracked()?;
        let related = selected.as_deref().map(|id| told.related(id)).unwrap_or_default();
        Some(crate::scene::Options {
            view: self.view.try_get_untracked()?,
            width_px,
            log: self.log.try_get_untracked()?,
            selected,
            related,
        })
    }
}

/// Whether a click is a press of Enter or space, which counts no presses of a button.
pub fn is_by_key(event: &web_sys::MouseEvent) -> bool {
    event.detail() == 0
}

/// The first mark of an item. By attribute and comparison, not by a selector made of an id.
fn mark_of(id: &str) -> Option<HtmlElement> {
    let marks = document().query_selector_all(".marks [data-item]").ok()?;
    let marks = (0..marks.length()).filter_map(|index| marks.item(index)?.dyn_into::<HtmlElement>().ok());
    marks.into_iter().find(|mark| mark.get_attribute("data-item").as_deref() == Some(id))
}

/// Reads a document, `foreign` its address if it is, and tells it in its own zone; what is wrong with parts of it stands
/// beside the rest.
fn read(text: String, foreign: Option<String>) -> Result<Told, Problem> {
    let parsed = parse(&text, &IntlZones);
    // What is built next may take its room.
    drop(text);
    let Some(document) = parsed.document else {
        // The first error is why there is no document; a hint before it is not.
        let why = parsed.diagnostics.into_iter().find(|diagnostic| diagnostic.level == Level::Error);
        return Err(Problem::Unreadable(parsed.failure, why));
    };
    let (lines, index) = (lines(&document), Index::new());
    let zone = ZoneChoice::Incident.zone(&document);
    let (story, rooms) = {
        let words = Words::with_index(&document, &IntlZones, &zone, &index);
        let story = Story::new(&document, &words, &lines);
        let rooms = Rooms::new(&story, &words);
        (story, rooms)
    };
    let loaded = Loaded { document, diagnostics: parsed.diagnostics, foreign, rooms, lines, index };
    Ok(Told::of(story, Arc::new(loaded), zone))
}
