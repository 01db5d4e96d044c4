//! What stands at the head of an incident: what failed, its figures, and whose document this is.

use super::Part;
use super::detail::source_parts;
use crate::document::{Document, End, Id, Item, Outage, Phase, Point, Samples, Series, SeriesKind, Time};
use crate::words::Words;
use crate::words::interface::INTERFACE;

/// The head of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// What failed, by all its names.
    pub subject: Option<String>,
    /// Its own page.
    pub subject_url: Option<String>,
    /// Where the incident stands.
    pub status: Option<String>,
    /// The document's figures; where it names none, those that follow from its items.
    pub key_figures: Vec<KeyFigure>,
    /// Publisher, author, dates, revision, language, terms, home.
    pub imprint: Vec<Part>,
}

/// A figure of the headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// How much: "at least 40,000".
    pub value: String,
    /// Of what: "reports in the United States, highest number stated".
    pub label: String,
    /// The item that it is taken from; of a figure of the document's own, none.
    pub item: Option<Id>,
    /// Who says so.
    pub sources: Vec<Part>,
}

/// So many series at most give a figure: more is a table, not a headline.
const MOST_SERIES: usize = 4;

impl Headline {
    /// The head of a document, in the words of a zone.
    pub fn new(document: &Document, words: &Words) -> Self {
        let subject = document.subject.as_ref();
        Self {
            subject: subject.map(|subject| {
                if subject.also_known_as.is_empty() {
                    subject.name.clone()
                } else {
                    INTERFACE.formerly(&subject.name, &words.list(&subject.also_known_as))
                }
            }),
            subject_url: subject.and_then(|subject| subject.url.clone()),
            status: document.status.map(|status| words.status(status).to_owned()),
            key_figures: key_figures(document, words),
            imprint: imprint(document, words),
        }
    }
}

fn imprint(document: &Document, words: &Words) -> Vec<Part> {
    // A date at the head of a page is read in other years too: beside this one none goes without saying.
    let when = |time: &Time| words.when_short(Some(time), Some(0));
    let language = document.language.as_deref().filter(|tag| !words.is_own_language(tag));
    let texts = [
        document.publisher.as_deref().map(|name| INTERFACE.published_by(name)),
        document.byline.clone(),
        document.published.as_ref().map(|time| INTERFACE.published(&when(time))),
        document.updated.as_ref().map(|time| INTERFACE.updated(&when(time))),
        document.revision.as_ref().map(|revision| INTERFACE.revision(&revision.0)),
        language.map(|tag| INTERFACE.in_language(words.language_name(tag))),
    ];
    let texts = texts.into_iter().flatten().map(Part::Text);
    let licence = document.licence.as_deref().map(|licence| match is_address(licence) {
        true => Part::Link(licence.to_owned(), INTERFACE.licence(licence)),
        false => Part::Text(INTERFACE.licence(licence)),
    });
    let home = document.canonical_url.clone().map(|url| Part::Link(url, INTERFACE.canonical.to_owned()));
    texts.chain(licence).chain(home).collect()
}

fn is_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme)) && !text.contains(char::is_whitespace)
}

/// The document's own figures. Where it names none: of each series the largest figure that is stated, in the words of its
/// bounds, and the time from the first outage's beginning to the last one's end, where all of them are stated exactly.
fn key_figures(document: &Document, words: &Words) -> Vec<KeyFigure> {
    if !document.key_figures.is_empty() {
        let own = |figure: &crate::document::KeyFigure| KeyFigure {
            value: words.value(&figure.value, None),
            label: figure.label.clone(),
            item: None,
            sources: source_parts(&figure.sources, words),
        };
        return document.key_figures.iter().map(own).collect();
    }
    let series = document.series.iter().filter(|series| series.retracted.is_none());
    // Of traffic the largest is what there was when nothing failed.
    let series = series.filter(|series| series.kind != Some(SeriesKind::Traffic));
    let figures = series.filter_map(|series| most_stated(series, words).or_else(|| highest(series, words)));
    figures.take(MOST_SERIES).chain(whole_span(document, words)).collect()
}

/// The largest figure of a series that is stated exactly, as about so many, or as a lower bound. An upper bound says
/// nothing of how many there were.
pub(super) fn largest(series: &Series) -> Option<&Point> {
    let size = |point: &Point| {
        let value = &point.value;
        value.exact.or(value.about).or_else(|| value.lower().map(|(bound, _)| bound))
    };
    let stated = series.points.iter().filter(|point| point.retracted.is_none());
    let sized = stated.filter_map(|point| Some((size(point)?, point)));
    let (_, most) = sized.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    Some(most)
}

fn most_stated(series: &Series, words: &Words) -> Option<KeyFigure> {
    let most = largest(series)?;
    let differs = !words.rival_values(most).is_empty();
    Some(KeyFigure {
        value: words.headline_value(series, &most.value),
        label: words.most_stated(series, differs),
        item: Some(most.id.clone()),
        sources: source_parts(Item::Point(series, most).sources(), words),
    })
}

/// The highest value that was measured.
fn highest(series: &Series, words: &Words) -> Option<KeyFigure> {
    let (highest, _) = series.samples.as_ref().and_then(Samples::highest)?;
    Some(KeyFigure {
        value: words.headline_number(series, highest),
        label: words.highest_measured(series),
        item: Some(series.id.clone()),
        sources: source_parts(&series.sources, words),
    })
}

