//! Room that a figure keeps free, so that nothing below it moves while a reader moves the window: a picture has no use for it.

use crate::scene::{Rect, Scene, Shape};

/// What stays free above the strip of the whole story and its heading, CSS pixels.
const GAP_PX: f64 = 24.0;
/// The heading stands no higher above the strip than this, and nothing else as low, CSS pixels.
const HEADING_PX: f64 = 24.0;

/// For less the picture is as on the screen, CSS pixels.
const LEAST_PX: f64 = 12.0;

/// The same figure with its strip right below what is drawn above it.
pub(super) fn closed(mut scene: Scene) -> Scene {
    let strip_px = scene.strip.y_px - HEADING_PX;
    let bottom_px = above_strip_px(&scene);
    let below = all(&scene).map(|(top_px, _)| top_px).filter(|top_px| *top_px >= strip_px);
    let top_px = below.fold(scene.strip.y_px, f64::min);
    // By whole pixels, so that lines stay crisp.
    let up_px = (top_px - bottom_px - GAP_PX).floor();
    if scene.strip.height_px <= 0.0 || up_px < LEAST_PX {
        return scene;
    }
    let lift = |y_px: &mut f64| *y_px -= if *y_px >= strip_px { up_px } else { 0.0 };
    let lift_rect = |rect: &mut Rect| lift(&mut rect.y_px);
    scene.labels.iter_mut().for_each(|label| lift(&mut label.y_px));
    scene.hits.iter_mut().for_each(|hit| lift_rect(&mut hit.rect));
    for shape in &mut scene.shapes {
        match shape {
            Shape::Rect { rect, .. } => lift_rect(rect),
            Shape::Line { points, .. } | Shape::Polygon { points, .. } => {
                points.iter_mut().for_each(|(_, y_px)| lift(y_px));
            }
            Shape::Circle { centre, .. } => lift(&mut centre.1),
        }
    }
    lift_rect(&mut scene.strip);
    lift_rect(&mut scene.brush);
    scene.height_px -= up_px;
    scene
}

/// How far down a figure goes above its strip and the strip's heading, CSS pixels; without a strip, all of it.
pub(super) fn above_strip_px(scene: &Scene) -> f64 {
    if scene.strip.height_px <= 0.0 {
        return scene.height_px;
    }
    let strip_px = scene.strip.y_px - HEADING_PX;
    let above = all(scene).filter(|(top_px, _)| *top_px < strip_px);
    above.map(|(_, bottom_px)| bottom_px).fold(0.0, f64::max)
}

/// Top and bottom of all that is drawn.
fn all(scene: &Scene) -> impl Iterator<Item = (f64, f64)> {
    let labels = scene.labels.iter().map(|label| (label.y_px, label.y_px + label.size.line_px()));
    let hits = scene.hits.iter().map(|hit| (hit.rect.y_px, hit.rect.bottom_px()));
    labels.chain(hits).chain(scene.shapes.iter().filter_map(edges))
}

/// Top and bottom of a shape.
fn edges(shape: &Shape) -> Option<(f64, f64)> {
    match shape {
        Shape::Rect { rect, .. } => Some((rect.y_px, rect.bottom_px())),
        Shape::Line { points, .. } | Shape::Polygon { points, .. } => {
            let y_px = points.iter().map(|(_, y_px)| *y_px);
            Some((y_px.clone().reduce(f64::min)?, y_px.reduce(f64::max)?))
        }
        Shape::Circle { centre, radius_px, .. } => Some((centre.1 - radius_px, centre.1 + radius_px)),
    }
}
