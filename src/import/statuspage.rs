//! Statuspage v2: what a company said about its own incidents.
//!
//! The page records when something was posted. That an incident was posted at 16:18 says that it had begun by then, and
//! that it was resolved at 16:44 that it had ended by then; so both are bounds. Only a `started_at` that was set apart from
//! the posting is a beginning.

use serde_json::{Map, Value};

use super::notes::Notes;
use super::out::{Object, Out};
use super::plain::{Ids, link, plain};
use super::stamp::Stamp;
use super::{Imported, Options, Refused, document};

type Fields = Map<String, Value>;

const UPDATE: &[&str] = &["id", "incident_id", "status", "body", "created_at", "display_at", "affected_components"];
const INCIDENT: &[&str] = &[
    "id",
    "name",
    "status",
    "impact",
    "created_at",
    "started_at",
    "resolved_at",
    "shortlink",
    "page_id",
    "components",
    "incident_updates",
    "scheduled_for",
    "scheduled_until",
    "postmortem_body",
    "postmortem_published_at",
];

/// Whether a JSON file is such an answer.
pub(super) fn is_one(json: &Value) -> bool {
    !incidents(json).is_empty() || json.get("incidents").is_some_and(Value::is_array) && json.get("page").is_some()
}

/// The incidents of any of the API's answers, of one incident, or of a list of them.
fn incidents(json: &Value) -> Vec<&Fields> {
    let is_incident = |fields: &&Fields| {
        let has = |name: &str| fields.contains_key(name);
        has("incident_updates") || has("name") && (has("impact") || has("shortlink") || has("status"))
    };
    let listed: Vec<&Value> = match json {
        Value::Array(list) => list.iter().collect(),
        Value::Object(fields) if fields.contains_key("incident_updates") => vec![json],
        Value::Object(fields) => {
            let of = |name: &str| fields.get(name).and_then(Value::as_array).into_iter().flatten();
            fields.get("incident").into_iter().chain(of("incidents")).chain(of("scheduled_maintenances")).collect()
        }
        _ => Vec::new(),
    };
    listed.into_iter().filter_map(Value::as_object).filter(is_incident).collect()
}

/// One document an incident.
pub(super) fn import(json: &Value, options: &Options, notes: &mut Notes) -> Result<Vec<Imported>, Refused> {
    let all = incidents(json);
    let wanted =
        |fields: &&Fields| options.incident.as_deref().is_none_or(|id| text(fields, "id").as_deref() == Some(id));
    let chosen: Vec<&Fields> = all.iter().copied().filter(wanted).collect();
    if chosen.is_empty() {
        let what =
            options.incident.as_ref().map_or(String::from("an incident"), |id| format!("an incident of the id {id}"));
        return Err(Refused::Empty(what));
    }
    let page = Page::of(json, notes);
    let mut ids = Ids::default();
    let mut of_one = |fields: &&Fields| {
        let id = ids.make(&text(fields, "id").unwrap_or_default(), "incident");
        Incident { fields, page: &page, options }.import(id, notes)
    };
    Ok(chosen.iter().map(&mut of_one).collect())
}

/// Whose page it is.
struct Page {
    name: Option<String>,
    url: Option<String>,
    time_zone: Option<String>,
}

impl Page {
    fn of(json: &Value, notes: &mut Notes) -> Self {
        let empty = Map::new();
        let fields = json.get("page").and_then(Value::as_object).unwrap_or(&empty);
        notes.leftovers("page", fields, &["id", "name", "url", "time_zone"]);
        if let Some(top) = json.as_object().filter(|top| !top.contains_key("incident_updates")) {
            notes.leftovers("", top, &["page", "incident", "incidents", "scheduled_maintenances"]);
        }
        let name = text(fields, "name");
        if name.is_none() {
            notes.add("page.name", "not in the file: statements are by \"the status page\"");
        }
        Self { name, url: text(fields, "url").and_then(|url| link(&url)), time_zone: text(fields, "time_zone") }
    }
}

/// A field's text, if it says something.
fn text(fields: &Fields, name: &str) -> Option<String> {
    let text = match fields.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

struct Incident<'a> {
    fields: &'a Fields,
    page: &'a Page,
    options: &'a Options,
}

