//! Laws of the figure, over windows and widths that no one chose.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, where to fail is to panic")]

#[path = "scene/extents.rs"]
mod extents;
#[path = "scene/fixed.rs"]
mod fixed;
#[path = "scene/layout.rs"]
mod layout;
#[path = "scene/presence.rs"]
mod presence;
mod support;

use incident_timeline::scene::Scene;
use incident_timeline::timeline::View;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use support::{BUNDLED, EVERY_MARK, Figure, read};

/// Windows tried on each document, each at a width of its own.
const CASES: u32 = 192;

/// A window anywhere in the story or a little beyond it, from a few seconds long to three times the story; often one
/// with an edge on a stated bound, where marks come and go.
fn any_view(whole: View, bounds_ms: Vec<i64>) -> impl Strategy<Value = View> {
    let share = prop_oneof![-0.3..1.3_f64, 0.0..1.0_f64];
    let edge = if bounds_ms.is_empty() { vec![0] } else { bounds_ms };
    let longest_ms = (whole.span_ms() * 3.0).ln();
    let span_ms = (2_000.0_f64.ln()..longest_ms.max(8.0)).prop_map(f64::exp);
    let from = prop_oneof![
        3 => share.prop_map(move |share| whole.from_ms + share * whole.span_ms()),
        1 => prop::sample::select(edge).prop_map(|at_ms| at_ms as f64),
    ];
    (from, span_ms, any::<bool>()).prop_map(|(at_ms, span_ms, ends)| {
        if ends { View::new(at_ms - span_ms, at_ms) } else { View::new(at_ms, at_ms + span_ms) }
    })
}

/// A width that an article may leave, from the narrowest phone to a desk.
fn any_width_px() -> impl Strategy<Value = f64> {
    prop_oneof![280.0..640.0_f64, 640.0..1_400.0_f64, Just(328.0), Just(640.0), Just(1_180.0)]
}

/// Holds every document to a law, in the first window, in the whole story, and in many at random.
fn hold(law: impl Fn(&Figure, &Scene, View) -> Result<(), String>) {
    for (name, json) in BUNDLED.into_iter().chain([("every-mark", EVERY_MARK)]) {
        let document = read(json);
        let figure = Figure::new(&document);
        let check = |view: View, width_px: f64| {
            let scene = figure.scene(view, width_px);
            law(&figure, &scene, view).map_err(|fault| format!("{name}, {width_px} px wide, {view:?}: {fault}"))
        };
        for width_px in [280.0, support::NARROW_PX, 640.0, support::WIDE_PX, 1_400.0] {
            for view in [figure.story.home, figure.story.whole] {
                check(view, width_px).unwrap_or_else(|fault| panic!("{fault}"));
            }
        }
        let bounds = figure.story.bounds().flat_map(|time| [time.earliest_ms, time.latest_ms]).flatten().collect();
        // The same windows at every run: what fails here fails for whoever looks at it next.
        let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
        let rng = proptest::test_runner::TestRng::deterministic_rng(config.rng_algorithm);
        let windows = (any_view(figure.story.whole, bounds), any_width_px());
        let found = TestRunner::new_with_rng(config, rng)
            .run(&windows, |(view, width_px)| check(view, width_px).map_err(TestCaseError::fail));
        if let Err(fault) = found {
            panic!("{fault}");
        }
    }
}
