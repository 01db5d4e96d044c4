use super::*;
use crate::timeline::{Scale, View};
use proptest::prelude::*;

fn check_pack(extents: &[(f64, f64)], gap_px: f64, rows: &[usize]) {
    assert_eq!(pack(extents.iter().copied(), gap_px), rows, "{extents:?} with {gap_px} px");
}

#[test]
fn each_takes_the_first_free_row() {
    check_pack(&[], 0.0, &[]);
    check_pack(&[(0.0, 10.0), (10.0, 20.0), (20.0, 30.0)], 0.0, &[0, 0, 0]);
    check_pack(&[(0.0, 10.0), (10.0, 20.0), (20.0, 30.0)], 1.0, &[0, 1, 0]);
    check_pack(&[(0.0, 30.0), (5.0, 10.0), (6.0, 8.0), (12.0, 40.0), (31.0, 35.0)], 0.0, &[0, 1, 2, 1, 0]);
    // In order of the left edge, whatever the order given; equal ones as given.
    check_pack(&[(5.0, 10.0), (0.0, 6.0), (5.0, 10.0)], 0.0, &[1, 0, 2]);
    // Edges that no one can see, and edges the wrong way round.
    check_pack(&[(f64::NEG_INFINITY, 0.0), (-0.0, 5.0), (3.0, f64::INFINITY), (9.0, 2.0)], 0.0, &[0, 0, 1, 0]);
}

proptest! {
    #[test]
    fn nothing_overlaps_in_a_row_and_no_row_is_wasted(
        extents in prop::collection::vec((-100.0..100.0, 0.0..40.0), 0..200), gap_px in 0.0..5.0,
    ) {
        let extents: Vec<(f64, f64)> = extents.into_iter().map(|(left, width)| (left, left + width)).collect();
        let rows = pack(extents.iter().copied(), gap_px);
        prop_assert_eq!(rows.len(), extents.len());
        for (a, &(left, _)) in extents.iter().enumerate() {
            let before = |b: &usize| (extents[*b].0, *b) < (left, a);
            let blocks = |b: &usize| before(b) && extents[*b].1 + gap_px > left;
            let in_the_way: Vec<usize> = (0..extents.len()).filter(blocks).map(|b| rows[b]).collect();
            prop_assert!(!in_the_way.contains(&rows[a]));
            prop_assert!((0..rows[a]).all(|row| in_the_way.contains(&row)));
        }
    }

    #[test]
    fn every_item_is_in_one_cluster_and_clusters_keep_apart(
        times_ms in prop::collection::vec(-1e7..1e7, 0..200), ms_per_px in 0.1..1e5, gap_px in 1.0..50.0,
    ) {
        let mut times_ms = times_ms;
        times_ms.sort_by(f64::total_cmp);
        let clusters = cluster(&times_ms, ms_per_px, gap_px);
        let members: Vec<usize> = clusters.iter().cloned().flatten().collect();
        prop_assert_eq!(members, (0..times_ms.len()).collect::<Vec<_>>());
        for pair in clusters.windows(2) {
            prop_assert!(times_ms[pair[1].start] - times_ms[pair[0].start] >= gap_px * ms_per_px * 0.999_99);
        }
        for cluster in &clusters {
            prop_assert!(times_ms[cluster.end - 1] - times_ms[cluster.start] < 2.0 * gap_px * ms_per_px);
        }
    }

    #[test]
    fn panning_keeps_every_cluster(
        times_ms in prop::collection::vec(1.7e12..1.8e12, 0..200), span_log in 3.0..12.0_f64, by in -1000.0..1000.0,
        width_px in 200_u16..4000, power_of_two: bool,
    ) {
        let mut times_ms = times_ms;
        times_ms.sort_by(f64::total_cmp);
        let span_ms = if power_of_two { f64::from(width_px) * span_log.floor().exp2() * 32.0 } else { 10.0_f64.powf(span_log) };
        let view = View::new(1.75e12, 1.75e12 + span_ms);
        let clusters = |view: View| {
            let scale = Scale { view, left_px: 0.0, width_px: f64::from(width_px) };
            cluster(&times_ms, scale.ms_per_px(), 16.0)
        };
        prop_assert_eq!(clusters(view), clusters(view.pan(by * span_ms)));
    }
}

#[test]
fn a_hundred_thousand_overlapping_extents_pack_at_once() {
    let extents = (0..100_000).map(|index| (f64::from(index), f64::from(index) + 40_000.0));
    let rows = pack(extents, 0.0);
    assert_eq!(rows.iter().max(), Some(&39_999));
}