impl Incident<'_> {
    fn import(&self, id: String, notes: &mut Notes) -> Imported {
        let Self { fields, page, options } = self;
        notes.leftovers("incident", fields, INCIDENT);
        let title = text(fields, "name").map(|name| plain(&name)).filter(|name| !name.is_empty());
        let title = title.unwrap_or_else(|| format!("Incident {id}"));
        let (mut statements, mut events) = (Vec::new(), Vec::new());
        let mut ids = Ids::default();
        for reserved in ["operator", "status-page", "outage"] {
            ids.make(reserved, reserved);
        }
        for update in self.updates() {
            self.update(update, &mut ids, (&mut statements, &mut events), notes);
        }
        statements.extend(self.postmortem(&mut ids, notes));
        let party = page.name.as_deref().map(|name| {
            Object::default().text("id", Some("operator")).text("name", Some(name)).text("kind", Some("organisation"))
        });
        let subject = page
            .name
            .as_deref()
            .map(|name| Object::default().text("name", Some(name)).text("url", page.url.as_deref()));
        let list = |object: Option<Object>| object.map(Out::from).into_iter().collect();
        let all = Object::default()
            .text("time_zone", options.time_zone.as_deref().or(page.time_zone.as_deref()))
            .text("status", self.status(notes))
            .with("subject", subject.map(Out::from))
            .list("parties", list(party))
            .list("sources", vec![self.source(&title, notes).into()])
            .list("outages", vec![self.outage(&title, notes).into()])
            .list("statements", statements)
            .list("events", events);
        document(id, title, all.fields(), options)
    }

    /// Its updates, the oldest first, as far as their times can be compared.
    fn updates(&self) -> Vec<&Fields> {
        let list = self.fields.get("incident_updates").and_then(Value::as_array).into_iter().flatten();
        let mut updates: Vec<&Fields> = list.filter_map(Value::as_object).collect();
        // The API gives the newest first.
        updates.reverse();
        updates.sort_by_key(|update| {
            let written = text(update, "display_at").or_else(|| text(update, "created_at"));
            written.and_then(|written| Stamp::parse(&written)).and_then(Stamp::instant_ms)
        });
        updates
    }

    fn status(&self, notes: &mut Notes) -> Option<&'static str> {
        let status = text(self.fields, "status")?;
        match status.as_str() {
            "investigating" => Some("investigating"),
            "identified" => Some("identified"),
            "monitoring" | "verifying" => Some("monitoring"),
            "resolved" | "postmortem" | "completed" => Some("resolved"),
            _ => {
                notes.add("incident.status", &format!("\"{status}\" is no status of a document"));
                None
            }
        }
    }

    fn source(&self, title: &str, notes: &mut Notes) -> Object {
        let written = text(self.fields, "shortlink");
        let url = written.as_deref().and_then(link);
        if written.is_some() && url.is_none() {
            notes.add("incident.shortlink", "not carried over: no http or https address");
        }
        Object::default()
            .text("id", Some("status-page"))
            .text("title", Some(title))
            .text("publisher", self.page.name.as_deref())
            .text("url", url.or_else(|| self.page.url.clone()).as_deref())
            .with("published", self.time("created_at", notes))
            .text("kind", Some("status_page"))
    }

    fn is_maintenance(&self) -> bool {
        let planned = ["scheduled", "in_progress", "verifying", "completed"];
        let status = text(self.fields, "status").is_some_and(|status| planned.contains(&status.as_str()));
        status
            || text(self.fields, "impact").as_deref() == Some("maintenance")
            || self.fields.contains_key("scheduled_for")
    }

    fn outage(&self, title: &str, notes: &mut Notes) -> Object {
        let impact = text(self.fields, "impact");
        let severity = match impact.as_deref() {
            Some(known @ ("minor" | "major" | "critical")) => Some(known),
            Some("none" | "maintenance") | None => None,
            Some(other) => {
                notes.add("incident.impact", &format!("\"{other}\" is no severity of an outage"));
                None
            }
        };
        let sources = || vec![Out::text("status-page")];
        let own =
            Object::default().with("start", self.start(notes)).with("end", self.end(notes)).list("sources", sources());
        let mut accounts = vec![own.into()];
        let (from, to) = (self.time("scheduled_for", notes), self.time("scheduled_until", notes));
        if from.is_some() || to.is_some() {
            let planned = Object::default().with("start", from).with("end", to).list("sources", sources());
            accounts.push(planned.text("note", Some("As scheduled.")).into());
        }
        Object::default()
            .text("id", Some("outage"))
            .text("label", Some(title))
            .text("severity", severity)
            .text("phase", self.is_maintenance().then_some("maintenance"))
            .list("services", self.services(notes))
            .list("accounts", accounts)
            .list("sources", sources())
    }

    /// That it had begun when it was posted; that it began then only where the page says so apart from that.
    fn start(&self, notes: &mut Notes) -> Option<Out> {
        let (created, started) = (text(self.fields, "created_at"), text(self.fields, "started_at"));
        if self.is_maintenance() {
            // Announced before it began.
            return self.posted_as("in_progress").and_then(|update| posted(update, notes)).map(latest);
        }
        if started.is_some() && started != created {
            return self.time("started_at", notes);
        }
        self.time("created_at", notes).map(latest)
    }

    /// That it had ended when that was posted; `null` while the page says that it goes on.
    fn end(&self, notes: &mut Notes) -> Option<Out> {
        if let Some(time) = self.time("resolved_at", notes) {
            return Some(latest(time));
        }
        let status = text(self.fields, "status");
        match status.as_deref() {
            Some("resolved" | "postmortem" | "completed") => {
                let update = self.posted_as("resolved").or_else(|| self.posted_as("completed"))?;
                posted(update, notes).map(latest)
            }
            Some("investigating" | "identified" | "monitoring" | "in_progress" | "verifying") => Some(Out::Null),
            _ => None,
        }
    }

    /// The first update that gave the incident a status.
    fn posted_as(&self, status: &str) -> Option<&Fields> {
        self.updates().into_iter().find(|update| text(update, "status").as_deref() == Some(status))
    }

    /// Names of what was affected: of the incident, and of all its updates.
    fn services(&self, notes: &mut Notes) -> Vec<Out> {
        let mut names: Vec<String> = Vec::new();
        let of =
            |fields: &'_ Fields, name: &str| fields.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        let changes = self.updates().into_iter().flat_map(|update| of(update, "affected_components"));
        for component in of(self.fields, "components").into_iter().chain(changes) {
            let Some(fields) = component.as_object() else { continue };
            notes.leftovers("component", fields, &["id", "code", "name"]);
            names.extend(text(fields, "name").filter(|name| !names.contains(name)));
        }
        names.into_iter().map(Out::Text).collect()
    }

    fn time(&self, name: &str, notes: &mut Notes) -> Option<Out> {
        time(&text(self.fields, name)?, &format!("incident.{name}"), notes)
    }

    /// An update is what the company said; one without words only tells that the status changed.
    fn update(
        &self,
        update: &Fields,
        ids: &mut Ids,
        (statements, events): (&mut Vec<Out>, &mut Vec<Out>),
        notes: &mut Notes,
    ) {
        notes.leftovers("update", update, UPDATE);
        let status = text(update, "status");
        let body = text(update, "body").map(|body| plain(&body)).filter(|body| !body.is_empty());
        let at = posted(update, notes);
        let id = text(update, "id").unwrap_or_default();
        let sources = vec![Out::text("status-page")];
        let status_note = status.as_deref().map(|status| format!("Status: {status}"));
        match body {
            Some(body) => {
                statements.push(self.statement(ids.make(&id, "update"), &body, at, "update", status_note).into())
            }
            None => {
                let label = status_note.unwrap_or_else(|| String::from("An update without words"));
                let event = Object::default().text("id", Some(&ids.make(&id, "update"))).with("at", at);
                let event = event.text("label", Some(&label)).text("kind", Some("communication"));
                events.push(
                    event.text("party", self.page.name.is_some().then_some("operator")).list("sources", sources).into(),
                );
            }
        }
    }

    fn statement(&self, id: String, body: &str, at: Option<Out>, kind: &str, note: Option<String>) -> Object {
        let speaker = if self.page.name.is_some() { "operator" } else { "The status page" };
        let place = self
            .page
            .name
            .as_deref()
            .or(self.page.url.as_deref())
            .map(|name| Object::default().text("name", Some(name)).text("kind", Some("status page")));
        Object::default()
            .text("id", Some(&id))
            .with("at", at)
            .text("speaker", Some(speaker))
            .with("published_on", place.map(Out::from))
            .text("quote", Some(body))
            .text("kind", Some(kind))
            .list("about", vec![Out::text("outage")])
            .text("note", note.as_deref())
            .list("sources", vec![Out::text("status-page")])
    }

    fn postmortem(&self, ids: &mut Ids, notes: &mut Notes) -> Option<Out> {
        let body = plain(&text(self.fields, "postmortem_body")?);
        let at = self.time("postmortem_published_at", notes);
        let id = ids.make("postmortem", "postmortem");
        (!body.is_empty()).then(|| self.statement(id, &body, at, "analysis", Some(String::from("Postmortem"))).into())
    }
}

/// When an update was posted, as the page shows it.
fn posted(update: &Fields, notes: &mut Notes) -> Option<Out> {
    let (shown, created) = (text(update, "display_at"), text(update, "created_at"));
    if shown.is_some() && created.is_some() && shown != created {
        notes.add(
            "update.created_at",
            "not carried over where it differs from display_at, the time that the page shows",
        );
    }
    time(&shown.or(created)?, "update.display_at", notes)
}

/// Not after this.
fn latest(time: Out) -> Out {
    match time {
        Out::Text(_) => Out::Object(vec![("latest", time)]),
        other => other,
    }
}

/// A time as RFC 3339 writes it; one that cannot be read is kept in its own words.
fn time(written: &str, place: &str, notes: &mut Notes) -> Option<Out> {
    match Stamp::parse(written) {
        Some(stamp) => Some(Out::Text(stamp.to_string())),
        None => {
            notes.add(place, "no time by ISO 8601: kept as words");
            Some(Out::Object(vec![("text", Out::text(written))]))
        }
    }
}
