//! Nothing disappears: each item is at its place, in a counted cluster, named or counted among what has no place, or
//! certainly outside the window.

use std::collections::BTreeSet;

use incident_timeline::document::{Account, End, Item, Kind, Time};
use incident_timeline::record::{lines, moments};
use incident_timeline::scene::{
    Mark, Options, Point, Rect, Role, Run, Scene, Shape, Standing, Step, scene, standing, walk,
};
use incident_timeline::timeline::View;
use incident_timeline::words::Words;

use crate::hold;
use crate::support::{self, BUNDLED, EVERY_MARK, Figure, read};

fn is_outside(time: Option<&Time>, view: View) -> bool {
    matches!(standing(time, view), Standing::Earlier | Standing::Later)
}

/// Whether an account lies outside for certain: over before the window began, or begun after it. An end that was not
/// reported is none to wait for: such an outage is found where it began.
fn is_account_outside(account: &Account, view: View) -> bool {
    let start = standing(account.start.as_ref(), view);
    let end = if let End::At(time) = &account.end { Some(standing(Some(time), view)) } else { None };
    match (start, end, &account.end) {
        (Standing::Later, ..) | (_, Some(Standing::Earlier), _) => true,
        (Standing::Earlier, None, End::NotReported) => true,
        // Text for an end ("resolved relatively quickly") is as good as none.
        (Standing::Earlier, Some(Standing::Untimed), _) => true,
        (Standing::Untimed, Some(Standing::Later), _) => true,
        _ => false,
    }
}

fn is_expected(item: Item, view: View) -> bool {
    match item {
        Item::Cause(_) => false,
        Item::Series(_) => true,
        Item::Outage(outage) => !outage.lead().is_some_and(|lead| is_account_outside(lead, view)),
        Item::Point(..) | Item::Statement(_) | Item::Event(_) => !is_outside(item.time(), view),
    }
}

/// How many items are counted instead of drawn: those beside the first of each cluster, which stands for itself, and
/// those for which there was no room.
fn counted(scene: &Scene, words: &Words) -> usize {
    let text =
        |label: &incident_timeline::scene::Label| label.runs.iter().map(|run| run.text.clone()).collect::<String>();
    let clusters = scene.hits.iter().filter(|hit| hit.mark == Mark::Cluster).map(|cluster| {
        let (x_px, y_px) = middle(cluster.rect);
        let label = scene.labels.iter().find(|label| {
            let rect = label.rect();
            (middle(rect).0 - x_px).abs() < 12.0 && (middle(rect).1 - y_px).abs() < 4.0
        });
        label.and_then(|label| text(label).parse::<usize>().ok()).unwrap() - 1
    });
    let more = |label| {
        let text = text(label);
        let number: String = text.chars().filter(char::is_ascii_digit).collect();
        number.parse().ok().filter(|count| text == words.and_more(*count))
    };
    clusters.sum::<usize>() + scene.labels.iter().filter_map(more).sum::<usize>()
}

fn middle(rect: incident_timeline::scene::Rect) -> (f64, f64) {
    (rect.x_px + rect.width_px / 2.0, rect.y_px + rect.height_px / 2.0)
}

#[test]
fn no_item_of_the_window_is_lost() {
    hold(|figure, scene, view| {
        let hits: BTreeSet<&str> = scene.hits.iter().map(|hit| hit.item.as_str()).collect();
        let items: Vec<Item> = figure.document.items().filter(|item| is_expected(*item, view)).collect();
        let missing: Vec<&str> = items.iter().map(|item| &**item.id()).filter(|id| !hits.contains(id)).collect();
        let counted = counted(scene, &figure.words);
        if missing.len() == counted {
            return Ok(());
        }
        Err(format!("{} are not drawn and {counted} counted: {missing:?}", missing.len()))
    });
}

#[test]
fn nothing_is_drawn_twice_and_nothing_that_is_not_there() {
    hold(|figure, scene, view| {
        let mut seen = BTreeSet::new();
        for hit in &scene.hits {
            if !seen.insert((&hit.item, hit.account)) {
                return Err(format!("{} is there twice", hit.item));
            }
            let item = figure.document.item(&hit.item).ok_or_else(|| format!("no item {}", hit.item))?;
            if item.kind() != hit.kind {
                return Err(format!("{} is a {}", hit.item, item.kind().as_str()));
            }
            if hit.kind != Kind::Outage && is_outside(item.time(), view) {
                return Err(format!("{} lies outside the window", hit.item));
            }
        }
        Ok(())
    });
}

