//! The record: every item as text, searchable and filterable, always in the document.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{State, Told};
use super::why::ItemLink;
use crate::document::Kind;
use crate::record::{Entry, note};
use crate::words::interface::INTERFACE;

/// Kinds of item a reader can ask for, in the order of their names.
const KINDS: [Kind; 5] = [Kind::Outage, Kind::Point, Kind::Series, Kind::Statement, Kind::Event];

/// The record with its search.
#[component]
pub fn RecordSection(state: State, told: Arc<Told>) -> impl IntoView {
    let note = note(&told.loaded.document, &told.words());
    let total = told.entries.len();
    let kinds: Vec<(usize, Kind)> = (KINDS.into_iter().enumerate())
        .filter(|(_, kind)| told.entries.iter().any(|entry| entry.kind == *kind))
        .collect();
    let found = {
        let told = Arc::clone(&told);
        Memo::new(move |_| {
            state.filter.with(|filter| told.entries.iter().map(|entry| filter.matches(entry)).collect::<Vec<_>>())
        })
    };
    let count = move || found.with(|found| found.iter().filter(|found| **found).count());
    let options = kinds.into_iter().map(|(place, kind)| {
        let name = INTERFACE.kinds.get(place).copied().unwrap_or_default();
        let chosen = move || state.filter.with(|filter| filter.kinds.contains(&kind));
        view! { <option value=kind.as_str() prop:selected=chosen>{name}</option> }
    });
    let first_untimed = told.entries.iter().position(|entry| entry.untimed);
    let in_part = told.read_in_part();
    let lines = told.entries.iter().enumerate().map(|(index, entry)| {
        let shown = move || found.with(|found| found.get(index).copied().unwrap_or(true));
        let heading = (first_untimed == Some(index))
            .then(|| view! { <li class="record-heading">{INTERFACE.time_not_stated}</li> });
        view! {
            {heading}
            {line(state, entry, in_part.contains(&*entry.id.0), shown)}
        }
    });
    let choose = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        state.filter.update(|filter| {
            filter.kinds = KINDS.into_iter().filter(|kind| kind.as_str() == chosen).collect();
        });
    };
    (total > 0).then(|| {
        view! {
            <section class="record" aria-labelledby="it-record">
                <h2 id="it-record">{INTERFACE.record}</h2>
                <div class="record-tools" role="search">
                    <input
                        type="search"
                        aria-label=INTERFACE.search
                        placeholder=INTERFACE.search
                        prop:value=move || state.filter.with(|filter| filter.query.clone())
                        on:input=move |event| {
                            let query = event_target_value(&event);
                            state.filter.update(|filter| filter.query = query);
                        }
                    />
                    <select aria-label=INTERFACE.kind_filter on:change=choose>
                        <option value="">{INTERFACE.all_kinds}</option>
                        {options.collect_view()}
                    </select>
                    <span class="soft" role="status">{move || INTERFACE.found(count(), total)}</span>
                </div>
                {note.map(|note| view! { <p class="soft">{note}</p> })}
                <Show when=move || count() == 0>
                    <p>{INTERFACE.none_found}</p>
                </Show>
                <ol>{lines.collect_view()}</ol>
            </section>
        }
    })
}

fn line<S: Fn() -> bool + Send + Sync + 'static>(
    state: State,
    entry: &Entry,
    in_part: bool,
    shown: S,
) -> impl IntoView + use<S> {
    let id = entry.id.clone();
    let current = {
        let id = id.clone();
        move || state.selected.with(|selected| selected.as_deref() == Some(&*id)).then_some("true")
    };
    let class = if entry.retracted { "entry retracted" } else { "entry" };
    view! {
        <li class=class data-entry=entry.id.0.clone() hidden=move || !shown() aria-current=current>
            <span class="when">{entry.when.clone()}</span>
            <div>
                <ItemLink state id title=entry.title.clone() />
                <p>{entry.told().to_owned()} {related(state, entry)}</p>
                <p class="soft">{entry.meta.clone()}</p>
                {in_part.then(|| view! { <p class="in-part">{INTERFACE.in_part}</p> })}
            </div>
        </li>
    }
}

/// How an item stands to others, each of which it opens.
fn related(state: State, entry: &Entry) -> impl IntoView + use<> {
    let sentences = entry.related.iter().map(|related| {
        let items = related.items.iter().enumerate().map(|(index, (id, title))| {
            let between = (index > 0).then_some(", ");
            view! {
                {between}
                <ItemLink state id=id.clone() title=title.clone() class="relation" />
            }
        });
        view! {
            <span class="related">
                " " {related.words.clone()} " " {items.collect_view()} "."
            </span>
        }
    });
    sentences.collect_view()
}
