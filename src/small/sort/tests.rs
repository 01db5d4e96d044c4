use proptest::prelude::*;

use super::{sort_by, sort_by_key};

proptest! {
    #[test]
    fn it_sorts_as_the_standard_library_does(list in proptest::collection::vec((0_u8..8, any::<u16>()), 0..200)) {
        let mut ours = list.clone();
        let mut theirs = list;
        sort_by_key(&mut ours, |(key, _)| *key);
        theirs.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(&ours, &theirs);
        sort_by(&mut ours, |one, other| other.cmp(one));
        theirs.sort_by(|one, other| other.cmp(one));
        prop_assert_eq!(ours, theirs);
    }
}
