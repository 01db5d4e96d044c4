//! What belongs below the axis in a window, and under which heading.

use std::borrow::Cow;

use super::{Group, Row};
use crate::document::{End, Kind, Time};
use crate::scene::draft::Frame;
use crate::scene::label::Size;
use crate::scene::mark::Mark;
use crate::scene::standing::{Standing, standing};
use crate::scene::story::{Figure, Span, Story, Struck};
use crate::scene::{figures, outages, text};
use crate::small::{Names, Places, hash, sort_by_key};

/// Where the items of a group belong.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Loose(String),
    Ordered,
    Untimed,
    Struck,
}

impl Place {
    /// A text that no other place has: no heading is so short.
    fn key(&self) -> &str {
        match self {
            Self::Loose(heading) => heading,
            Self::Ordered => "1",
            Self::Untimed => "2",
            Self::Struck => "3",
        }
    }
}

/// The groups of the window, in the order in which they are drawn.
pub(in crate::scene) fn groups<'a>(frame: &Frame, story: &'a Story) -> Vec<Group<'a>> {
    let mut groups: Vec<(Place, Group)> = Vec::new();
    let mut add = |place: Place, count: usize, row: &mut dyn FnMut() -> Option<Row<'a>>| {
        let found = groups.iter_mut().find(|(known, _)| *known == place);
        if let Some((_, group)) = found {
            if group.rows.len() < MOST_ROWS {
                group.rows.extend(row());
            } else {
                group.more += count;
            }
        } else {
            let (heading, mark) = match &place {
                Place::Loose(heading) => (heading.clone(), Mark::Loose),
                Place::Ordered => (frame.words.figure_words().only_order.to_owned(), Mark::Untimed),
                Place::Untimed => (frame.words.figure_words().time_not_stated.to_owned(), Mark::Untimed),
                Place::Struck => (frame.words.figure_words().taken_back.to_owned(), Mark::Struck),
            };
            groups.push((place, Group { heading, mark, rows: row().into_iter().collect(), more: 0 }));
        }
    };
    for lane in &story.lanes {
        for item in outages::unmarked(frame, lane) {
            let span = lane.outage(item, frame.words.document).map(|outage| Span::of(outage.lead()));
            if let Some(place) = span.and_then(|span| place_of_outage(frame, span)) {
                add(place, 1, &mut || lane.told(item, frame.words).map(Row::Outage));
            }
        }
    }
    for panel in &story.panels {
        let mut figures: Vec<(Place, Vec<(&Figure, &str)>)> = Vec::new();
        for figure in &panel.figures {
            let Some(place) = place_of(frame, figure.at.as_ref()) else { continue };
            let key = panel.keys.get(figure.key).filter(|_| panel.keys.len() > 1);
            let label = key.map_or("", |key| key.label.as_str());
            match figures.iter_mut().find(|(known, _)| *known == place) {
                Some((_, row)) => row.push((figure, label)),
                None => figures.push((place, vec![(figure, label)])),
            }
        }
        for (place, row) in figures {
            for row in broken(frame, &panel.title, row) {
                let (count, mut row) = (row.count(), Some(row));
                add(place.clone(), count, &mut || row.take());
            }
        }
    }
    let is_near = |struck: &&Struck| {
        let end = if let End::At(end) = &struck.end { Some(end) } else { None };
        let is_over = |time: Option<&Time>| standing(time, frame.view) == Standing::Earlier;
        let is_point = struck.named.kind != Kind::Outage;
        standing(struck.at.as_ref(), frame.view) != Standing::Later
            && !is_over(end)
            && !(is_point && is_over(struck.at.as_ref()))
    };
    for struck in story.struck.iter().filter(is_near) {
        add(Place::Struck, 1, &mut || Some(Row::Struck(&struck.named)));
    }
    let said_places = said_places(frame, story);
    for (place, items) in &said_places {
        for item in items.iter().take(MOST_ROWS) {
            add(place.clone(), 1, &mut || story.said.said(*item, frame.words).map(Row::Said));
        }
    }
    for (place, items) in said_places {
        if let Some((_, group)) = groups.iter_mut().find(|(known, _)| *known == place) {
            group.more += items.len().saturating_sub(MOST_ROWS);
        }
    }
    sort_by_key(&mut groups, |(place, _)| match place {
        Place::Loose(_) => 0,
        Place::Ordered => 1,
        Place::Untimed => 2,
        Place::Struck => 3,
    });
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Rows of a group that are made: no figure is high enough for more.
const MOST_ROWS: usize = 100;

