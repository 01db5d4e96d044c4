//! Patterns and readers agree on strings made by their grammar and then broken.

use proptest::prelude::*;
use serde_json::json;

use super::parity::disagreement;

/// Dates and times of day by the grammar, right and slightly wrong.
fn time() -> impl Strategy<Value = String> {
    let year = "-?[0-9]{4}|-?[0-9]{0,4}X{0,4}|Y-?[0-9]{3,12}|-?0000";
    let month = "|-[01][0-9]|-2[0-5]|-XX|-X1|-[0-9]{1,3}";
    let day = "|-[0-3][0-9]|-XX|-30";
    let clock = "|[Tt][0-2][0-9]:[0-6][0-9]|[Tt][0-2][0-9]:[0-6][0-9]:[0-6][0-9]|T23:59:60(\\.[0-9]{0,4})?|T14";
    let offset = "|Z|z|[+-][0-2][0-9](:[0-6][0-9])?|[+-][0-9]{4}|~|\\?|%|~\\?";
    [year, month, day, clock, offset].prop_map(|parts| parts.concat())
}

fn time_or_interval() -> impl Strategy<Value = String> {
    let end = || prop_oneof![4 => time(), 1 => "|\\.\\.|\\."];
    prop_oneof![time(), (end(), end()).prop_map(|(from, to)| format!("{from}/{to}"))]
}

fn duration() -> impl Strategy<Value = String> {
    let number = "([0-9]{1,3}([.,][0-9]{0,2})?)";
    let unit = |unit: &str| format!("({number}{unit})?");
    let time = format!("(T?{}{}{})?", unit("H"), unit("M"), unit("S"));
    let text = format!("P?{}{}{}{}{time}", unit("Y"), unit("M"), unit("W"), unit("D"));
    proptest::string::string_regex(&text).unwrap()
}

/// The same with a character more, less, or another one, or as it was.
fn broken(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), 0..6_usize, "[-0-9XYTZPM:.~/+ é]|\\PC");
    (text, change).prop_map(|(text, (at, kind, with))| {
        let mut characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len() + 1);
        let with = with.chars().next().unwrap();
        match kind {
            0 => characters.insert(at, with),
            1 if at < characters.len() => drop(characters.remove(at)),
            2 if at < characters.len() => characters[at] = with,
            _ => {}
        }
        characters.into_iter().collect()
    })
}

fn check(field: &str, value: serde_json::Value) -> Result<(), TestCaseError> {
    let mut document = json!({ "format": "incident-timeline/1", "title": "t", "time_zone": "America/New_York" });
    document[field] = value;
    let disagreement = disagreement(&document.to_string(), &document);
    prop_assert!(disagreement.is_none(), "{}: {}", document, disagreement.unwrap_or_default());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn times(text in broken(time_or_interval())) {
        check("published", json!(text))?;
        check("published", json!({ "at": text }))?;
        check("published", json!({ "earliest": text, "latest": "2025" }))?;
    }

    #[test]
    fn durations(text in broken(duration())) {
        check("refresh", json!(text))?;
    }

    #[test]
    fn texts_and_names(
        text in "[\\s\\u{85}\\u{feff}\\u{1c}\\u{200b}]{0,3}[a-z]?|\\PC{0,3}",
        language in "[A-Za-z]{0,9}(-[A-Za-z0-9]{0,9}){0,2}|\\PC{0,4}",
        link in "([hH][tT]{2}[pP][sS]?|ftp|x)(://?)[a-z./ \\u{7f}\\u{a0}\\u{2003}\\t]{0,4}|\\PC{0,4}",
        id in "[A-Za-z0-9._ -]{0,4}|\\PC{0,2}",
        format in "incident-timeline/[01]?[0-9]?\\.?[0-9]?",
    ) {
        check("summary", json!(text))?;
        check("time_zone", json!(text))?;
        check("language", json!(language))?;
        check("canonical_url", json!(link))?;
        check("id", json!(id))?;
        check("format", json!(format))?;
    }
}
