//! What the reader looks for, found for the timeline and the record together.

use std::sync::Arc;

use leptos::prelude::*;

use super::current::{effect, later};
use super::state::Told;
use crate::record::{Bits, Filter, Finder};
use crate::scene::Story;
use crate::timeline::View;

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// In what.
    told: Arc<Told>,
    /// Whether lanes or series are left out.
    hides: bool,
    /// Places of lines of the record.
    pub lines: Bits,
    /// Lines that would be found if no value of a facet were chosen.
    pub all: Bits,
    /// How many.
    pub count: usize,
    /// How many lines were looked at so far.
    pub searched: usize,
    /// What is drawn of it; `None` where that is the whole story.
    story: Option<Story>,
}

/// What of a story is drawn.
pub fn story_drawn<'a>(found: Option<&'a Arc<Found>>, told: &'a Told) -> &'a Story {
    found.and_then(|found| found.story.as_ref()).unwrap_or(&told.story)
}

/// The search.
#[derive(Clone, Copy)]
pub struct Search {
    /// What was found; `None` while nothing is looked for.
    pub found: Memo<Option<Arc<Found>>>,
    told: RwSignal<Option<Arc<Told>>>,
    filter: RwSignal<Filter>,
    view: RwSignal<View>,
    /// The words of the record, and of which telling they are.
    finder: StoredValue<(Finder, Option<Arc<Told>>), LocalStorage>,
    /// Tells that more lines are known than when was looked last.
    more: RwSignal<usize>,
    /// When it did so last, milliseconds.
    told_ms: StoredValue<f64>,
    /// Whether a slice of the work is asked for.
    asked: StoredValue<bool>,
}

/// Lines whose words are made at once, when they are asked for before they were made in peace.
const AT_ONCE: usize = 400;
/// The words of a record are made in slices of so many milliseconds, between frames.
const SLICE_MS: f64 = 8.0;
/// Who waits sees what was found so far this often at most, since to show it costs a frame.
const SHOWN_MS: f64 = 250.0;
/// A reader who moves the window is not disturbed for so long after.
const PEACE: std::time::Duration = std::time::Duration::from_millis(250);

impl Search {
    pub(super) fn new(told: RwSignal<Option<Arc<Told>>>, filter: RwSignal<Filter>, view: RwSignal<View>) -> Self {
        let finder = StoredValue::new_local((Finder::new(), None));
        let more = RwSignal::new(0);
        let found = Memo::new_with_compare(
            move |before: Option<&Option<Arc<Found>>>| {
                let told = told.get()?;
                let filter = filter.get();
                more.track();
                (!filter.is_empty()).then(|| find(told, &filter, before.and_then(Option::as_ref), finder))
            },
            |before, now| match (before.and_then(Option::as_ref), now.and_then(Option::as_ref)) {
                (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
                _ => true,
            },
        );
        let search = Self {
            found,
            told,
            filter,
            view,
            finder,
            more,
            told_ms: StoredValue::new(0.0),
            asked: StoredValue::new(false),
        };
        effect(move |_| {
            told.track();
            if !filter.with(Filter::is_empty) {
                search.ask(std::time::Duration::ZERO, None);
            }
        });
        search
    }

    /// Makes the words of the record before anything is looked for, so that they are there then.
    pub(super) fn prepare(self) {
        self.ask(PEACE, None);
    }

    fn ask(self, after: std::time::Duration, view: Option<View>) {
        if self.asked.try_update_value(|asked| std::mem::replace(asked, true)) == Some(false) {
            later(after, move || self.work(view));
        }
    }

    /// Works for a slice if the window has stood still since it was looked at last, or someone waits for it.
    fn work(self, seen: Option<View>) {
        self.asked.try_set_value(false);
        let (Some(Some(told)), Some(view)) = (self.told.try_get_untracked(), self.view.try_get_untracked()) else {
            return;
        };
        let waits = self.filter.try_with_untracked(|filter| !filter.query.trim().is_empty()) == Some(true);
        if !waits && seen != Some(view) {
            return self.ask(PEACE, Some(view));
        }
        let now = || window().performance().map_or(f64::INFINITY, |performance| performance.now());
        let until_ms = now() + SLICE_MS;
        let is_done = self.finder.try_update_value(|finder| {
            let words = told.words();
            loop {
                if push(finder, &told, &words, 20) {
                    break true;
                }
                if now() >= until_ms {
                    break false;
                }
            }
        });
        if waits
            && (is_done == Some(true) || self.told_ms.try_get_value().is_none_or(|told_ms| now() - told_ms >= SHOWN_MS))
        {
            self.more.try_update(|slices| *slices += 1);
            self.told_ms.try_set_value(now());
        }
        if is_done == Some(false) {
            self.ask(std::time::Duration::ZERO, Some(view));
        }
    }
}

/// Takes in some more lines. Gives back whether they are all.
fn push(
    (finder, of): &mut (Finder, Option<Arc<Told>>),
    told: &Arc<Told>,
    words: &crate::words::Words,
    most: usize,
) -> bool {
    if !of.as_ref().is_some_and(|of| Arc::ptr_eq(of, told)) {
        (*finder, *of) = (Finder::new(), Some(Arc::clone(told)));
    }
    for _ in 0..most {
        match told.entry(finder.len(), words) {
            Some(entry) => finder.push(&entry),
            None => return true,
        }
    }
    finder.len() >= told.loaded.lines.len()
}

/// What is found now. Where it is what was found before, that is given back, and nothing is drawn for it: the more of a
/// word is typed, the less is left out by one more letter.
fn find(
    told: Arc<Told>,
    filter: &Filter,
    before: Option<&Arc<Found>>,
    finder: StoredValue<(Finder, Option<Arc<Told>>), LocalStorage>,
) -> Arc<Found> {
    let lines = &told.loaded.lines;
    let has_words = !filter.query.trim().is_empty();
    let mut found = if has_words {
        let found = finder.try_update_value(|finder| {
            push(finder, &told, &told.words(), AT_ONCE);
            finder.0.find(&filter.query)
        });
        found.unwrap_or_default()
    } else {
        Bits::of(lines.len(), |_| true)
    };
    let searched = finder.try_with_value(|(finder, _)| finder.len()).filter(|_| has_words).unwrap_or(lines.len());
    if !filter.kinds.is_empty() {
        found.retain(&Bits::of(lines.len(), |place| {
            lines.get(place).is_some_and(|line| filter.has_kind(line.spot.kind()))
        }));
    }
    let all = found.clone();
    if filter.count() > 0 {
        told.facets().narrow(filter, &mut found);
    }
    let hides = filter.hidden() > 0;
    let is_same = |before: &&Arc<Found>| {
        Arc::ptr_eq(&before.told, &told)
            && !(before.hides || hides)
            && (&before.lines, &before.all, before.searched) == (&found, &all, searched)
    };
    if let Some(before) = before.filter(is_same) {
        return Arc::clone(before);
    }
    let count = found.count();
    let document = &told.loaded.document;
    let some = || told.story.only(document, lines, &found).without(document, lines, filter);
    let story = (hides || count < lines.len()).then(some);
    Arc::new(Found { hides, all, count, lines: found, searched, story, told })
}
