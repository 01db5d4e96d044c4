//! The picture that is shown where the page is shared: what broke, how it stands, and the shape of it, legible at half
//! its size.

use std::fmt::Write;

use super::incident::Incident;
use super::told::Told;
use crate::document::{Document, Kind};
use crate::render::{Drawing, RATIO, Scheme, Weight, drawing, lines, markup, plain, style, width_px};
use crate::scene::Rect;
use crate::words::publication::PUBLICATION;

/// Width, pixels.
pub(super) const WIDTH_PX: f64 = 1200.0;
/// Height, pixels.
pub(super) const HEIGHT_PX: f64 = 630.0;
const MARGIN_PX: f64 = 64.0;
const INNER_PX: f64 = WIDTH_PX - 2.0 * MARGIN_PX;
const FOOT_PX: f64 = HEIGHT_PX - 84.0;
const KICKER_PX: f64 = 26.0;
const FOOT_TEXT_PX: f64 = 24.0;
/// Sizes that a title may have, and the most lines of each.
const TITLES: [(f64, usize); 4] = [(68.0, 1), (60.0, 2), (50.0, 2), (42.0, 3)];
/// A figure of this width is drawn at twice its size.
const MINIATURE_PX: f64 = INNER_PX / 2.0;

/// As an SVG document of that size.
pub(super) fn card(incident: &Incident, told: &Told) -> String {
    let mut body = String::new();
    let mut top_px = kicker(&mut body, incident, told);
    top_px = title(&mut body, &incident.document.title, top_px);
    top_px = days(&mut body, incident, told, top_px);
    let room = Rect::spanning(MARGIN_PX, top_px, MARGIN_PX + INNER_PX, FOOT_PX - 24.0);
    miniature(&mut body, told, room);
    foot(&mut body, incident, told);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\"><style>{}</style>\n\
         <rect class=\"fill paper\" width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\"/>\n{body}</svg>\n",
        style(Scheme::Light)
    )
}

/// One line of text; its end is cut where it has no room.
fn line(out: &mut String, text: &str, (x_px, baseline_px): (f64, f64), (font_px, class, anchor): (f64, &str, &str)) {
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<text class=\"{class}\" x=\"{x_px}\" y=\"{baseline_px}\" font-size=\"{font_px}\" text-anchor=\"{anchor}\">{}</text>",
        markup(text)
    );
}

fn cut(text: &str, font_px: f64, weight: Weight, most_px: f64) -> String {
    lines(&plain(text), font_px, weight, most_px, 1).concat()
}

/// The subject, and at the right how the incident stands. Gives back where the next begins.
fn kicker(out: &mut String, incident: &Incident, told: &Told) -> f64 {
    let document = &incident.document;
    let baseline_px = MARGIN_PX + KICKER_PX * 0.7;
    let status = document.status.map(|status| told.words.status(status)).unwrap_or_default();
    let mut status_px = 0.0;
    if !status.is_empty() {
        let text_px = width_px(status, KICKER_PX, Weight::Bold);
        status_px = text_px + 44.0;
        let (left_px, top_px) = (WIDTH_PX - MARGIN_PX - text_px - 36.0, baseline_px - 33.0);
        let _ = writeln!(
            out,
            "<rect class=\"stroke rule-strong\" stroke-width=\"2\" x=\"{left_px}\" y=\"{top_px}\" width=\"{}\" height=\"46\" rx=\"23\"/>",
            text_px + 36.0
        );
        line(out, status, (left_px + 18.0 + text_px / 2.0, baseline_px), (KICKER_PX, "strong", "middle"));
    }
    let subject = document.subject.as_ref().map(|subject| subject.name.as_str());
    let subject = cut(subject.unwrap_or_default(), KICKER_PX, Weight::Regular, INNER_PX - status_px);
    line(out, &subject, (MARGIN_PX, baseline_px), (KICKER_PX, "soft", "start"));
    baseline_px + if subject.is_empty() && status.is_empty() { -KICKER_PX } else { 18.0 }
}

/// The title, as large as it can be.
fn title(out: &mut String, title: &str, top_px: f64) -> f64 {
    let plain = plain(title);
    let fits = |(font_px, most): &(f64, usize)| lines(&plain, *font_px, Weight::Bold, INNER_PX, usize::MAX).len() <= *most;
    let (font_px, most) = TITLES.into_iter().find(fits).unwrap_or((42.0, 3));
    let mut baseline_px = top_px;
    for text in lines(&plain, font_px, Weight::Bold, INNER_PX, most) {
        baseline_px += font_px * 1.16;
        line(out, &text, (MARGIN_PX, baseline_px), (font_px, "strong", "start"));
    }
    baseline_px + 14.0
}

fn days(out: &mut String, incident: &Incident, told: &Told, top_px: f64) -> f64 {
    if told.stretch_ms().is_none() {
        return top_px + 10.0;
    }
    let baseline_px = top_px + KICKER_PX;
    line(out, &incident.days(told), (MARGIN_PX, baseline_px), (KICKER_PX, "plain", "start"));
    baseline_px + 24.0
}

