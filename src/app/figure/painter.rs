//! Frames: one at most between two of the screen's, and none when nothing changed.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlCanvasElement, HtmlElement, MediaQueryList, ResizeObserver};

use super::super::current::{effect, frame, later};
use super::super::motion::{now_ms, wants_own_colors};
use super::super::search::story_drawn;
use super::super::state::State;
use super::super::tag::hear;
use super::layer::{LabelLayer, MarkLayer, set_px};
use crate::render::{CanvasSurface, Theme, draw};
use crate::scene::{Scene, Signs, scene};
use crate::timeline::{Scale, View};

/// The elements a figure is painted into.
pub(super) struct Places {
    pub(super) root: HtmlElement,
    pub(super) canvas: HtmlCanvasElement,
    pub(super) labels: HtmlElement,
    pub(super) marks: HtmlElement,
}

/// What was painted last, and what it was painted with.
#[derive(Default)]
struct Painted {
    scene: Option<Rc<Scene>>,
    theme: Option<Theme>,
    labels: LabelLayer,
    marks: MarkLayer,
    view: Option<View>,
    /// Whether another part of the story was found since.
    is_refound: bool,
    /// When the window moved last, or what was found changed, milliseconds of the page's clock.
    moved_ms: f64,
    /// Whether more than these has changed since.
    is_other: bool,
    /// Whether texts and targets stand where they stood before the window began to move.
    is_behind: bool,
    scheduled: bool,
    /// Whether it is on its way to paper.
    is_printing: bool,
}

/// A window that moves again within this is moving on, as is one whose content is narrowed down key by key: then its texts
/// are drawn with the shapes, since elements cost more than all else of a frame, and come back as elements, with the targets,
/// when it has come to rest.
const REST_MS: f64 = 120.0;

/// Widest figure on paper, in CSS pixels: A4 upright has room for it.
const PAPER_PX: f64 = 680.0;
/// Pixels on paper for each CSS pixel.
const PAPER_RATIO: f64 = 3.0;

/// Paints the figure when something it shows has changed.
#[derive(Clone, Copy)]
pub(super) struct Painter {
    state: State,
    places: StoredValue<Places, LocalStorage>,
    /// Width of the figure in CSS pixels; 0 until it is known.
    pub(super) width_px: RwSignal<f64>,
    /// The signs in view, for the legend.
    pub(super) signs: RwSignal<Signs>,
    /// The window that is at rest, for whoever cannot see it.
    pub(super) rest: RwSignal<Option<View>>,
    painted: StoredValue<Rc<RefCell<Painted>>, LocalStorage>,
}

impl Painter {
    pub(super) fn new(state: State, places: Places) -> Self {
        Self {
            state,
            places: StoredValue::new_local(places),
            width_px: RwSignal::new(0.0),
            signs: RwSignal::new(Signs::default()),
            rest: RwSignal::new(None),
            painted: StoredValue::new_local(Rc::default()),
        }
    }

    /// Hears of everything that asks for another frame.
    pub(super) fn watch(self) {
        self.watch_size();
        self.watch_theme();
        for (name, is_printing) in [("beforeprint", true), ("afterprint", false)] {
            let heard = move |_| {
                self.state.enter();
                self.print(is_printing);
            };
            hear(window().unchecked_ref(), name, Box::new(heard));
        }
        let state = self.state;
        effect(move |_| {
            state.told.track();
            state.log.track();
            state.selected.track();
            state.moment.track();
            state.arrived.track();
            self.width_px.track();
            self.ask_anew();
        });
        effect(move |_| {
            state.view.track();
            self.ask();
        });
        effect(move |_| {
            state.search.found.track();
            self.painted.try_with_value(|painted| painted.borrow_mut().is_refound = true);
            self.ask();
        });
    }

    /// Asks for a frame in which everything is put in its place.
    fn ask_anew(self) {
        self.painted.try_with_value(|painted| painted.borrow_mut().is_other = true);
        self.ask();
    }

    /// Asks for it once the window has come to rest, if nothing else has by then.
    fn settle(self, after_ms: f64) {
        later(Duration::from_millis(after_ms as u64), move || {
            let behind = self.painted.try_with_value(|painted| {
                let painted = painted.borrow();
                painted.is_behind.then(|| painted.moved_ms + REST_MS - now_ms())
            });
            match behind.flatten() {
                Some(left_ms) if left_ms > 0.0 => self.settle(left_ms.ceil()),
                Some(_) => self.ask_anew(),
                None => {}
            }
        });
    }