/// Statements and events without a place in the window, by where they belong, each in the order of the record. Of many
/// with one and the same time, its heading is made once.
fn said_places(frame: &Frame, story: &Story) -> Vec<(Place, Vec<u32>)> {
    let mut items: Vec<u32> = Vec::new();
    story.said.shown.each_around(frame.view, &mut |item| items.push(item));
    items.extend(story.said.shown.untimed());
    sort_by_key(&mut items, |item| *item);
    // What each time that was met is told by, with the place of what it comes to.
    let mut times: Vec<(_, Option<usize>)> = Vec::new();
    let mut by_time = Places::default();
    let mut headings = Names::new();
    let mut places: Vec<(Place, Vec<u32>)> = Vec::new();
    for item in items {
        let time = story.said.time(item, frame.words.document);
        let bounds = time.map(|time| {
            let ordered = !time.after.is_empty() || !time.before.is_empty();
            let precision = (time.earliest_precision, time.latest_precision, time.unit, time.uncertain, ordered);
            (time.earliest_ms, time.latest_ms, precision, time.zone.as_deref())
        });
        let hash = time.map_or(0, |time| {
            let bounds = [time.earliest_ms, time.latest_ms].map(|bound_ms| bound_ms.unwrap_or_default().to_le_bytes());
            let precision = [time.earliest_precision as u8, time.latest_precision as u8];
            hash(&[bounds.as_flattened(), &precision, time.zone.as_deref().unwrap_or_default().as_bytes()].concat())
        });
        let known = by_time.find(hash, &mut |place| times.get(place).is_some_and(|(known, _)| *known == bounds));
        let known = known.unwrap_or_else(|| {
            let place = place_of(frame, time).map(|place| {
                let (known, is_new) = headings.add(Cow::Owned(place.key().to_owned()));
                if is_new {
                    places.push((place, Vec::new()));
                }
                known
            });
            times.push((bounds, place));
            by_time.add(hash)
        });
        let place = times.get(known).and_then(|(_, place)| *place);
        if let Some((_, items)) = place.and_then(|place| places.get_mut(place)) {
            items.push(item);
        }
    }
    places
}

/// Figures side by side, broken into rows of the plot's width.
fn broken<'a>(frame: &Frame, title: &'a str, figures: Vec<(&'a Figure, &'a str)>) -> Vec<Row<'a>> {
    let start_px = text::width_px(title, Size::Large, true) + 10.0;
    let mut rows: Vec<Vec<(&Figure, &str)>> = Vec::new();
    let mut used_px = f64::INFINITY;
    for (figure, place) in figures {
        let width_px = text::runs_width_px(&figures::chip_runs(frame, figure, place), Size::Medium) + 20.0;
        if used_px + width_px > frame.scale.width_px {
            rows.push(Vec::new());
            used_px = start_px;
        }
        used_px += width_px;
        if let Some(row) = rows.last_mut() {
            row.push((figure, place));
        }
    }
    rows.into_iter().map(|row| Row::Figures(title, row)).collect()
}

fn place_of(frame: &Frame, time: Option<&Time>) -> Option<Place> {
    match (standing(time, frame.view), time) {
        (Standing::Loose, Some(time)) => Some(Place::Loose(frame.words.some_time(time))),
        (Standing::Untimed, Some(time)) if !time.after.is_empty() || !time.before.is_empty() => Some(Place::Ordered),
        (Standing::Untimed, _) => Some(Place::Untimed),
        _ => None,
    }
}

/// Where an outage without a mark on the plot belongs; `None` if it lies outside the window for certain.
fn place_of_outage(frame: &Frame, span: Span) -> Option<Place> {
    let end = span.end_time();
    match (standing(span.start, frame.view), standing(end, frame.view)) {
        (Standing::Later, _) | (_, Standing::Earlier) => None,
        (Standing::Earlier, _) if *span.end == End::Ongoing => Some(Place::Loose(frame.words.still_ongoing())),
        (Standing::Earlier | Standing::Untimed, _) if end.is_some_and(Time::has_bounds) => place_of(frame, end),
        _ => place_of(frame, span.start),
    }
}
