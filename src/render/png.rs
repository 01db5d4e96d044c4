//! Pixels from SVG.

use std::fmt;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The most pixels of one picture: 400 megabytes of memory.
const MOST_PIXELS: f64 = 1.0e8;

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpaintable(String);

impl fmt::Display for Unpaintable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Unpaintable {}

/// SVG of ours as a PNG file, at `scale` pixels a CSS pixel. The same text gives the same bytes on every machine.
///
/// # Errors
/// A picture of more than a hundred million pixels, or none; what the painter reports of an SVG that it cannot read.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>, Unpaintable> {
    let options =
        Options { fontdb: super::fonts::fonts(), font_family: String::from("Noto Sans"), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| Unpaintable(error.to_string()))?;
    let size = tree.size();
    let pixels = |side: f32| (f64::from(side) * scale).round();
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let made = if width * height <= MOST_PIXELS { Pixmap::new(width as u32, height as u32) } else { None };
    let Some(mut pixmap) = made else {
        return Err(Unpaintable(format!("a picture of {width} by {height} pixels cannot be made")));
    };
    let scale = scale as f32;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| Unpaintable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_size_and_an_impossible_one_is_refused() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"><text y=\"15\">a</text></svg>";
        let bytes = png(svg, 2.0).unwrap();
        let size = Pixmap::decode_png(&bytes).map(|pixmap| (pixmap.width(), pixmap.height()));
        assert_eq!(size.ok(), Some((60, 40)));
        assert_eq!(png(svg, 2.0).unwrap(), bytes);
        for scale in [0.0, -1.0, 1.0e9, f64::NAN] {
            assert!(png(svg, scale).is_err(), "{scale}");
        }
        assert!(png("<svg", 1.0).is_err());
    }
}
