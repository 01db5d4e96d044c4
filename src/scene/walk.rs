//! Walking the marks by keys: in time to the left and right, in lanes up and down. What has no place in time comes after
//! all that has, as one reads it.

use super::mark::Hit;
use super::shape::Rect;
use crate::small::sort_by;

/// A step from one mark to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The one before in time.
    Earlier,
    /// The one after in time.
    Later,
    /// The nearest above.
    Up,
    /// The nearest below.
    Down,
    /// The first in the window.
    First,
    /// The last in the window.
    Last,
}

/// The mark that a step from `current` leads to; with none yet, the first, or the last if asked for. `None` where there is
/// nothing further.
pub fn walk(hits: &[Hit], current: Option<usize>, step: Step) -> Option<usize> {
    let mut order: Vec<usize> = (0..hits.len()).collect();
    let key = |index: usize| hits.get(index).map_or((0.0, 0.0), |hit| (hit.mark_px, hit.rect.y_px));
    sort_by(&mut order, |a, b| {
        let ((ax, ay), (bx, by)) = (key(*a), key(*b));
        ax.total_cmp(&bx).then(ay.total_cmp(&by))
    });
    let from = current.and_then(|current| hits.get(current).map(|hit| (current, hit.rect)));
    let Some((current, rect)) = from else {
        return if step == Step::Last { order.last().copied() } else { order.first().copied() };
    };
    let place = order.iter().position(|index| *index == current)?;
    match step {
        Step::First => order.first().copied(),
        Step::Last => order.last().copied(),
        Step::Earlier => place.checked_sub(1).and_then(|place| order.get(place).copied()),
        Step::Later => order.get(place + 1).copied(),
        Step::Up => nearest(hits, rect, |other| other.bottom_px() <= middle(rect).1),
        Step::Down => nearest(hits, rect, |other| other.y_px >= middle(rect).1),
    }
}

fn middle(rect: Rect) -> (f64, f64) {
    (rect.x_px + rect.width_px / 2.0, rect.y_px + rect.height_px / 2.0)
}

/// The nearest of those on the wanted side; what stands in another row counts more than what stands at another time.
fn nearest(hits: &[Hit], from: Rect, is_there: impl Fn(Rect) -> bool) -> Option<usize> {
    let distance = |rect: Rect| {
        let aside_px = (from.x_px - rect.right_px()).max(rect.x_px - from.right_px()).max(0.0);
        (middle(rect).1 - middle(from).1).abs() * 10.0 + aside_px
    };
    (hits.iter().enumerate())
        .filter(|(_, hit)| is_there(hit.rect))
        .min_by(|(_, a), (_, b)| distance(a.rect).total_cmp(&distance(b.rect)))
        .map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Kind;
    use crate::scene::Mark;

    fn hits(rects: &[(f64, f64)]) -> Vec<Hit> {
        let hit = |(x_px, y_px): &(f64, f64)| Hit {
            item: format!("{x_px}-{y_px}"),
            kind: Kind::Event,
            mark: Mark::Dot,
            account: None,
            is_selected: false,
            rect: Rect { x_px: *x_px, y_px: *y_px, width_px: 24.0, height_px: 24.0 },
            mark_px: *x_px,
            name: String::new(),
            opens_to_ms: None,
        };
        rects.iter().map(hit).collect()
    }

    #[test]
    fn steps_lead_to_neighbours_and_stop_at_the_ends() {
        let hits = hits(&[(200.0, 0.0), (0.0, 0.0), (10.0, 50.0), (210.0, 100.0)]);
        let check = |current, step, expected| assert_eq!(walk(&hits, current, step), expected, "{current:?} {step:?}");
        check(None, Step::Later, Some(1));
        check(None, Step::Last, Some(3));
        check(Some(1), Step::Later, Some(2));
        check(Some(2), Step::Earlier, Some(1));
        check(Some(1), Step::Earlier, None);
        check(Some(3), Step::Later, None);
        check(Some(1), Step::Down, Some(2));
        check(Some(3), Step::Up, Some(2));
        check(Some(1), Step::Up, None);
        check(Some(2), Step::First, Some(1));
        check(Some(2), Step::Last, Some(3));
        assert_eq!(walk(&[], None, Step::Later), None);
    }

    #[test]
    fn walking_on_meets_every_mark_once() {
        let hits = hits(&[(30.0, 0.0), (0.0, 0.0), (10.0, 50.0), (10.0, 90.0), (210.0, 100.0)]);
        let mut met = vec![walk(&hits, None, Step::First)];
        while let Some(next) = walk(&hits, *met.last().unwrap(), Step::Later) {
            met.push(Some(next));
        }
        met.sort();
        assert_eq!(met, (0..hits.len()).map(Some).collect::<Vec<_>>());
    }
}
