use std::borrow::Cow;
use std::collections::HashMap;

use proptest::prelude::*;

use super::{Names, Places, hash};

proptest! {
    #[test]
    fn names_have_the_places_of_their_first_coming(given in prop::collection::vec("[a-c]{0,4}|\\PC{0,12}", 0..200)) {
        let mut names = Names::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for name in &given {
            let next = known.len();
            let place = *known.entry(name).or_insert(next);
            prop_assert_eq!(names.add(Cow::Borrowed(name)), (place, place == next));
        }
        prop_assert_eq!(names.len(), known.len());
        for name in &given {
            prop_assert_eq!(names.place(name), known.get(name.as_str()).copied());
        }
        prop_assert_eq!(names.place("\n"), None);
    }

    #[test]
    fn things_of_one_hash_are_told_apart(hashes in prop::collection::vec(0_u32..4, 0..100)) {
        let mut places = Places::default();
        for hash in &hashes {
            places.add(*hash);
        }
        for (place, hash) in hashes.iter().enumerate() {
            prop_assert_eq!(places.find(*hash, &mut |found| found == place), Some(place));
            let mut asked = Vec::new();
            places.find(*hash, &mut |found| { asked.push(found); false });
            let same: Vec<usize> = (0..hashes.len()).filter(|other| hashes[*other] == *hash).collect();
            prop_assert_eq!(asked, same);
        }
    }
}

/// Ids in a row, as generators write them, and ids that hashes without a drawn number take for one.
#[test]
fn what_is_alike_is_spread() {
    let rows: Vec<String> = (0..50_000).map(|number| format!("outage-{number}")).collect();
    let blocks: Vec<String> = (0..1_u32 << 15)
        .map(|bits| (0..15).map(|bit| if bits >> bit & 1 == 0 { "AaAaAaAa" } else { "BBBBBBBB" }).collect())
        .collect();
    for names in [rows, blocks] {
        let mut places = Places::default();
        let mut asked = 0;
        for name in &names {
            let hash = hash(name.as_bytes());
            places.find(hash, &mut |_| {
                asked += 1;
                false
            });
            places.add(hash);
        }
        assert!(asked < 100, "{asked} names of another's hash");
        let longest = longest_run(&places);
        assert!(longest < 200, "{longest} slots in a row");
    }
}

fn longest_run(places: &Places) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for slot in &places.slots {
        run = if *slot != super::FREE { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