/// Publisher, date and revision, and how much there is to read.
fn foot(out: &mut String, incident: &Incident, told: &Told) {
    let _ = writeln!(
        out,
        "<rect class=\"fill rule-strong\" x=\"{MARGIN_PX}\" y=\"{FOOT_PX}\" width=\"{INNER_PX}\" height=\"2\"/>"
    );
    let baseline_px = FOOT_PX + 46.0;
    let count = |kind: Kind| incident.document.items().filter(|item| item.kind() == kind).count();
    let counts = [Kind::Outage, Kind::Point, Kind::Series, Kind::Statement, Kind::Event].map(count);
    let [outages, points, series, statements, events] = counts;
    let all = PUBLICATION.counts([outages, points, series, statements, events, 0, 0]);
    let counts = all.into_iter().take(3).collect::<Vec<_>>().join(" · ");
    let counts = cut(&counts, FOOT_TEXT_PX, Weight::Regular, INNER_PX * 0.5);
    line(out, &counts, (WIDTH_PX - MARGIN_PX, baseline_px), (FOOT_TEXT_PX, "soft", "end"));
    let rest_px = INNER_PX - width_px(&counts, FOOT_TEXT_PX, Weight::Regular) - 32.0;
    let publisher = incident.document.publisher.clone();
    let imprint = [publisher, incident.updated(told), incident.revision()].into_iter().flatten().collect::<Vec<_>>();
    let imprint = cut(&imprint.join(" · "), FOOT_TEXT_PX, Weight::Regular, rest_px);
    line(out, &imprint, (MARGIN_PX, baseline_px), (FOOT_TEXT_PX, "soft", "start"));
}

/// What can be seen at a glance: the outages by their lead accounts, else what happened, else what there is in words.
fn miniature(out: &mut String, told: &Told, room: Rect) {
    let whole = told.document;
    let outages = Document { outages: lead_only(whole), ..bare(whole) };
    let events = Document { events: whole.events.clone(), ..bare(whole) };
    let series = Document { series: whole.series.clone(), ..bare(whole) };
    for part in [outages, events, series] {
        let part = Told::new(&part, &[], None);
        if part.story.timed && (legible(out, &part, room) || texture(out, &part, room)) {
            return;
        }
    }
    words(out, told, room);
}

/// A document without its items.
fn bare(whole: &Document) -> Document {
    let empty = || (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (outages, series, statements, events, causes) = empty();
    Document { outages, series, statements, events, causes, ..whole.clone() }
}

fn lead_only(whole: &Document) -> Vec<crate::document::Outage> {
    let mut outages: Vec<_> = whole.outages.iter().filter(|outage| outage.retracted.is_none()).cloned().collect();
    for outage in &mut outages {
        outage.accounts = outage.lead().cloned().into_iter().collect();
    }
    outages
}

/// The plot at twice its size with its words; not if that is too high.
fn legible(out: &mut String, told: &Told, room: Rect) -> bool {
    let scene = told.scene(told.story.home, MINIATURE_PX);
    let (width_px, height_px) = (scene.width_px, scene.plot.bottom_px());
    if height_px * 2.0 > room.height_px {
        return false;
    }
    let Drawing { shapes, .. } = drawing(&scene, &|_| None);
    let top_px = room.y_px + (room.height_px - height_px * 2.0) / 2.0;
    let _ = writeln!(
        out,
        "<svg x=\"{}\" y=\"{top_px}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\">\n{shapes}</svg>",
        room.x_px,
        width_px * 2.0,
        height_px * 2.0,
        width_px * RATIO,
        height_px * RATIO,
    );
    true
}

/// The plot without words, pressed into the room: where time was lost, not what it was called.
fn texture(out: &mut String, told: &Told, room: Rect) -> bool {
    let mut scene = told.scene(told.story.home, INNER_PX);
    scene.labels.clear();
    let plot = scene.plot;
    let Drawing { shapes, .. } = drawing(&scene, &|_| None);
    let _ = writeln!(
        out,
        "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"{} 0 {} {}\" preserveAspectRatio=\"none\">\n{shapes}</svg>",
        room.x_px,
        room.y_px,
        room.width_px,
        room.height_px,
        plot.x_px * RATIO,
        plot.width_px * RATIO,
        plot.bottom_px() * RATIO,
    );
    true
}

/// The first items by name, where nothing has a place in time.
fn words(out: &mut String, told: &Told, room: Rect) {
    const LINE_PX: f64 = 42.0;
    const FONT_PX: f64 = 28.0;
    let fit = (room.height_px / LINE_PX).floor().max(0.0) as usize;
    for (index, entry) in told.entries.iter().take(fit).enumerate() {
        let baseline_px = room.y_px + LINE_PX * (index as f64 + 0.8);
        let text = cut(&entry.title, FONT_PX, Weight::Bold, room.width_px * 0.6);
        line(out, &text, (room.x_px, baseline_px), (FONT_PX, "strong", "start"));
        let rest_px = room.width_px - width_px(&text, FONT_PX, Weight::Bold) - 32.0;
        let when = cut(&entry.when, KICKER_PX, Weight::Regular, rest_px);
        line(out, &when, (room.right_px(), baseline_px), (KICKER_PX, "soft", "end"));
    }
}
