//! How wide a text is, by one table of our own: a scene never measures by a backend, so that every backend lays out alike.

use super::label::{Run, Size};
use crate::small::without_end;

/// Advance widths of the printable ASCII characters, in hundredths of the font size: a common grotesque with tabular
/// figures (measured once on Inter; a reader's font may be narrower, or be cut with an ellipsis).
const ADVANCES: [u8; 95] = [
    28, 28, 40, 63, 64, 81, 64, 22, 36, 36, 50, 66, 28, 46, 28, 36, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 28, 28, 66,
    66, 66, 51, 94, 68, 65, 73, 72, 60, 59, 74, 74, 26, 54, 65, 56, 89, 75, 76, 64, 76, 64, 64, 64, 74, 68, 95, 64, 66,
    62, 36, 36, 36, 47, 45, 50, 56, 62, 56, 62, 58, 36, 61, 59, 24, 24, 54, 24, 87, 58, 60, 61, 61, 37, 52, 36, 58, 56,
    81, 54, 56, 54, 36, 33, 36, 66,
];
/// A semi-bold face is this much wider.
const BOLD: f64 = 1.05;
/// Taken wider than measured, so that a line that should just fit does.
const SLACK: f64 = 1.02;

fn advance(character: char) -> f64 {
    let ascii = (character as usize).checked_sub(32).and_then(|index| ADVANCES.get(index));
    match (ascii, character) {
        (Some(hundredths), _) => f64::from(*hundredths) / 100.0,
        (None, '‘' | '’' | '·') => 0.28,
        (None, '“' | '”') => 0.46,
        (None, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}') => 0.0,
        // Scripts set in full squares.
        (None, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffff}' | '\u{1f000}'..) => 1.0,
        (None, _) => 0.64,
    }
}

/// Width of a text in sizes of its font.
pub fn width_ems(text: &str, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(advance).sum();
    ems * SLACK * if bold { BOLD } else { 1.0 }
}

/// Width of a text in CSS pixels.
pub(super) fn width_px(text: &str, size: Size, bold: bool) -> f64 {
    width_ems(text, bold) * size.font_px()
}

/// Width of runs set one after another, with a space's breadth between them.
pub(super) fn runs_width_px(runs: &[Run], size: Size) -> f64 {
    let texts: f64 = runs.iter().map(|run| width_px(&run.text, size, run.style.is_bold())).sum();
    texts + gap_px(size) * runs.len().saturating_sub(1) as f64
}

/// The space between two runs.
pub(super) fn gap_px(size: Size) -> f64 {
    size.font_px() * 0.5
}

/// The text, or as many whole words of it as fit `most_px` with an ellipsis; `None` if not even one does.
pub(super) fn shortened(text: &str, size: Size, bold: bool, most_px: f64) -> Option<String> {
    if width_px(text, size, bold) <= most_px {
        return Some(text.to_owned());
    }
    let mut kept = "";
    for (end, _) in text.match_indices(' ').chain([(text.len(), "")]) {
        let longer = text.get(..end).unwrap_or(text);
        if width_px(longer, size, bold) + width_px(&cut_off(longer), size, bold) > most_px {
            break;
        }
        kept = longer;
    }
    let kept = without_end(kept, " ,;.”");
    (!kept.is_empty()).then(|| [kept, &cut_off(kept)].concat())
}

/// The first word of a text and as many of its last ones as fit `most_px` with an ellipsis between; `None` if none does.
pub(super) fn with_end(text: &str, size: Size, bold: bool, most_px: f64) -> Option<String> {
    let (first, rest) = crate::small::cut(text, " ")?;
    let start = [without_end(first, " ,;."), "… "].concat();
    let room_px = most_px - width_px(&start, size, bold);
    let ends = rest.rmatch_indices(' ').filter_map(|(at, _)| rest.get(at + 1..));
    let end = ends.take_while(|end| width_px(end, size, bold) <= room_px).last()?;
    Some([&start, end].concat())
}