    /// Lays the figure out for paper, in light colours, and once it is printed for the screen again. Else a browser would
    /// stretch the canvas to the width of the paper and leave texts where they stood: outages at other times.
    fn print(self, is_printing: bool) {
        let Some(root) = self.root() else { return };
        root.set_class_name(if is_printing { "timeline printing" } else { "timeline" });
        let width_px = if is_printing {
            let width_px = self.width_px.get_untracked().min(PAPER_PX);
            set_px(&root, "width", width_px);
            width_px
        } else {
            let _ = root.style().remove_property("width");
            root.get_bounding_client_rect().width()
        };
        self.width_px.set(width_px);
        self.painted.try_with_value(|painted| painted.borrow_mut().is_printing = is_printing);
        self.recolor();
        self.ask_anew();
        // No frame comes before the paper.
        self.paint();
    }

    /// Takes the colours in force now, and draws anew if they are others.
    fn recolor(self) {
        let style = self.root().and_then(|root| window().get_computed_style(&root).ok()?);
        let is_other = self.painted.try_with_value(|painted| {
            // Before anything was painted they are read with the first frame.
            let theme = style.as_ref().filter(|_| painted.borrow().theme.is_some()).map(Theme::read);
            let is_other = theme.is_some() && painted.borrow().theme != theme;
            if is_other {
                painted.borrow_mut().theme = theme;
            }
            is_other
        });
        if is_other == Some(true) {
            self.ask_anew();
        }
    }

    fn watch_size(self) {
        effect(move |_| {
            let Some(root) = self.root() else { return };
            let width_px = self.width_px;
            // Asked for once, so that the first frame need not wait for the observer, which tells it within a frame.
            width_px.set(root.get_bounding_client_rect().width());
            let resized = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
                self.state.enter();
                let entry = entries.get(0).dyn_into::<web_sys::ResizeObserverEntry>();
                // It tells of heights too, which the figure sets itself.
                if let Ok(width) = entry.map(|entry| entry.content_rect().width())
                    && width_px.try_get_untracked().is_some_and(|known| known != width)
                {
                    width_px.try_set(width);
                }
            });
            if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
                observer.observe(&root);
                let kept = StoredValue::new_local((observer, resized));
                on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
            }
        });
    }

    /// Light or dark may change while the page is open, and so may the host's own colours.
    fn watch_theme(self) {
        effect(move |_| {
            self.state.recolored.track();
            self.recolor();
        });
        let query = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
        let Some(query) = query else { return };
        let changed = Closure::<dyn FnMut()>::new(move || {
            self.state.enter();
            self.recolor();
        });
        let listener = changed.as_ref().unchecked_ref::<js_sys::Function>().clone();
        let _ = query.add_event_listener_with_callback("change", &listener);
        let kept = StoredValue::new_local((query, changed));
        on_cleanup(move || {
            kept.with_value(|(query, changed): &(MediaQueryList, Closure<dyn FnMut()>)| {
                let _ = query.remove_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
            });
        });
    }

    /// Asks for a frame, once however often it is asked.
    pub(super) fn ask(self) {
        let asked = self.painted.try_with_value(|painted| std::mem::replace(&mut painted.borrow_mut().scheduled, true));
        if asked == Some(false) {
            frame(move || self.paint());
        }
    }

    /// The scene that was painted last; none while one is painted, when a mark that goes may give its focus away.
    pub(super) fn scene(self) -> Option<Rc<Scene>> {
        self.painted.try_with_value(|painted| painted.try_borrow().ok()?.scene.clone()).flatten()
    }

    /// Where the marks are.
    pub(super) fn marks(self) -> Option<HtmlElement> {
        self.places.try_with_value(|places| places.marks.clone())
    }

    /// The element all coordinates are measured from.
    pub(super) fn root(self) -> Option<HtmlElement> {
        self.places.try_with_value(|places| places.root.clone())
    }

    /// Time to x, as painted last.
    pub(super) fn scale(self) -> Option<Scale> {
        let scene = self.scene()?;
        let view = self.state.view.try_get_untracked()?;
        Some(Scale { view, left_px: scene.plot.x_px, width_px: scene.plot.width_px })
    }

    fn paint(self) {
        let Some(painted) = self.painted.try_with_value(Rc::clone) else { return };
        let Ok(mut painted) = painted.try_borrow_mut() else { return };
        painted.scheduled = false;
        let width_px = self.width_px.try_get_untracked().unwrap_or_default();
        if width_px <= 0.0 {
            return;
        }
        let Some(Some(told)) = self.state.told.try_get_untracked() else { return };
        let Some(options) = self.state.options(&told, width_px) else { return };
        let found = self.state.search.found.try_get_untracked().flatten();
        let story = story_drawn(found.as_ref(), &told);
        let drawn = scene(story, &told.words(), &told.loaded.rooms, &options);
        let (is_refound, now_ms) = (painted.is_refound, now_ms());
        let is_moving = painted.moves_on(options.view, now_ms);
        self.places.try_with_value(|places| show(places, self.state, &mut painted, &drawn, is_moving));
        if is_moving {
            if !std::mem::replace(&mut painted.is_behind, true) {
                self.settle(REST_MS);
            }
        } else {
            painted.is_behind = false;
            // The browser may take longer than a rest to put all of this in its place.
            if painted.moved_ms == now_ms && !is_refound {
                frame(move || self.rests());
            }
            if self.signs.try_with_untracked(|signs| *signs != drawn.signs) == Some(true) {
                self.signs.try_set(drawn.signs);
            }
            if self.rest.try_get_untracked() != Some(Some(options.view)) {
                self.rest.try_set(Some(options.view));
            }
        }
        painted.scene = Some(Rc::new(drawn));
        drop(painted);
        self.state.mark_ready();
    }

    /// Reckons a rest from now on.
    fn rests(self) {
        self.painted.try_with_value(|painted| painted.borrow_mut().moved_ms = now_ms());
    }
}

