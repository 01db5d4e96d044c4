//! What is loaded, and what the reader chose.

use std::sync::Arc;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::current::{enter, later, spawn};
use super::load::{File, Progress, Request};
use super::motion::{Motion, into_sight};
use super::open_dialog::keep;
use super::problem::Problem;
use super::search::Search;
use super::shared;
use super::told::read;
pub use super::told::{Loaded, Told};
use super::zones::ZoneChoice;
use crate::document::{Ahead, Item};
use crate::link::{Notice, Shown};
use crate::record::Filter;
use crate::timeline::View;

/// All there is to know of one widget while it is there.
#[derive(Clone, Copy)]
pub struct State {
    /// The widget's number.
    widget: u32,
    /// The element it is mounted in.
    pub root: StoredValue<HtmlElement, LocalStorage>,
    /// What hears it when the host is told something, see [`super::host::Settings::tell`].
    tell: StoredValue<Function, LocalStorage>,
    /// A load that is under way, once it has taken longer than a moment.
    pub progress: RwSignal<Option<Progress>>,
    /// Whether a load is under way.
    pub loading: RwSignal<bool>,
    /// Why the last load failed, and its address.
    pub problem: RwSignal<Option<(Problem, String)>>,
    /// What is shown. It stays while another is loaded, and when that fails.
    pub told: RwSignal<Option<Arc<Told>>>,
    /// Zone of all times.
    pub zone: RwSignal<ZoneChoice>,
    /// The window.
    pub view: RwSignal<View>,
    /// Values by decades.
    pub log: RwSignal<bool>,
    /// Light on dark, or dark on light, where the reader chose one of them.
    pub dark: RwSignal<Option<bool>>,
    /// The opened item.
    pub selected: RwSignal<Option<String>>,
    /// The key moment that is shown, by its place.
    pub moment: RwSignal<Option<usize>>,
    /// What is looked for.
    pub filter: RwSignal<Filter>,
    /// Whether the filters are shown.
    pub filtering: RwSignal<bool>,
    /// What was found, once something is looked for.
    pub search: Search,
    /// What a link shows, until its document is there.
    pub opening: StoredValue<Option<Shown>>,
    /// The language that a link asked for, which is kept in links from here.
    pub language: StoredValue<Option<String>>,
    /// What of a link could not be followed.
    pub notices: RwSignal<Vec<Notice>>,
    /// Whether the first full frame has been drawn.
    pub drawn: RwSignal<bool>,
    /// Whether the list of keys is shown.
    pub keys: RwSignal<bool>,
    /// Whether the last item was opened by a key.
    pub by_key: RwSignal<bool>,
    /// What was asked for last; nothing where the host gave it.
    pub asked: StoredValue<Option<Request>, LocalStorage>,
    /// The file of what is shown.
    pub file: StoredValue<File, LocalStorage>,
    /// Told when the colours may be others.
    pub recolored: Trigger,
    /// A jump has come where it leads.
    pub arrived: Trigger,
    /// How often a document was asked for: an answer to an earlier question is not shown.
    loads: StoredValue<u32>,
    /// What had the focus when the item was opened.
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// A jump that is under way.
    pub(super) motion: StoredValue<Motion, LocalStorage>,
}

/// A load that takes longer shows how far it is.
const MOMENT: std::time::Duration = std::time::Duration::from_millis(300);

impl State {
    /// Nothing loaded yet, in the widget of that number and element.
    pub fn new(widget: u32, root: HtmlElement, tell: Function) -> Self {
        let (told, filter) = (RwSignal::new(None), RwSignal::new(Filter::default()));
        let view = RwSignal::new(View::new(0.0, 0.0));
        Self {
            widget,
            root: StoredValue::new_local(root),
            tell: StoredValue::new_local(tell),
            progress: RwSignal::new(None),
            loading: RwSignal::new(false),
            problem: RwSignal::new(None),
            told,
            zone: RwSignal::new(ZoneChoice::Incident),
            view,
            log: RwSignal::new(false),
            dark: RwSignal::new(None),
            selected: RwSignal::new(None),
            moment: RwSignal::new(None),
            filter,
            filtering: RwSignal::new(false),
            search: Search::new(told, filter, view),
            opening: StoredValue::new(None),
            language: StoredValue::new(None),
            notices: RwSignal::new(Vec::new()),
            loads: StoredValue::new(0),
            drawn: RwSignal::new(false),
            keys: RwSignal::new(false),
            by_key: RwSignal::new(false),
            asked: StoredValue::new_local(None),
            file: StoredValue::new_local(File::default()),
            recolored: Trigger::new(),
            arrived: Trigger::new(),
            opener: StoredValue::new_local(None),
            motion: StoredValue::new_local(Motion::default()),
        }
    }

