use super::*;
use proptest::prelude::*;

/// Items with few distinct bounds, so that edges meet.
fn any_items() -> impl Strategy<Value = Vec<Stated>> {
    let bounds = prop_oneof![
        4 => (0_i64..40).prop_map(|at| (Some(at), Some(at))),
        3 => (0_i64..40, 1_i64..30).prop_map(|(at, length)| (Some(at), Some(at + length))),
        1 => (0_i64..40).prop_map(|at| (None, Some(at))),
        1 => (0_i64..40).prop_map(|at| (Some(at), None)),
        1 => Just((None, None)),
    ];
    prop::collection::vec(bounds, 0..120).prop_map(|bounds| {
        let stated = |((earliest, latest), item): ((Option<i64>, Option<i64>), u32)| Stated {
            item,
            earliest_ms: earliest.map(|at| at * 1_000),
            latest_ms: latest.map(|at| at * 1_000),
        };
        bounds.into_iter().zip(0..).map(stated).collect()
    })
}

fn any_view() -> impl Strategy<Value = View> {
    (-5_i64..80, 2_i64..60).prop_map(|(from, length)| View::new(from as f64 * 500.0, (from + length) as f64 * 500.0))
}

/// Where an item stands, said once more and slowly.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Within,
    Reaching,
    Around,
    Earlier,
    Later,
    Untimed,
}

fn place(stated: &Stated, view: View) -> Place {
    let seen = |at_ms: i64| view.contains(at_ms as f64);
    let is_before = |at_ms: i64| (at_ms as f64) < view.from_ms;
    match (stated.earliest_ms, stated.latest_ms) {
        (None, None) => Place::Untimed,
        (Some(from_ms), Some(to_ms)) if from_ms != to_ms => {
            if to_ms as f64 <= view.from_ms {
                Place::Earlier
            } else if from_ms as f64 >= view.to_ms {
                Place::Later
            } else if seen(from_ms) {
                Place::Within
            } else if seen(to_ms) {
                Place::Reaching
            } else {
                Place::Around
            }
        }
        (Some(at_ms), _) | (_, Some(at_ms)) if seen(at_ms) => Place::Within,
        (Some(at_ms), None) => {
            if is_before(at_ms) {
                Place::Around
            } else {
                Place::Later
            }
        }
        (None, Some(at_ms)) => {
            if is_before(at_ms) {
                Place::Earlier
            } else {
                Place::Around
            }
        }
        (Some(at_ms), Some(_)) => {
            if is_before(at_ms) {
                Place::Earlier
            } else {
                Place::Later
            }
        }
    }
}

fn sorted(mut items: Vec<u32>) -> Vec<u32> {
    items.sort_unstable();
    items
}

fn check(intervals: &Intervals, items: &[Stated], view: View) {
    let of = |wanted: Place| -> Vec<u32> {
        items.iter().filter(|stated| place(stated, view) == wanted).map(|stated| stated.item).collect()
    };
    assert_eq!(intervals.len(), items.len());
    assert_eq!(sorted(intervals.items(intervals.within(view)).to_vec()), of(Place::Within), "{view:?}");
    let mut reaching = Vec::new();
    intervals.each_reaching_in(view, &mut |item, _| reaching.push(item));
    assert_eq!(sorted(reaching), of(Place::Reaching), "{view:?}");
    let mut around = Vec::new();
    intervals.each_around(view, &mut |item| around.push(item));
    assert_eq!(sorted(around), of(Place::Around), "{view:?}");
    assert_eq!(intervals.untimed(), of(Place::Untimed));
    assert_eq!(intervals.outside(view), (of(Place::Earlier).len(), of(Place::Later).len()), "{view:?}");
}

proptest! {
    #[test]
    fn a_window_finds_what_a_look_at_every_item_finds(items in any_items(), view in any_view()) {
        check(&Intervals::new(items.clone()), &items, view);
    }

    #[test]
    fn what_is_left_out_leaves_all_else_as_it_was(items in any_items(), view in any_view(), kept in 1_u32..5) {
        let only = Intervals::new(items.clone()).only(|item| item % kept == 0);
        let items: Vec<Stated> = items.into_iter().filter(|stated| stated.item % kept == 0).collect();
        check(&only, &items, view);
    }

    #[test]
    fn clusters_are_those_of_all_items_whatever_was_asked_before(
        items in any_items(), zooms in prop::collection::vec(1.0..500.0_f64, 1..6),
    ) {
        let intervals = Intervals::new(items);
        for ms_per_px in zooms {
            let starts: Vec<u32> = cluster(&intervals.anchors_ms, ms_per_px, 10.0).iter().map(|group| group.start as u32).collect();
            prop_assert_eq!(&*intervals.clusters(ms_per_px, 10.0), &*starts);
        }
    }

    #[test]
    fn points_are_found_one_after_the_other(items in any_items()) {
        let intervals = Intervals::new(items.clone());
        let mut points: Vec<f64> = (items.iter())
            .filter(|stated| stated.earliest_ms.is_none() || stated.latest_ms.is_none_or(|to| stated.earliest_ms == Some(to)))
            .filter_map(|stated| stated.earliest_ms.or(stated.latest_ms))
            .map(|at_ms| at_ms as f64)
            .collect();
        points.sort_by(f64::total_cmp);
        points.dedup();
        let mut found = Vec::new();
        while let Some(at_ms) = intervals.next_point_ms(found.last().map_or(f64::NEG_INFINITY, |last: &f64| last + 1.0)) {
            found.push(at_ms);
        }
        prop_assert_eq!(found, points);
    }
}
