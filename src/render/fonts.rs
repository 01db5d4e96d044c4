//! The fonts of pictures made of pixels: always the same ones, carried along, so that a picture is the same on every
//! machine. Noto Sans for Latin, Greek and Cyrillic; what it lacks (Arabic, Hebrew, Armenian, Georgian, arrows) is
//! DejaVu's.

use std::sync::Arc;

use resvg::usvg::fontdb::Database;

/// All of them.
pub(super) fn fonts() -> Arc<Database> {
    let mut fonts = Database::new();
    for font in [notosans::REGULAR_TTF, notosans::BOLD_TTF, notosans::ITALIC_TTF, notosans::BOLD_ITALIC_TTF] {
        fonts.load_font_data(font.to_vec());
    }
    for font in [dejavu::sans::regular(), dejavu::sans::bold()] {
        fonts.load_font_data(font.to_vec());
    }
    Arc::new(fonts)
}