    /// Says that this widget is at work: to be called first in whatever the browser calls back, but for what is asked for
    /// by [`super::current`].
    pub fn enter(self) {
        enter(self.widget);
    }

    /// Tells the host that something happened, with up to two values; gives back its answer.
    pub fn tell(self, what: &str, one: &JsValue, other: &JsValue) -> Option<JsValue> {
        let tell = self.tell.try_get_value()?;
        tell.call3(&JsValue::UNDEFINED, &JsValue::from_str(what), one, other).ok()
    }

    /// The element with the focus, if it is one of this widget.
    pub fn focused(self) -> Option<HtmlElement> {
        // Asked of the root, since a document does not know the focus within a shadow tree.
        let focused = self.root.try_with_value(|root| root.query_selector(":focus"))?;
        focused.ok()??.dyn_into().ok()
    }

    /// What this widget is doing, as its root says: `loading`, `ready` or `error`.
    pub fn phase(self) -> &'static str {
        if self.problem.with(Option::is_some) && self.told.with(Option::is_none) {
            "error"
        } else if self.drawn.get() && !self.loading.get() {
            "ready"
        } else {
            "loading"
        }
    }

    /// Shows a document that is there already.
    pub fn read(self, text: String) {
        let file = File::of(&text.as_str().into());
        match read((text, Ahead::default()), None, None) {
            Ok(told) => {
                self.file.set_value(file);
                self.show(Arc::new(told));
            }
            Err(problem) => self.fail(problem, String::new()),
        }
    }

    /// Tells what went wrong, and where something is shown already leads to it, as it may be a page away.
    fn fail(self, problem: Problem, address: String) {
        self.problem.try_set(Some((problem, address)));
        if self.told.try_with_untracked(Option::is_some) == Some(true) {
            into_sight(move || self.root.try_with_value(|root| root.query_selector(".problem"))?.ok()?);
        }
    }

    /// Loads a document and shows it.
    pub fn load(self, request: Request) {
        self.problem.set(None);
        self.asked.set_value(Some(request.clone()));
        self.loading.set(true);
        self.progress.set(None);
        let turn = self.loads.get_value().wrapping_add(1);
        self.loads.set_value(turn);
        let shown = RwSignal::new(false);
        // Kept while it is not shown yet: a load may stand still by then.
        let latest = RwSignal::new(Progress::default());
        later(MOMENT, move || {
            shown.try_set(true);
            if self.loading.try_get_untracked() == Some(true) {
                self.progress.try_set(latest.try_get_untracked());
            }
        });
        spawn(async move {
            let on_progress = move |progress: Progress| {
                // Told to all who wait, by the one who asked first.
                self.enter();
                latest.try_set(progress);
                if shown.try_get_untracked() == Some(true) {
                    self.progress.try_set(Some(progress));
                }
            };
            let outcome = shared::load(&request, on_progress).await;
            if self.loads.try_get_value() != Some(turn) {
                return;
            }
            self.loading.try_set(false);
            self.progress.try_set(None);
            match outcome {
                Ok(told) => {
                    self.file.try_set_value(shared::file(&request));
                    self.show(told);
                    if let Some(own) = &request.own
                        && !keep(own).await
                    {
                        self.fail(Problem::NotKept, own.name.clone());
                    }
                }
                Err(problem) => self.fail(problem, request.address()),
            }
        });
    }

    fn show(self, told: Arc<Told>) {
        let Some(choice) = self.opening_zone(&told.loaded.document) else { return };
        let zone = choice.zone(&told.loaded.document);
        let told = if zone == told.zone { told } else { Arc::new(Told::new(Arc::clone(&told.loaded), zone)) };
        self.zone.try_set(choice);
        self.selected.try_set(None);
        self.filter.try_set(Filter::default());
        self.moment.try_set(None);
        self.halt();
        self.view.try_set(told.story.home.nameable());
        // Without anything to draw, what there is is shown at once.
        if told.story.is_empty() {
            self.mark_ready();
        } else {
            self.drawn.try_set(false);
        }
        self.told.try_set(Some(told));
        self.follow_opening();
    }

    /// Tells the same document in another zone.
    pub fn choose_zone(self, choice: ZoneChoice) {
        self.zone.set(choice.clone());
        if let Some(told) = self.told.get_untracked() {
            let zone = choice.zone(&told.loaded.document);
            if zone != told.zone {
                self.told.set(Some(Arc::new(Told::new(Arc::clone(&told.loaded), zone))));
            }
        }
    }

    /// Closes the opened item, where none is open the story's step, and gives the focus back to where it came from: the mark
    /// or the line that opened it, or the mark of the item that was stepped to since. By hand, nothing on the page moves for
    /// that; and whoever has gone on from its panel stays where they are.
    pub fn close(self, by_key: bool) {
        let Some(id) = self.selected.get_untracked() else { return self.moment.set(None) };
        let is_elsewhere = self.focused().is_some_and(|active| active.closest(".item") == Ok(None));
        self.selected.set(None);
        if is_elsewhere {
            return self.opener.set_value(None);
        }
        let opener = self.opener.try_update_value(Option::take).flatten().filter(|opener| opener.is_connected());
        let of_other = |opener: &HtmlElement| opener.get_attribute("data-item").is_some_and(|item| item != id);
        let back = match opener {
            Some(opener) if !of_other(&opener) => Some(opener),
            opener => self.mark_of(&id).or(opener),
        };
        if let Some(back) = back {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(!by_key);
            let _ = back.focus_with_options(&options);
        }
    }

    /// The first full frame is on the screen.
    pub fn mark_ready(self) {
        if self.drawn.try_get_untracked() == Some(false) {
            self.drawn.try_set(true);
            if let Some(performance) = window().performance() {
                let _ = performance.mark("incident-timeline:ready");
            }
            later(std::time::Duration::ZERO, move || {
                self.file.try_with_value(File::blob);
            });
        }
    }

    /// Opens an item, and brings its time into the window.
    pub fn open(self, id: &str, by_key: bool) {
        let active = self.focused().filter(|active| active.closest(".item").ok().flatten().is_none());
        if active.is_some() || self.selected.with_untracked(Option::is_none) {
            self.opener.set_value(active);
        }
        self.by_key.set(by_key);
        self.selected.set(Some(id.to_owned()));
        self.bring(id);
    }

    /// Brings an item's time into the window if it has one outside.
    pub fn bring(self, id: &str) {
        let Some(told) = self.told.get_untracked() else { return };
        let time = told.words().item(id).and_then(Item::time).cloned();
        let bound_ms = time.and_then(|time| time.earliest_ms.or(time.latest_ms));
        let view = self.aim();
        if let Some(at_ms) = bound_ms.map(|at_ms| at_ms as f64)
            && !view.contains(at_ms)
            && let Some(told_time) = told.words().item(id).and_then(Item::time)
            && matches!(
                crate::scene::standing(Some(told_time), view),
                crate::scene::Standing::Earlier | crate::scene::Standing::Later
            )
        {
            self.glide(view.pan(at_ms - (view.from_ms + view.to_ms) / 2.0));
        }
    }

    /// The first mark of an item; where it has none of its own, and stands out, that of the cluster that holds it. By
    /// attribute and comparison, not by a selector made of an id.
    pub(super) fn mark_of(self, id: &str) -> Option<HtmlElement> {
        let marks = |wanted: &str| {
            let marks = self.root.try_with_value(|root| root.query_selector_all(wanted))?.ok()?;
            Some((0..marks.length()).filter_map(move |index| marks.item(index)?.dyn_into::<HtmlElement>().ok()))
        };
        let mut own = marks(".marks [data-item]")?;
        let own = own.find(|mark| mark.get_attribute("data-item").as_deref() == Some(id));
        own.or_else(|| marks(".marks [aria-current=true]")?.next())
    }

    /// What a reader chose, as options of a scene of that width.
    pub fn options(self, told: &Told, width_px: f64) -> Option<crate::scene::Options> {
        let selected = self.marked();
        let related = selected.as_deref().map(|id| told.related(id)).unwrap_or_default();
        Some(crate::scene::Options {
            view: self.view.try_get_untracked()?,
            width_px,
            log: self.log.try_get_untracked()?,
            selected,
            related,
        })
    }
}

/// Whether a click is a press of Enter or space, which is by no pointer. Firefox counts it as a press all the same where
/// it follows a link, and some browsers do not tell the pointer yet.
pub fn is_by_key(event: &web_sys::MouseEvent) -> bool {
    let pointer = Reflect::get(event, &JsValue::from_str("pointerType"));
    event.detail() == 0 || pointer.is_ok_and(|pointer| pointer.as_string().is_some_and(|pointer| pointer.is_empty()))
}
