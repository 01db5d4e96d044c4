//! Filters by lane, speaker, evidence, severity and region, and lanes and series left out of the timeline.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};

use super::current::live;
use super::state::{State, Told};
use super::tag::{Tag, button, tag};
use crate::record::{Bits, Facet, Filter};
use crate::words::interface::INTERFACE;

/// So many values of a facet are offered, and what is chosen beside them: more is no list to choose from.
const MOST_VALUES: usize = 50;

/// What shows the filters, and says how many are chosen.
pub fn filters_button(state: State) -> Tag {
    let text = tag("span").live_text(move || INTERFACE.filters(state.filter.with(Filter::count)));
    tag("button")
        .attr("type", "button")
        .class("button")
        .put(text)
        .on("click", move |_: Event| state.filtering.update(|shown| *shown = !*shown))
        .live_flag("aria-expanded", move || state.filtering.get())
}

/// The filters, while they are shown.
pub fn filters(state: State, told: &Arc<Told>) -> Tag {
    let groups =
        Facet::ALL.into_iter().zip(INTERFACE.facets).filter_map(|(facet, name)| group(state, told, facet, name));
    let clear = button("link", INTERFACE.clear_filters, move |_| state.filter.update(Filter::clear_facets));
    // One listener for all.
    let panel = tag("div").class("filters").attr("role", "group").attr("aria-label", INTERFACE.filters).with(groups);
    panel.put(clear).on("change", move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let name = input.name();
        if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.as_str() == name) {
            state.filter.update(|filter| filter.choose(facet, &input.value(), input.checked()));
        }
    })
}

/// A value on the screen.
struct Choice {
    /// Its place among the facet's.
    place: usize,
    text: String,
    label: Tag,
    input: HtmlInputElement,
    count: HtmlElement,
}

/// The values of a facet to choose from, if there are any.
fn group(state: State, told: &Arc<Told>, facet: Facet, name: &str) -> Option<Tag> {
    let values = told.facets().values(facet);
    if values.iter().all(|value| value.text.is_empty()) || facet.hides() && values.len() < 2 {
        return None;
    }
    let chosen = state.filter.with_untracked(|filter| filter.chosen(facet).to_vec());
    let offered = values.iter().enumerate();
    let offered = offered.filter(|(place, value)| *place < MOST_VALUES || chosen.contains(&value.text));
    let choices: Vec<Choice> = offered.map(|(place, value)| choice(facet, place, &value.text, &value.label)).collect();
    let more = values.len() - choices.len();
    let more = (more > 0).then(|| tag("p").class("soft").text(&INTERFACE.more_values(more)));
    let list = tag("div").class("values").with(choices.iter().map(|choice| choice.label.clone()));
    let told = Arc::clone(told);
    live(Box::new(move || {
        let filter = state.filter.get();
        let found = state.search.found.get();
        let all = || Bits::of(told.loaded.lines.len(), |_| true);
        let counts = found.map_or_else(
            || told.facets().counts(facet, &filter, &all()),
            |found| told.facets().counts(facet, &filter, &found.all),
        );
        for choice in &choices {
            choice.input.set_checked(filter.chosen(facet).contains(&choice.text));
            let count = counts.get(choice.place).copied().unwrap_or_default();
            choice.count.set_text_content(Some(&count.to_string()));
        }
    }));
    Some(tag("fieldset").put(tag("legend").text(name)).put(list).with(more))
}

fn choice(facet: Facet, place: usize, text: &str, label: &str) -> Choice {
    let input = tag("input").attr("type", "checkbox").attr("name", facet.as_str()).attr("value", text);
    let count = tag("span").class("count soft");
    let (input_element, count_element) = (input.element(), count.element());
    let label = tag("label").put(input).put(tag("span").text(label)).text(" ").put(count);
    Choice { place, text: text.to_owned(), label, input: input_element, count: count_element }
}
