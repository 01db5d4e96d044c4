//! What is looked for, highlighted where the lines have it, in browsers that can (CSS Custom Highlight API, level 1): no
//! element is touched for it, and it comes once no more is typed.

use std::time::Duration;

use js_sys::{Array, Function, Map, Reflect, Set};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Range};

use super::super::current::later;
use super::super::state::State;
use crate::record::occurrences;

/// What style sheets know it by. A page has one list of such names, so that all widgets' ranges are in one set.
const NAME: &str = "it-found";
/// It waits so long for more to be typed.
const PAUSE: Duration = Duration::from_millis(120);
/// `NodeFilter.SHOW_TEXT` of the DOM.
const TEXTS: u32 = 4;
/// More are not told apart by anyone.
const MOST: usize = 1_000;

/// The ranges that are highlighted for one record.
#[derive(Clone, Copy)]
pub(super) struct Hits {
    state: State,
    root: StoredValue<Element, LocalStorage>,
    ranges: StoredValue<Vec<Range>, LocalStorage>,
    /// Whether they are to be found anew.
    asked: StoredValue<bool>,
}

impl Hits {
    /// Those of a list.
    pub(super) fn new(state: State, root: &Element) -> Self {
        let root = StoredValue::new_local(root.clone());
        let hits = Self { state, root, ranges: StoredValue::new_local(Vec::new()), asked: StoredValue::new(false) };
        on_cleanup(move || {
            hits.replace(Vec::new());
        });
        hits
    }

    /// Finds them anew, soon.
    pub(super) fn ask(self) {
        if self.asked.try_update_value(|asked| std::mem::replace(asked, true)) == Some(false) {
            later(PAUSE, move || {
                self.asked.try_set_value(false);
                let query = self.state.filter.try_with_untracked(|filter| filter.query.clone()).unwrap_or_default();
                let ranges = self.root.try_with_value(|root| ranges(root, &query));
                self.replace(ranges.flatten().unwrap_or_default());
            });
        }
    }

    fn replace(self, ranges: Vec<Range>) {
        self.ranges.try_update_value(|known| {
            if known.is_empty() && ranges.is_empty() {
                return;
            }
            let Some(all) = all() else { return };
            for range in &*known {
                all.delete(range);
            }
            for range in &ranges {
                all.add(range);
            }
            *known = ranges;
        });
    }
}

/// Where texts below an element have words of a query.
fn ranges(root: &Element, query: &str) -> Option<Vec<Range>> {
    let mut ranges = Vec::new();
    if query.trim().is_empty() {
        return None;
    }
    let document = document();
    let texts = document.create_tree_walker_with_what_to_show(root, TEXTS).ok()?;
    while let Ok(Some(node)) = texts.next_node() {
        for (from, to) in occurrences(&node.node_value()?, query, MOST - ranges.len()) {
            let range = document.create_range().ok()?;
            range.set_start(&node, from).ok()?;
            range.set_end(&node, to).ok()?;
            ranges.push(range);
        }
        if ranges.len() == MOST {
            break;
        }
    }
    Some(ranges)
}

/// The page's set of ranges with our name; `None` in a browser that has no such sets.
fn all() -> Option<Set> {
    let window: &JsValue = &window();
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok().filter(JsValue::is_truthy);
    let known: Map = of(&of(window, "CSS")?, "highlights")?.unchecked_into();
    let name = NAME.into();
    if !known.has(&name) {
        let class: Function = of(window, "Highlight")?.unchecked_into();
        known.set(&name, &Reflect::construct(&class, &Array::new()).ok()?);
    }
    Some(known.get(&name).unchecked_into())
}
