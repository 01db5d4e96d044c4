//! Text in lines, for pictures in which nothing breaks them.

use crate::scene::width_ems;

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600 or more.
    Bold,
}

/// Width of a text in CSS pixels.
pub fn width_px(text: &str, font_px: f64, weight: Weight) -> f64 {
    width_ems(text, weight == Weight::Bold) * font_px
}

/// A text in at most `most` lines of at most `width_px`, broken at spaces, and within a word that is longer than a line.
/// What does not fit ends in an ellipsis.
pub fn lines(text: &str, font_px: f64, weight: Weight, most_px: f64, most: usize) -> Vec<String> {
    let fits = |line: &str| width_px(line, font_px, weight) <= most_px;
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { [&line, " ", word].concat() };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            out.push(std::mem::take(&mut line));
        }
        for character in word.chars() {
            line.push(character);
            if !fits(&line) && line.chars().count() > 1 {
                line.pop();
                out.push(std::mem::replace(&mut line, character.to_string()));
            }
        }
    }
    if !line.is_empty() {
        out.push(line);
    }
    if out.len() > most {
        out.truncate(most);
        if let Some(last) = out.last_mut() {
            while !last.is_empty() && !fits(&[last.as_str(), "…"].concat()) {
                last.pop();
            }
            let kept = last.trim_end_matches([' ', ',', ';', '.', ':']).len();
            last.truncate(kept);
            last.push('…');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_asked_and_lose_no_word_while_there_is_room() {
        let check = |text: &str, most_px: f64, most: usize, expected: &[&str]| {
            let found = lines(text, 10.0, Weight::Regular, most_px, most);
            assert_eq!(found, expected, "{text} in {most_px} px");
            assert!(found.iter().all(|line| width_px(line, 10.0, Weight::Regular) <= most_px));
        };
        check("", 50.0, 2, &[]);
        check("one two three", 500.0, 2, &["one two three"]);
        check("one two three", 45.0, 3, &["one two", "three"]);
        check("one two, three four", 50.0, 1, &["one two…"]);
        check("incomprehensible", 45.0, 9, &["incompre", "hensible"]);
    }
}
