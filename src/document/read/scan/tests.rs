use super::pass::MANY;
use super::*;
use proptest::prelude::*;

/// Texts that are nearly JSON: pieces of it in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"a\"",
        "\"values\"",
        "\"times\":[",
        "\"\\u00e9\"",
        "\"\\u00g0\"",
        "\"\\x\"",
        "\"\u{1}\"",
        "\"é",
        "\"",
        "0",
        "-0",
        "01",
        "-",
        "12.50",
        "1.",
        "1e5",
        "1E-3",
        "1e+",
        "9007199254740993",
        "1e400",
        "0.1e-320",
        "null",
        "true",
        "false",
        "nul",
        "[1,2]",
        "[1,null , 3]",
        "{\"a\":1}",
        "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Well-formed JSON, some of it long.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".{0,40}".prop_map(Into::into),
        prop::collection::vec(any::<f32>().prop_map(f64::from), 0..300).prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map("values|times|.{0,6}", inner, 0..6)
                .prop_map(|fields| fields.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

/// The value as `Json` reads it.
fn read(json: Json<'_>) -> serde_json::Value {
    use super::super::Form;
    match json.form() {
        Form::List => {
            let mut list = Vec::new();
            json.each(&mut |_, element| list.push(read(element)));
            list.into()
        }
        Form::Object => {
            let entries =
                json.entries().into_iter().map(|(name, value)| (name.string().unwrap().into_owned(), read(value)));
            entries.collect::<serde_json::Map<_, _>>().into()
        }
        _ => serde_json::from_str(json.text()).unwrap(),
    }
}

proptest! {
    #[test]
    fn it_takes_what_the_json_parser_takes(text in pieces()) {
        prop_assert_eq!(Ahead::default().finish(&text).is_some(), serde_json::from_str::<IgnoredAny>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn in_pieces_it_takes_what_it_takes_at_once(
        text in prop_oneof![
            pieces(),
            (any_json(), any::<bool>()).prop_map(|(value, pretty)| if pretty { format!("{value:#}") } else { value.to_string() }),
        ],
        lengths in prop::collection::vec(prop_oneof![1..20_usize, 1..3000_usize], 1..8),
    ) {
        let mut ahead = Ahead::of(text.len());
        let (mut left, mut lengths) = (text.as_bytes(), lengths.into_iter().cycle());
        while !left.is_empty() {
            let (piece, after) = left.split_at(lengths.next().unwrap().min(left.len()));
            ahead.read(piece);
            left = after;
        }
        let bits = |found: Option<ahead::Found>| found.map(|(mut long, columns)| {
            long.sort_unstable();
            let bits = |numbers: Vec<f64>| numbers.into_iter().map(f64::to_bits).collect::<Vec<_>>();
            (long, columns.into_iter().map(|(start, numbers)| (start, bits(numbers))).collect::<Vec<_>>())
        });
        prop_assert_eq!(bits(ahead.finish(&text)), bits(Ahead::default().finish(&text)));
    }

    #[test]
    fn what_is_read_is_what_stands_there(value in any_json(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let tape = Tape::new(&text, Ahead::default()).unwrap();
        // Not what was written: the parser rounds some numbers on its own.
        prop_assert_eq!(read(tape.root()), serde_json::from_str::<serde_json::Value>(&text).unwrap());
    }

    #[test]
    fn numbers_are_read_as_exactly_as_can_be(
        number in prop_oneof![
            any::<f64>().prop_map(|number| format!("{number:e}")),
            "(0|[1-9][0-9]{0,6})(\\.[0-9]{1,6})?",
            "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?",
        ],
    ) {
        let text = format!("{{\"values\":[{}1]}}", format!("{number},").repeat(MANY));
        let column = Tape::new(&text, Ahead::default()).ok().and_then(|tape| tape.take_column("{\"values\":".len()));
        let expected: f64 = number.parse().unwrap();
        match column {
            Some(column) => prop_assert!(column.iter().take(MANY).all(|read| read.to_bits() == expected.to_bits())),
            None => prop_assert!(!expected.is_finite()),
        }
    }
}

#[test]
fn a_column_takes_no_other_numbers_than_the_json_parser() {
    let parts = ["", "0", "1", "12", "1234567", ".", "-", "e", "n", "/", ":", " ", "]", "\"", "\u{e9}"];
    for index in 0..parts.len().pow(3) {
        let part = |power: u32| parts[index / parts.len().pow(power) % parts.len()];
        let text = format!("{{\"values\":[1,{}{}{},1]{}}}", part(0), part(1), part(2), " ".repeat(9));
        let is_json = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        assert_eq!(Ahead::default().finish(&text).is_some(), is_json, "{text}");
    }
}

#[test]
fn what_has_come_of_a_long_list_is_kept_as_numbers() {
    let text = format!("{{\"a\":\"{}\",\"values\":[{}0]}}", "b".repeat(5000), "12.5, ".repeat(5000));
    let mut ahead = Ahead::default();
    for piece in text.as_bytes().chunks(100) {
        ahead.read(piece);
    }
    assert!(ahead.waiting() < 2000, "{} bytes are to be gone through again", ahead.waiting());
}

#[test]
fn no_depth_of_nesting_is_too_deep() {
    let text = "[".repeat(200_000) + &"]".repeat(200_000);
    assert_eq!(Tape::new(&text, Ahead::default()).unwrap().root().text().len(), text.len());
}
