use proptest::prelude::*;

use super::super::{Bits, Facet, Facets, Filter, lines};
use crate::document::{Document, Zones, parse};
use crate::words::Words;

/// For documents without times.
struct NoZones;

impl Zones for NoZones {
    fn offset_s(&self, _zone: &str, _utc_s: i64) -> Option<i32> {
        None
    }
}

/// An item as JSON, and what each facet of it is, told apart by hand.
#[derive(Debug, Clone)]
struct Made {
    list: &'static str,
    json: String,
    values: Vec<(Facet, &'static str)>,
}

fn member(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { [",\"", name, "\":\"", value, "\""].concat() }
}

fn outage(regions: &[&'static str], severity: &'static str, lane: &'static str) -> Made {
    let listed: Vec<String> = regions.iter().map(|region| ["\"", region, "\""].concat()).collect();
    let own_lane = if lane.is_empty() { regions.first().copied().unwrap_or_default() } else { lane };
    let json =
        ["\"label\":\"L\",\"regions\":[", &listed.join(","), "]", &member("severity", severity), &member("lane", lane)];
    let of_regions = if regions.is_empty() { vec![""] } else { regions.to_vec() };
    let mut values = vec![(Facet::Lane, own_lane), (Facet::HiddenLane, own_lane), (Facet::Severity, severity)];
    values.extend(of_regions.into_iter().map(|region| (Facet::Region, region)));
    Made { list: "outages", json: json.concat(), values }
}

fn statement(speaker: &'static str, offered: &'static str) -> Made {
    let evidence =
        if offered.is_empty() { String::new() } else { [",\"evidence\":{\"offered\":\"", offered, "\"}"].concat() };
    let json = ["\"paraphrase\":\"P\",\"kind\":\"claim\",\"speaker\":\"", speaker, "\"", &evidence].concat();
    let name = if speaker == "p" { "Ada" } else { speaker };
    let offered = if offered.is_empty() { "unknown" } else { offered };
    Made { list: "statements", json, values: vec![(Facet::Speaker, name), (Facet::Evidence, offered)] }
}

fn any_item() -> impl Strategy<Value = Made> {
    let places = prop::sample::subsequence(vec!["UK", "US", "a, b"], 0..=3);
    let outage =
        (places, prop::sample::select(vec!["", "minor", "critical"]), prop::sample::select(vec!["", "UK", "API"]))
            .prop_map(|(regions, severity, lane)| outage(&regions, severity, lane));
    let said =
        (prop::sample::select(vec!["Ada", "p", "Bob"]), prop::sample::select(vec!["", "none", "published", "unknown"]));
    prop_oneof![
        outage,
        said.prop_map(|(speaker, offered)| statement(speaker, offered)),
        Just(Made { list: "events", json: "\"label\":\"E\"".to_owned(), values: Vec::new() }),
    ]
}

fn document(items: &[Made]) -> Document {
    let list = |list: &str| {
        let of_list = items.iter().enumerate().filter(|(_, item)| item.list == list);
        let items: Vec<String> = of_list.map(|(id, item)| format!("{{\"id\":\"i{id}\",{}}}", item.json)).collect();
        format!(",\"{list}\":[{}]", items.join(","))
    };
    let head = "{\"format\":\"incident-timeline/1\",\"title\":\"T\",\"parties\":[{\"id\":\"p\",\"name\":\"Ada\"}]";
    let json = [head, &list("outages"), &list("statements"), &list("events"), "}"].concat();
    parse(&json, &NoZones).document.unwrap()
}

proptest! {
    #[test]
    fn what_is_chosen_is_found_as_a_look_at_each_item_finds_it(
        items in prop::collection::vec(any_item(), 1..14),
        chosen in prop::collection::vec((0..Facet::ALL.len(), prop::sample::select(vec!["", "UK", "US", "a, b", "API", "Ada", "Bob", "none", "unknown", "critical"])), 0..4),
    ) {
        let document = document(&items);
        let words = Words::new(&document, &NoZones, "UTC");
        let lines = lines(&document);
        let facets = Facets::new(&words, &lines);
        let mut filter = Filter::default();
        chosen.iter().for_each(|(facet, value)| filter.choose(Facet::ALL[*facet], value, true));
        let made = |place: usize| {
            let id = &document.item_at(lines[place].spot).unwrap().id().0;
            &items[id.trim_start_matches('i').parse::<usize>().unwrap()]
        };
        let has = |place: usize, filter: &Filter| Facet::ALL.into_iter().filter(|facet| !facet.hides()).all(|facet| {
            let chosen = filter.chosen(facet);
            chosen.is_empty() || made(place).values.iter().any(|(of, value)| *of == facet && chosen.iter().any(|one| one == value))
        });
        let narrowed = |filter: &Filter| {
            let mut found = Bits::of(lines.len(), |_| true);
            facets.narrow(filter, &mut found);
            found
        };
        let found = narrowed(&filter);
        for place in 0..lines.len() {
            prop_assert_eq!(found.contains(place), has(place, &filter), "{:?} of {:?}", made(place), filter);
        }
        // Beside each value stands how many there would be with it alone.
        for facet in Facet::ALL.into_iter().filter(|facet| !facet.hides()) {
            let counts = facets.counts(facet, &filter, &Bits::of(lines.len(), |_| true));
            prop_assert_eq!(counts.len(), facets.values(facet).len());
            for (value, count) in facets.values(facet).iter().zip(counts) {
                let mut alone = filter.clone();
                alone.chosen[facet as usize] = vec![value.text.clone()];
                prop_assert_eq!(count, narrowed(&alone).count());
            }
        }
        // What no item has is left out, and told.
        let mut held = filter.clone();
        let gone = facets.hold(&mut held);
        for facet in Facet::ALL {
            let is_had = |chosen: &String| facets.values(facet).iter().any(|value| value.text == *chosen);
            let had: Vec<String> = filter.chosen(facet).iter().filter(|chosen| is_had(chosen)).cloned().collect();
            prop_assert_eq!(gone.contains(&facet), had.len() < filter.chosen(facet).len());
            prop_assert_eq!(held.chosen(facet), had);
        }
    }
}

#[test]
fn values_are_offered_in_the_order_of_their_weight() {
    let items = [
        outage(&["UK"], "minor", ""),
        outage(&["US"], "critical", ""),
        outage(&["US"], "", ""),
        statement("Bob", "published"),
        statement("p", ""),
        statement("Ada", "none"),
    ];
    let document = document(&items);
    let words = Words::new(&document, &NoZones, "UTC");
    let facets = Facets::new(&words, &lines(&document));
    let check = |facet: Facet, expected: &[(&str, &str)]| {
        let values: Vec<_> = facets.values(facet).iter().map(|value| (&*value.text, &*value.label)).collect();
        assert_eq!(values, expected, "{facet:?}");
    };
    check(
        Facet::Severity,
        &[
            ("critical", words.severity(crate::document::Severity::Critical)),
            ("minor", words.severity(crate::document::Severity::Minor)),
            ("", "not stated"),
        ],
    );
    check(Facet::Region, &[("US", "US"), ("UK", "UK")]);
    check(Facet::Speaker, &[("Ada", "Ada"), ("Bob", "Bob")]);
    check(
        Facet::Evidence,
        &[("none", "no evidence offered"), ("published", "evidence published"), ("unknown", "evidence not stated")],
    );
    check(Facet::HiddenLane, &[("UK", "UK"), ("US", "US")]);
}
