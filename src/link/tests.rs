use super::base64url::{decode, encode};
use super::inflate::{Fault, Limits, inflate};
use super::{LIMITS, Link, MOST_CHARACTERS, Notice, Shown, unpack};
use crate::document::{Kind, Zones, parse};
use crate::record::{Facet, Filter};
use crate::timeline::View;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use proptest::prelude::*;

/// Texts as documents are: few words, often the same.
fn any_document() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[a-z]{1,8}", r#"[{}\[\]":, \n]{1,3}"#, "\\PC{1,4}", Just("\"sources\":[\"".to_owned())];
    prop::collection::vec(word, 0..400).prop_map(|words| words.concat())
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let kinds = [Kind::Outage, Kind::Point, Kind::Series, Kind::Statement, Kind::Event];
    let kinds = prop::sample::subsequence(kinds.to_vec(), 0..=5);
    let value = (prop::sample::select(Facet::ALL.to_vec()), "\\PC{0,12}|[ -~]{0,20}|.{0,9}");
    let values = prop::collection::vec(value, 0..6);
    ("\\PC{0,20}|[ -~]{0,20}|\\s{0,3}|.{0,9}", kinds, values).prop_map(|(query, kinds, values)| {
        let mut filter = Filter { query, kinds, ..Filter::default() };
        values.iter().for_each(|(facet, value)| filter.choose(*facet, value, true));
        filter
    })
}

fn any_window() -> impl Strategy<Value = View> {
    let far = prop_oneof![-8.0e15..8.0e15_f64, -3.0e14..3.0e14_f64, 1.6e12..1.9e12_f64, Just(0.0)];
    (far, 3.0..14.0_f64).prop_map(|(from_ms, log)| View::new(from_ms, from_ms + 10.0_f64.powf(log)).nameable())
}

