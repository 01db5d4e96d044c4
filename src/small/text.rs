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

#[cfg(test)]
mod tests {
    use super::{cut, find};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_part_is_found_where_the_standard_library_finds_it(text in "[aä✓]{0,12}", part in "[aä✓]{0,3}") {
            prop_assert_eq!(find(&text, &part), text.find(&part));
            prop_assert_eq!(cut(&text, &part), text.split_once(&*part));
        }
    }
}
