//! Many outages over the whole story: what they cover together, as finely as a strip can show it.

use super::outages::{Cover, Lane};
use crate::scene::shape::Role;
use crate::timeline::View;

/// A stretch of the story, without a gap that a strip could show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::scene) struct Covered {
    /// Where it begins, Unix milliseconds.
    pub(in crate::scene) from_ms: f64,
    /// Where it ends.
    pub(in crate::scene) to_ms: f64,
    /// Its colour.
    pub(in crate::scene) role: Role,
    /// Whether something was certainly down there; otherwise it is where a beginning or an end lies.
    pub(in crate::scene) certain: bool,
}

/// Parts of the whole story, each less than a pixel of a strip.
const PARTS: usize = 4_096;

/// Marks how often each part is covered, so that it costs O(n), in whatever order outages come.
pub(super) fn covered(lanes: &[Lane], whole: View) -> Vec<Covered> {
    let part_ms = whole.span_ms() / PARTS as f64;
    let part = |at_ms: i64| (((at_ms as f64 - whole.from_ms) / part_ms).max(0.0) as usize).min(PARTS - 1);
    let mut layers: Vec<(Role, bool, Vec<i32>)> = Vec::new();
    let mut cover = |Cover { role, certain, extent_ms: (from_ms, to_ms) }| {
        let place = layers.iter().position(|layer| (layer.0, layer.1) == (role, certain)).unwrap_or(layers.len());
        if place == layers.len() {
            layers.push((role, certain, vec![0; PARTS + 1]));
        }
        let Some((.., steps)) = layers.get_mut(place) else { return };
        for (part, step) in [(part(from_ms), 1), (part(to_ms) + 1, -1)] {
            if let Some(known) = steps.get_mut(part) {
                *known += step;
            }
        }
    };
    for lane in lanes {
        lane.leads.each(&mut |item| {
            if let Some(covers) = lane.cover(item) {
                cover(covers);
            }
        });
    }
    let mut covered = Vec::new();
    for (role, certain, steps) in layers {
        let mut depth = 0;
        let mut from = None;
        for (part, step) in steps.into_iter().enumerate() {
            depth += step;
            let at_ms = |part: usize| whole.from_ms + part_ms * part as f64;
            match (depth > 0, from) {
                (true, None) => from = Some(part),
                (false, Some(begun)) => {
                    covered.push(Covered { from_ms: at_ms(begun), to_ms: at_ms(part), role, certain });
                    from = None;
                }
                _ => {}
            }
        }
    }
    covered
}
