//! Text and targets as elements, kept from frame to frame and changed only where they differ.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::super::state::State;
use crate::scene::{Align, Hit, Label, Mark, Rect};
use crate::small::rounded_text;

fn element(name: &str) -> Option<HtmlElement> {
    document().create_element(name).ok()?.dyn_into().ok()
}

pub(super) fn set_px(element: &HtmlElement, property: &str, px: f64) {
    let _ = element.style().set_property(property, &[&rounded_text(px), "px"].concat());
}

/// One element a label, kept with its text: while the window moves, most texts only move too.
#[derive(Default)]
pub(super) struct LabelLayer {
    shown: Vec<(HtmlElement, Label)>,
}

impl LabelLayer {
    pub(super) fn show(&mut self, root: &HtmlElement, labels: &[Label]) {
        if self.shown.is_empty() {
            // Another document's figure may have stood here: its elements are not this one's.
            root.set_text_content(None);
        }
        for (index, label) in labels.iter().enumerate() {
            // Texts come and go at the ends, so that what is looked for is near.
            let found = self.shown.iter().skip(index).position(|(_, known)| is_alike(known, label));
            if let Some(further) = found.filter(|further| *further > 0) {
                self.shown.swap(index, index + further);
            }
            match self.shown.get_mut(index) {
                Some((element, known)) => {
                    if known != label {
                        write(element, label, Some(known));
                        *known = label.clone();
                    }
                }
                None => {
                    let Some(element) = element("span") else { return };
                    write(&element, label, None);
                    let _ = root.append_child(&element);
                    self.shown.push((element, label.clone()));
                }
            }
        }
        for (element, _) in self.shown.drain(labels.len().min(self.shown.len())..) {
            element.remove();
        }
    }
}

/// Whether two labels differ in their places only.
fn is_alike(one: &Label, other: &Label) -> bool {
    one.runs == other.runs && one.size == other.size && one.align == other.align
}

fn write(element: &HtmlElement, label: &Label, known: Option<&Label>) {
    let rect = label.rect();
    let before = known.map(Label::rect);
    for (property, px, before_px) in [
        ("left", rect.x_px, before.map(|before| before.x_px)),
        ("top", rect.y_px, before.map(|before| before.y_px)),
        ("width", rect.width_px, before.map(|before| before.width_px)),
    ] {
        if before_px != Some(px) {
            set_px(element, property, px);
        }
    }
    if known.is_some_and(|known| is_alike(known, label)) {
        return;
    }
    let align = match label.align {
        Align::Start => "start",
        Align::Middle => "middle",
        Align::End => "end",
    };
    element.set_class_name(&["label ", label.size.as_str(), " ", align].concat());
    element.set_text_content(None);
    for run in &label.runs {
        if let Some(span) = self::element("span") {
            span.set_class_name(run.style.as_str());
            span.set_text_content(Some(&run.text));
            let _ = element.append_child(&span);
        }
    }
}

/// One button a mark, kept by its item, so that the focus stays with it while the window moves.
#[derive(Default)]
pub(super) struct MarkLayer {
    shown: Vec<Shown>,
}

struct Shown {
    element: HtmlElement,
    hit: Hit,
    /// Whether this frame has it.
    current: bool,
    /// Whether it was the opened one, as written last: to ask the element costs more than to know.
    is_selected: bool,
    /// Whether it was where the tabulator leads in.
    is_entrance: bool,
}

