//! Which field was meant by a name that is none. In the tool only, which those ask who write documents.

/// Names of one meaning, those of the format first.
const SAME: [&[&str]; 17] = [
    &["at", "published", "date", "time", "when", "datetime", "timestamp", "day"],
    &["start", "from", "begin", "began", "started", "starttime", "startedat", "since"],
    &["end", "to", "until", "ended", "endtime", "endedat", "resolvedat", "finish", "stop"],
    &["label", "name", "title", "term", "headline"],
    &["note", "notes", "comment", "remark", "description", "details"],
    &["summary", "abstract", "description"],
    &["text", "reason", "description"],
    &["url", "link", "href", "address", "uri", "website"],
    &["sources", "source", "citations", "references", "refs"],
    &["speaker", "party", "by", "who", "author", "person"],
    &["value", "number", "count", "amount", "figure"],
    &["kind", "type", "category"],
    &["quote", "text", "said", "statement"],
    &["regions", "region", "places", "place", "where", "location", "country"],
    &["services", "service", "systems", "components"],
    &["duration", "length", "lasted"],
    &["severity", "impact"],
];

/// Letters of a name that is looked at.
const LONGEST: usize = 24;

/// Which of some fields was meant: one of the same meaning, or else one that is spelt nearly the same.
pub(super) fn meant<'a>(name: &str, fields: &[&'a str]) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let name = plain(name);
    let same = SAME.iter().filter(|same| same.contains(&name.as_str())).flat_map(|same| same.iter());
    let by_meaning = same.filter_map(|known| fields.iter().find(|field| plain(field) == *known)).next();
    // Of a short name one letter more or less makes another word.
    let most = |field: &str| match field.len().min(name.len()) {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    let far = |field: &str| distance(&name, &plain(field));
    let near = || fields.iter().filter(|field| far(field) <= most(field)).min_by_key(|field| far(field));
    by_meaning.or_else(near).copied()
}

/// Small letters and digits alone: `startTime` and `start_time` are one name.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// How many letters have to be put in, left out or replaced to make one of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, letter) in one.bytes().enumerate() {
        let (mut before, mut here) = (place, place + 1);
        for (slot, theirs) in row.iter_mut().skip(1).zip(other.bytes()) {
            here = (before + usize::from(letter != theirs)).min(*slot + 1).min(here + 1);
            before = std::mem::replace(slot, here);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_field_is_known_by_its_meaning_or_nearly_its_spelling() {
        const EVENT: [&str; 8] = ["id", "at", "label", "kind", "party", "note", "sources", "retracted"];
        const OUTAGE: [&str; 7] = ["id", "label", "regions", "start", "end", "duration", "lead"];
        let table: [(&str, &[&str], Option<&str>); 16] = [
            ("date", &EVENT, Some("at")),
            ("When", &EVENT, Some("at")),
            ("timestamp", &EVENT, Some("at")),
            ("name", &EVENT, Some("label")),
            ("description", &EVENT, Some("note")),
            ("soruces", &EVENT, Some("sources")),
            ("source", &EVENT, Some("sources")),
            ("ID", &EVENT, Some("id")),
            ("it", &EVENT, None),
            ("colour", &EVENT, None),
            ("x-ticket", &EVENT, None),
            ("strat", &OUTAGE, Some("start")),
            ("start_time", &OUTAGE, Some("start")),
            ("until", &OUTAGE, Some("end")),
            ("region", &OUTAGE, Some("regions")),
            ("date", &OUTAGE, None),
        ];
        for (name, fields, expected) in table {
            assert_eq!(meant(name, fields), expected, "{name}");
        }
    }
}
