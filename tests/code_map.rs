//! The code map holds: each module uses only those above it, the pure ones know no browser, and no file is too long to be
//! read at once.

#![allow(clippy::unwrap_used, reason = "helpers of tests, where to fail is to panic")]

use std::path::{Path, PathBuf};

/// The modules in the order of the code map.
const MODULES: [&str; 13] = [
    "small", "document", "words", "series", "timeline", "record", "scene", "export", "link", "import", "render",
    "publish", "app",
];
/// Those that draw or live in a browser; all others are pure.
const IMPURE: [&str; 2] = ["render", "app"];
/// Crates that only a browser's build has.
const BROWSER: [&str; 6] = ["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo_net", "plotters_canvas"];
/// By this alone the browser is asked to call back later, so that it is known which widget is at work then.
const CURRENT: &str = "app/current.rs";
/// What else would ask for it.
const LATER: [&str; 4] = ["request_animation_frame", "spawn_local", "set_timeout(", "Effect::new("];
/// A file has fewer lines than this; tables of tests may be longer.
const MOST_LINES: usize = 400;

/// A source file: its path below `src`, with slashes, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The module of the code map that it belongs to; `None` for the root and the binaries, which may use everything.
    fn module(&self) -> Option<&str> {
        let first = self.path.split('/').next()?;
        let name = first.strip_suffix(".rs").unwrap_or(first);
        (!["lib", "main", "bin"].contains(&name)).then_some(name)
    }

    /// How many `super`s lead to the root of the crate.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    /// Its lines without comments, from 1.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_code = |(_, line): &(usize, &str)| !line.trim_start().starts_with("//");
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line)).filter(is_code)
    }
}

/// The name with which a piece of code begins.
fn name(code: &str) -> &str {
    code.trim_start().split(|character: char| !character.is_ascii_alphanumeric() && character != '_').next().unwrap()
}

/// The names that a path goes on to: one, or those of a group in braces.
fn next_names(code: &str) -> Vec<&str> {
    let Some(group) = code.strip_prefix('{') else { return vec![name(code)] };
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut rest = Some(group);
    while let Some(piece) = rest {
        if depth == 0 {
            names.push(name(piece));
        }
        let Some(at) = piece.find(['{', '}', ',']) else { break };
        let (_, after) = piece.split_at(at);
        match after.chars().next() {
            Some('}') if depth == 0 => break,
            Some('}') => depth -= 1,
            Some('{') => depth += 1,
            _ => {}
        }
        rest = after.get(1..);
    }
    names
}

/// What a file's code names at the root of the crate, by `crate::` or by climbing to it.
fn used(file: &File) -> Vec<String> {
    let code: Vec<&str> = file.code().map(|(_, line)| line).collect();
    let code = code.join("\n");
    let mut used: Vec<&str> = code.split("crate::").skip(1).flat_map(next_names).collect();
    let mut supers = 0;
    for rest in code.split("super::").skip(1) {
        supers += 1;
        if rest.is_empty() {
            continue;
        }
        if supers >= file.depth() {
            used.extend(next_names(rest));
        }
        supers = 0;
    }
    used.into_iter().map(str::to_owned).collect()
}

/// What does not keep to the code map, one sentence a fault.
fn faults(files: &[File]) -> Vec<String> {
    let rank = |module: &str| MODULES.iter().position(|known| *known == module);
    let mut faults = Vec::new();
    for file in files {
        let path = &file.path;
        let lines = file.text.lines().count();
        if lines >= MOST_LINES && !path.ends_with("tests.rs") {
            faults.push(format!("{path} has {lines} lines"));
        }
        let Some(module) = file.module() else { continue };
        let Some(own) = rank(module) else {
            faults.push(format!("{path}: {module} is not in the code map"));
            continue;
        };
        for other in used(file) {
            if rank(&other).is_some_and(|other| other > own) {
                faults.push(format!("{path}: {module} uses {other}"));
            }
        }
        for (number, line) in file.code().filter(|_| module == "app" && path != CURRENT) {
            for later in LATER.into_iter().filter(|later| line.contains(later)) {
                faults.push(format!("{path}:{number}: {later} as no widget, see {CURRENT}"));
            }
        }
        for (number, line) in file.code().filter(|_| !IMPURE.contains(&module)) {
            for browser in BROWSER.into_iter().filter(|browser| line.contains(browser)) {
                faults.push(format!("{path}:{number}: {module} knows {browser}"));
            }
        }
    }
    faults
}

/// Every file below `src`.
fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                files.push(File { path: below, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

#[test]
fn each_module_uses_only_those_above_it() {
    let files = sources();
    for module in ["document", "words", "series", "timeline", "record", "scene", "link", "render", "app"] {
        assert!(files.iter().any(|file| file.module() == Some(module)), "no {module}");
    }
    let faults = faults(&files);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_check_finds_what_it_is_for() {
    let check = |path: &str, text: &str, expected: &[&str]| {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        assert_eq!(faults(&[file]), expected, "{path}: {text}");
    };
    check("scene/mod.rs", "use crate::words::Words;\nuse super::record;", &[]);
    check("scene/mod.rs", "use crate::render::svg;", &["scene/mod.rs: scene uses render"]);
    check("words/time.rs", "let x = crate::scene::width();", &["words/time.rs: words uses scene"]);
    check("words/time.rs", "#[cfg(test)]\nmod tests {\n    use crate::app;\n}", &["words/time.rs: words uses app"]);
    check(
        "document/read/mod.rs",
        "use crate::{document::{Id, Time}, words::Words};",
        &["document/read/mod.rs: document uses words"],
    );
    check(
        "series.rs",
        "use crate::{\n    document::Id,\n    timeline::View,\n};",
        &["series.rs: series uses timeline"],
    );
    check("timeline/pack.rs", "use super::super::scene::Rect;", &["timeline/pack.rs: timeline uses scene"]);
    check("timeline/pack/tests.rs", "use super::super::scene::Rect;", &[]);
    check("words/time.rs", "use super::super::{document::{Id, Time}, app};", &["words/time.rs: words uses app"]);
    check("scene/mod.rs", "// As crate::render has it.\n/// See [`crate::app`].", &[]);
    check("scene/mod.rs", "fn f(element: web_sys::Element) {}", &["scene/mod.rs:1: scene knows web_sys"]);
    check("app/mod.rs", "use leptos::prelude::*;\nuse crate::render::svg;", &[]);
    check(
        "app/state.rs",
        "set_timeout(move || {}, MOMENT);",
        &["app/state.rs:1: set_timeout( as no widget, see app/current.rs"],
    );
    check("app/current.rs", "leptos::task::spawn_local(act);", &[]);
    check("lib.rs", "pub mod app;\npub use crate::app::App;", &[]);
    check("bin/page.rs", "use crate::app::App;", &[]);
    check("helpers/mod.rs", "", &["helpers/mod.rs: helpers is not in the code map"]);
    check("words/time.rs", &"\n".repeat(399), &[]);
    check("words/time.rs", &"\n".repeat(400), &["words/time.rs has 400 lines"]);
    check("words/tests.rs", &"\n".repeat(500), &[]);
}
