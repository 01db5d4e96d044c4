//! What stands around whatever is taken away: what it is about, whose it is, and of when.

use crate::document::{Document, Kind};
use crate::record::{Line, main_day_ms};
use crate::words::Words;
use crate::words::interface::INTERFACE;
use crate::words::taken::TAKEN;

/// What stands around a figure that is on its own.
#[derive(Debug, Clone, Default)]
pub struct Caption {
    /// Above it: subject and status.
    pub kicker: String,
    /// Above it.
    pub title: String,
    /// In words, what the figure shows.
    pub description: String,
    /// Language of the texts (BCP 47).
    pub language: String,
    /// Below it: publisher, date, revision.
    pub imprint: String,
}

impl Caption {
    /// For a document; `content` is a hash of its text, by which one without a revision and a date is known.
    pub fn new(document: &Document, words: &Words, lines: &[Line], content: Option<&str>) -> Self {
        Self {
            kicker: kicker(document, words),
            title: document.title.clone(),
            description: described(document, words, lines),
            language: language(document).to_owned(),
            imprint: imprint(document, words, content),
        }
    }
}

/// Subject and status.
pub fn kicker(document: &Document, words: &Words) -> String {
    let subject = document.subject.as_ref().map(|subject| match subject.also_known_as.as_slice() {
        [] => subject.name.clone(),
        others => INTERFACE.formerly(&subject.name, &words.list(others)),
    });
    let status = document.status.map(|status| words.status(status).to_owned());
    on_one_line([subject, status])
}

/// Publisher, author, dates, revision and licence.
pub fn imprint(document: &Document, words: &Words, content: Option<&str>) -> String {
    let publisher = document.publisher.as_deref().map(|name| INTERFACE.published_by(name));
    let published = document.published.as_ref().map(|at| INTERFACE.published(&words.dated(at)));
    let updated = document.updated.as_ref().map(|at| INTERFACE.updated(&words.dated(at)));
    let parts =
        [publisher, document.byline.clone(), published, updated, revision(document, content), document.licence.clone()];
    on_one_line(parts)
}

/// The revision in words: as the document has it, else by its content. A document that says when it was updated says so
/// elsewhere.
pub fn revision(document: &Document, content: Option<&str>) -> Option<String> {
    match (&document.revision, &document.updated) {
        (Some(revision), _) => Some(INTERFACE.revision(&revision.0)),
        (None, Some(_)) => None,
        (None, None) => content.map(|hash| TAKEN.content(hash)),
    }
}

/// What the figure shows, in words: what was down, how many it was, what happened, who spoke, each in the order of the
/// record, with their times.
pub fn described(document: &Document, words: &Words, lines: &[Line]) -> String {
    const MOST: usize = 12;
    const ORDER: [Kind; 5] = [Kind::Outage, Kind::Point, Kind::Series, Kind::Event, Kind::Statement];
    let by_kind = ORDER.iter().flat_map(|kind| lines.iter().filter(move |line| line.spot.kind() == *kind));
    let near_ms = main_day_ms(document);
    let items = by_kind.take(MOST).filter_map(|line| document.item_at(line.spot));
    // A title may have a colon of its own.
    let mut shown: Vec<String> =
        items.map(|item| words.list_plain(&[&words.title(item), &words.item_when(item, near_ms)])).collect();
    if lines.len() > MOST {
        shown.push(TAKEN.and_more(lines.len() - MOST));
    }
    TAKEN.shows(&document.title, &shown)
}

/// Language of the texts, as an attribute may hold it (BCP 47); English where it is not stated.
pub fn language(document: &Document) -> &str {
    let is_tag = |tag: &&str| {
        let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        !tag.is_empty() && tag.len() < 36 && tag.chars().all(is_part)
    };
    document.language.as_deref().filter(is_tag).unwrap_or("en")
}

/// A name for files: the document's id, else one made of its title, letters and digits of ASCII in lower case, and
/// hyphens. `None` of a title without any.
pub fn stem(document: &Document) -> Option<String> {
    const MOST: usize = 80;
    // Ids have only characters that are safe in a path, but a name of dots alone means another folder.
    let id = document.id.as_ref().map(|id| id.0.as_str()).filter(|id| !id.starts_with('.') && id.len() <= 200);
    if let Some(id) = id {
        return Some(id.to_owned());
    }
    let mut slug = String::new();
    for character in document.title.chars().take(MOST) {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

/// Parts on one line, none of which can turn the direction of the next.
pub fn on_one_line<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts = parts.into_iter().flatten().map(|part| plain(&part)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// Text for where nothing can isolate it, as in a title or a picture: without the characters that turn the direction of
/// what follows (Unicode Standard Annex 9, 2.1 to 2.5), and on one line.
pub fn plain(text: &str) -> String {
    let straight =
        text.chars().filter(|character| !matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    let one_line: String = straight.map(|character| if character.is_whitespace() { ' ' } else { character }).collect();
    one_line.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Zones, parse};
    use crate::record::lines;

    struct Utc;

    impl Zones for Utc {
        fn offset_s(&self, _zone: &str, _utc_s: i64) -> Option<i32> {
            Some(0)
        }
    }

    #[test]
    fn figures_say_what_they_count_in_what_and_when() {
        let json = r#"{"format":"incident-timeline/1","title":"T","series":[
            {"label":"Share price","unit":"USD","points":[{"at":"2025-01-01T10:00Z","value":326.23}]},
            {"label":"Tickets","region":"UK","points":[{"at":"2025-01-01T10:10Z","value":{"more_than":120}}]},
            {"label":"Errors","kind":"errors","unit":"%","points":[{"at":"2025-01-01T10:20Z","value":5}]},
            {"label":"Downdetector","kind":"reports","points":[{"value":{"at_least":800}}]}]}"#;
        let document = parse(json, &Utc).document.unwrap();
        let words = Words::new(&document, &Utc, "UTC");
        assert_eq!(
            described(&document, &words, &lines(&document)),
            "Timeline of T. It shows Share price: 326.23 USD, 10:00; Tickets: more than 120 in the UK, 10:10; \
             Errors: 5%, 10:20; At least 800 reports, time not stated."
        );
    }

    #[test]
    fn nothing_turns_the_direction_of_a_plain_text() {
        assert_eq!(plain("\u{202e}abc\u{2066} d\n e\u{202c} "), "abc d  e");
    }
}
