//! Published figures: a stem to the value, a head that says how well it is known, a label with the number, and a bracket
//! where accounts differ.

use super::draft::{Draft, Frame};
use super::label::{Run, Size, Style};
use super::mark::{Mark, Sign};
use super::panel::ValueScale;
use super::place::{Places, Wanted};
use super::shape::{Point, Rect, Role};
use super::standing::{Standing, standing};
use super::story::{DIFFERS, Figure, Key, Panel};
use super::text;
use crate::small::{sort_by, sort_by_key};

/// A figure at its place.
struct Placed<'a> {
    figure: &'a Figure,
    standing: Standing,
    role: Role,
    style: Style,
    head: Point,
}

/// More labels than this have no room in a plot; the highest figures come first.
const MOST_LABELS: usize = 100;

/// Draws the figures that have a place in the window.
pub(super) fn draw(draft: &mut Draft, frame: &Frame, panel: &Panel, scale: &ValueScale) {
    let mut placed: Vec<Placed> =
        panel.figures.iter().filter_map(|figure| place(frame, panel, figure, scale)).collect();
    // The higher the more important: it is labelled first, and what is lower is drawn over it.
    sort_by(&mut placed, |a, b| a.head.1.total_cmp(&b.head.1));
    let bounds = Rect::spanning(frame.left_px(), 0.0, frame.right_px(), scale.base_px());
    // On a phone the list below says every number.
    let mut places = Places::new(bounds, !frame.narrow);
    for value in &scale.grid {
        places.block(scale.grid_label(frame.words, *value, frame.left_px()).1);
    }
    for one in &placed {
        stem(draft, frame, one, scale);
        head(draft, one, scale);
        let (x_px, y_px) = one.head;
        places.block(Rect::spanning(x_px - 4.0, y_px - 4.0, x_px + 4.0, y_px + 4.0));
        match one.standing {
            Standing::Span { from_ms, to_ms } => {
                let (left_px, right_px) = (frame.x_within_from_ms(from_ms), frame.x_within_from_ms(to_ms));
                places.block(Rect::spanning(left_px, y_px - 1.0, right_px, y_px + 1.0));
            }
            _ => places.avoid(Rect::spanning(x_px - 1.0, y_px, x_px + 1.0, scale.base_px())),
        }
    }
    let mut wanted: Vec<Wanted> = Vec::new();
    let bracketed = brackets(draft, frame, (panel, &placed), (&mut places, &mut wanted));
    for (index, one) in placed.iter().enumerate() {
        if bracketed.get(index) == Some(&false) && wanted.len() < MOST_LABELS {
            wanted.push(label(frame, panel, one));
        }
        let (x_px, y_px) = one.head;
        let (left_px, right_px) = match one.standing {
            Standing::Span { from_ms, to_ms } => (frame.x_within_from_ms(from_ms), frame.x_within_from_ms(to_ms)),
            _ => (x_px - 5.0, x_px + 5.0),
        };
        let rect = Rect::spanning(left_px, y_px - 5.0, right_px, y_px + 5.0);
        let mark = one.standing.mark().unwrap_or(Mark::Dot);
        draft.hit(frame, &one.figure.named.target(), mark, rect);
    }
    places.label_all(&wanted);
    for label in places.finished() {
        draft.label(label);
    }
}

/// The stated bound at which a figure stands; `None` if none is in the window.
fn anchor_ms(frame: &Frame, standing: Standing) -> Option<i64> {
    match standing {
        Standing::Instant { at_ms, .. } | Standing::Before { at_ms } | Standing::After { at_ms } => Some(at_ms),
        Standing::Span { to_ms, .. } if frame.sees(to_ms) => Some(to_ms),
        Standing::Span { from_ms, .. } => Some(from_ms),
        Standing::Loose | Standing::Earlier | Standing::Later | Standing::Untimed => None,
    }
}

fn place<'a>(frame: &Frame, panel: &Panel, figure: &'a Figure, scale: &ValueScale) -> Option<Placed<'a>> {
    let standing = standing(figure.at.as_ref(), frame.view);
    let at_ms = anchor_ms(frame, standing)?;
    let (role, style) =
        (panel.keys.get(figure.key)).map_or((Role::Ink, Style::Strong), |key| (key.role, Style::Series(key.hue)));
    // A figure told only in words ("a great many") has a time and no height: it stands at the foot.
    let y_px = figure.value.drawn().map_or(scale.base_px(), |value| scale.y_from_value(value));
    let head = (frame.x_from_ms(at_ms), y_px);
    Some(Placed { figure, standing, role, style, head })
}