impl Painted {
    /// Takes in which window is painted now, and tells whether it moves on, so that its texts go on the canvas.
    fn moves_on(&mut self, view: View, now_ms: f64) -> bool {
        let is_refound = std::mem::take(&mut self.is_refound);
        let is_other = std::mem::take(&mut self.is_other);
        let is_moved = self.view.replace(view).is_some_and(|before| before != view || is_refound);
        let is_soon = now_ms - self.moved_ms < REST_MS;
        if is_moved {
            self.moved_ms = now_ms;
        }
        is_moved && !is_other && is_soon && (self.is_behind || !wants_own_colors())
    }
}

/// Draws a scene, and puts texts and targets in their places, or while the window moves draws the texts too.
fn show(places: &Places, state: State, painted: &mut Painted, drawn: &Scene, is_moving: bool) {
    let Places { root, canvas, labels, marks } = places;
    if painted.scene.as_ref().is_none_or(|before| before.height_px != drawn.height_px) {
        let height = [&crate::small::rounded_text(drawn.height_px), "px"].concat();
        let _ = HtmlElement::style(root).set_property("height", &height);
    }
    let Painted { theme, labels: label_layer, marks: mark_layer, is_behind, is_printing, .. } = painted;
    let theme = match theme {
        Some(theme) => &*theme,
        None => match window().get_computed_style(root) {
            Ok(Some(style)) => &*theme.insert(Theme::read(&style)),
            _ => return,
        },
    };
    draw_canvas(canvas, drawn, theme, (is_moving, *is_printing));
    if *is_behind != is_moving {
        labels.set_class_name(if is_moving { "labels moving" } else { "labels" });
        marks.set_class_name(if is_moving { "marks moving" } else { "marks" });
    }
    if !is_moving {
        label_layer.show(labels, &drawn.labels);
    }
    // The focus goes where its mark goes.
    if !is_moving || marks.matches(":focus-within") == Ok(true) {
        mark_layer.show(marks, &drawn.hits, state);
    }
}

/// Draws at the screen's own resolution or that of paper, with its texts if `is_written`.
fn draw_canvas(canvas: &HtmlCanvasElement, drawn: &Scene, theme: &Theme, (is_written, is_printing): (bool, bool)) {
    let ratio = if is_printing { PAPER_RATIO } else { window().device_pixel_ratio().max(1.0) };
    let (width, height) = ((drawn.width_px * ratio).round() as u32, (drawn.height_px * ratio).round() as u32);
    let same_size = canvas.width() == width && canvas.height() == height;
    if !same_size {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    if let Some(mut surface) = CanvasSurface::new(canvas.clone(), theme) {
        // Setting a size empties the canvas too, and lets go of its pixels, which costs half a frame.
        if same_size {
            surface.clear();
        }
        // The canvas backend reports no errors of its own.
        let _ = draw(drawn, &mut surface, ratio);
        if is_written {
            surface.write(&drawn.labels, ratio);
        }
    }
}