/// From the first beginning to the last end, if each lead account states both as exact instants.
fn whole_span(document: &Document, words: &Words) -> Option<KeyFigure> {
    let counted = |outage: &&Outage| outage.retracted.is_none() && outage.phase != Some(Phase::Maintenance);
    let outages: Vec<&Outage> = document.outages.iter().filter(counted).collect();
    let exact = |time: &Time| time.instant_ms().filter(|_| !time.approximate && !time.uncertain);
    let bounds = |outage: &&Outage| {
        let lead = outage.lead()?;
        let End::At(end) = &lead.end else { return None };
        Some((exact(lead.start.as_ref()?)?, exact(end)?))
    };
    let bounds: Vec<(i64, i64)> = outages.iter().map(bounds).collect::<Option<_>>()?;
    let from_ms = bounds.iter().map(|(from_ms, _)| *from_ms).min()?;
    let to_ms = bounds.iter().map(|(_, to_ms)| *to_ms).max()?;
    let only = if let [only] = outages.as_slice() { Some(*only) } else { None };
    let sources = only.map(|outage| {
        let own = outage.lead().map(|lead| lead.sources.as_slice()).filter(|sources| !sources.is_empty());
        source_parts(own.unwrap_or(&outage.sources), words)
    });
    Some(KeyFigure {
        value: words
            .length(crate::document::Duration { months: 0, ms: to_ms.checked_sub(from_ms).filter(|ms| *ms > 0)? }),
        label: only.map_or_else(|| INTERFACE.whole_span.to_owned(), |outage| outage.label.clone()),
        item: only.map(|outage| outage.id.clone()),
        sources: sources.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Zones, parse};

    struct Utc;

    impl Zones for Utc {
        fn offset_s(&self, _zone: &str, _utc_s: i64) -> Option<i32> {
            Some(0)
        }
    }

    /// Value and label of each figure.
    fn check(parts: &str, expected: &[(&str, &str)]) {
        let json = [r#"{"format":"incident-timeline/1","title":"T","sources":[{"id":"s","title":"S"}],"#, parts, "}"];
        let document = parse(&json.concat(), &Utc).document.unwrap();
        let words = Words::new(&document, &Utc, "UTC");
        let found = Headline::new(&document, &words).key_figures;
        let found: Vec<(&str, &str)> = found.iter().map(|one| (one.value.as_str(), one.label.as_str())).collect();
        assert_eq!(found, expected, "{parts}");
    }

    #[test]
    fn the_documents_own_figures_stand_alone() {
        let own = r#""key_figures":[{"value":{"about":7},"label":"tries"}],"#;
        let series = r#""series":[{"label":"A","kind":"reports","points":[{"value":9}]}]"#;
        check(&[own, series].concat(), &[("about 7", "tries")]);
    }

    #[test]
    fn of_each_series_the_largest_figure_in_the_words_of_its_bounds() {
        let check = |points: &str, expected: &[(&str, &str)]| {
            let series =
                [r#""series":[{"label":"A","kind":"reports","region":"UK","points":["#, points, "]}]"].concat();
            check(&series, expected);
        };
        let label = "reports in the UK, highest number stated";
        check(r#"{"value":5},{"value":{"more_than":8}},{"value":{"about":7}}"#, &[("more than 8", label)]);
        check(r#"{"value":{"at_most":900}},{"value":3}"#, &[("3", label)]);
        check(r#"{"value":{"at_most":900}}"#, &[]);
        check(r#"{"value":900,"retracted":{"text":"No."}}"#, &[]);
        check(r#"{"id":"a","value":5},{"value":6,"same_as":"a"}"#, &[("6", &[label, ", accounts differ"].concat())]);
    }

    #[test]
    fn a_number_has_its_unit_where_nothing_beside_it_says_it() {
        let check = |series: &str, expected: (&str, &str)| {
            check(&[r#""series":[{"label":"Check-in","#, series, "}]"].concat(), &[expected]);
        };
        let samples = r#""samples":{"start":"2024-06-01T00:00Z","every":"PT1M","values":[100,5400]}"#;
        let measured = "Check-in, the highest that was measured";
        check(&[r#""kind":"latency","unit":"s","#, samples].concat(), ("5,400 s", measured));
        check(r#""unit":"USD","points":[{"value":326.23}]"#, ("326.23 USD", "Check-in, highest number stated"));
        let share = r#""kind":"errors","unit":"%","points":[{"value":5}]"#;
        check(share, ("5%", "Check-in, highest number stated"));
        let flights = r#""kind":"other","unit":"%","region":"US","points":[{"value":{"at_least":3}}]"#;
        check(flights, ("at least 3%", "Check-in in the US, highest number stated"));
    }

    #[test]
    fn the_span_only_where_every_beginning_and_end_is_an_exact_instant() {
        let outage = |start: &str, end: &str| format!(r#"{{"label":"Down","start":{start},"end":{end}}}"#);
        let all = |outages: &[String]| format!(r#""outages":[{}]"#, outages.join(","));
        let [nine, ten, noon] = ["09", "10", "12"].map(|hour| format!(r#""2024-06-01T{hour}:00Z""#));
        let about = format!(r#"{{"at":{ten},"approximate":true}}"#);
        check(&all(&[outage(&nine, &ten)]), &[("1 hour", "Down")]);
        let whole = "from the first outage’s beginning to the last one’s end";
        check(&all(&[outage(&nine, &ten), outage(&ten, &noon)]), &[("3 hours", whole)]);
        check(&all(&[outage(&nine, &about)]), &[]);
        check(&all(&[outage(&nine, "null")]), &[]);
        check(&all(&[outage(&nine, &ten), outage(r#""2024-06-01""#, &noon)]), &[]);
    }
}
