//! Parts of texts. What the standard library finds them by says, should it ever fail, where a text was cut, with all that
//! takes: which letters are shown and which are escaped.

/// Where a part first stands in a text, in bytes. An empty one stands at its beginning.
pub fn find(text: &str, part: &str) -> Option<usize> {
    let Some((first, more)) = part.as_bytes().split_first() else { return Some(0) };
    let mut behind = 0;
    loop {
        let rest = text.as_bytes().get(behind..)?;
        let at = rest.iter().position(|byte| byte == first)?;
        behind += at + 1;
        if rest.get(at + 1..)?.starts_with(more) {
            return Some(behind - 1);
        }
    }
}

/// What stands before a part and what behind it, where it first stands in a text.
pub fn cut<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let (before, rest) = text.split_at_checked(find(text, part)?)?;
    Some((before, rest.get(part.len()..)?))
}

/// Where one of these letters first stands in a text, in bytes. They are of ASCII.
pub fn find_one(text: &str, of: &str) -> Option<usize> {
    text.bytes().position(|byte| of.as_bytes().contains(&byte))
}

/// What stands before one of these letters and what behind it, where one first stands in a text. They are of ASCII.
pub fn cut_one<'a>(text: &'a str, of: &str) -> Option<(&'a str, &'a str)> {
    let (before, rest) = text.split_at_checked(find_one(text, of)?)?;
    Some((before, rest.get(1..)?))
}

/// What stands before the first one of these letters; all, if there is none. They are of ASCII.
pub fn before<'a>(text: &'a str, of: &str) -> &'a str {
    cut_one(text, of).map_or(text, |(before, _)| before)
}

/// A text without these letters at its end.
pub fn without_end<'a>(text: &'a str, of: &str) -> &'a str {
    text.trim_end_matches(|letter| of.chars().any(|one| one == letter))
}

#[cfg(test)]
mod tests {
    use super::{before, cut, cut_one, find, find_one, without_end};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_part_is_found_where_the_standard_library_finds_it(text in "[aä✓]{0,12}", part in "[aä✓]{0,3}") {
            prop_assert_eq!(find(&text, &part), text.find(&part));
            prop_assert_eq!(cut(&text, &part), text.split_once(&*part));
        }

        #[test]
        fn one_of_some_letters_is_found_where_the_standard_library_finds_it(text in "[aä,.]{0,8}") {
            prop_assert_eq!(find_one(&text, ",."), text.find([',', '.']));
            prop_assert_eq!(cut_one(&text, ",."), text.split_once([',', '.']));
            prop_assert_eq!(Some(before(&text, ",.")), text.split([',', '.']).next());
            prop_assert_eq!(without_end(&text, "ä,."), text.trim_end_matches(['ä', ',', '.']));
        }
    }
}
