//! Texts as they can be shown: without control characters, and never turning the direction of what stands beside them.

use std::borrow::Cow;

/// Whether a character is none that a text can have on a page (HTML, 13.2.3.5: controls and noncharacters). Line breaks
/// and tabs are.
fn is_unshowable(character: char) -> bool {
    let noncharacter = matches!(character, '\u{fdd0}'..='\u{fdef}') || u32::from(character) & 0xfffe == 0xfffe;
    noncharacter || character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

/// The text with U+FFFD for each such character; `None` if it has none.
pub(super) fn shown(text: &str) -> Option<String> {
    text.contains(is_unshowable).then(|| text.replace(is_unshowable, "\u{fffd}"))
}

/// The text with every direction that it turns turned back at its end, and without ends of what it did not begin (UAX 9,
/// BD9 and BD11, ends of paragraphs aside); and whether that, or an override, makes it read otherwise than it is written.
pub(super) fn settled(text: Cow<'_, str>) -> (Cow<'_, str>, bool) {
    let is_direction = |character| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !text.contains(is_direction) {
        return (text, false);
    }
    let mut settled = String::with_capacity(text.len());
    // For each direction that is open what ends it.
    let mut open: Vec<char> = Vec::new();
    let mut turned = false;
    for character in text.chars() {
        match character {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => {
                open.push('\u{202c}');
                turned |= matches!(character, '\u{202d}' | '\u{202e}');
            }
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202c}' if open.last() == Some(&'\u{202c}') => {
                open.pop();
            }
            '\u{2069}' if open.contains(&'\u{2069}') => while open.pop().is_some_and(|end| end != '\u{2069}') {},
            '\u{202c}' | '\u{2069}' => {
                turned = true;
                continue;
            }
            _ => {}
        }
        settled.push(character);
    }
    turned |= !open.is_empty();
    settled.extend(open.into_iter().rev());
    (Cow::Owned(settled), turned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_no_page_can_show_is_replaced() {
        let table = [
            (
                "a\u{0}b\u{1b}c\u{7f}d\u{85}e\u{fffe}f\u{1ffff}g\u{fdd0}h",
                Some("a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\u{fffd}g\u{fffd}h"),
            ),
            ("line\nline\r\n\tline", None),
            ("\u{feff}नमस्ते \u{200d} 👩‍🚒 \u{200f}שלום", None),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_direction_ends_with_its_text() {
        let table = [
            ("plain", "plain", false),
            ("\u{202e}evil", "\u{202e}evil\u{202c}", true),
            ("\u{202e}evil\u{202c}", "\u{202e}evil\u{202c}", true),
            ("\u{202b}שלום\u{202c}", "\u{202b}שלום\u{202c}", false),
            ("\u{2067}שלום\u{2069}", "\u{2067}שלום\u{2069}", false),
            ("\u{2067}שלום", "\u{2067}שלום\u{2069}", true),
            ("a\u{2069}b\u{202c}c", "abc", true),
            ("\u{2066}a\u{202a}b\u{2069}c", "\u{2066}a\u{202a}b\u{2069}c", false),
            ("\u{202a}a\u{2066}b", "\u{202a}a\u{2066}b\u{2069}\u{202c}", true),
        ];
        for (text, expected, turned) in table {
            assert_eq!(settled(text.into()), (expected.into(), turned), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_settled_stays_as_it_is(text in "[ab\u{202a}-\u{202e}\u{2066}-\u{2069}]{0,20}") {
            let (once, _) = settled(text.as_str().into());
            let (twice, _) = settled(once.clone());
            prop_assert_eq!(&once, &twice);
            let count = |wanted: &str| once.chars().filter(|character| wanted.contains(*character)).count();
            let (begun, ended) = (count("\u{2066}\u{2067}\u{2068}"), count("\u{2069}"));
            prop_assert_eq!(begun, ended);
        }
    }
}
