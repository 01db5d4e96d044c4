//! Elements, made by one small writer.
//!
//! leptos' `view!` makes a type and code of its own for every element written with it, and every reader pays for that in
//! bytes. Here whatever can be done to an element is one function for all of them. Signals, effects and owners are
//! leptos' own: a component is a function that is called once, and what it asks for lives as long as its owner.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, Node};

use super::current::{as_now, live};

/// An element in the making, or several of them without one around.
#[derive(Debug, Clone)]
pub struct Tag(Node);

/// An element of that name.
pub fn tag(name: &str) -> Tag {
    made(document().create_element(name))
}

/// An element of a picture.
pub fn drawing(name: &str) -> Tag {
    made(document().create_element_ns(Some("http://www.w3.org/2000/svg"), name))
}

fn made(element: Result<Element, JsValue>) -> Tag {
    match element {
        Ok(element) => Tag(element.into()),
        // Only of a name that is none.
        Err(_) => tags([]),
    }
}

/// Several, without an element around them.
pub fn tags(parts: impl IntoIterator<Item = Tag>) -> Tag {
    Tag(document().create_document_fragment().into()).with(parts)
}

/// Words without an element around them.
pub fn words(text: &str) -> Tag {
    Tag(document().create_text_node(text).into())
}

/// A link to a page elsewhere.
pub fn link(href: &str, text: &str) -> Tag {
    tag("a").attr("href", href).attr("rel", "noopener noreferrer").attr("target", "_blank").text(text)
}

/// A button that does something.
pub fn button(class: &str, text: &str, press: impl FnMut(web_sys::MouseEvent) + 'static) -> Tag {
    let button = tag("button").attr("type", "button").text(text).on("click", press);
    if class.is_empty() { button } else { button.class(class) }
}

impl Tag {
    /// The element itself.
    pub fn element<E: JsCast>(&self) -> E {
        self.0.clone().unchecked_into()
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.attr_if(name, Some(value))
    }

    /// Sets an attribute, if there is something to set.
    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        if let (Some(element), Some(value)) = (self.0.dyn_ref::<Element>(), value) {
            let _ = element.set_attribute(name, value);
        }
        self
    }

    /// Sets its classes.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Puts text behind what it has.
    pub fn text(self, text: &str) -> Self {
        self.put(words(text))
    }

    /// Puts one more behind what it has.
    pub fn put(self, part: Tag) -> Self {
        let _ = self.0.append_child(&part.0);
        self
    }

    /// Puts it into an element of the page.
    pub fn put_into(self, root: &Node) {
        let _ = root.append_child(&self.0);
    }

    /// Puts more behind what it has.
    pub fn with(self, parts: impl IntoIterator<Item = Tag>) -> Self {
        parts.into_iter().fold(self, Self::put)
    }

    /// Hears an event, for as long as whoever made the element lives.
    pub fn on<E: JsCast>(self, name: &'static str, mut heard: impl FnMut(E) + 'static) -> Self {
        hear(&self.0, name, Box::new(move |event| heard(event.unchecked_into())));
        self
    }

    /// Keeps an attribute as signals have it; without a value it is not there.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        let element: Element = self.element();
        live(Box::new(move || {
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    /// Keeps an attribute "true" or "false".
    pub fn live_flag(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.live_attr(name, move || Some(String::from(if holds() { "true" } else { "false" })))
    }

    /// Keeps its text as signals have it.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        let node = self.0.clone();
        live(Box::new(move || node.set_text_content(Some(&text()))));
        self
    }

    /// A place behind what it has, filled anew whenever a signal that was read for it has changed.
    pub fn place(self, fill: impl Fn() -> Option<Tag> + 'static) -> Self {
        let (from, to) = (words(""), words(""));
        let place = self.put(from.clone()).put(to.clone());
        live(Box::new(move || fill_between(&from.0, &to.0, fill())));
        place
    }

    /// A place that is filled while something holds, and is not touched while that does not change.
    pub fn place_while(
        self,
        holds: impl Fn() -> bool + Send + Sync + 'static,
        fill: impl Fn() -> Tag + 'static,
    ) -> Self {
        let holds = held(Box::new(holds));
        self.place(move || holds.get().then(&fill))
    }
}

/// Whether something holds, told anew only where that changes.
fn held(holds: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| holds())
}

/// What stands between two nodes makes way for something else.
fn fill_between(from: &Node, to: &Node, content: Option<Tag>) {
    let Some(parent) = from.parent_node() else { return };
    while let Some(old) = from.next_sibling().filter(|next| next != to) {
        let _ = parent.remove_child(&old);
    }
    if let Some(content) = content {
        let _ = parent.insert_before(&content.0, Some(to));
    }
}

/// A listener, taken away when it is dropped: what an element that is gone still tells must find no one who is gone too.
struct Heard {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Heard {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}

/// Hears an event, for as long as whoever asks for it lives.
pub fn hear(target: &EventTarget, name: &'static str, heard: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(as_now(heard));
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    StoredValue::new_local(Heard { target: target.clone(), name, closure });
}