/// What can be told of a mark's kind from the document alone.
#[test]
fn no_mark_says_more_than_is_known() {
    hold(|figure, scene, _| {
        for hit in scene.hits.iter().filter(|hit| hit.kind != Kind::Outage && hit.mark != Mark::Cluster) {
            let time = figure.document.item(&hit.item).and_then(Item::time);
            let instant = time.and_then(Time::instant_ms).is_some();
            let approximate = time.is_some_and(|time| time.approximate);
            let bounds = time.map_or((false, false), |time| (time.earliest_ms.is_some(), time.latest_ms.is_some()));
            let allowed = match hit.mark {
                Mark::Dot => instant && !approximate,
                Mark::About => instant && approximate,
                Mark::Span => bounds == (true, true) && !instant,
                Mark::Before => bounds == (false, true),
                Mark::After => bounds == (true, false),
                Mark::Loose => bounds != (false, false) && !instant,
                Mark::Untimed => bounds == (false, false),
                Mark::Curve => hit.kind == Kind::Series,
                Mark::Struck => figure.document.item(&hit.item).is_some_and(|item| item.retracted().is_some()),
                Mark::Bar | Mark::OpenBar | Mark::Cluster => false,
            };
            if !allowed {
                return Err(format!("{} is drawn as {:?}, and known as {time:?}", hit.item, hit.mark));
            }
        }
        Ok(())
    });
}

#[test]
fn a_cluster_opens_to_where_its_items_can_be_told_apart_or_at_least_nearer() {
    hold(|_, scene, view| {
        for hit in scene.hits.iter().filter(|hit| hit.mark == Mark::Cluster) {
            let (from_ms, to_ms) = hit.opens_to_ms.ok_or("a cluster that does not open")?;
            if to_ms - from_ms >= view.span_ms() {
                return Err(format!("{} opens to {from_ms}..{to_ms}", hit.item));
            }
        }
        Ok(())
    });
}

/// The box a shape is drawn in, and what for.
fn ink(shape: &Shape) -> (Rect, Role) {
    let around = |points: &[Point], by_px: f64| {
        let xs = points.iter().map(|point| point.0);
        let ys = points.iter().map(|point| point.1);
        let (left_px, right_px) = (xs.clone().fold(f64::INFINITY, f64::min), xs.fold(f64::NEG_INFINITY, f64::max));
        let (top_px, bottom_px) = (ys.clone().fold(f64::INFINITY, f64::min), ys.fold(f64::NEG_INFINITY, f64::max));
        Rect::spanning(left_px - by_px, top_px - by_px, right_px + by_px, bottom_px + by_px)
    };
    match shape {
        Shape::Rect { rect, role } => (*rect, *role),
        Shape::Line { points, role, width_px, .. } => (around(points, width_px / 2.0), *role),
        Shape::Polygon { points, role } => (around(points, 0.0), *role),
        Shape::Circle { centre, radius_px, role, .. } => (around(&[*centre], *radius_px), *role),
    }
}

/// A target without a mark would be found by a finger and a key, and by no eye.
#[test]
fn what_can_be_met_can_be_seen() {
    hold(|_, scene, _| {
        let is_mark = |role: &Role| {
            !matches!(role, Role::Grid | Role::GridMajor | Role::Paper | Role::Hot | Role::Related | Role::Wash)
        };
        let inks: Vec<Rect> =
            scene.shapes.iter().map(ink).filter(|(_, role)| is_mark(role)).map(|(rect, _)| rect).collect();
        for hit in &scene.hits {
            let in_words = matches!(hit.mark, Mark::Loose | Mark::Untimed | Mark::Struck);
            let is_seen = if in_words {
                scene.labels.iter().any(|label| label.rect().overlaps(hit.rect))
            } else {
                inks.iter().any(|ink| ink.width_px > 0.0 && ink.height_px > 0.0 && ink.overlaps(hit.rect))
            };
            if !is_seen {
                return Err(format!("nothing is drawn of {} ({:?}) at {:?}", hit.item, hit.mark, hit.rect));
            }
        }
        Ok(())
    });
}

/// Who walks by keys is led through time, and to what has none only then.
#[test]
fn keys_lead_through_time_to_what_has_none() {
    hold(|figure, scene, view| {
        let mut at = walk(&scene.hits, None, Step::First);
        let (mut met, mut is_over, mut latest_px) = (0, false, f64::NEG_INFINITY);
        while let Some(hit) = at.and_then(|index| scene.hits.get(index)) {
            met += 1;
            let in_words = matches!(hit.mark, Mark::Loose | Mark::Untimed | Mark::Struck);
            if is_over && !in_words {
                return Err(format!("{} comes after what has no place in time", hit.item));
            }
            is_over |= in_words;
            let lead = match figure.document.item(&hit.item) {
                Some(Item::Outage(outage)) if hit.account.is_none() && hit.mark != Mark::Cluster => outage.lead(),
                _ => None,
            };
            let start_ms = lead.and_then(|lead| lead.start.as_ref()).and_then(Time::instant_ms).filter(|_| !in_words);
            if let Some(start_ms) = start_ms {
                let share = (start_ms as f64 - view.from_ms) / view.span_ms();
                let x_px = scene.plot.x_px + scene.plot.width_px * share.clamp(0.0, 1.0);
                if x_px < latest_px - 1.0 {
                    return Err(format!("{} comes after what begins later", hit.item));
                }
                latest_px = x_px;
            }
            at = walk(&scene.hits, at, Step::Later);
        }
        if met == scene.hits.len() { Ok(()) } else { Err(format!("{met} of {} are met", scene.hits.len())) }
    });
}

