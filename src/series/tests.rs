use super::*;
use proptest::prelude::*;

/// Values that wander, with spikes, flat stretches and gaps short and long, the same for the same seed.
fn wander(count: usize, seed: u64) -> Vec<f64> {
    let mut state = seed | 1;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut values = Vec::with_capacity(count);
    while values.len() < count {
        let run = match random(8) {
            0 => random(600),
            _ => random(20),
        };
        let kind = random(4);
        for _ in 0..run {
            values.push(match kind {
                0 => f64::NAN,
                1 => 7.0,
                _ => random(1000) as f64 - 500.0,
            });
        }
        values.push(if random(3) == 0 { f64::NAN } else { random(100_000) as f64 });
    }
    values.truncate(count);
    values
}

prop_compose! {
    fn any_samples()(count in 0_usize..6000, seed: u64, regular: bool, start_ms in -2_000_i64..2_000, every_ms in 1_i64..5)
        -> Samples {
        let values = wander(count, seed);
        if regular {
            return Samples::Regular { start_ms, every_ms, values };
        }
        let distances = wander(count, !seed).into_iter().map(|value| if value.is_nan() { 40 } else { value as i64 & 7 });
        let times_ms = distances.scan(start_ms, |at_ms, by_ms| { *at_ms += by_ms; Some(*at_ms) }).collect();
        Samples::Irregular { times_ms, values }
    }
}

fn points(samples: &Samples) -> Vec<(i64, f64)> {
    match samples {
        Samples::Regular { start_ms, every_ms, values } => {
            values.iter().enumerate().map(|(index, value)| (start_ms + every_ms * index as i64, *value)).collect()
        }
        Samples::Irregular { times_ms, values } => times_ms.iter().copied().zip(values.iter().copied()).collect(),
    }
}

fn pyramid(samples: &Samples) -> Pyramid {
    let (Samples::Regular { values, .. } | Samples::Irregular { values, .. }) = samples;
    Pyramid::new(values)
}

