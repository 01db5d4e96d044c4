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

/// Puts the left upper corner of an element where a box has its own, if it is not there already. By a transform, which a
/// browser draws without laying anything out anew.
fn put(element: &HtmlElement, rect: Rect, known: Option<Rect>) {
    if known.is_none_or(|known| (known.x_px, known.y_px) != (rect.x_px, rect.y_px)) {
        let place = ["translate(", &rounded_text(rect.x_px), "px,", &rounded_text(rect.y_px), "px)"].concat();
        let _ = element.style().set_property("transform", &place);
    }
}

/// One element a label.
#[derive(Default)]
pub(super) struct LabelLayer {
    shown: Vec<(HtmlElement, Label)>,
}

impl LabelLayer {
    /// Shows labels.
    pub(super) fn show(&mut self, root: &HtmlElement, labels: &[Label]) {
        if self.shown.is_empty() {
            // Another document's figure may have stood here: its elements are not this one's.
            root.set_text_content(None);
        }
        for (left, _) in self.shown.drain(labels.len().min(self.shown.len())..) {
            left.remove();
        }
        for (index, label) in labels.iter().enumerate() {
            if let Some((element, known)) = self.shown.get_mut(index) {
                write(element, label, Some(known));
                known.clone_from(label);
            } else if let Some(element) = element("span") {
                write(&element, label, None);
                let _ = root.append_child(&element);
                self.shown.push((element, label.clone()));
            }
        }
    }
}

/// Whether two labels differ in their places only.
fn is_alike(one: &Label, other: &Label) -> bool {
    one.runs == other.runs && one.size == other.size && one.align == other.align
}

fn write(element: &HtmlElement, label: &Label, known: Option<&Label>) {
    let (rect, before) = (label.rect(), known.map(Label::rect));
    if before.is_none_or(|before| before.width_px != rect.width_px) {
        set_px(element, "width", rect.width_px);
    }
    put(element, rect, before);
    if known.is_some_and(|known| is_alike(known, label)) {
        return;
    }
    let align = match label.align {
        Align::Start => "start",
        Align::Middle => "middle",
        Align::End => "end",
    };
    if known.is_none_or(|known| (known.size, known.align) != (label.size, label.align)) {
        element.set_class_name(&["label ", label.size.as_str(), " ", align].concat());
    }
    let runs = known.map(|known| known.runs.as_slice()).unwrap_or_default();
    if runs.len() != label.runs.len() {
        element.set_text_content(None);
        for _ in &label.runs {
            self::element("span").into_iter().for_each(|span| drop(element.append_child(&span)));
        }
    }
    let is_kept = runs.len() == label.runs.len();
    for (run, place) in label.runs.iter().zip(0..) {
        let before = runs.get(place as usize).filter(|_| is_kept);
        let Some(span) = element.children().item(place) else { continue };
        if before.is_none_or(|before| before.style != run.style) {
            span.set_class_name(run.style.as_str());
        }
        if before.is_none_or(|before| before.text != run.text) {
            span.set_text_content(Some(&run.text));
        }
    }
}

/// Buttons kept for the next frame beside those of this one: to add or take away one lays all out anew.
const SPARE: usize = 64;

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
    /// Whether it is hidden, and nothing's.
    is_spare: bool,
    /// Whether it was the opened one, as written last: to ask the element costs more than to know.
    is_selected: bool,
    /// Whether it was where the tabulator leads in.
    is_entrance: bool,
}

impl MarkLayer {
    /// Shows targets.
    pub(super) fn show(&mut self, root: &HtmlElement, hits: &[Hit], state: State) {
        if self.shown.is_empty() {
            root.set_text_content(None);
        }
        for shown in &mut self.shown {
            shown.current = false;
        }
        let focused = state.focused();
        let has_focus = |element: &HtmlElement| focused.as_ref() == Some(element);
        let mut entrance: Option<HtmlElement> = None;
        for (hit, known) in hits.iter().zip(self.known(hits)) {
            let Some(place) = known.or_else(|| self.take(root, hit, &has_focus)) else { continue };
            let Some(shown) = self.shown.get_mut(place) else { continue };
            shown.show(hit);
            let element = &shown.element;
            if has_focus(element)
                || (shown.is_selected && !entrance.as_ref().is_some_and(has_focus))
                || entrance.is_none()
            {
                entrance = Some(element.clone());
            }
        }
        // One stop of the tabulator leads in; arrows lead on from there.
        for shown in &mut self.shown {
            let is_entrance = entrance.as_ref() == Some(&shown.element);
            // Keys move it between frames, to what then has the focus.
            let is_moved = std::mem::replace(&mut shown.is_entrance, is_entrance) != is_entrance;
            if is_moved || is_entrance && shown.element.tab_index() != 0 {
                shown.element.set_tab_index(if is_entrance { 0 } else { -1 });
            }
        }
        if let Some(leaving) = self.shown.iter().find(|shown| !shown.current && has_focus(&shown.element)) {
            // The focus must not fall out of the figure with the mark that leaves it.
            let figure = leaving.element.parent_element().and_then(|root| root.parent_element());
            if let Some(figure) = figure.and_then(|figure| figure.dyn_into::<HtmlElement>().ok()) {
                figure.set_tab_index(-1);
                let _ = figure.focus();
            }
        }
        let mut spare = 0;
        self.shown.retain_mut(|shown| {
            spare += usize::from(!shown.current);
            let is_kept = shown.current || spare <= SPARE;
            if !is_kept {
                shown.element.remove();
            } else if !shown.current && !std::mem::replace(&mut shown.is_spare, true) {
                hide(&shown.element);
                shown.is_selected = false;
            }
            is_kept
        });
    }