/// A step of the story, and what is open, would lead to nothing where nothing of it stood out, be it one of a crowd.
#[test]
fn a_key_moment_stands_out_in_its_own_window() {
    let crowds = [("crowd", support::crowd(3_000)), ("lanes", support::full_lanes(3_000))];
    let documents = BUNDLED.into_iter().chain([("every-mark", EVERY_MARK)]);
    for (name, json) in documents.map(|(name, json)| (name, json.to_owned())).chain(crowds) {
        let document = read(&json);
        let figure = Figure::new(&document);
        for moment in moments(&lines(&document), &figure.words, figure.story.home) {
            for width_px in [280.0, support::NARROW_PX, 640.0, support::WIDE_PX] {
                let selected = Some(moment.item.0.clone());
                let options =
                    Options { view: moment.view.nameable(), width_px, log: false, selected, related: Vec::new() };
                let scene = scene(&figure.story, &figure.words, &figure.rooms, &options);
                let mut bands = scene.shapes.iter().map(ink).filter(|(_, role)| *role == Role::Hot);
                let what = format!("{name}, {width_px} px, {} {}", moment.when, moment.what);
                let is_behind = |band: Rect| scene.hits.iter().any(|hit| hit.rect.overlaps(band));
                assert!(bands.any(|(band, _)| is_behind(band)), "{what} does not stand out");
            }
        }
    }
}

/// What the figure of a document says, label by label.
fn told(parts: &str, width_px: f64) -> Vec<String> {
    let head = r#"{"format":"incident-timeline/1","title":"T","sources":[{"id":"r","title":"Reuters"},
        {"id":"n","title":"The New York Times"}],"#;
    let document = read(&[head, parts, "}"].concat());
    let figure = Figure::new(&document);
    let scene = figure.scene(figure.story.home, width_px);
    let text = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ");
    scene.labels.iter().map(|label| text(&label.runs)).collect()
}

/// An account of no time has no mark; that there is one is said.
#[test]
fn an_account_that_says_only_how_long_is_counted() {
    let labels = told(
        r#""outages":[{"label":"Down","accounts":[
        {"start":"2021-10-04T15:00Z","end":"2021-10-04T20:30Z","sources":["r"],"lead":true},
        {"duration":{"about":"PT6H"},"sources":["n"]}]}]"#,
        support::WIDE_PX,
    );
    assert!(labels.join(" ").contains("1 other account"), "{labels:?}");
}

/// Times are cut before whose they are, which stands nowhere else.
#[test]
fn where_an_accounts_words_are_cut_its_source_stays() {
    let labels = told(
        r#""outages":[{"label":"The name servers and everything behind them","accounts":[
        {"start":"2021-10-04T15:00Z","end":"2021-10-04T20:30Z","sources":["r"]},
        {"start":{"at":"2021-10-04T15:40Z","approximate":true},"end":{"earliest":"2021-10-04T20:00Z","approximate":true},
         "duration":{"more_than":"PT5H"},"sources":["n"]}]}],"view":"2021-10-04T15:00Z/2021-10-04T21:00Z""#,
        support::WIDE_PX,
    );
    assert!(labels.iter().any(|label| label.ends_with("The New York Times")), "{labels:?}");
}

#[test]
fn a_name_of_two_letters_is_written() {
    let labels = told(r#""events":[{"label":"Up","at":"2021-10-04T16:00Z"}]"#, support::WIDE_PX);
    assert!(labels.iter().any(|label| label == "Up"), "{labels:?}");
}

/// Words an arm's length from a bar are read as another's.
#[test]
fn an_outages_words_stand_at_its_bar() {
    hold(|_, scene, _| {
        let leads = scene.hits.iter().filter(|hit| hit.kind == Kind::Outage && hit.account.is_none());
        for hit in leads.filter(|hit| hit.mark_px.is_finite() && hit.mark != Mark::Cluster) {
            let words = scene.labels.iter().map(|label| label.rect()).filter(|label| {
                let (top_px, bottom_px) = (hit.rect.y_px - 1.0, hit.rect.bottom_px() + 1.0);
                label.x_px >= hit.rect.x_px - 1.0
                    && label.right_px() <= hit.rect.right_px() + 1.0
                    && label.y_px >= top_px
                    && label.bottom_px() <= bottom_px
            });
            let left_of: Vec<Rect> = words.filter(|label| label.right_px() < hit.mark_px - 16.0).collect();
            if !left_of.is_empty() {
                return Err(format!("{} begins at {} px and its words end at {left_of:?}", hit.item, hit.mark_px));
            }
        }
        Ok(())
    });
}