/// The same from every point.
fn brute_force(points: &[(i64, f64)], from_ms: f64, to_ms: f64, columns: usize) -> Decimated {
    let value = |index: usize| {
        let (at_ms, value) = *points.get(index)?;
        (!value.is_nan()).then_some(Sample { at_ms, value })
    };
    let inside = |at_ms: i64, low_ms: f64, high_ms: f64| low_ms <= at_ms as f64 && (at_ms as f64) < high_ms;
    let edge_ms = |column: usize| {
        if column == columns { to_ms } else { from_ms + (to_ms - from_ms) * (column as f64 / columns as f64) }
    };
    let mut drawn = Vec::new();
    for column in 0..columns {
        let (low_ms, high_ms) = (edge_ms(column), edge_ms(column + 1));
        let own: Vec<usize> = (0..points.len()).filter(|&index| inside(points[index].0, low_ms, high_ms)).collect();
        let known: Vec<usize> = own.iter().copied().filter(|&index| value(index).is_some()).collect();
        let (Some(&first), Some(&last)) = (known.first(), known.last()) else { continue };
        let by = |a: &f64, b: &f64| a.total_cmp(b);
        let min = known.iter().map(|&index| points[index].1).min_by(by).unwrap();
        let max = known.iter().map(|&index| points[index].1).max_by(by).unwrap();
        let first_of =
            |wanted: f64| known.iter().find_map(|&index| value(index).filter(|it| it.value == wanted)).unwrap();
        drawn.push(Column {
            column,
            first: value(first).unwrap(),
            min: first_of(min),
            max: first_of(max),
            last: value(last).unwrap(),
            joined: first > 0 && value(first - 1).is_some(),
            broken: known.len() <= last - first,
        });
    }
    let start = points.iter().filter(|point| (point.0 as f64) < from_ms).count();
    let end = points.iter().filter(|point| (point.0 as f64) < to_ms).count();
    let pair = |left: usize| Some((value(left)?, value(left + 1)?));
    Decimated {
        before: start.checked_sub(1).and_then(pair).map(|pair| pair.0),
        columns: drawn,
        after: end.checked_sub(1).and_then(pair).map(|pair| pair.1),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn m4_is_what_every_point_gives(
        samples in any_samples(), from_ms in -3_000.0..30_000.0, span_ms in 0.5..40_000.0, columns in 1_usize..50,
    ) {
        let (points, pyramid, to_ms) = (points(&samples), pyramid(&samples), from_ms + span_ms);
        let decimated = Measured::new(&samples, &pyramid).m4(from_ms, to_ms, columns);
        prop_assert_eq!(decimated, brute_force(&points, from_ms, to_ms, columns));
    }

    #[test]
    fn extremes_are_those_of_every_point(samples in any_samples()) {
        let (points, pyramid) = (points(&samples), pyramid(&samples));
        let measured = Measured::new(&samples, &pyramid);
        let expected = |from_ms: f64, to_ms: f64| {
            brute_force(&points, from_ms, to_ms, 1).columns.first().map(|column| (column.min, column.max))
        };
        prop_assert_eq!(measured.extremes(), expected(-1e9, 1e9));
    }

    /// Of all samples one by one: those in the stretch, else the last before it while it holds.
    #[test]
    fn a_reading_is_what_every_point_gives(
        samples in any_samples(), from_ms in -3_000.0..30_000.0, span_ms in 0.5..9_000.0, covers_ms in prop::option::of(1_i64..3_000),
    ) {
        let (points, pyramid, to_ms) = (points(&samples), pyramid(&samples), from_ms + span_ms);
        let found = Measured::new(&samples, &pyramid).reading(from_ms, to_ms, covers_ms);
        let inside = |point: &&(i64, f64)| from_ms <= point.0 as f64 && (point.0 as f64) < to_ms;
        let inside: Vec<f64> = points.iter().filter(inside).map(|point| point.1).collect();
        let known: Vec<f64> = inside.iter().copied().filter(|value| !value.is_nan()).collect();
        let before = points.iter().rposition(|point| (point.0 as f64) < from_ms);
        let holds = |place: usize| {
            let covers_ms = if let Samples::Regular { every_ms, .. } = samples { Some(every_ms) } else { covers_ms };
            covers_ms.map_or(place + 1 < points.len(), |covers_ms| from_ms < (points[place].0 + covers_ms) as f64)
        };
        let held = before.filter(|place| inside.is_empty() && holds(*place)).map(|place| points[place].1);
        let of = known.into_iter().chain(held.filter(|value| !value.is_nan()));
        let expected = of.fold(None, |extremes: Option<(f64, f64)>, value| {
            Some(extremes.map_or((value, value), |(least, most)| (least.min(value), most.max(value))))
        });
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn the_pyramid_costs_an_eighth_of_the_values_at_most() {
    for count in [10_000, 65_536, 65_537, 1_000_000] {
        let pyramid = Pyramid::new(&vec![1.0; count]);
        let values_bytes = count * size_of::<f64>();
        assert!(pyramid.size_bytes() * 8 <= values_bytes, "{count}: {} of {values_bytes} bytes", pyramid.size_bytes());
    }
}

#[test]
fn one_spike_in_a_million_is_drawn() {
    let mut values = vec![0.0; 1_000_000];
    values[765_432] = 9.0;
    let samples = Samples::Regular { start_ms: 0, every_ms: 60_000, values };
    let pyramid = pyramid(&samples);
    let drawn = Measured::new(&samples, &pyramid).m4(0.0, 6e10, 1000);
    let spikes: Vec<_> = drawn.columns.iter().filter(|column| column.max.value == 9.0).collect();
    assert_eq!(drawn.columns.len(), 1000);
    assert_eq!(spikes.len(), 1);
    assert_eq!((spikes[0].column, spikes[0].max.at_ms), (765, 765_432 * 60_000));
}

#[test]
fn windows_that_hold_nothing() {
    let samples = Samples::Regular { start_ms: 0, every_ms: 1000, values: vec![1.0, 2.0, f64::NAN, 3.0] };
    let check = |from_ms: f64, to_ms: f64, columns: usize, before: Option<f64>, after: Option<f64>| {
        let pyramid = pyramid(&samples);
        let drawn = Measured::new(&samples, &pyramid).m4(from_ms, to_ms, columns);
        assert_eq!(drawn.columns, [], "{from_ms} to {to_ms}");
        assert_eq!((drawn.before.map(|it| it.value), drawn.after.map(|it| it.value)), (before, after));
    };
    check(100.0, 200.0, 10, Some(1.0), Some(2.0)); // between two values: the line goes through
    check(1100.0, 1200.0, 10, None, None); // before a gap
    check(1500.0, 2500.0, 10, None, None); // around the gap
    check(-500.0, -100.0, 10, None, None); // before everything
    check(9000.0, 9900.0, 10, None, None); // after everything
    check(0.0, 4000.0, 0, None, None); // no column
    check(4000.0, 0.0, 5, None, None); // the wrong way round
    check(f64::NAN, f64::NAN, 5, None, None);
}