impl MarkLayer {
    pub(super) fn show(&mut self, root: &HtmlElement, hits: &[Hit], state: State) {
        if self.shown.is_empty() {
            root.set_text_content(None);
        }
        for shown in &mut self.shown {
            shown.current = false;
        }
        let focused = state.focused();
        let has_focus = |element: &HtmlElement| focused.as_ref() == Some(element);
        let selected = state.marked();
        let mut entrance: Option<HtmlElement> = None;
        for hit in hits {
            let is_selected = selected.as_deref() == Some(hit.item.as_str());
            let Some(shown) = self.place(root, hit) else { continue };
            if std::mem::replace(&mut shown.is_selected, is_selected) != is_selected {
                let _ = shown.element.set_attribute("aria-current", if is_selected { "true" } else { "false" });
            }
            let element = shown.element.clone();
            if has_focus(&element) || (is_selected && !entrance.as_ref().is_some_and(has_focus)) || entrance.is_none() {
                entrance = Some(element);
            }
        }
        // One stop of the tabulator leads in; arrows lead on from there.
        for shown in &mut self.shown {
            let is_entrance = entrance.as_ref() == Some(&shown.element);
            // Keys move it between frames, to what then has the focus.
            if std::mem::replace(&mut shown.is_entrance, is_entrance) != is_entrance || is_entrance {
                shown.element.set_tab_index(if is_entrance { 0 } else { -1 });
            }
        }
        self.shown.retain(|shown| {
            if !shown.current {
                if has_focus(&shown.element) {
                    // The focus must not fall out of the figure with the mark that leaves it.
                    if let Some(figure) = root.parent_element().and_then(|figure| figure.dyn_into::<HtmlElement>().ok())
                    {
                        figure.set_tab_index(-1);
                        let _ = figure.focus();
                    }
                }
                shown.element.remove();
            }
            shown.current
        });
    }

    fn place(&mut self, root: &HtmlElement, hit: &Hit) -> Option<&mut Shown> {
        let same = |shown: &Shown| !shown.current && shown.hit.item == hit.item && is_kindred(&shown.hit, hit);
        let place = match self.shown.iter().position(same) {
            Some(place) => place,
            None => {
                let element = element("button")?;
                let _ = element.set_attribute("type", "button");
                let _ = element.set_attribute("aria-current", "false");
                element.set_tab_index(-1);
                describe(&element, hit, None);
                let _ = root.append_child(&element);
                let (is_selected, is_entrance) = (false, false);
                self.shown.push(Shown { element, hit: hit.clone(), current: true, is_selected, is_entrance });
                self.shown.len() - 1
            }
        };
        let shown = self.shown.get_mut(place)?;
        shown.current = true;
        if shown.hit != *hit {
            describe(&shown.element, hit, Some(&shown.hit));
            shown.hit = hit.clone();
        }
        Some(shown)
    }
}

/// A cluster is another thing than the item it is named after.
fn is_kindred(one: &Hit, other: &Hit) -> bool {
    (one.mark == Mark::Cluster) == (other.mark == Mark::Cluster)
        && one.kind == other.kind
        && one.account == other.account
}

fn describe(element: &HtmlElement, hit: &Hit, known: Option<&Hit>) {
    let Rect { x_px, y_px, width_px, height_px } = hit.rect;
    if known.is_none_or(|known| known.rect != hit.rect) {
        for (property, px) in [("left", x_px), ("top", y_px), ("width", width_px), ("height", height_px)] {
            set_px(element, property, px);
        }
    }
    let attributes = [
        ("data-item", hit.item.as_str(), known.map(|known| known.item.as_str())),
        ("data-kind", hit.kind.as_str(), known.map(|known| known.kind.as_str())),
        ("data-mark", hit.mark.as_str(), known.map(|known| known.mark.as_str())),
        ("aria-label", hit.name.as_str(), known.map(|known| known.name.as_str())),
        // The same for those who point at it.
        ("title", hit.name.as_str(), known.map(|known| known.name.as_str())),
    ];
    for (name, value, known) in attributes {
        if known != Some(value) {
            let _ = element.set_attribute(name, value);
        }
    }
    if let (None, Some(account)) = (known, hit.account) {
        let _ = element.set_attribute("data-account", &account.to_string());
    }
}

/// Whether an element is a mark's: an outage has several of one kind, told apart by their accounts.
pub(super) fn is_of(element: &Element, hit: &Hit) -> bool {
    let is = |name: &str, value: Option<&str>| element.get_attribute(name).as_deref() == value;
    is("data-item", Some(&hit.item))
        && is("data-mark", Some(hit.mark.as_str()))
        && is("data-account", hit.account.map(|account| account.to_string()).as_deref())
}