fn any_shown() -> impl Strategy<Value = Shown> {
    let zone =
        prop::sample::select(vec!["Europe/London", "America/Argentina/Buenos_Aires", "UTC", "Etc/GMT+5", "-04:00"]);
    let (zone, item) = (prop::option::of(zone), prop::option::of("[A-Za-z0-9._-]{1,40}"));
    let moment = prop::option::of(1..1_000_000_usize);
    let language = prop::option::of("[a-z]{2}(-[A-Z]{2})?");
    let flags = (any::<Option<bool>>(), any::<Option<bool>>(), language);
    (prop::option::of(any_window()), zone, item, moment, any_filter(), flags).prop_map(
        |(window, zone, item, moment, filter, (log, dark, language))| Shown {
            from_ms: window.map(|view| view.from_ms),
            to_ms: window.map(|view| view.to_ms),
            zone: zone.map(str::to_owned),
            item,
            moment,
            filter,
            log,
            dark,
            language,
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_the_same(shown in any_shown(), document in any_document(), level in 0..=10_u8) {
        let document = encode(&compress_to_vec(document.as_bytes(), level));
        for document in [None, Some(document)] {
            let fragment = shown.fragment(document.as_deref());
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?%".contains(&byte);
            prop_assert!(fragment.bytes().all(plain), "{}", fragment);
            prop_assert!(!fragment.ends_with(['.', ',', ')']), "{}", fragment);
            let link = Link::read(&fragment);
            prop_assert_eq!(&link.shown, &shown);
            prop_assert_eq!(link.document, document);
            prop_assert_eq!(link.notices, vec![]);
        }
    }

    #[test]
    fn a_window_that_was_named_is_the_very_same(window in any_window()) {
        let shown = Shown { from_ms: Some(window.from_ms), to_ms: Some(window.to_ms), ..Shown::default() };
        let read = Link::read(&shown.fragment(None)).shown.view(View::new(0.0, 1.0));
        prop_assert_eq!(read.map(View::nameable), Some(window));
    }

    #[test]
    fn a_document_comes_out_as_it_went_in(text in any_document(), level in 0..=10_u8) {
        let carried = encode(&compress_to_vec(text.as_bytes(), level));
        prop_assert_eq!(unpack(&carried), Ok(text));
    }

    #[test]
    fn whatever_a_fragment_is_it_is_read_to_its_end(text in "(#?v1:)?([a-z]{1,5}=[-%A-Za-z0-9_.:]{0,30}&?){0,6}|\\PC*") {
        let link = Link::read(&text);
        for notice in &link.notices {
            prop_assert!(notice.sentence().is_ascii() || notice.sentence().contains('“'));
        }
        if let Some(document) = link.document {
            prop_assert!(unpack(&document).is_ok_and(|text| text.len() <= LIMITS.bytes) || unpack(&document).is_err());
        }
    }

    #[test]
    fn bytes_come_back_from_their_text(bytes in any::<Vec<u8>>()) {
        prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
    }

    #[test]
    fn a_text_that_has_bytes_is_the_one_they_have(text in "[-A-Za-z0-9_]{0,12}|[!-~]{0,8}") {
        if let Some(bytes) = decode(&text) {
            prop_assert_eq!(encode(&bytes), text);
        }
    }

    #[test]
    fn streams_are_read_as_by_another_reader(text in any_document(), level in 0..=10_u8, cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3), cut in any::<Option<prop::sample::Index>>()) {
        let mut bytes = compress_to_vec(text.as_bytes(), level);
        for (place, byte) in cuts {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        same_as_other(&bytes)?;
    }

    #[test]
    fn any_bytes_are_read_as_by_another_reader(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        same_as_other(&bytes)?;
    }

    #[test]
    fn bounds_hold(text in any_document(), bytes in 0..2000_usize, steps in 0..20_000_usize) {
        let limits = Limits { bytes, steps };
        match inflate(&compress_to_vec(text.as_bytes(), 6), limits) {
            Ok(read) => {
                prop_assert!(read.bytes.len() <= bytes && read.steps <= steps);
                prop_assert_eq!(read.bytes, text.into_bytes());
            }
            Err(fault) => prop_assert_eq!(fault, Fault::TooLong),
        }
    }
}

/// What ours reads another reads the same. Ours is the stricter: nothing may follow the stream.
fn same_as_other(bytes: &[u8]) -> Result<(), TestCaseError> {
    let limits = Limits { bytes: 100_000, steps: 10_000_000 };
    let theirs = decompress_to_vec_with_limit(bytes, limits.bytes);
    match inflate(bytes, limits) {
        Ok(ours) => prop_assert_eq!(theirs.ok(), Some(ours.bytes)),
        Err(Fault::TooLong) => prop_assert!(theirs.is_err()),
        Err(Fault::Broken) => {
            let longer =
                decompress_to_vec_with_limit(bytes.split_last().map_or(&[][..], |(_, rest)| rest), limits.bytes);
            prop_assert!(theirs.is_err() || longer.is_ok(), "{:?} is read as {:?}", bytes, theirs);
        }
    }
    Ok(())
}

#[test]
fn text_of_bytes_is_that_of_the_standard() {
    // RFC 4648, section 10, without padding.
    let table = [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("foobar", "Zm9vYmFy")];
    for (bytes, text) in table {
        assert_eq!(encode(bytes.as_bytes()), text);
        assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
    }
    assert_eq!(encode(&[0xfb, 0xff]), "-_8");
    for text in ["Z", "Zg==", "Zh", "Zm9", "Zm+v", "Zm/v", "Zm 8", "Zg\n", "Ž"] {
        assert_eq!(decode(text), None, "{text}");
    }
}

/// Bits of a stream, the first first, as bytes.
fn stream(bits: &str) -> Vec<u8> {
    let bits: Vec<u8> = bits.bytes().filter(|bit| *bit != b' ').map(|bit| bit - b'0').collect();
    bits.chunks(8).map(|byte| byte.iter().rev().fold(0, |number, bit| number << 1 | bit)).collect()
}

#[test]
fn streams_of_each_kind_and_their_faults() {
    let check = |bits: &str, expected: Result<&[u8], Fault>| {
        let read = inflate(&stream(bits), LIMITS).map(|read| read.bytes);
        assert_eq!(read.as_deref(), expected.as_ref().map(|bytes| *bytes), "{bits}");
    };
    let end = "0000000";
    // A block of the fixed codes: nothing; an "a"; an "a" three times more, one back.
    check(&["1 10 ", end].concat(), Ok(b""));
    check(&["1 10 10010001", end].concat(), Ok(b"a"));
    check(&["1 10 10010001 0000001 00000", end].concat(), Ok(b"aaaa"));
    // Two blocks.
    check(&["0 10 10010001", end, "1 10 10010001", end].concat(), Ok(b"aa"));
    // Bytes as they are.
    check("1 00 00000 1000000000000000 0111111111111111 10000110", Ok(b"a"));
    let broken = Err(Fault::Broken);
    check("", broken);
    check("1", broken);
    check("1 11", broken);
    check("1 10 10010001", broken);
    check("0 10 0000000", broken);
    check(&["1 10 ", end, "00000000"].concat(), broken);
    check("1 00 00000 1000000000000000 0111111111111110 10000110", broken);
    // Back to before the beginning; a length and a distance that no code has.
    check(&["1 10 0000001 00000", end].concat(), broken);
    check(&["1 10 11000110 00000", end].concat(), broken);
    check(&["1 10 10010001 0000001 11110", end].concat(), broken);
}

#[test]
fn what_a_few_bytes_ask_for_is_bounded() {
    let check = |name: &str, bytes: &[u8]| {
        let fault = inflate(bytes, LIMITS).map(|read| (read.bytes.len(), read.steps));
        assert_eq!(fault, Err(Fault::TooLong), "{name}");
    };
    let zeros = compress_to_vec(&vec![0; LIMITS.bytes + 1], 9);
    assert!(zeros.len() < 3000);
    check("one byte too much", &zeros);
    let most = compress_to_vec(&vec![0; LIMITS.bytes], 9);
    assert_eq!(inflate(&most, LIMITS).unwrap().bytes.len(), LIMITS.bytes);
    // Blocks of nothing, each of which makes its codes anew.
    check("empty blocks", &stream(&"0 10 0000000".repeat(4)).repeat(150_000));
    assert_eq!(unpack(&"A".repeat(MOST_CHARACTERS + 1)), Err(Fault::TooLong));
    // What cannot be made shorter is read all the same.
    let mut seed = 1_u32;
    let noise = (0..100_000).map(|_| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from((seed >> 24) as u8 & 0x7f)
    });
    let noise: String = noise.collect();
    let carried = encode(&compress_to_vec(noise.as_bytes(), 0));
    assert!(carried.len() > noise.len());
    assert_eq!(unpack(&carried), Ok(noise));
}

#[test]
fn a_piece_that_is_none_costs_only_itself() {
    let check = |fragment: &str, shown: &str, notices: &[Notice]| {
        let link = Link::read(fragment);
        assert_eq!((link.shown.fragment(None).as_str(), &*link.notices), (shown, notices), "{fragment}");
    };
    let malformed = Notice::Malformed;
    // Not ours at all.
    for other in ["", "#", "#item-a", "#v", "#v1", "#version:a=1", "#V1:item=a", "v1.item=a"] {
        check(other, "", &[]);
    }
    check("#v2:item=a", "", &[Notice::Version("2".to_owned())]);
    check("#v01:item=a", "", &[Notice::Version("01".to_owned())]);
    check(&["#v1:item=", &"a".repeat(MOST_CHARACTERS)].concat(), "", &[Notice::TooLong]);
    check("#v1:", "", &[]);
    check("#v1:item=a", "v1:item=a", &[]);
    check("v1%3Aitem=a", "v1:item=a", &[]);
    check("#v1:&&item=a&", "v1:item=a", &[]);
    // Instants in other spellings, and none.
    let from = "v1:from=2025-03-10T13:00:00Z";
    for at in ["2025-03-10T13:00Z", "2025-03-10T14:00:00.000%2B01:00", "2025-03-10T14:00+01:00", "1741611600000"] {
        check(&["#v1:from=", at].concat(), from, &[]);
    }
    check("#v1:from=2025-03-10T13%3A00%3A00.0005Z", "v1:from=2025-03-10T13:00:00.000500Z", &[]);
    for at in [
        "",
        "2025-03-10",
        "2025-02-30T00:00Z",
        "2025-03-10T13:00Z/2025-03-10T14:00Z",
        "monday",
        "1e12",
        "-",
        "%zz",
        "%f",
        "%ff",
    ] {
        check(&["#v1:from=", at, "&item=a"].concat(), "v1:item=a", &[malformed("from")]);
    }
    check("#v1:from=2025-03-10T13:00Z&to=2025-03-10T12:00Z&item=a", &[from, "&item=a"].concat(), &[malformed("to")]);
    // Each other key.
    check("#v1:item=&zone=UTC", "v1:zone=UTC", &[malformed("item")]);
    check("#v1:item=a%20b&item=c&item=d", "v1:item=c", &[malformed("item"), Notice::Twice("item")]);
    check("#v1:zone=<b>&scale=log", "v1:scale=log", &[malformed("zone")]);
    check("#v1:moment=3&item=a", "v1:item=a&moment=3", &[]);
    for number in ["", "0", "03", "-1", "+1", "1.5", "1000000"] {
        check(&["#v1:moment=", number].concat(), "", &[malformed("moment")]);
    }
    check("#v1:scale=LOG&q=x", "v1:q=x", &[malformed("scale")]);
    check("#v1:theme=dark&lang=en-GB&q=x", "v1:q=x&theme=dark&lang=en-GB", &[]);
    check("#v1:theme=sepia&lang=%3Cb%3E&q=x", "v1:q=x", &[malformed("theme"), malformed("lang")]);
    check("#v1:q=%C3&scale=lin", "v1:scale=lin", &[malformed("q")]);
    check("#v1:q=caf%c3%a9+x", "v1:q=caf%C3%A9%2Bx", &[]);
    check(&["#v1:q=", &"x".repeat(501)].concat(), "", &[malformed("q")]);
    check("#v1:kind=event,party&q=x", "v1:q=x", &[malformed("kind")]);
    check("#v1:kind=event%2Coutage", "v1:kind=event,outage", &[]);
    check("#v1:lane=US&item=a&lane=UK%20%26%20IE&lane=US", "v1:item=a&lane=UK%20%26%20IE&lane=US", &[]);
    check(
        "#v1:severity=&hide-series=a:b&speaker=%zz&speaker=A",
        "v1:speaker=A&severity=&hide-series=a:b",
        &[malformed("speaker")],
    );
    let many: String = (0..200).map(|number| format!("&lane={number}")).collect();
    let link = Link::read(&["#v1:item=a", &many].concat());
    assert_eq!((link.shown.filter.count(), &*link.notices), (100, &[malformed("lane")][..]));
    // However often it is so, it is said once.
    let again = ["#v1:item=a", &"&item=b&zone=%zz&zone=UTC".repeat(1000)].concat();
    check(&again, "v1:zone=UTC&item=a", &[Notice::Twice("item"), malformed("zone"), Notice::Twice("zone")]);
    // What a later page may know.
    let unknown = |key: &str| Notice::Unknown(key.to_owned());
    check("#v1:font=x&item=a&b%22&font=y", "v1:item=a", &[unknown("font"), unknown("b?22"), unknown("font")]);
    let many: String = (0..1000).map(|number| format!("&x{number}=1")).collect();
    assert_eq!(Link::read(&["#v1:item=a", &many].concat()).notices.len(), 8);
}

#[test]
fn what_the_document_or_the_browser_does_not_have_is_left_out() {
    struct London;
    impl Zones for London {
        fn offset_s(&self, zone: &str, _utc_s: i64) -> Option<i32> {
            (zone == "Europe/London").then_some(0)
        }
    }
    let json = r#"{"format":"incident-timeline/1","title":"T","events":[{"id":"a","label":"A"}]}"#;
    let document = parse(json, &London).document.unwrap();
    let check = |fragment: &str, held: &str, notices: &[Notice]| {
        let mut shown = Link::read(fragment).shown;
        let found = shown.hold(&document, &London);
        assert_eq!((shown.fragment(None).as_str(), &*found), (held, notices), "{fragment}");
    };
    check("v1:zone=Europe/London&item=a", "v1:zone=Europe/London&item=a", &[]);
    check("v1:zone=-04:00", "v1:zone=-04:00", &[]);
    check("v1:zone=UTC&item=b", "v1:zone=UTC", &[Notice::NoItem("b".to_owned())]);
    check("v1:item=a&lang=en-GB", "v1:item=a&lang=en-GB", &[]);
    check("v1:item=a&lang=de", "v1:item=a", &[Notice::NoLanguage("de".to_owned())]);
    check("v1:zone=Mars/Olympus&item=a", "v1:item=a", &[Notice::NoZone("Mars/Olympus".to_owned())]);
}

#[test]
fn an_edge_that_is_not_named_is_that_of_the_first_window() {
    let home = View::new(10_000.0, 20_000.0);
    let check = |fragment: &str, expected: Option<(f64, f64)>| {
        let view = Link::read(fragment).shown.view(home);
        assert_eq!(view, expected.map(|(from_ms, to_ms)| View { from_ms, to_ms }), "{fragment}");
    };
    check("v1:item=a", None);
    check("v1:from=12000&to=15000", Some((12_000.0, 15_000.0)));
    check("v1:from=12000", Some((12_000.0, 20_000.0)));
    check("v1:to=15000", Some((10_000.0, 15_000.0)));
    check("v1:from=30000", None);
    check("v1:from=12000&to=12001", Some((11_500.5, 12_500.5)));
}
