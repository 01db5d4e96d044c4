//! Whole items, from JSON to their title, sentence and evidence.

use super::Words;
use super::tests::March2025;
use crate::document::{Document, parse};

const SOURCES: &str = r#""parties":[{"id":"ann","name":"Ann","kind":"person"},
        {"id":"anon","name":"An engineer","kind":"anonymous"}],
    "sources":[{"id":"post","title":"An article","publisher":"Post"},{"id":"herald","title":"Herald"},
        {"id":"site","url":"https://www.site.example/page?x=1"},{"id":"wire","title":"A report","publisher":"Wire","via":"post"}]"#;

fn document(parts: &str) -> Document {
    let json =
        [r#"{"format":"incident-timeline/1","title":"T","time_zone":"Europe/London","#, parts, ",", SOURCES, "}"];
    parse(&json.concat(), &March2025).document.unwrap()
}

/// Checks title, sentence and the line beneath it of the item `x`.
fn check(parts: &str, title: &str, sentence: &str, meta: &str) {
    let document = document(parts);
    let words = Words::new(&document, &March2025, "Europe/London");
    let item = words.item("x").unwrap();
    let found = (words.title(item), words.sentence(item), words.meta(item));
    assert_eq!(found, (title.to_owned(), sentence.to_owned(), meta.to_owned()));
}

#[test]
fn an_outage_by_one_account() {
    let cases = [
        (r#""start":"2025-03-10T09:30Z""#, "From 09:30, end not reported, according to Post."),
        (r#""start":"2025-03-10T09:30Z","end":null"#, "From 09:30, still ongoing, according to Post."),
        (r#""start":"2025-03-10T09:30Z","end":"2025-03-10T10:30Z""#, "09:30 to 10:30, according to Post."),
        (
            r#""start":"2025-03-10T09:30Z","end":"2025-03-11T10:30Z""#,
            "09:30 to 10:30 on Tue 11 March, according to Post.",
        ),
        (
            r#""start":"2025-03-10T09:30Z","end":{"latest":"2025-03-10T12:00Z"}"#,
            "From 09:30, over by 12:00, according to Post.",
        ),
        (
            r#""start":{"earliest":"2025-03-10T09:30Z"},"end":{"earliest":"2025-03-10T12:00Z"}"#,
            "Began after 09:30, still on at 12:00, end not reported, according to Post.",
        ),
        (r#""start":"2025-03-10","end":"2025-03-10""#, "Began on Monday, ended on Monday, according to Post."),
        (r#""duration":{"more_than":"PT6H"}"#, "Lasted more than 6 hours, times not stated, according to Post."),
        (r#""label":"Down""#, "Times not reported, according to Post."),
    ];
    for (account, sentence) in cases {
        let label = if account.contains("label") { "" } else { r#""label":"Down","# };
        let parts = [r#""outages":[{"id":"x","sources":["post"],"#, label, account, "}]"].concat();
        check(&parts, "Down", sentence, "Outage, Post");
    }
}

#[test]
fn an_outage_by_no_one() {
    let parts = r#""outages":[{"id":"x","label":"Down","start":"2025-03-10T09:30Z"}]"#;
    check(parts, "Down", "From 09:30, end not reported, source not stated.", "Outage, source not stated");
}

#[test]
fn accounts_that_agree_are_said_once_and_those_that_differ_are_said_to() {
    let account = |start: &str, source: &str, lead: &str| {
        [r#"{"start":"2025-03-10T"#, start, r#"Z","sources":[""#, source, r#""]"#, lead, "}"].concat()
    };
    let outage = |accounts: &[String]| {
        [r#""outages":[{"id":"x","label":"Down","severity":"major","accounts":["#, &accounts.join(","), "]}]"].concat()
    };
    let same = outage(&[account("09:30", "post", ""), account("09:30", "herald", "")]);
    let sentence = "Post and Herald: from 09:30. No account says when it ended.";
    check(&same, "Down", sentence, "Outage, major, 2 accounts");
    let other = outage(&[account("09:30", "post", ""), account("10:00", "site", r#","lead":true"#)]);
    let sentence = "Accounts differ. site.example: from 10:00. Post: from 09:30. No account says when it ended.";
    check(&other, "Down", sentence, "Outage, major, 2 accounts that differ");
}

#[test]
fn accounts_of_no_one_are_said_once_and_begin_a_sentence() {
    let account = |start: &str, sources: &str| [r#"{"start":"2025-03-10T"#, start, "Z\"", sources, "}"].concat();
    let outage = |accounts: &[String]| {
        [r#""outages":[{"id":"x","label":"Down","accounts":["#, &accounts.join(","), "]}]"].concat()
    };
    let post = r#","sources":["post"]"#;
    let same = outage(&[account("09:30", ""), account("09:30", post), account("09:30", "")]);
    let sentence = "Source not stated: from 09:30. Post: from 09:30. No account says when it ended.";
    check(&same, "Down", sentence, "Outage, 3 accounts");
    let other = outage(&[account("09:30", ""), account("10:00", "")]);
    let sentence = "Accounts differ. Source not stated: from 09:30. Source not stated: from 10:00. \
        No account says when it ended.";
    check(&other, "Down", sentence, "Outage, 2 accounts that differ");
    let document = document(&other);
    let words = Words::new(&document, &March2025, "Europe/London");
    assert_eq!(
        words.as_told_by(&words.account_source(&document.outages[0], &document.outages[0].accounts[0])),
        "source not stated"
    );
}

#[test]
fn an_item_taken_back_says_nothing_of_its_content() {
    let parts = r#""statements":[{"id":"x","speaker":"ann","quote":"Secret","sources":["post"],
        "retracted":{"at":"2025-03-11","text":"The quote was made up."}}]"#;
    let sentence = "Taken back on Tue 11 March: The quote was made up.";
    check(parts, "Retracted: statement", sentence, "Statement");
}

#[test]
fn a_statement_with_all_that_is_said_of_it() {
    let parts = r#""statements":[
        {"id":"x","speaker":"ann","published_on":{"name":"Wire","kind":"news agency"},"quote":"It was them","kind":"claim",
         "evidence":{"offered":"none"},"assessments":[{"by":"Herald","verdict":"refuted","sources":["herald"]}],
         "sources":["post","wire"]},
        {"id":"y","speaker":"anon","published_on":{"name":"Chat"},"paraphrase":"It was not.",
         "relations":[{"to":"x","kind":"disputes"}]},
        {"id":"z","speaker":"anon","published_on":{"name":"Chat"},"paraphrase":"It was not, again.",
         "relations":[{"to":"x","kind":"disputes"}]}]"#;
    let sentence = "“It was them”. No evidence offered. Refuted, says Herald. \
        Disputed by an engineer on Chat (It was not) and an engineer on Chat (It was not, again).";
    check(parts, "Ann to Wire", sentence, "Claim, Post and Wire");
    let document = document(parts);
    let words = Words::new(&document, &March2025, "Europe/London");
    // Two statements of one speaker are one who disputes.
    assert_eq!(words.evidence(&document.statements[0]), "no evidence offered, disputed by 2");
    assert_eq!(words.evidence(&document.statements[1]), "");
    assert_eq!(words.title(words.item("y").unwrap()), "An engineer on Chat");
}

#[test]
fn a_figure_with_its_rivals_in_either_direction() {
    let parts = r#""series":[
        {"id":"s","label":"UK","kind":"reports","region":"UK","publisher":"Counter","sources":["post"],"points":[
         {"id":"x","at":"2025-03-10T14:00Z","value":{"more_than":8000},"breakdown":[{"label":"app","share":0.58}]}]},
        {"id":"t","label":"?","kind":"reports","points":[{"id":"y","value":9000,"same_as":"x","sources":["herald"]},
         {"id":"z","value":9500,"same_as":"y","sources":["site"]}]}]"#;
    let sentence = "Counted by Counter, as given by Post. App 58%. Other figures for the same: \
        9,000 (Herald, place not stated, time not stated) and 9,500 (site.example, place not stated, time not stated).";
    check(parts, "More than 8,000 reports in the UK", sentence, "Reports, Post, 3 figures that differ");
}

#[test]
fn a_figure_whose_kind_has_no_noun_goes_by_its_series() {
    let title = |series: &str, expected: &str| {
        let points = r#","sources":["post"],"points":[{"id":"x","value":5078}]}]"#;
        check(
            &[r#""series":[{"#, series, points].concat(),
            expected,
            "As given by Post. Place not stated.",
            "Figure, Post",
        );
    };
    title(r#""label":"Flights cancelled","kind":"other""#, "Flights cancelled: 5,078");
    title(r#""label":"Share price","unit":"USD""#, "Share price: 5,078 USD");
}

#[test]
fn measured_values_in_a_sentence() {
    let parts = r#""series":[{"id":"x","label":"Errors","kind":"errors","region":"UK","sources":["post"],"baseline":3,
        "samples":{"start":"2025-03-10T14:00Z","every":"PT1M","values":[1,null,null,1200,4,null]}}]"#;
    let sentence = "3 values from Monday 10 March 2025, 14:00 to Monday 10 March 2025, 14:05. \
        Highest: 1,200 errors, Monday 10 March 2025, 14:03. 2 gaps without a value. Usual level: 3 errors.";
    check(parts, "Errors", sentence, "Errors, Post");
}

#[test]
fn relations_are_told_last_and_can_be_taken_apart() {
    let parts = r#""statements":[
        {"id":"x","speaker":"ann","quote":"It was them","note":"On air.","relations":[{"to":"y","kind":"disputes"}]},
        {"id":"y","speaker":"anon","paraphrase":"It was us."}],
        "corrections":[{"at":"2025-03-11","text":"The name was wrong.","items":["x"]}]"#;
    check(
        parts,
        "Ann",
        "“It was them”. On air. Corrected on Tue 11 March: The name was wrong. Disputes an engineer.",
        "Statement, source not stated, corrected",
    );
    let document = document(parts);
    let words = Words::new(&document, &March2025, "Europe/London");
    let related = |id: &str| words.related(words.item(id).unwrap());
    let [does] = related("x").try_into().unwrap();
    assert_eq!((does.words.as_str(), does.items[0].0.0.as_str()), ("Disputes", "y"));
    let [done] = related("y").try_into().unwrap();
    assert_eq!((done.words.as_str(), done.items[0].0.0.as_str()), ("Disputed by", "x"));
    assert_eq!(words.evidences(&document.statements[1]), ["disputed by 1", "disputed by Ann"]);
}

#[test]
fn a_source_and_a_series_say_what_they_are() {
    let document = parse(
        r#"{"format":"incident-timeline/1","title":"T","time_zone":"Europe/London","sources":[
            {"id":"a","publisher":"Post","title":"Down","kind":"press_release","locator":"p. 3","published":"2025-03-10","accessed":"2025-03-11"},
            {"id":"b","publisher":"X","title":"Ann's Posts on it","kind":"post"}, {"id":"c","publisher":"X","title":"A blog","kind":"log"}],
            "series":[{"label":"L","statistic":"p95","interval":"PT5M","points":[]},{"label":"M","statistic":"as_of","points":[]}]}"#,
        &March2025,
    );
    let document = document.document.unwrap();
    let words = Words::new(&document, &March2025, "Europe/London");
    let about = "Down, press release, p. 3, published on Mon 10 March 2025, read on Tue 11 March 2025";
    assert_eq!(words.source_about(&document.sources[0]), about);
    assert_eq!(words.source_about(&document.sources[1]), "Ann's Posts on it");
    assert_eq!(words.source_about(&document.sources[2]), "A blog, log");
    assert_eq!(words.method(&document.series[0]), "percentile 95, each over 5 minutes");
    assert_eq!(words.method(&document.series[1]), "as of each time");
    assert_eq!((words.language_name("de-AT"), words.language_name("tlh")), ("German", "tlh"));
}
