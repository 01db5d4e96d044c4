//! The story in steps: one key moment after another, the window following.

use leptos::prelude::*;

use super::motion::into_sight;
use super::state::State;
use super::tag::{Tag, button, tag, tags, words};
use super::why::item_link;
use crate::words::moment::MOMENTS;

impl State {
    /// Goes on by so many key moments; from none to the first.
    pub fn step_moment(self, by: isize) {
        let Some(told) = self.told.get_untracked() else { return };
        let next = match self.moment.get_untracked() {
            Some(place) => place.checked_add_signed(by),
            None => (by > 0).then_some(0),
        };
        let Some((place, moment)) = next.and_then(|place| Some((place, told.moments.get(place)?))) else { return };
        self.moment.set(Some(place));
        // An item that is open gives way to the moment's own.
        if self.selected.with_untracked(Option::is_some) {
            self.selected.set(Some(moment.item.0.clone()));
        }
        let item = moment.item.0.clone();
        self.glide_then(moment.view, Some(Box::new(move || into_sight(move || self.mark_of(&item).map(Into::into)))));
    }

    /// The item that stands out: the opened one, else that of the key moment.
    pub fn marked(self) -> Option<String> {
        let selected = self.selected.try_get_untracked()?;
        selected.or_else(|| {
            let (place, told) = (self.moment.try_get_untracked()??, self.told.try_get_untracked()??);
            told.moments.get(place).map(|moment| moment.item.0.clone())
        })
    }
}

/// The bar below the timeline; nothing for a story without key moments.
pub fn moments(state: State) -> Tag {
    let count = move || state.told.with(|told| told.as_ref().map_or(0, |told| told.moments.len()));
    let bar = move || {
        let here = tag("div").class("moment").attr("aria-live", "polite").place(move || Some(here(state, count())));
        tag("div")
            .class("moments")
            .attr("role", "group")
            .attr("aria-label", MOMENTS.heading)
            .put(step(state, -1, [MOMENTS.previous, "p"], count))
            .put(here)
            .put(step(state, 1, [MOMENTS.next, "n"], count))
    };
    tags([]).place_while(move || count() != 0, bar)
}

/// "3 of 9: 09:30, Second wave begins"; before the first step how many there are, and what they are.
fn here(state: State, count: usize) -> Tag {
    let found = state.moment.get().and_then(|place| {
        let told = state.told.get()?;
        told.moments.get(place).map(|moment| (place, moment.clone()))
    });
    match found {
        Some((place, moment)) => tags([
            tag("span").class("soft").text(&MOMENTS.place(place, count, &moment.when)),
            words(" "),
            item_link(state, &moment.item, &moment.what),
        ])
        // On its own, since with every key that is typed in a search the whole of it would be told again.
        .place_while(
            move || is_left_out(state, &moment.item),
            || tag("span").class("soft").text(" · ").text(MOMENTS.left_out),
        ),
        None => tag("details").put(tag("summary").text(&MOMENTS.count(count))).put(tag("p").text(MOMENTS.rule)),
    }
}

/// Whether a search or a filter has left an item out of the timeline: the story goes on over it.
fn is_left_out(state: State, id: &str) -> bool {
    let place = state.told.with(|told| told.as_ref()?.place(id));
    state
        .search
        .found
        .with(|found| found.as_ref().zip(place).is_some_and(|(found, place)| !found.lines.contains(place)))
}

/// One step on or back. At an end it is only said to be disabled, since what is disabled loses the focus.
fn step(state: State, by: isize, [name, keys]: [&str; 2], count: impl Fn() -> usize + 'static) -> Tag {
    let is_end = move || match state.moment.get() {
        None => by < 0,
        Some(place) => place.checked_add_signed(by).is_none_or(|place| place >= count()),
    };
    let (before, after) = if by < 0 { ("‹", "") } else { ("", "›") };
    button("button", before, move |_| state.step_moment(by))
        .put(tag("span").class("step-name").text(name))
        .text(after)
        .attr("aria-label", name)
        .attr("aria-keyshortcuts", keys)
        .live_flag("aria-disabled", is_end)
}
