//! What the reader takes away. It is made here and saved by the browser; nothing is sent anywhere.

use js_sys::{Array, Promise};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlCanvasElement, Url};

use super::state::{State, Told};
use crate::document::normalised;
use crate::export::{CARD_FIGURE_PX, Caption, Sheet, draft, record_table, stem, values_table};
use crate::render::{fonts, paint, picture, rules, token};
use crate::scene::{Options, scene};

/// What can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// The figure as an SVG picture.
    Svg,
    /// The figure as a PNG picture.
    Png,
    /// Every figure and measurement, as a table.
    Values,
    /// The record, as a table.
    Record,
    /// The record as a draft of a post-mortem, in Markdown.
    Draft,
    /// The document written anew.
    Document,
}

/// All of them by name.
pub const TAKES: [(&str, Take); 6] = [
    ("svg", Take::Svg),
    ("png", Take::Png),
    ("values", Take::Values),
    ("record", Take::Record),
    ("draft", Take::Draft),
    ("document", Take::Document),
];

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Which {
    /// The whole story, and not the window that is seen.
    pub whole: bool,
    /// How large.
    pub size: Size,
    /// Light on dark.
    pub dark: bool,
}

/// How large a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// As on the screen.
    Once,
    /// With twice as many pixels.
    Twice,
    /// As where links are shown.
    Card,
}

impl Take {
    /// The last part of the file's name.
    fn ending(self) -> &'static str {
        match self {
            Self::Svg => ".svg",
            Self::Png => ".png",
            Self::Values => "-values.csv",
            Self::Record => "-record.csv",
            Self::Draft => "-post-mortem.md",
            Self::Document => ".json",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Values | Self::Record => "text/csv;charset=utf-8",
            Self::Draft => "text/markdown;charset=utf-8",
            Self::Document => "application/json",
        }
    }
}

/// Makes it; `root` is the widget's element. `None` while nothing is shown, or where the browser cannot make it.
pub async fn taken(state: State, root: &Element, take: Take, which: Which) -> Option<Blob> {
    let told = state.told.try_get_untracked()??;
    let parts = Array::new();
    match take {
        Take::Svg => {
            let token = tokens(root, which.dark)?;
            let style = [fonts(&token("sans")), rules(&*token)].concat();
            parts.push(&picture(&sheet(state, &told, root, which)?, &style).into());
        }
        Take::Png => {
            let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
            let ratio = if which.size == Size::Twice { 2.0 } else { 1.0 };
            paint(&canvas, &sheet(state, &told, root, which)?, &*tokens(root, which.dark)?, ratio)?;
            return png(&canvas).await;
        }
        Take::Values | Take::Record => {
            // By this mark spreadsheets know the encoding.
            parts.push(&"\u{feff}".into());
            let table = if take == Take::Values { values_table } else { record_table };
            table(&told.loaded.document, &told.words(), &mut |piece| {
                parts.push(&piece.into());
            });
        }
        Take::Draft => {
            parts.push(&draft(&told.loaded.document, &told.words(), None).into());
        }
        Take::Document => {
            let text = JsFuture::from(state.file.try_get_value()??.text()).await.ok()?.as_string()?;
            parts.push(&normalised(&text)?.into());
        }
    }
    let options = BlobPropertyBag::new();
    options.set_type(take.media_type());
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Hands it to the browser to be saved. The file's name; `None` if there was nothing to save.
pub async fn save(state: State, root: &Element, take: Take, which: Which) -> Option<String> {
    let blob = taken(state, root, take, which).await?;
    let stem = state.told.try_with_untracked(|told| stem(&told.as_ref()?.loaded.document)).flatten();
    let name = [stem.as_deref().unwrap_or("incident"), take.ending()].concat();
    saved(&blob, &name)?;
    Some(name)
}

fn saved(blob: &Blob, name: &str) -> Option<()> {
    let href = Url::create_object_url_with_blob(blob).ok()?;
    let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&href);
    anchor.set_download(name);
    anchor.click();
    // The browser has it by now.
    Url::revoke_object_url(&href).ok()
}

/// The picture as it is laid out: what is on the screen, or the whole story of it.
fn sheet(state: State, told: &Told, root: &Element, which: Which) -> Option<Sheet> {
    let figure = root.query_selector(".timeline").ok()??;
    let is_card = which.size == Size::Card;
    let width_px = if is_card { CARD_FIGURE_PX } else { figure.get_bounding_client_rect().width() };
    let options = state.options(told, width_px)?;
    let view = if which.whole { told.story.whole } else { options.view };
    let words = told.words();
    let scene = scene(&told.story, &words, &told.loaded.rooms, &Options { view, ..options });
    let caption = Caption::new(&told.loaded.document, &words, &told.loaded.lines, None);
    Some(if is_card { Sheet::card(scene, caption) } else { Sheet::new(scene, caption) })
}

/// Gives the value of a token.
type Tokens = Box<dyn Fn(&str) -> String>;

/// Tokens of the style sheet in light or dark: as they are in force, if that is what is in force, else the page's own.
fn tokens(root: &Element, dark: bool) -> Option<Tokens> {
    let style = window().get_computed_style(root).ok()??;
    let own =
        move |name: &str| style.get_property_value(&["--it-", name].concat()).unwrap_or_default().trim().to_owned();
    if is_dark(&own("paper")) == dark {
        return Some(Box::new(own));
    }
    Some(Box::new(move |name| token(name, dark).to_owned()))
}

/// Whether the widget is light on dark.
pub fn shows_dark(root: &Element) -> bool {
    let style = window().get_computed_style(root).ok().flatten();
    style.is_some_and(|style| is_dark(style.get_property_value("--it-paper").unwrap_or_default().trim()))
}

fn is_dark(paper: &str) -> bool {
    let number = u32::from_str_radix(paper.trim_start_matches('#'), 16).unwrap_or(0xff_ff_ff);
    // By its green, of which light has most.
    number >> 8 & 0xff < 0x80
}

async fn png(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let made = Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let _ = canvas.to_blob(done.unchecked_ref());
    });
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}