/// The stem, dashed where the value is only about; and at its foot what is known of the time.
fn stem(draft: &mut Draft, frame: &Frame, one: &Placed, scale: &ValueScale) {
    let (x_px, y_px) = one.head;
    let base_px = scale.base_px();
    if let Standing::Span { from_ms, to_ms } = one.standing {
        // At no one place within its span, so that nothing stands: the bracket itself is at the height of the value.
        draft.bracket(frame, &one.figure.named.id, (from_ms, to_ms), y_px, one.role);
        return;
    }
    let points = [(x_px, base_px), (x_px, y_px)];
    if one.figure.value.about.is_some() {
        draft.dashes(&points, one.role);
    } else {
        draft.line(&points, one.role);
    }
    let foot = (x_px, base_px);
    match one.standing {
        Standing::Instant { approximate: true, .. } => draft.wave((x_px, base_px + 4.0), one.role),
        Standing::Before { .. } => draft.arrow((foot.0, foot.1 - 6.0), -1.0, one.role),
        Standing::After { .. } => draft.arrow((foot.0, foot.1 - 6.0), 1.0, one.role),
        Standing::Instant { .. }
        | Standing::Span { .. }
        | Standing::Loose
        | Standing::Earlier
        | Standing::Later
        | Standing::Untimed => {}
    }
}

/// The head: a disc for a number that is known, a ring for about, an arrow on for a bound, a bracket between two; only a
/// stroke where there is no number.
fn head(draft: &mut Draft, one: &Placed, scale: &ValueScale) {
    let value = &one.figure.value;
    let (x_px, y_px) = one.head;
    if matches!(one.standing, Standing::Span { .. }) {
        return;
    }
    let arrow = |draft: &mut Draft, towards: f64| {
        let wing_px = y_px + 5.5 * towards;
        draft.line(&[(x_px - 4.5, wing_px), (x_px, y_px), (x_px + 4.5, wing_px)], one.role);
    };
    if value.drawn().is_none() {
        draft.line(&[(x_px, y_px - 5.0), (x_px, y_px + 5.0)], one.role);
    } else if let (None, None, Some((least, _)), Some((most, _))) =
        (value.exact, value.about, value.lower(), value.upper())
    {
        draft.signs.insert(Sign::Between);
        for end in [least, most] {
            let end_px = scale.y_from_value(end);
            draft.line(&[(x_px - 4.5, end_px), (x_px + 4.5, end_px)], one.role);
        }
    } else if value.exact.is_some() {
        draft.signs.insert(Sign::Exact);
        draft.dot(one.head, one.role);
    } else if value.about.is_some() {
        draft.ring(one.head, one.role);
        // "Nearly" and "just over" have a bound on one side: a stroke there, of fixed size.
        let sides = [(value.upper(), -1.0, Sign::JustUnder), (value.lower(), 1.0, Sign::JustOver)];
        if sides.iter().all(|(bound, ..)| bound.is_none()) {
            draft.signs.insert(Sign::Nearly);
        }
        for (bound, side, sign) in sides {
            if bound.is_some() {
                draft.signs.insert(sign);
                let bound_px = y_px + 7.0 * side;
                draft.line(&[(x_px - 4.5, bound_px), (x_px + 4.5, bound_px)], one.role);
            }
        }
    } else if value.lower().is_some() {
        draft.signs.insert(Sign::AtLeast);
        arrow(draft, 1.0);
    } else {
        draft.signs.insert(Sign::AtMost);
        draft.line(&[(x_px - 4.5, y_px), (x_px + 4.5, y_px)], one.role);
        draft.line(&[(x_px - 4.5, y_px + 4.0), (x_px, y_px + 9.0), (x_px + 4.5, y_px + 4.0)], one.role);
    }
}

