//! The picture that is shown where the page is shared: what broke, how it stands, and the shape of it, legible at half
//! its size.

use std::fmt::Write;

use super::incident::Incident;
use super::told::Told;
use crate::document::{Document, Kind};
use crate::export::{Weight, lines, plain, width_px};
use crate::render::{Drawing, RATIO, Scheme, drawing, markup, style};
use crate::scene::{Rect, Role, Scene, Shape, axis_px};
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
const TITLES: [(f64, usize); 5] = [(66.0, 1), (56.0, 1), (46.0, 1), (50.0, 2), (40.0, 3)];
/// How many times its size a figure is drawn with its words, the largest that has room.
const ENLARGED: [f64; 2] = [2.0, 1.7];

/// As an SVG document of that size.
pub(super) fn card(incident: &Incident, told: &Told) -> String {
    let mut body = String::new();
    let mut top_px = kicker(&mut body, incident, told);
    top_px = title(&mut body, &incident.document.title, top_px);
    let room = |top_px: f64| Rect::spanning(MARGIN_PX, top_px, MARGIN_PX + INNER_PX, FOOT_PX - 24.0);
    let parts = parts(&incident.document);
    let parts: Vec<Told> = parts.iter().map(|part| Told::new(part, &[], None)).collect();
    let part = parts.iter().find(|part| part.story.timed);
    match part {
        // The axis says the days of what is drawn, which need not be those of the whole document.
        Some(part) => {
            if !legible(&mut body, part, room(top_px)) {
                texture(&mut body, part, room(top_px));
            }
        }
        None => {
            top_px = days(&mut body, incident, told, top_px);
            words(&mut body, told, room(top_px));
        }
    }
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

/// A line across the card.
fn rule(out: &mut String, y_px: f64) {
    let _ = writeln!(
        out,
        "<rect class=\"fill rule-strong\" x=\"{MARGIN_PX}\" y=\"{y_px}\" width=\"{INNER_PX}\" height=\"2\"/>"
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
    // The picture has the lead accounts only.
    let subject = [subject, told.words.some_accounts_differ()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let subject = cut(&subject, KICKER_PX, Weight::Regular, INNER_PX - status_px);
    line(out, &subject, (MARGIN_PX, baseline_px), (KICKER_PX, "soft", "start"));
    baseline_px + if subject.is_empty() && status.is_empty() { -KICKER_PX } else { 18.0 }
}

/// The title, as large as it can be.
fn title(out: &mut String, title: &str, top_px: f64) -> f64 {
    let plain = plain(title);
    let fits =
        |(font_px, most): &(f64, usize)| lines(&plain, *font_px, Weight::Bold, INNER_PX, usize::MAX).len() <= *most;
    let (font_px, most) = TITLES.into_iter().find(fits).unwrap_or((42.0, 3));
    let mut baseline_px = top_px;
    for text in lines(&plain, font_px, Weight::Bold, INNER_PX, most) {
        baseline_px += font_px * 1.16;
        line(out, &text, (MARGIN_PX, baseline_px), (font_px, "strong", "start"));
    }
    baseline_px + font_px * 0.3 + 12.0
}

fn days(out: &mut String, incident: &Incident, told: &Told, top_px: f64) -> f64 {
    if told.stretch_ms().is_none() {
        return top_px + 16.0;
    }
    let baseline_px = top_px + KICKER_PX * 0.8;
    line(out, &incident.days(told), (MARGIN_PX, baseline_px), (KICKER_PX, "plain", "start"));
    baseline_px + 24.0
}

/// Publisher, date and revision, and how much there is to read.
fn foot(out: &mut String, incident: &Incident, told: &Told) {
    rule(out, FOOT_PX);
    let baseline_px = FOOT_PX + 46.0;
    let count = |kind: Kind| incident.document.items().filter(|item| item.kind() == kind).count();
    let counts = [Kind::Outage, Kind::Point, Kind::Series, Kind::Statement, Kind::Event].map(count);
    let [outages, points, series, statements, events] = counts;
    let all = PUBLICATION.counts([outages, points, series, statements, events, 0, 0]);
    let width = |text: &str| width_px(text, FOOT_TEXT_PX, Weight::Regular);
    let document = &incident.document;
    let publisher =
        cut(document.publisher.as_deref().unwrap_or_default(), FOOT_TEXT_PX, Weight::Regular, INNER_PX * 0.45);
    let publisher = Some(publisher).filter(|publisher| !publisher.is_empty());
    let parts = [publisher, incident.updated_short(told), incident.revision()];
    let imprint = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let imprint = cut(&imprint, FOOT_TEXT_PX, Weight::Regular, INNER_PX);
    line(out, &imprint, (MARGIN_PX, baseline_px), (FOOT_TEXT_PX, "soft", "start"));
    // As many as have room.
    let mut counts = String::new();
    for count in all.into_iter().take(3) {
        let longer = if counts.is_empty() { count } else { [&counts, " · ", &count].concat() };
        if width(&longer) + width(&imprint) + 40.0 > INNER_PX {
            break;
        }
        counts = longer;
    }
    line(out, &counts, (WIDTH_PX - MARGIN_PX, baseline_px), (FOOT_TEXT_PX, "soft", "end"));
}

/// What can be seen at a glance: the outages by their lead accounts, else what happened, else what was counted.
fn parts(whole: &Document) -> [Document; 3] {
    let outages = Document { outages: lead_only(whole), ..bare(whole) };
    let events = Document { events: whole.events.clone(), ..bare(whole) };
    let series = Document { series: whole.series.clone(), ..bare(whole) };
    [outages, events, series]
}

/// A document without its items.
fn bare(whole: &Document) -> Document {
    Document {
        outages: Vec::new(),
        series: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        causes: Vec::new(),
        ..whole.clone()
    }
}

fn lead_only(whole: &Document) -> Vec<crate::document::Outage> {
    let mut outages: Vec<_> = whole.outages.iter().filter(|outage| outage.retracted.is_none()).cloned().collect();
    for outage in &mut outages {
        outage.accounts = outage.lead().cloned().into_iter().collect();
    }
    outages
}

/// The plot with its words; not if that is too high.
fn legible(out: &mut String, told: &Told, room: Rect) -> bool {
    let enlarged = ENLARGED.into_iter().map(|times| (times, told.scene(told.story.home, INNER_PX / times)));
    let mut fitting = enlarged.filter(|(times, scene)| scene.plot.bottom_px() * times <= room.height_px);
    let Some((times, scene)) = fitting.next() else { return false };
    let (width_px, height_px) = (scene.width_px, scene.plot.bottom_px());
    let top_px = room.y_px + (room.height_px - height_px * times) * 0.6;
    let to_px = Rect::spanning(room.x_px, top_px, room.x_px + width_px * times, top_px + height_px * times);
    inset(out, &scene, Rect::spanning(0.0, 0.0, width_px, height_px), to_px);
    true
}

/// The axis, legible, and below it the plot without words, pressed into the room: when time was lost, not what it was called.
fn texture(out: &mut String, told: &Told, room: Rect) {
    let [.., times] = ENLARGED;
    let mut axis = told.scene(told.story.home, room.width_px / times);
    let head_px = axis_px(axis.width_px);
    axis.labels.retain(|label| label.y_px < head_px);
    axis.shapes.retain(is_tick);
    // So wide a plot has less between its bars, which stay thicker when they are pressed.
    let mut bars = told.scene(told.story.home, room.width_px);
    bars.labels.clear();
    bars.shapes.retain(|shape| !is_tick(shape));
    let rule_px = room.y_px + head_px * times;
    let below = Rect::spanning(room.x_px, rule_px, room.right_px(), room.bottom_px());
    let between = |plot: Rect, from_px: f64, to_px: f64| Rect::spanning(plot.x_px, from_px, plot.right_px(), to_px);
    inset(out, &axis, between(axis.plot, 0.0, head_px), Rect { height_px: head_px * times, ..room });
    rule(out, rule_px);
    inset(out, &axis, between(axis.plot, head_px, axis.plot.bottom_px()), below);
    inset(out, &bars, between(bars.plot, axis_px(bars.width_px), bars.plot.bottom_px()), below);
}

/// Whether a shape is a line of the time grid.
fn is_tick(shape: &Shape) -> bool {
    let Shape::Line { points, role: Role::Grid | Role::GridMajor, .. } = shape else { return false };
    points.iter().zip(points.iter().skip(1)).all(|(one, next)| one.0 == next.0)
}

/// What of a scene lies in `seen`, drawn to fill `to`.
fn inset(out: &mut String, scene: &Scene, seen: Rect, to: Rect) {
    let Drawing { shapes, .. } = drawing(scene, &|_| None);
    let _ = writeln!(
        out,
        "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"{} {} {} {}\" preserveAspectRatio=\"none\">\n{shapes}</svg>",
        to.x_px,
        to.y_px,
        to.width_px,
        to.height_px,
        seen.x_px * RATIO,
        seen.y_px * RATIO,
        seen.width_px * RATIO,
        seen.height_px * RATIO,
    );
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{TzTables, parse};

    #[test]
    fn what_is_drawn_has_its_own_days_and_clock_times_however_many_lanes_there_are() {
        let check = |lanes: usize| {
            let outage = |lane: usize| {
                format!(
                    r#"{{"label":"Down","lane":"L{lane}","start":"2024-07-19T0{lane}:00Z","end":"2024-07-20T09:00Z"}}"#
                )
            };
            let outages = (0..lanes).map(outage).collect::<Vec<_>>().join(",");
            let events = r#"{"label":"Release","at":"2024-02-28"},{"label":"Hearing","at":"2024-09-24"}"#;
            let text =
                format!(r#"{{"format":"incident-timeline/1","title":"T","outages":[{outages}],"events":[{events}]}}"#);
            let parsed = parse(&text, &TzTables);
            let incident = Incident::new(parsed.document.unwrap(), parsed.diagnostics, text);
            let card = card(&incident, &Told::new(&incident.document, &incident.diagnostics, None));
            for part in ["20 Jul 2024", ">12:00<"] {
                assert!(card.contains(part), "{lanes} lanes: {part}");
            }
            assert!(!card.contains("Feb 2024"), "{lanes} lanes: days of what is not drawn");
        };
        [1, 2, 3, 5, 8].into_iter().for_each(check);
    }
}