/// What stands behind a text that is cut off: an ellipsis, and what closes the quotes and brackets that are open there.
fn cut_off(text: &str) -> String {
    let mut open = vec!['…'];
    for letter in text.chars() {
        match letter {
            '“' => open.insert(1, '”'),
            '(' => open.insert(1, ')'),
            '”' | ')' if open.get(1) == Some(&letter) => drop(open.remove(1)),
            _ => {}
        }
    }
    open.into_iter().collect()
}

/// As many characters of a word as fit `most_px` with an ellipsis, and one at least.
fn cut(word: &str, size: Size, bold: bool, most_px: f64) -> String {
    let mut room_px = most_px - width_px("…", size, bold);
    let mut kept = String::new();
    for character in word.chars() {
        room_px -= width_px(character.encode_utf8(&mut [0; 4]), size, bold);
        if room_px < 0.0 && !kept.is_empty() {
            break;
        }
        kept.push(character);
    }
    kept.push('…');
    kept
}

/// The text in lines of at most `most_px`, broken at spaces, at most `most_lines`; the last is cut with an ellipsis.
pub(super) fn wrapped(text: &str, size: Size, bold: bool, most_px: f64, most_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while words.peek().is_some() && lines.len() < most_lines {
        let last = lines.len() + 1 == most_lines;
        let mut line = String::new();
        while let Some(word) = words.peek() {
            let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
            let full = width_px(&longer, size, bold) > most_px;
            if full && !line.is_empty() && !last {
                break;
            }
            line = longer;
            words.next();
            if full {
                // What follows on the last line is cut off anyway, however long it is.
                break;
            }
        }
        lines.push(shortened(&line, size, bold, most_px).unwrap_or_else(|| cut(&line, size, bold, most_px)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_stays_whole_and_a_longer_one_is_cut_between_words() {
        let check = |text: &str, most_px: f64, expected: Option<&str>| {
            assert_eq!(shortened(text, Size::Large, false, most_px).as_deref(), expected, "{text} in {most_px} px");
        };
        check("short", 200.0, Some("short"));
        check("a large, coordinated group", 90.0, Some("a large…"));
        check("“a large, coordinated group”", 90.0, Some("“a large…”"));
        check("after Mark Kelly (“You are a traitor”)", 190.0, Some("after Mark Kelly (“You are…”)"));
        check("after Mark Kelly (in full) and others", 165.0, Some("after Mark Kelly (in full)…"));
        check("incomprehensibilities", 20.0, None);
    }

    #[test]
    fn a_text_that_keeps_its_end_has_its_first_word_and_what_fits_of_the_last() {
        let check = |text: &str, most_px: f64, expected: Option<&str>| {
            assert_eq!(with_end(text, Size::Medium, true, most_px).as_deref(), expected, "{text} in {most_px} px");
        };
        check("Codespaces, 7 Feb 18:40", 136.0, Some("Codespaces… 18:40"));
        check("Region of the far north", 120.0, Some("Region… far north"));
        check("Region of the far north", 60.0, None);
        check("Region", 60.0, None);
    }

    #[test]
    fn lines_are_broken_at_spaces_and_no_word_is_lost_while_there_is_room() {
        let text = "some time on Monday 10 March";
        let lines = wrapped(text, Size::Small, false, 90.0, 3);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| width_px(line, Size::Small, false) <= 90.0));
        assert_eq!(wrapped(text, Size::Small, false, 90.0, 1).len(), 1);
    }

    #[test]
    fn a_text_of_any_length_is_cut_in_the_time_it_takes_to_read_it() {
        let long = "word ".repeat(400_000);
        let lines = wrapped(&long, Size::Small, false, 90.0, 2);
        assert!(lines.len() == 2 && lines.iter().all(|line| width_px(line, Size::Small, false) <= 90.0), "{lines:?}");
        let unbroken = "長".repeat(400_000);
        let lines = wrapped(&unbroken, Size::Small, false, 90.0, 2);
        assert!(lines.len() == 1 && lines.iter().all(|line| width_px(line, Size::Small, false) <= 90.0), "{lines:?}");
    }
}
