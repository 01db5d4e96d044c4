//! An incident for machines: structured data (schema.org), oEmbed 1.0, codes to be pasted.

use serde_json::{Map, Value, json};

use super::incident::Incident;
use super::place::{Base, name};
use super::told::Told;
use crate::document::{End, Time};
use crate::export::plain;
use crate::render::{frame_code, is_illegal, link_code, picture_code};
use crate::words::embedding::EMBEDDING;
use crate::words::publication::PUBLICATION;

/// Room in a frame around the figure: its margins, legend and the line below.
const AROUND_PX: f64 = 150.0;
const FRAME_WIDTH_PX: f64 = 1180.0;

/// JSON in which no markup can begin or end, so that it can stand in a page, and without what no page may hold. Nor are
/// there lines as JavaScript has them, since old readers of such blocks use that.
fn inert(value: &Value) -> String {
    let mut out = String::new();
    let mut units = [0; 2];
    for character in value.to_string().chars() {
        if matches!(character, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') || is_illegal(character) {
            character.encode_utf16(&mut units).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(character);
        }
    }
    out
}

fn set(map: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        map.insert(name.to_owned(), value.into());
    }
}

/// The incident as an `Event` of schema.org. Only what the document states is in it: a beginning as the day of the first
/// outage that has a stated bound, an end only where each outage has one.
pub(super) fn event(incident: &Incident, told: &Told, base: Option<&Base>) -> String {
    let document = &incident.document;
    let folder = &incident.folder;
    let mut event = Map::new();
    set(&mut event, "@context", Some("https://schema.org"));
    set(&mut event, "@type", Some("Event"));
    set(&mut event, "name", Some(plain(&document.title)));
    set(&mut event, "description", document.summary.as_deref().map(plain));
    set(&mut event, "inLanguage", Some(incident.language()));
    set(&mut event, "startDate", start_ms(told).map(|at_ms| told.words.iso_day(at_ms)));
    set(&mut event, "endDate", end_ms(told).map(|at_ms| told.words.iso_day(at_ms)));
    set(&mut event, "identifier", document.id.as_ref().map(|id| id.0.as_str()));
    set(&mut event, "url", base.map(|base| base.page(folder)));
    set(&mut event, "image", base.map(|base| base.file(folder, name::CARD)));
    set(
        &mut event,
        "about",
        document.subject.as_ref().map(|subject| {
            let mut about = Map::new();
            set(&mut about, "@type", Some("Thing"));
            set(&mut about, "name", Some(plain(&subject.name)));
            let others: Vec<String> = subject.also_known_as.iter().map(|name| plain(name)).collect();
            set(&mut about, "alternateName", Some(others).filter(|others| !others.is_empty()));
            set(&mut about, "url", subject.url.clone());
            about
        }),
    );
    set(&mut event, "subjectOf", Some(work(incident, told, base)));
    inert(&Value::Object(event))
}

/// The page about it.
fn work(incident: &Incident, told: &Told, base: Option<&Base>) -> Map<String, Value> {
    let document = &incident.document;
    let mut work = Map::new();
    set(&mut work, "@type", Some("WebPage"));
    set(&mut work, "name", Some(plain(&document.title)));
    set(&mut work, "url", base.map(|base| base.page(&incident.folder)));
    set(&mut work, "version", Some(plain(&incident.stamp(told))));
    set(&mut work, "datePublished", document.published.as_ref().and_then(|time| day(time, told)));
    set(&mut work, "dateModified", document.updated.as_ref().and_then(|time| day(time, told)));
    set(&mut work, "license", document.licence.as_deref().map(plain));
    for (name, kind, of) in [("publisher", "Organization", &document.publisher), ("author", "Person", &document.byline)]
    {
        set(&mut work, name, of.as_deref().map(|of| json!({ "@type": kind, "name": plain(of) })));
    }
    work
}

fn day(time: &Time, told: &Told) -> Option<String> {
    time.earliest_ms.map(|at_ms| told.words.iso_day(at_ms))
}

fn start_ms(told: &Told) -> Option<i64> {
    let leads = told.document.outages.iter().filter(|outage| outage.retracted.is_none()).filter_map(|one| one.lead());
    leads.filter_map(|lead| lead.start.as_ref()?.earliest_ms).min()
}

fn end_ms(told: &Told) -> Option<i64> {
    let outages = told.document.outages.iter().filter(|outage| outage.retracted.is_none());
    let ends: Option<Vec<i64>> = outages
        .map(|outage| match &outage.lead()?.end {
            End::At(end) => end.latest_ms,
            End::Ongoing | End::NotReported => None,
        })
        .collect();
    ends?.into_iter().max()
}

/// The code that frames the timeline in an article, with a link for systems that strip frames.
pub(super) fn frame(incident: &Incident, told: &Told, base: &Base) -> String {
    let name = plain(&EMBEDDING.name(&incident.document.title));
    let src = base.file(&incident.folder, name::EMBED);
    frame_code(&src, &base.page(&incident.folder), &name, frame_height_px(told))
}

fn frame_height_px(told: &Told) -> f64 {
    (told.scene(told.story.home, FRAME_WIDTH_PX).height_px + AROUND_PX).ceil()
}

/// What to paste where, as a text file.
pub(super) fn codes(incident: &Incident, told: &Told, base: Option<&Base>) -> String {
    let title = plain(&incident.document.title);
    let alt = plain(&incident.described(told));
    let at = |name: &str| base.map_or_else(|| name.to_owned(), |base| base.file(&incident.folder, name));
    let page = base.map_or_else(|| name::PAGE.to_owned(), |base| base.page(&incident.folder));
    let framed = base.map(|base| frame(incident, told, base)).unwrap_or_default();
    let picture = picture_code(&at(name::FIGURE_PNG), &page, &alt);
    let link = link_code(&page, &plain(&EMBEDDING.name(&title)));
    let revision = incident.stamp(told);
    PUBLICATION.codes_text([&title, &revision, &framed, &picture, &link])
}

/// The answer of oEmbed 1.0 (oembed.com, 2.3.4.4), to be served as it is.
pub(super) fn oembed(incident: &Incident, told: &Told, base: &Base) -> String {
    let document = &incident.document;
    let mut answer = Map::new();
    set(&mut answer, "version", Some("1.0"));
    set(&mut answer, "type", Some("rich"));
    set(&mut answer, "title", Some(plain(&document.title)));
    set(&mut answer, "author_name", document.byline.as_deref().map(plain));
    set(&mut answer, "provider_name", document.publisher.as_deref().map(plain));
    set(&mut answer, "provider_url", Some(base.join("")));
    set(&mut answer, "url", Some(base.page(&incident.folder)));
    set(&mut answer, "html", Some(frame(incident, told, base)));
    set(&mut answer, "width", Some(FRAME_WIDTH_PX as u32));
    set(&mut answer, "height", Some(frame_height_px(told) as u32));
    set(&mut answer, "thumbnail_url", Some(base.file(&incident.folder, name::CARD)));
    set(&mut answer, "thumbnail_width", Some(super::card::WIDTH_PX as u32));
    set(&mut answer, "thumbnail_height", Some(super::card::HEIGHT_PX as u32));
    set(&mut answer, "revision", Some(plain(&incident.stamp(told))));
    [&inert(&Value::Object(answer)), "\n"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_markup_begins_in_a_block_of_data() {
        let value = json!({ "name": "</script><!-- & \u{2028}\u{1ffff}" });
        let text = inert(&value);
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{1ffff}']));
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
