//! What is taken away, made of the text of the document. It shares nothing with the widgets: it is the whole of a module of
//! its own (`bin/taken.rs`), so that no reader pays for it before there is something to take.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlCanvasElement};

use super::host::draw;
use super::told::{Told, read};
use crate::document::{Ahead, normalised};
use crate::export::{CARD_PX, Caption, Sheet, draft, on_one_line, record_table, stem, values_table};
use crate::link::{Link, Shown};
use crate::record::{Bits, Filter, Line};
use crate::render::{fonts, paint, picture, rules, token};
use crate::scene::{Options, Story, scene};
use crate::words::Words;
use crate::words::interface::INTERFACE;

/// What is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// `svg`, `png`, `values`, `record`, `draft` or `document`.
    pub what: &'a str,
    /// Of a picture: the whole story, and not the window that is seen.
    pub whole: bool,
    /// How large a picture is: `once` is as on the screen, `twice` has twice as many pixels, `card` is for where links are
    /// shown.
    pub size: &'a str,
    /// Light on dark; as the widget is where it is not said.
    pub dark: Option<bool>,
}

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// What a file of it may be called, without what tells its kind; empty if nothing is known of that.
    pub stem: String,
    /// Pieces of text, or a canvas.
    pub content: JsValue,
}

/// Makes it of a document, as the widget in `root` shows it by that fragment. `None` where it cannot be made.
pub fn taken(text: String, fragment: &str, root: &Element, wanted: Wanted) -> Option<Made> {
    draw();
    let pieces = Array::new();
    let put = |piece: &str| {
        pieces.push(&piece.into());
    };
    if wanted.what == "document" {
        put(&normalised(&text)?);
    }
    let shown = Link::read(fragment).shown;
    let told = told(text, &shown)?;
    let (document, words) = (&told.loaded.document, told.words());
    let content = match wanted.what {
        "svg" => {
            let token = tokens(root, wanted.dark)?;
            put(&picture(&sheet(&told, &shown, root, wanted)?, &[fonts(&token("sans")), rules(&*token)].concat()));
            pieces.into()
        }
        "png" => {
            let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
            let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
            let ratio = if wanted.size == "twice" { 2.0 } else { 1.0 };
            paint(&canvas, &sheet(&told, &shown, root, wanted)?, &*tokens(root, wanted.dark)?, ratio)?;
            canvas.into()
        }
        "values" | "record" => {
            // By this mark spreadsheets know the encoding.
            put("\u{feff}");
            let table = if wanted.what == "values" { values_table } else { record_table };
            table(document, &words, &mut |piece| put(piece));
            pieces.into()
        }
        "draft" => {
            put(&draft(document, &words, None));
            pieces.into()
        }
        "document" => pieces.into(),
        _ => return None,
    };
    Some(Made { stem: stem(document).unwrap_or_default(), content })
}

/// The document in the zone that the reader chose.
fn told(text: String, shown: &Shown) -> Option<Told> {
    let told = read((text, Ahead::default()), None, None).ok()?;
    let zone = shown.zone.clone().filter(|zone| *zone != told.zone);
    Some(match zone {
        Some(zone) => Told::new(told.loaded, zone),
        None => told,
    })
}

/// The picture as it is laid out: what is on the screen, or the whole story.
fn sheet(told: &Told, shown: &Shown, root: &Element, wanted: Wanted) -> Option<Sheet> {
    let figure = root.query_selector(".timeline").ok()??;
    let is_card = wanted.size == "card";
    // What is not on the screen just now has no width there.
    let seen_px = Some(figure.get_bounding_client_rect().width()).filter(|width_px| *width_px > 0.0 && !is_card);
    let words = told.words();
    let (document, lines) = (&told.loaded.document, &told.loaded.lines);
    let view = shown.view(told.story.home).filter(|_| !wanted.whole);
    let selected = shown.item.clone().or_else(|| {
        let moment = told.moments.get(shown.moment?.checked_sub(1)?)?;
        Some(moment.item.0.clone())
    });
    let options = Options {
        view: view.unwrap_or(if wanted.whole { told.story.whole } else { told.story.home.nameable() }),
        width_px: seen_px.unwrap_or(CARD_PX.0),
        log: shown.log.unwrap_or_default(),
        related: selected.as_deref().map(|id| told.related(id)).unwrap_or_default(),
        selected,
    };
    let whole_story = || (told.story.clone(), Caption::new(document, &words, lines, None));
    let (story, caption) =
        if wanted.whole || shown.filter.is_empty() { whole_story() } else { found(told, &words, &shown.filter) };
    let lay = |width_px: f64| scene(&story, &words, &told.loaded.rooms, &Options { width_px, ..options.clone() });
    Some(if is_card { Sheet::card(lay, &caption) } else { Sheet::new(lay(options.width_px), caption) })
}

/// What was looked for alone, without what is hidden, and what stands around it: as below the figure on the screen, a picture
/// of it must not pass for all there is.
fn found(told: &Told, words: &Words, filter: &Filter) -> (Story, Caption) {
    let (document, lines) = (&told.loaded.document, &told.loaded.lines);
    let mut found = Bits::of(lines.len(), |place| told.entry(place, words).is_some_and(|entry| filter.matches(&entry)));
    told.facets().narrow(filter, &mut found);
    let some = lines.iter().enumerate().filter(|(place, _)| found.contains(*place));
    let some: Vec<Line> = some.map(|(_, line)| *line).collect();
    let mut caption = Caption::new(document, words, &some, None);
    let filtered = (some.len() < lines.len()).then(|| INTERFACE.filtered(some.len(), lines.len()));
    let hidden = Some(filter.hidden()).filter(|hidden| *hidden > 0).map(|hidden| INTERFACE.hidden(hidden));
    caption.kicker = on_one_line([Some(caption.kicker), filtered, hidden]);
    (told.story.only(document, lines, &found).without(document, lines, filter), caption)
}

/// Gives the value of a token.
type Tokens = Box<dyn Fn(&str) -> String>;

/// Tokens of the style sheet in light or dark: as they are in force, if that is what is in force, else the page's own.
fn tokens(root: &Element, dark: Option<bool>) -> Option<Tokens> {
    let is_dark = shows_dark(root);
    if let Some(dark) = dark.filter(|dark| *dark != is_dark) {
        return Some(Box::new(move |name| token(name, dark).to_owned()));
    }
    let style = web_sys::window()?.get_computed_style(root).ok()??;
    Some(Box::new(move |name| {
        style.get_property_value(&["--it-", name].concat()).unwrap_or_default().trim().to_owned()
    }))
}

/// Whether a widget is light on dark.
pub fn shows_dark(root: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(root).ok().flatten());
    let paper = style.and_then(|style| style.get_property_value("--it-paper").ok()).unwrap_or_default();
    let number = u32::from_str_radix(paper.trim().trim_start_matches('#'), 16).unwrap_or(0xff_ff_ff);
    // By its green, of which light has most.
    number >> 8 & 0xff < 0x80
}
