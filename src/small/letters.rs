//! Large and small letters of the scripts that have both. The standard library's tables know every letter that there is.

#[cfg(test)]
mod tests;

/// Large letters: the first and the last, how far apart they are, and how far on the small one is.
const LARGE: &[(u32, u32, u32, u32)] = &[
    // Latin
    (0x41, 0x5a, 1, 32),
    (0xc0, 0xd6, 1, 32),
    (0xd8, 0xde, 1, 32),
    (0x100, 0x12e, 2, 1),
    (0x132, 0x136, 2, 1),
    (0x139, 0x147, 2, 1),
    (0x14a, 0x176, 2, 1),
    (0x179, 0x17d, 2, 1),
    (0x1cd, 0x1db, 2, 1),
    (0x1de, 0x1ee, 2, 1),
    (0x1f8, 0x21e, 2, 1),
    (0x222, 0x232, 2, 1),
    (0x1e00, 0x1e94, 2, 1),
    (0x1ea0, 0x1efe, 2, 1),
    // Greek
    (0x386, 0x386, 1, 38),
    (0x388, 0x38a, 1, 37),
    (0x38c, 0x38c, 1, 64),
    (0x38e, 0x38f, 1, 63),
    (0x391, 0x3a1, 1, 32),
    (0x3a3, 0x3ab, 1, 32),
    // Cyrillic
    (0x400, 0x40f, 1, 80),
    (0x410, 0x42f, 1, 32),
    (0x460, 0x480, 2, 1),
    (0x48a, 0x4be, 2, 1),
    (0x4c1, 0x4cd, 2, 1),
    (0x4d0, 0x52e, 2, 1),
    // Armenian
    (0x531, 0x556, 1, 48),
    // Those as wide as Chinese characters
    (0xff21, 0xff3a, 1, 32),
];

/// Whether a large letter is one of those of a line of [`LARGE`].
fn is_of(&(first, last, step, _): &(u32, u32, u32, u32), letter: u32) -> bool {
    (first..=last).contains(&letter) && (letter - first).is_multiple_of(step)
}

fn small_letter(letter: char) -> char {
    let code = u32::from(letter);
    let line = LARGE.iter().find(|line| is_of(line, code));
    line.and_then(|(.., on)| char::from_u32(code + on)).unwrap_or(letter)
}

fn large_letter(letter: char) -> char {
    let code = u32::from(letter);
    let line = LARGE.iter().find(|line| code.checked_sub(line.3).is_some_and(|large| is_of(line, large)));
    line.and_then(|(.., on)| char::from_u32(code - on)).unwrap_or(letter)
}

/// In small letters, for comparing.
pub fn small_letters(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

/// With its first letter large.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(large_letter).into_iter().chain(letters).collect()
}

/// Whether a character is part of a word or a number, and no mark between them.
pub fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '×' | '÷' => matches!(character, 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾'),
        // Punctuation, arrows, signs and pictures; then punctuation of East Asia and its wide forms.
        '\u{2000}'..='\u{2bff}' => false,
        '\u{3000}'..='\u{3020}' | '\u{ff00}'..='\u{ff0f}' | '\u{fe10}'..='\u{fe6f}' => false,
        '\u{d7ff}'.. => {
            matches!(character, '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fffc}' | '\u{20000}'..='\u{3ffff}')
        }
        _ => true,
    }
}
