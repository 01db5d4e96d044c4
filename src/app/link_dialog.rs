//! The dialog that makes links, and a citation.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::dialog::Dialog;
use super::fragment::{Fragment, page_address, with_fragment};
use super::load::Foreign;
use super::optional::{can_share, copy, deflate, share};
use super::state::{State, Told};
use crate::link::{Shown, citation, encode};
use crate::words::Words;
use crate::words::links::LINKS;

/// What a link shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// The window, the zone and all that was chosen.
    View,
    /// The incident as it opens.
    Whole,
    /// One item.
    Item,
}

/// Up to so many characters nearly every place keeps a link.
const SHORT: usize = 2_000;
/// Beyond so many, browsers are known that do not open it.
const HUGE: usize = 64_000;

/// The dialog, while `open` says so.
#[component]
pub fn LinkDialog(state: State, fragment: Fragment, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=LINKS.title>
            {state.told.get_untracked().map(|told| view! { <Form state told fragment /> })}
        </Dialog>
    }
}

/// The document that a link may carry: as the page's own link carries it, or as it is deflated here.
#[derive(Clone, Copy)]
struct Carried {
    /// The reader asked for it, or the page's link has it.
    wanted: RwSignal<bool>,
    /// It in base64url, once it is there.
    text: RwSignal<Option<String>>,
    /// Why there is none, in words.
    cannot: RwSignal<Option<&'static str>>,
    /// The page's own link carries it, so that no link does without.
    always: bool,
}

impl Carried {
    fn new(told: &Arc<Told>, fragment: Fragment) -> Self {
        let own = fragment.carried();
        let is_own = is_own(told);
        let always = own.is_some() || is_own;
        let carried = Self {
            wanted: RwSignal::new(always),
            cannot: RwSignal::new(((is_own || !always) && told.loaded.text.is_none()).then_some(LINKS.never_fits)),
            text: RwSignal::new(own.clone()),
            always,
        };
        if own.is_none() && told.loaded.text.is_some() {
            let told = Arc::clone(told);
            leptos::task::spawn_local(async move {
                let deflated = deflate(told.loaded.text.as_deref().unwrap_or_default()).await;
                if deflated.is_none() {
                    carried.cannot.try_set(Some(LINKS.cannot_carry));
                }
                carried.text.try_set(deflated.map(|bytes| encode(&bytes)));
            });
        }
        carried
    }
}

/// Whether the reader opened it: then there is no address that a link could name.
fn is_own(told: &Told) -> bool {
    matches!(told.loaded.foreign, Some(Foreign::Own(_)))
}

/// The link itself.
fn link(state: State, told: &Told, what: What, carried: Carried) -> String {
    let shown = match what {
        What::View => state.shown(told, true).unwrap_or_default(),
        What::Whole => Shown::default(),
        What::Item => Shown { item: state.selected.get_untracked(), ..Shown::default() },
    };
    let document = carried.text.get().filter(|_| carried.wanted.get());
    if document.is_none() && is_own(told) {
        return String::new();
    }
    let page = page_address();
    // A document in the link needs no address of its own.
    let page = if document.is_some() { page.split('?').next().unwrap_or_default() } else { &page };
    with_fragment(page, &shown.fragment(document.as_deref()))
}

#[component]
fn Form(state: State, told: Arc<Told>, fragment: Fragment) -> impl IntoView {
    let what = RwSignal::new(What::View);
    let carried = Carried::new(&told, fragment);
    let link = {
        let told = Arc::clone(&told);
        Memo::new(move |_| link(state, &told, what.get(), carried))
    };
    let cited = {
        let told = Arc::clone(&told);
        Memo::new(move |_| {
            let view = state.view.get_untracked();
            let view = Some(view).filter(|_| told.story.timed && what.get() == What::View);
            citation(&told.words(), view, js_sys::Date::now() as i64, &link.get())
        })
    };
    let title = told.loaded.document.title.clone();
    let length = move || length(&told.words(), link.with(String::len));
    let has_item = state.selected.with_untracked(Option::is_some);
    let choices = [(What::View, LINKS.this_view), (What::Item, LINKS.this_item), (What::Whole, LINKS.whole)];
    let choices = choices.into_iter().filter(|(choice, _)| *choice != What::Item || has_item).map(|(choice, name)| {
        view! {
            <label>
                <input
                    type="radio"
                    name="it-what"
                    prop:checked=move || what.get() == choice
                    on:change=move |_| what.set(choice)
                />
                {name}
            </label>
        }
    });
    view! {
        <fieldset class="choices">
            <legend>{LINKS.shows}</legend>
            {choices.collect_view()}
        </fieldset>
        <CarryChoice carried />
        <Copied label=LINKS.address text=link rows=3 button=LINKS.copy done=LINKS.copied>
            {can_share()
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=move |_| share(&title, &link.get_untracked())>
                            {LINKS.share}
                        </button>
                    }
                })}
        </Copied>
        <p class="soft">{length}</p>
        <Copied label=LINKS.citation text=cited rows=4 button=LINKS.copy_citation done=LINKS.citation_copied />
    }
}

/// Whether the link is to carry the document, and what that means.
#[component]
fn CarryChoice(carried: Carried) -> impl IntoView {
    let disabled = move || carried.always || carried.cannot.get().is_some() || carried.text.with(Option::is_none);
    view! {
        <div class="choices">
            <label>
                <input
                    type="checkbox"
                    aria-describedby="it-carry"
                    prop:checked=move || carried.wanted.get()
                    disabled=disabled
                    on:change=move |_| carried.wanted.update(|wanted| *wanted = !*wanted)
                />
                {LINKS.carry}
            </label>
            <p class="soft" id="it-carry">
                {move || carried.cannot.get().unwrap_or(LINKS.carry_why)}
            </p>
        </div>
    }
}

/// How long a link is, and what becomes of links so long.
fn length(words: &Words, characters: usize) -> String {
    let advice = if characters <= SHORT {
        LINKS.length_short
    } else if characters <= HUGE {
        LINKS.length_long
    } else {
        LINKS.length_huge
    };
    [&LINKS.length(&words.number(characters as f64)), " ", advice].concat()
}

/// A text to be copied: in a field, so that it can be copied by hand where the browser does not let the page.
#[component]
fn Copied(
    label: &'static str,
    text: Memo<String>,
    rows: u8,
    button: &'static str,
    done: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let status = RwSignal::new("");
    let select = move || {
        if let Some(field) = field.get_untracked() {
            let _ = field.focus();
            field.select();
        }
    };
    let press = move |_| {
        // Emptied first, so that the same words are told again.
        status.set("");
        leptos::task::spawn_local(async move {
            let is_copied = copy(&text.get_untracked()).await;
            if !is_copied {
                select();
            }
            status.try_set(if is_copied { done } else { LINKS.not_copied });
        });
    };
    view! {
        <div class="copied">
            <label>
                <span>{label}</span>
                <textarea
                    readonly
                    rows=rows
                    spellcheck="false"
                    node_ref=field
                    prop:value=move || text.get()
                    on:focus=move |_| select()
                ></textarea>
            </label>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=press>
                    {button}
                </button>
                {children.map(|children| children())}
                <span role="status">{move || status.get()}</span>
            </div>
        </div>
    }
}
