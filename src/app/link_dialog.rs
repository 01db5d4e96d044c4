//! The dialog that makes links, and a citation.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{Event, HtmlTextAreaElement, MouseEvent};

use super::current::spawn;
use super::fragment::{Fragment, page_address, with_fragment};
use super::load::Foreign;
use super::optional::{can_share, copy, deflate, share};
use super::state::{State, Told};
use super::tag::{Tag, button, tag, tags};
use crate::link::{Shown, citation, encode};
use crate::small::before;
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
            spawn(async move {
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

/// The link itself, with a document in it or without.
fn link(state: State, told: &Told, what: What, document: Option<String>) -> String {
    let shown = match what {
        What::View => state.shown(told, true).unwrap_or_default(),
        What::Whole => Shown::default(),
        What::Item => Shown { item: state.selected.get_untracked(), ..Shown::default() },
    };
    if document.is_none() && is_own(told) {
        return String::new();
    }
    let page = page_address();
    // A document in the link needs no address of its own.
    let page = if document.is_some() { before(&page, "?") } else { &page };
    with_fragment(page, &shown.fragment(document.as_deref()))
}

/// What stands in the dialog.
pub fn link_form(state: State, told: &Arc<Told>, fragment: Fragment) -> Tag {
    let what = RwSignal::new(What::View);
    let carried = Carried::new(told, fragment);
    let of_link = Arc::clone(told);
    let address = Memo::new(move |_| {
        let document = carried.text.get().filter(|_| carried.wanted.get());
        link(state, &of_link, what.get(), document)
    });
    let of_citation = Arc::clone(told);
    let cited = Memo::new(move |_| {
        let view = Some(state.aim()).filter(|_| of_citation.story.timed && what.get() == What::View);
        // A text to be read has no document in its address, unless there is no other way to it.
        let document = carried.text.get().filter(|_| carried.always);
        let address = link(state, &of_citation, what.get(), document);
        citation(&of_citation.words(), view, js_sys::Date::now() as i64, &address)
    });
    let of_length = Arc::clone(told);
    let length = tag("p").class("soft").live_text(move || length(&of_length.words(), address.with(String::len)));
    let title = told.loaded.document.title.clone();
    let sheet = can_share().then(|| button("button", LINKS.share, move |_| share(&title, &address.get_untracked())));
    tags([
        choices(what, state.selected.with_untracked(Option::is_some)),
        carry(carried),
        copied(LINKS.address, address, "3", [LINKS.copy, LINKS.copied], sheet),
        length,
        copied(LINKS.citation, cited, "4", [LINKS.copy_citation, LINKS.citation_copied], None),
    ])
}

fn choices(what: RwSignal<What>, has_item: bool) -> Tag {
    let choices = [(What::View, LINKS.this_view), (What::Item, LINKS.this_item), (What::Whole, LINKS.whole)];
    let choices = choices.into_iter().filter(|(choice, _)| *choice != What::Item || has_item).map(|(choice, name)| {
        let radio = tag("input").attr("type", "radio").attr("name", "it-what");
        let radio = radio.attr_if("checked", (choice == What::View).then_some(""));
        tag("label").put(radio.on("change", move |_: Event| what.set(choice))).text(name)
    });
    tag("fieldset").class("choices").put(tag("legend").text(LINKS.shows)).with(choices)
}

/// Whether the link is to carry the document, and what that means.
fn carry(carried: Carried) -> Tag {
    let is_fixed = move || carried.always || carried.cannot.get().is_some() || carried.text.with(Option::is_none);
    let choice = tag("input")
        .attr("type", "checkbox")
        .attr("aria-describedby", "it-carry")
        .attr_if("checked", carried.always.then_some(""))
        .live_attr("disabled", move || is_fixed().then(String::new))
        .on("change", move |_: Event| carried.wanted.update(|wanted| *wanted = !*wanted));
    let why = move || carried.cannot.get().unwrap_or(LINKS.carry_why).to_owned();
    tag("div")
        .class("choices")
        .put(tag("label").put(choice).text(LINKS.carry))
        .put(tag("p").class("soft").attr("id", "it-carry").live_text(why))
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
pub fn copied(label: &str, text: Memo<String>, rows: &str, [name, done]: [&'static str; 2], more: Option<Tag>) -> Tag {
    let field = tag("textarea").attr("readonly", "").attr("rows", rows).attr("spellcheck", "false");
    let element: HtmlTextAreaElement = field.element();
    let select = {
        let element = element.clone();
        move |_: Event| element.select()
    };
    let status = RwSignal::new("");
    let press = move |_: MouseEvent| {
        // Emptied first, so that the same words are told again.
        status.set("");
        let element = element.clone();
        spawn(async move {
            let is_copied = copy(&text.get_untracked()).await;
            if !is_copied {
                let _ = element.focus();
                element.select();
            }
            status.try_set(if is_copied { done } else { LINKS.not_copied });
        });
    };
    let field = field.live_text(move || text.get()).on("focus", select);
    let actions = tag("div").class("dialog-actions").put(button("button", name, press)).with(more);
    let status = tag("span").attr("role", "status").live_text(move || status.get().to_owned());
    tag("div").class("copied").put(tag("label").put(tag("span").text(label)).put(field)).put(actions.put(status))
}
