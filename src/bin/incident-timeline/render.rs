//! `render`: one picture or page of one document.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use incident_timeline::document::{Document, TzTables, Zones, fixed_offset_s};
use incident_timeline::export::Sheet;
use incident_timeline::publish::{PICTURE_WIDTH_PX, Told, single};
use incident_timeline::render::{Scheme, picture, png, style};
use incident_timeline::timeline::{View, view_from_text};

use crate::args::Limit;
use crate::io::{complain, write};
use crate::source::{UNUSABLE, opened};

const HELP: &str = "\
The figure is the one that the page shows. Its height follows from the document and from whether it is narrow (below 640 \
pixels) or wide.

Exit codes:
  0  drawn, and no error in the document
  1  errors in the document; what could be read of it is drawn
  2  the file cannot be used at all, or the picture cannot be made or written

Examples:
  incident-timeline render incident.json --svg -o figure.svg
  incident-timeline render incident.json --png --scale 3 --width 328 -o phone.png
  incident-timeline render incident.json --svg --view 2025-03-10T13:00/2025-03-10T15:00 --zone America/New_York -o -";

/// Arguments of `render`.
#[derive(Debug, Args)]
#[command(after_long_help = HELP)]
pub struct Render {
    /// An incident document; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    kind: Kind,
    /// File to write; `-` is standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Width of the figure without its margin, CSS pixels
    #[arg(long, value_name = "PIXELS", default_value_t = PICTURE_WIDTH_PX, value_parser = pixels)]
    width: f64,
    /// A picture of 1200 by 630 CSS pixels for where links are shown: the figure as far as it has room
    #[arg(long, conflicts_with_all = ["html", "width"])]
    card: bool,
    /// Pixels of a PNG to one CSS pixel
    #[arg(long, value_name = "FACTOR", default_value_t = 2.0, value_parser = scale, conflicts_with_all = ["svg", "html"])]
    scale: f64,
    /// Zone of all times: an IANA name, UTC, or an offset such as -04:00; else the document's
    #[arg(long, allow_hyphen_values = true, value_parser = zone)]
    zone: Option<String>,
    /// The window: two times as in a document, or `whole`; else the document's first one
    #[arg(long, value_name = "FROM/TO")]
    view: Option<String>,
    /// Colours; `auto` follows the reader's system, in SVG and HTML, and is the default there
    #[arg(long, value_enum)]
    theme: Option<Theme>,
    #[command(flatten)]
    limit: Limit,
}

/// What is made.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Kind {
    /// An SVG picture that stands alone
    #[arg(long)]
    svg: bool,
    /// A PNG picture, the same on every machine
    #[arg(long)]
    png: bool,
    /// A page in a single file: figure, who says why, record, sources
    #[arg(long)]
    html: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Theme {
    Light,
    Dark,
    Auto,
}

fn pixels(text: &str) -> Result<f64, String> {
    number(text, 160.0, 10_000.0)
}

fn scale(text: &str) -> Result<f64, String> {
    number(text, 0.1, 16.0)
}

fn number(text: &str, least: f64, most: f64) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| format!("a number from {least} to {most} was expected"))
}

pub fn zone(text: &str) -> Result<String, String> {
    let known = fixed_offset_s(text).is_some() || TzTables.offset_s(text, 0).is_some();
    known.then(|| text.to_owned()).ok_or_else(|| String::from("an IANA time zone, UTC or an offset was expected"))
}

/// Draws; the exit code is 0, 1 for errors in the document, 2 where there is no picture.
pub fn run(args: &Render) -> ExitCode {
    let (incident, code) = opened(&args.file, args.limit);
    let Some(incident) = incident else { return ExitCode::from(code) };
    let told = Told::new(&incident.document, &incident.diagnostics, args.zone.as_deref());
    let made = view(args, &incident.document, &told).and_then(|view| {
        let drawn = |theme: Theme| {
            let caption = incident.caption(&told);
            let sheet = match args.card {
                true => Sheet::card(|width_px| told.scene(view, width_px), &caption),
                false => Sheet::new(told.scene(view, args.width), caption),
            };
            picture(&sheet, &style(scheme(theme)))
        };
        match (args.kind.png, args.kind.svg, args.theme) {
            (true, _, Some(Theme::Auto)) => {
                Err(String::from("a PNG is light or dark; --theme auto is for SVG and HTML"))
            }
            (true, _, theme) => {
                png(&drawn(theme.unwrap_or(Theme::Light)), args.scale).map_err(|error| error.to_string())
            }
            (_, true, theme) => Ok(drawn(theme.unwrap_or(Theme::Auto)).into_bytes()),
            (_, _, theme) => Ok(single(&incident, &told, view, scheme(theme.unwrap_or(Theme::Auto))).into_bytes()),
        }
    });
    let written =
        made.and_then(|bytes| write(&args.output, |out| out.write_all(&bytes)).map_err(|error| error.to_string()));
    match written {
        Ok(()) => ExitCode::from(code),
        Err(error) => {
            complain(&format!("{}: {error}", args.output.display()));
            ExitCode::from(UNUSABLE)
        }
    }
}

fn scheme(theme: Theme) -> Scheme {
    match theme {
        Theme::Light => Scheme::Light,
        Theme::Dark => Scheme::Dark,
        Theme::Auto => Scheme::Auto,
    }
}

/// The window that was asked for. Its times are read as those of a document are, in the zone of the picture.
fn view(args: &Render, document: &Document, told: &Told) -> Result<View, String> {
    let Some(asked) = &args.view else { return Ok(told.story.home) };
    if asked == "whole" {
        return Ok(told.story.whole);
    }
    let zone = args.zone.as_deref().or(document.time_zone.as_deref()).unwrap_or("UTC");
    let found = view_from_text(asked, zone, &TzTables);
    found.ok_or_else(|| format!("--view {asked}: two times were expected, such as 2025-03-10T13:00/2025-03-10T15:00"))
}
