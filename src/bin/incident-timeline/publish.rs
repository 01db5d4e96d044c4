//! `publish`: folders that are ready for any static host.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use incident_timeline::publish::{Base, File, Incident, Listed, Live, Place, Told, files, list_files};

use crate::args::Limit;
use crate::io::complain;
use crate::source::{ERRORS, GOOD, UNUSABLE, opened};

const HELP: &str = "\
For each incident a folder named after its id, else after its title:
  index.html    figure, who says why, the whole record, corrections, sources, glossary; needs no script
  embed.html    the figure alone, to be framed by an article
  plain.html    nothing but img, h3, p, ul and table, for systems that strip everything else
  style.css     the style of these pages, which obey `default-src 'self'`; below.css for what stands below the figure
  figure.svg, figure.png, card.png (1200 x 630)
  incident.json the document itself
  embed.txt     codes to be pasted
  oembed.json   with --base-url

Above the folders: index.html, which lists the incidents that are named on the command line, style.css and, with \
--base-url, feed.xml (Atom) with those that say when they were published or updated.

Only what changed is written, and what is written is named. Nothing is ever deleted.

Exit codes:
  0  all published, and no error in any document
  1  errors in a document, of which what could be read is published; a file that holds no incident; a folder of the
     same name twice. The others are published all the same
  2  a file that cannot be read, or a folder that cannot be written

Example:
  incident-timeline publish incidents/*.json -o site --base-url https://example.org/incidents/";

/// Arguments of `publish`.
#[derive(Debug, Args)]
#[command(after_long_help = HELP)]
pub struct Publish {
    /// Incident documents; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Folder to write; it is made if it is not there
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Address that the folder will have; cards, oEmbed and the feed need it
    #[arg(long, value_name = "URL", value_parser = base)]
    base_url: Option<Base>,
    /// Address of the folder with the live page (what `make dist` made), relative to an incident's folder or in full: its
    /// figure takes the place of the still one, which stays where that cannot be
    #[arg(long, value_name = "URL", value_parser = live)]
    live: Option<Live>,
    /// Does not name the files that are written
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    limit: Limit,
}

fn base(text: &str) -> Result<Base, String> {
    Base::new(text).ok_or_else(|| String::from("an address such as https://example.org/incidents/ was expected"))
}

fn live(text: &str) -> Result<Live, String> {
    Live::new(text)
        .ok_or_else(|| String::from("an address such as ../../timeline/ or https://example.org/timeline/ was expected"))
}

/// Publishes; the exit code is the worst of all files'.
pub fn run(args: &Publish) -> ExitCode {
    let mut site = Site { args, folders: BTreeSet::new(), list: Vec::new(), written: 0, unchanged: 0 };
    let mut code = GOOD;
    if args.base_url.is_none() {
        complain("without --base-url there are no addresses for cards, oEmbed and the feed, which are left out");
    }
    for path in &args.files {
        let (incident, own) = opened(path, args.limit);
        code = code.max(own);
        let Some(incident) = incident else {
            complain(&format!("{}: not published", path.display()));
            continue;
        };
        code = code.max(site.publish(path, &incident));
    }
    if !site.list.is_empty() {
        code = code.max(site.write(&list_files(&site.list, args.base_url.as_ref())));
    }
    site.say(&format!("{} written, {} unchanged", site.written, site.unchanged));
    ExitCode::from(code)
}

struct Site<'a> {
    args: &'a Publish,
    folders: BTreeSet<String>,
    list: Vec<Listed>,
    written: usize,
    unchanged: usize,
}

impl Site<'_> {
    /// Publishes one incident; the exit code that it costs.
    fn publish(&mut self, path: &Path, incident: &Incident) -> u8 {
        // Some file systems take names that differ in case for one.
        if !self.folders.insert(incident.folder.to_lowercase()) {
            let folder = &incident.folder;
            complain(&format!(
                "{}: not published: another document has the folder {folder} already; give it an id of its own",
                path.display()
            ));
            return ERRORS;
        }
        let told = Told::new(&incident.document, &incident.diagnostics, None);
        let place = Place { base: self.args.base_url.as_ref(), live: self.args.live.as_ref() };
        let made = match files(incident, &told, place) {
            Ok(made) => made,
            Err(error) => {
                complain(&format!("{}: not published: {error}", path.display()));
                return UNUSABLE;
            }
        };
        let listed = Listed::new(incident, &told);
        if self.args.base_url.is_some() && !listed.is_dated() {
            complain(&format!("{}: has neither `updated` nor `published`, and so is not in the feed", path.display()));
        }
        self.list.push(listed);
        self.write(&made)
    }

    /// Writes what is not there already, byte for byte.
    fn write(&mut self, files: &[File]) -> u8 {
        for (name, bytes) in files {
            let path = self.args.output.join(name);
            if fs::read(&path).is_ok_and(|known| known == *bytes) {
                self.unchanged += 1;
                continue;
            }
            if let Err(error) = put(&path, bytes) {
                complain(&format!("{}: {error}", path.display()));
                return UNUSABLE;
            }
            self.written += 1;
            self.say(&path.display().to_string());
        }
        GOOD
    }

    fn say(&self, line: &str) {
        if !self.args.quiet {
            // A reader that went away has seen what it wanted.
            let _ = writeln!(io::stdout(), "{line}");
        }
    }
}

/// Writes a file beside its place and then puts it there, so that a host never serves half of one.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = folder.join(name);
    fs::write(&part, bytes)?;
    fs::rename(&part, path)
}
