//! Laws of the figure, over windows and widths that no one chose.

#![cfg(feature = "tool")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, where to fail is to panic")]

#[path = "scene/axis.rs"]
mod axis;
#[path = "scene/crowd.rs"]
mod crowd;
#[path = "scene/extents.rs"]
mod extents;
#[path = "scene/fixed.rs"]
mod fixed;
#[path = "scene/layout.rs"]
mod layout;
#[path = "scene/marks.rs"]
mod marks;
#[path = "scene/presence.rs"]
mod presence;
#[path = "scene/probe.rs"]
mod probe;
#[path = "scene/snapshot.rs"]
mod snapshot;
mod support;

use std::sync::LazyLock;

use incident_timeline::document::Document;
use incident_timeline::scene::Scene;
use incident_timeline::timeline::View;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use support::{BUNDLED, EVERY_MARK, Figure, read};

/// Windows tried on each document, each at a width and on a scale of values of its own.
const CASES: u32 = 512;

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

/// A document, and figures of it in the first window, in the whole story, and in many windows at random.
struct Drawn {
    name: &'static str,
    document: Document,
    scenes: Vec<(View, Scene)>,
}

impl Drawn {
    fn new(name: &'static str, json: &str) -> Self {
        let document = read(json);
        let figure = Figure::new(&document);
        let story = &figure.story;
        let times = document.items().flat_map(support::times_of);
        let bounds = times.flat_map(|time| [time.earliest_ms, time.latest_ms]).flatten().collect();
        let any = (any_view(story.whole, bounds), any_width_px(), any::<bool>());
        // The same windows at every run: what fails here fails for whoever looks at it next.
        let mut runner = TestRunner::deterministic();
        let random = (0..CASES).map(|_| any.new_tree(&mut runner).unwrap().current());
        let widths = [280.0, support::NARROW_PX, 640.0, support::WIDE_PX, 1_400.0];
        let chosen =
            widths.into_iter().flat_map(|width_px| [story.home, story.whole].map(|view| (view, width_px, false)));
        let drawn = |(view, width_px, log)| (view, figure.scene_on(view, width_px, log));
        let scenes = chosen.chain(random).map(drawn).collect();
        Self { name, document, scenes }
    }
}

/// Drawn once for all laws.
static DRAWN: LazyLock<Vec<Drawn>> = LazyLock::new(|| {
    let (crowd, lanes) = (support::crowd(600), support::full_lanes(400));
    let documents = BUNDLED.into_iter().chain([("every-mark", EVERY_MARK), ("crowd", &crowd), ("full lanes", &lanes)]);
    documents.map(|(name, json)| Drawn::new(name, json)).collect()
});

/// Holds every figure to a law.
fn hold(law: impl Fn(&Figure, &Scene, View) -> Result<(), String>) {
    for Drawn { name, document, scenes } in DRAWN.iter() {
        let figure = Figure::new(document);
        for (view, scene) in scenes {
            if let Err(fault) = law(&figure, scene, *view) {
                panic!("{name}, {} px wide, {view:?}: {fault}", scene.width_px);
            }
        }
    }
}