    /// Of each target the place where it was shown before. Most come in the order of the frame before, so that what is
    /// looked for is near.
    fn known(&mut self, hits: &[Hit]) -> Vec<Option<usize>> {
        let mut near = 0;
        let known = |hit: &Hit| {
            let is_it = |place: &usize| {
                let shown = self.shown.get(*place).filter(|shown| !shown.current && !shown.is_spare);
                shown.is_some_and(|shown| shown.hit.item == hit.item && is_kindred(&shown.hit, hit))
            };
            let place = (near..self.shown.len()).chain(0..near).find(is_it)?;
            near = place + 1;
            self.shown.get_mut(place)?.current = true;
            Some(place)
        };
        hits.iter().map(known).collect()
    }

    /// A place for a target that was not shown before: where something left, but for what has the focus; else a new one.
    fn take(&mut self, root: &HtmlElement, hit: &Hit, has_focus: &dyn Fn(&HtmlElement) -> bool) -> Option<usize> {
        let left = self.shown.iter().position(|shown| !shown.current && !has_focus(&shown.element));
        if let Some(place) = left {
            self.shown.get_mut(place)?.current = true;
            return Some(place);
        }
        let element = element("button")?;
        let _ = element.set_attribute("type", "button");
        let _ = element.set_attribute("aria-current", "false");
        element.set_tab_index(-1);
        let _ = root.append_child(&element);
        let hit = hit.clone();
        let (current, is_spare, is_selected, is_entrance) = (true, true, false, false);
        self.shown.push(Shown { element, hit, current, is_spare, is_selected, is_entrance });
        Some(self.shown.len() - 1)
    }
}

impl Shown {
    fn show(&mut self, hit: &Hit) {
        let is_new = std::mem::replace(&mut self.is_spare, false);
        if is_new {
            let _ = self.element.style().remove_property("visibility");
        }
        describe(&self.element, hit, (!is_new).then_some(&self.hit));
        let text = |hit: &Hit| (hit.mark, hit.kind, hit.account);
        if text(&self.hit) == text(hit) && (&self.hit.item, &self.hit.name) == (&hit.item, &hit.name) {
            (self.hit.rect, self.hit.opens_to_ms) = (hit.rect, hit.opens_to_ms);
        } else {
            self.hit = hit.clone();
        }
        if std::mem::replace(&mut self.is_selected, hit.is_selected) != hit.is_selected {
            let _ = self.element.set_attribute("aria-current", if hit.is_selected { "true" } else { "false" });
        }
    }
}

/// Takes everything from an element by which it could be met.
fn hide(element: &HtmlElement) {
    let _ = element.style().set_property("visibility", "hidden");
    for name in ["data-item", "data-kind", "data-mark", "data-account", "aria-label", "title"] {
        let _ = element.remove_attribute(name);
    }
    let _ = element.set_attribute("aria-current", "false");
    element.set_tab_index(-1);
}

/// A cluster is another thing than the item it is named after.
fn is_kindred(one: &Hit, other: &Hit) -> bool {
    (one.mark == Mark::Cluster) == (other.mark == Mark::Cluster)
        && one.kind == other.kind
        && one.account == other.account
}

fn describe(element: &HtmlElement, hit: &Hit, known: Option<&Hit>) {
    let Rect { width_px, height_px, .. } = hit.rect;
    let before = known.map(|known| known.rect);
    if before.is_none_or(|before| (before.width_px, before.height_px) != (width_px, height_px)) {
        set_px(element, "width", width_px);
        set_px(element, "height", height_px);
    }
    put(element, hit.rect, before);
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
    match (known.and_then(|known| known.account), hit.account) {
        (before, Some(account)) if before != Some(account) => {
            let _ = element.set_attribute("data-account", &account.to_string());
        }
        (Some(_), None) => {
            let _ = element.remove_attribute("data-account");
        }
        _ => {}
    }
}

/// Whether an element is a mark's: an outage has several of one kind, told apart by their accounts.
pub(super) fn is_of(element: &Element, hit: &Hit) -> bool {
    let is = |name: &str, value: Option<&str>| element.get_attribute(name).as_deref() == value;
    is("data-item", Some(&hit.item))
        && is("data-mark", Some(hit.mark.as_str()))
        && is("data-account", hit.account.map(|account| account.to_string()).as_deref())
}
