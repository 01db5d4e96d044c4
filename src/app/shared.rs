//! One fetch and one reading for all widgets that show the same document.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use super::current::spawn;
use super::load::{File, Progress, Request};
use super::problem::Problem;
use super::told::{Loaded, Told, read};
use super::zones::ZoneChoice;

type Outcome = Result<Arc<Told>, Problem>;
type Listener = Box<dyn Fn(Progress)>;

/// A load under way, and who waits for it.
#[derive(Default)]
struct Load {
    outcome: RefCell<Option<Outcome>>,
    listeners: RefCell<Vec<Listener>>,
}

/// What is known of a document that was asked for.
enum Known {
    Loading(Rc<Load>, Promise),
    /// Kept only while a widget shows it, and as it was told first only while one tells it so.
    Loaded(Weak<Loaded>, Weak<Told>, File),
}

thread_local! {
    static KNOWN: RefCell<Vec<(Request, Known)>> = const { RefCell::new(Vec::new()) };
}

/// The document of a request. Where another widget shows it or waits for it, that one is shared, unless it is asked for
/// once more. `on_progress` is called as it comes.
///
/// # Errors
/// Why it cannot be had or read.
pub async fn load(request: &Request, on_progress: impl Fn(Progress) + 'static) -> Outcome {
    let known = KNOWN.with_borrow(|known| {
        let same = known.iter().find(|(asked, _)| asked == request && !request.again);
        same.and_then(|(_, known)| match known {
            Known::Loading(load, done) => Some(Err((Rc::clone(load), done.clone()))),
            Known::Loaded(loaded, told, _) => told.upgrade().or_else(|| told_anew(loaded.upgrade()?)).map(Ok),
        })
    });
    let (load, done) = match known {
        Some(Ok(told)) => return Ok(told),
        Some(Err(under_way)) => under_way,
        None => start(request),
    };
    load.listeners.borrow_mut().push(Box::new(on_progress));
    // It never fails: how it ended stands in the load itself.
    let _ = JsFuture::from(done).await;
    let outcome = load.outcome.borrow();
    outcome.clone().unwrap_or(Err(Problem::Broken))
}

/// The file of a document that is shown.
pub fn file(request: &Request) -> File {
    let asked = Request { again: false, ..request.clone() };
    KNOWN.with_borrow(|known| match known.iter().find(|(known, _)| *known == asked) {
        Some((_, Known::Loaded(_, _, file))) => file.clone(),
        _ => File::default(),
    })
}

/// A document in its own zone.
fn told_anew(loaded: Arc<Loaded>) -> Option<Arc<Told>> {
    let zone = ZoneChoice::Incident.zone(&loaded.document);
    Some(Arc::new(Told::new(loaded, zone)))
}

/// Sets out to fetch and to read. It goes on when the widget that asked goes: others may wait for it by then.
fn start(request: &Request) -> (Rc<Load>, Promise) {
    let load = Rc::new(Load::default());
    let mut resolve = None;
    let done = Promise::new(&mut |done, _| resolve = Some(done));
    keep(request, Some(Known::Loading(Rc::clone(&load), done.clone())));
    let (under_way, request) = (Rc::clone(&load), request.clone());
    spawn(async move {
        let load = under_way;
        let latest = {
            let load = Rc::clone(&load);
            move |progress| load.listeners.borrow().iter().for_each(|listener| listener(progress))
        };
        let mut file = File::default();
        let outcome = request.fetch(latest).await.and_then(|fetched| {
            let foreign = request.foreign(&fetched.href);
            file = fetched.file;
            read((fetched.text, fetched.ahead), foreign, fetched.kept_ms).map(Arc::new)
        });
        let known = |told: &Arc<Told>| {
            Known::Loaded(Arc::downgrade(&told.loaded), Arc::downgrade(told), std::mem::take(&mut file))
        };
        keep(&request, outcome.as_ref().ok().map(known));
        load.outcome.replace(Some(outcome));
        if let Some(resolve) = resolve {
            let _ = resolve.call0(&resolve);
        }
    });
    (load, done)
}

/// Keeps what is known of a document now, and forgets those that nobody shows any longer.
fn keep(request: &Request, now: Option<Known>) {
    let request = Request { again: false, ..request.clone() };
    KNOWN.with_borrow_mut(|known| {
        let is_shown = |one: &Known| !matches!(one, Known::Loaded(loaded, ..) if loaded.strong_count() == 0);
        known.retain(|(asked, one)| *asked != request && is_shown(one));
        known.extend(now.map(|now| (request, now)));
    });
}
