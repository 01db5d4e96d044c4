use super::*;
use crate::document::Samples;
use crate::series::Pyramid;
use proptest::prelude::*;

/// Values with spikes, level stretches, and gaps short and long.
fn any_values() -> impl Strategy<Value = Vec<f64>> {
    let value = || prop_oneof![8 => -50.0..50.0_f64, 1 => Just(1e6)];
    let run = prop_oneof![
        4 => prop::collection::vec(value(), 1..60),
        1 => (value(), 1_usize..60).prop_map(|(value, length)| vec![value; length]),
        1 => (1_usize..4).prop_map(|length| vec![f64::NAN; length]),
        1 => (1_usize..200).prop_map(|length| vec![f64::NAN; length]),
    ];
    prop::collection::vec(run, 0..20).prop_map(|runs| runs.concat())
}

/// Regular samples, or some with a time each.
fn any_samples() -> impl Strategy<Value = Samples> {
    let steps = prop::collection::vec(1_i64..40, 4000);
    (any_values(), -500_i64..500, 1_i64..40, prop::option::of(steps)).prop_map(|(values, start_ms, every_ms, steps)| {
        let Some(steps) = steps else { return Samples::Regular { start_ms, every_ms, values } };
        let times_ms = steps.iter().take(values.len()).scan(start_ms, |at_ms, by_ms| {
            *at_ms += by_ms;
            Some(*at_ms)
        });
        Samples::Irregular { times_ms: times_ms.collect(), values }
    })
}

fn every_point(samples: &Samples) -> Vec<Sample> {
    let at_ms = |index: usize| match samples {
        Samples::Regular { start_ms, every_ms, .. } => start_ms + every_ms * index as i64,
        Samples::Irregular { times_ms, .. } => times_ms[index],
    };
    samples.values().iter().enumerate().map(|(index, value)| Sample { at_ms: at_ms(index), value: *value }).collect()
}

/// Least and greatest y that lines touch in each column.
fn inked(lines: &[Vec<Point>], columns: usize) -> Vec<Option<(f64, f64)>> {
    let mut touched: Vec<Option<(f64, f64)>> = vec![None; columns];
    let mut touch = |column: usize, y: f64| {
        let (low, high) = touched[column].unwrap_or((y, y));
        touched[column] = Some((low.min(y), high.max(y)));
    };
    for line in lines {
        let alone = line.first().map(|point| [*point, *point]);
        let pieces = line.windows(2).map(|pair| [pair[0], pair[1]]);
        for mut piece in alone.into_iter().chain(pieces) {
            piece.sort_by(|one, other| one.0.total_cmp(&other.0));
            let [from, to] = piece;
            let first = from.0.floor().max(0.0) as usize;
            for column in (first..columns).take_while(|column| *column as f64 <= to.0).filter(|_| to.0 >= 0.0) {
                let (left, right) = ((column as f64).max(from.0), (column as f64 + 1.0).min(to.0));
                let share = |x: f64| if to.0 > from.0 { (x - from.0) / (to.0 - from.0) } else { 0.0 };
                for x in [left, right] {
                    touch(column, from.1 + (to.1 - from.1) * share(x));
                }
            }
        }
    }
    touched
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn it_is_what_every_point_draws(
        samples in any_samples(), from_ms in -3_000.0..30_000.0, span_ms in 0.5..60_000.0, columns in 1_usize..60,
    ) {
        let place = |sample: Sample| ((sample.at_ms as f64 - from_ms) / span_ms * columns as f64, sample.value);
        let points = every_point(&samples);
        let all: Vec<Vec<Point>> = points
            .split(|sample| sample.value.is_nan())
            .map(|stretch| stretch.iter().copied().map(place).collect())
            .collect();
        let pyramid = Pyramid::new(samples.values());
        let drawn = Measured::new(&samples, &pyramid).m4(from_ms, from_ms + span_ms, columns);
        let (ours, expected) = (inked(&stretches(&drawn, &place), columns), inked(&all, columns));
        for (column, pair) in ours.into_iter().zip(expected).enumerate() {
            match pair {
                (Some(ours), Some(expected)) => {
                    let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(1.0);
                    prop_assert!(near(ours.0, expected.0) && near(ours.1, expected.1), "{} {:?}", column, pair);
                }
                _ => prop_assert!(pair == (None, None), "{} {:?}", column, pair),
            }
        }
    }
}

#[test]
fn no_stretch_is_too_short_to_be_seen() {
    let seen = |points: &[Point]| match shape(points.to_vec(), Role::Soft, 1.0) {
        Some(Shape::Circle { .. }) => "dot",
        Some(Shape::Line { .. }) => "line",
        _ => "nothing",
    };
    assert_eq!(seen(&[]), "nothing");
    assert_eq!(seen(&[(5.0, 5.0)]), "dot");
    assert_eq!(seen(&[(5.1, 5.0), (5.4, 5.0)]), "dot");
    assert_eq!(seen(&[(5.1, 5.2), (5.4, 5.4), (6.0, 4.9)]), "dot");
    assert_eq!(seen(&[(5.1, 5.0), (5.4, 9.0)]), "line");
    assert_eq!(seen(&[(5.0, 5.0), (6.0, 5.0)]), "line");
}

#[test]
fn a_line_ends_at_the_edge_of_the_plot() {
    let mut points = vec![(-10.0, 0.0), (10.0, 20.0), (30.0, 0.0)];
    clip(&mut points, 0.0, 20.0);
    assert_eq!(points, [(0.0, 10.0), (10.0, 20.0), (20.0, 10.0)]);
}