/// Rival figures for one time get a bracket with room of its own, and one label for all. Gives back which were labelled.
fn brackets(
    draft: &mut Draft,
    frame: &Frame,
    (panel, placed): (&Panel, &[Placed]),
    (places, wanted): (&mut Places, &mut Vec<Wanted>),
) -> Vec<bool> {
    let mut done = vec![false; placed.len()];
    for (index, one) in placed.iter().enumerate() {
        let Some(group) = one.figure.rivals.as_deref().filter(|_| done.get(index) == Some(&false)) else { continue };
        let together: Vec<(usize, &Placed)> = (placed.iter().enumerate())
            .filter(|(_, other)| other.figure.rivals.as_deref() == Some(group) && other.standing == one.standing)
            .collect();
        let (Some((_, highest)), Some((_, lowest))) = (together.first(), together.last()) else { continue };
        if together.len() < 2 || highest.figure.short == lowest.figure.short {
            continue;
        }
        let x_px = together.iter().map(|(_, other)| other.head.0).fold(one.head.0, f64::max) + 11.0;
        draft.signs.insert(Sign::Rivals);
        let (top_px, bottom_px) = (highest.head.1, lowest.head.1);
        draft.line(&[(x_px - 4.0, top_px), (x_px, top_px), (x_px, bottom_px), (x_px - 4.0, bottom_px)], Role::Ink);
        // Room of its own, so that what differs does not run into what does not.
        places.block(Rect::spanning(x_px - 4.0, top_px - 6.0, x_px + 2.0, bottom_px + 6.0));
        // Of two each in its colour, and with its place where there is room and they have not the same.
        let label = |with_places: bool| {
            let mut runs = vec![Run::new(DIFFERS, Style::Strong)];
            if together.len() > 2 {
                let range = frame.words.range(&lowest.figure.short, &highest.figure.short);
                runs.push(Run::new(range, Style::Strong));
                return runs;
            }
            for one in [lowest, highest] {
                if runs.len() > 1 {
                    runs.push(Run::new(frame.words.figure_words().either, Style::Soft));
                }
                runs.push(Run::new(&one.figure.short, one.style));
                if let Some(key) = panel.keys.get(one.figure.key).filter(|_| with_places) {
                    runs.push(Run::new(&key.label, Style::Soft));
                }
            }
            runs
        };
        wanted.push(Wanted {
            anchor: (x_px + 1.0, (top_px + bottom_px) / 2.0),
            short: label(false),
            fuller: vec![label(lowest.figure.key != highest.figure.key && !frame.narrow)],
            telling: true,
        });
        for (index, _) in together {
            if let Some(done) = done.get_mut(index) {
                *done = true;
            }
        }
    }
    done
}

/// The number, with its place where there is room.
fn label(frame: &Frame, panel: &Panel, one: &Placed) -> Wanted {
    let number = one.figure.number_runs(one.style);
    let place = panel.keys.get(one.figure.key).filter(|_| panel.keys.len() > 1).map(|key| key.label.as_str());
    // What is not known of the time is said in words; the place is said by the colour too.
    let when = match one.standing {
        Standing::Instant { approximate: false, .. } => None,
        _ => Some(one.figure.named.when.as_str()),
    };
    let said = |parts: &[Option<&str>]| {
        let parts: Vec<&str> = parts.iter().flatten().copied().collect();
        number.iter().cloned().chain([Run::new(frame.words.list_plain(&parts), Style::Soft)]).collect()
    };
    let is_bare = frame.narrow || when.or(place).is_none();
    let fuller = if is_bare { Vec::new() } else { vec![said(&[place, when]), said(&[when.or(place)])] };
    Wanted { anchor: one.head, short: number, fuller, telling: when.is_some() }
}

/// The figures of a series that have a place in the window, in the order of time.
pub(super) fn listed<'a>(frame: &Frame, panel: &'a Panel, key: usize) -> Vec<&'a Figure> {
    let own = panel.figures.iter().filter(|figure| figure.key == key);
    let mut listed: Vec<(i64, &Figure)> =
        own.filter_map(|figure| Some((anchor_ms(frame, standing(figure.at.as_ref(), frame.view))?, figure))).collect();
    sort_by_key(&mut listed, |(at_ms, _)| *at_ms);
    listed.into_iter().map(|(_, figure)| figure).collect()
}

/// A number, and when in words.
pub(super) fn listed_runs(figure: &Figure, key: &Key) -> Vec<Run> {
    let mut runs = figure.number_runs(Style::Series(key.hue));
    runs.push(Run::new(&figure.named.when, Style::Soft));
    runs
}

/// A number with its place and what is known of its time, for the rows of what has no place in time.
pub(super) fn chip_runs(frame: &Frame, figure: &Figure, place: &str) -> Vec<Run> {
    let mut runs = figure.number_runs(Style::Series((figure.key % 5) as u8));
    let beyond = text::shortened(&figure.named.beyond, Size::Medium, false, frame.scale.width_px * 0.4);
    let soft = [place, &beyond.unwrap_or_default()].map(|text| (!text.is_empty()).then(|| Run::new(text, Style::Soft)));
    runs.extend(soft.into_iter().flatten());
    runs
}
