//! Counts over time as comma-separated values: a column of times, each further column of numbers a series.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::notes::Notes;
use super::out::{Object, Out};
use super::plain::{Ids, as_id};
use super::stamp::{Stamp, iso};
use super::{Imported, Options, Refused, document};
use crate::document::{SeriesKind, Zones};

/// What separates cells.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Headers of the column of times, where several columns could be it.
const TIME_NAMES: [&str; 10] =
    ["time", "timestamp", "datetime", "date", "at", "when", "ts", "created_at", "date_time", "period"];

/// Rows that are looked at to find out what a column holds.
const LOOKED_AT: usize = 50;

/// Whether a text is such a table.
pub(super) fn is_one(text: &str) -> bool {
    let start: String = text.lines().take(LOOKED_AT).flat_map(|line| [line, "\n"]).collect();
    let table = Table::read(&start);
    table.column_of_times().is_some() && table.rows.iter().any(|row| row.cells.len() > 1)
}

/// The document.
pub(super) fn import(text: &str, options: &Options, zones: &dyn Zones, notes: &mut Notes) -> Result<Imported, Refused> {
    let table = Table::read(text);
    let at = table.column_of_times();
    let at = at
        .ok_or_else(|| Refused::Empty(String::from("a column of times (ISO 8601, or Unix seconds or milliseconds)")))?;
    let rows = table.timed_rows(at, options, zones, notes);
    let mut ids = Ids::default();
    let mut series = Vec::new();
    for column in (0..table.width()).filter(|column| *column != at) {
        let label = table.name_of(column);
        if !table.is_numeric(column) {
            notes.add(&label, "not carried over: no column of numbers");
            continue;
        }
        let values: Vec<Option<f64>> =
            rows.iter().map(|row| row.row.number(column, &label, table.separator, notes)).collect();
        let kind = label.to_ascii_lowercase();
        let kind = SeriesKind::ALL.iter().map(|kind| kind.as_str()).find(|known| *known == kind);
        // What counts reports is never negative.
        let kind = kind.filter(|_| values.iter().flatten().all(|value| *value >= 0.0));
        let one = Object::default()
            .text("id", Some(&ids.make(&label, "series")))
            .text("label", Some(&label))
            .text("kind", kind);
        series.push(values_of(one, &rows, &values).into());
    }
    if series.is_empty() || rows.is_empty() {
        return Err(Refused::Empty(String::from("a column of numbers beside the times")));
    }
    let all = Object::default().text("time_zone", options.time_zone.as_deref()).list("series", series);
    if options.title.is_none() {
        notes.add("title", "not in the file: its name is the title");
    }
    Ok(document(Ids::default().make(&as_id(&options.name), "counts"), options.name.clone(), all.fields(), options))
}

/// Samples where every time is an instant; single figures where days have no time of day.
fn values_of(series: Object, rows: &[Timed<'_>], values: &[Option<f64>]) -> Object {
    let instants: Option<Vec<i64>> = rows.iter().map(|row| row.at_ms).collect();
    let number = |value: &Option<f64>| value.map_or(Out::Null, Out::Number);
    let Some(instants) = instants else {
        let points = rows.iter().zip(values).filter_map(|(row, value)| {
            let point = Object::default().text("at", Some(&row.written)).with("value", Some(Out::Number((*value)?)));
            Some(point.into())
        });
        return series.list("points", points.collect());
    };
    let values = Out::List(values.iter().map(number).collect());
    let samples = match (every(&instants), instants.first().and_then(|first| iso(*first))) {
        (Some(every), Some(start)) => {
            Object::default().text("start", Some(&start)).text("every", Some(&every)).with("values", Some(values))
        }
        _ => {
            let times = instants.iter().map(|at_ms| Out::Number(*at_ms as f64 / 1000.0)).collect();
            Object::default().with("times", Some(Out::List(times))).with("values", Some(values))
        }
    };
    series.with("samples", samples)
}

/// The one distance between all times, as an ISO 8601 duration.
fn every(instants: &[i64]) -> Option<String> {
    let (first, second) = (instants.first()?, instants.get(1)?);
    let step_ms = second - first;
    let steps = instants.iter().zip(instants.iter().skip(1));
    let is_regular = steps.into_iter().all(|(a, b)| b - a == step_ms);
    if !is_regular || step_ms % 1000 != 0 {
        return None;
    }
    let seconds = step_ms / 1000;
    Some(match seconds {
        _ if seconds % 3600 == 0 => format!("PT{}H", seconds / 3600),
        _ if seconds % 60 == 0 => format!("PT{}M", seconds / 60),
        _ => format!("PT{seconds}S"),
    })
}

struct Table {
    separator: u8,
    names: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    line: u64,
    cells: Vec<String>,
}

/// A row and its time.
struct Timed<'a> {
    row: &'a Row,
    /// Unix milliseconds; none for a date alone.
    at_ms: Option<i64>,
    written: String,
}

impl Table {
    fn read(text: &str) -> Self {
        let is_content = |line: &&str| !line.trim().is_empty() && !line.starts_with("# ");
        let head = text.lines().find(is_content).unwrap_or_default();
        let count = |separator: u8| head.bytes().filter(|byte| *byte == separator).count();
        let separator =
            SEPARATORS.into_iter().max_by_key(|separator| (count(*separator), std::cmp::Reverse(*separator)));
        let separator = separator.unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(separator).trim(csv::Trim::All);
        let mut rows: Vec<Row> = Vec::new();
        for record in reader.from_reader(text.as_bytes()).records().flatten() {
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() == 1 && record.get(0).is_some_and(|cell| cell.starts_with('#')) {
                continue;
            }
            rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
        }
        let has_names = rows.first().is_some_and(|row| {
            row.cells.iter().all(|cell| number_of(cell, separator).is_none() && Stamp::parse(cell).is_none())
        });
        let names = if has_names { rows.remove(0).cells } else { Vec::new() };
        Self { separator, names, rows }
    }

    fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()
    }

    fn name_of(&self, column: usize) -> String {
        let name = self.names.get(column).map(|name| name.trim_start_matches('#').trim());
        let name = name.filter(|name| !name.is_empty());
        name.map_or_else(|| format!("Column {}", column + 1), str::to_owned)
    }

    /// Cells of a column in the first rows that say something.
    fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().take(LOOKED_AT).filter_map(move |row| row.cells.get(column));
        cells.map(String::as_str).filter(|cell| !is_gap(cell))
    }

    /// The column of times: of those that hold such the one that is called so, else the first.
    fn column_of_times(&self) -> Option<usize> {
        let is_called_so = |column: &usize| TIME_NAMES.contains(&self.name_of(*column).to_ascii_lowercase().as_str());
        let dated: Vec<usize> =
            (0..self.width()).filter(|column| self.holds(*column, |cell| Stamp::parse(cell).is_some())).collect();
        let counted = || (0..self.width()).filter(|column| self.holds(*column, |cell| unix_ms(cell).is_some()));
        let named = dated.iter().copied().chain(counted()).find(is_called_so);
        named.or(dated.first().copied()).or_else(|| counted().next())
    }

    fn is_numeric(&self, column: usize) -> bool {
        self.holds(column, |cell| number_of(cell, self.separator).is_some())
    }

    /// Whether most of a column's cells are of a kind: a last line may say "Total".
    fn holds(&self, column: usize, is_one: impl Fn(&str) -> bool) -> bool {
        let (good, bad): (Vec<_>, Vec<_>) = self.cells(column).partition(|cell| is_one(cell));
        good.len() > bad.len()
    }

    /// Rows in the order of time, each time once.
    fn timed_rows(&self, at: usize, options: &Options, zones: &dyn Zones, notes: &mut Notes) -> Vec<Timed<'_>> {
        let zone = options.time_zone.as_deref().unwrap_or("UTC");
        let mut by_time: BTreeMap<(i64, String), Timed<'_>> = BTreeMap::new();
        let mut before = None;
        for row in &self.rows {
            let cell = row.cells.get(at).map(String::as_str).unwrap_or_default();
            let stamp = Stamp::parse(cell);
            let at_ms = stamp.map_or_else(|| unix_ms(cell), |stamp| stamp.utc_ms(zones, zone));
            let is_day = stamp.is_some_and(|stamp| !stamp.has_clock());
            let place = self.name_of(at);
            if at_ms.is_none() && !is_day {
                let says = if stamp.is_some() {
                    "a local time that there was twice or never, or in no known zone"
                } else {
                    "no time"
                };
                notes.add(&format!("{place}, line {}", row.line), &format!("the row is left out: {says}"));
                continue;
            }
            if stamp.is_some_and(|stamp| stamp.has_clock() && !stamp.has_offset()) && options.time_zone.is_none() {
                notes.add(&place, "times without an offset are read in UTC; --time-zone names another zone");
            }
            let written = stamp.map_or_else(|| cell.to_owned(), |stamp| stamp.to_string());
            let key = (at_ms.unwrap_or_default(), if is_day { written.clone() } else { String::new() });
            if before.as_ref().is_some_and(|before| *before > key) {
                notes.add(&place, "times go back: rows are put into the order of time");
            }
            before = Some(key.clone());
            match by_time.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(Timed { row, at_ms, written });
                }
                Entry::Occupied(_) => {
                    let says = "the row is left out: an earlier one has the same time";
                    notes.add(&format!("{place}, line {}", row.line), says);
                }
            }
        }
        by_time.into_values().collect()
    }
}

impl Row {
    /// A cell as a number; what is none is a gap.
    fn number(&self, column: usize, label: &str, separator: u8, notes: &mut Notes) -> Option<f64> {
        let cell = self.cells.get(column).map(String::as_str).unwrap_or_default();
        let number = number_of(cell, separator);
        if number.is_none() && !is_gap(cell) {
            notes.add(
                &format!("{label}, line {}", self.line),
                &format!("a gap instead of \"{cell}\", which is no number"),
            );
        }
        number
    }
}

/// Whether a cell says that there is no value.
fn is_gap(cell: &str) -> bool {
    let words = ["", "-", "–", "na", "n/a", "nan", "null", "none", "nil", "?"];
    words.contains(&cell.to_ascii_lowercase().as_str())
}

/// `1234`, `-1.5`, `1,234`; between semicolons also `12,5`.
fn number_of(cell: &str, separator: u8) -> Option<f64> {
    if !cell.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '+' | '.')) {
        return None;
    }
    let parsed = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    parsed(cell).or_else(|| {
        let groups: Vec<&str> = cell.trim_start_matches(['-', '+']).split([',', ' ', '\u{a0}', '\u{202f}']).collect();
        let (first, others) = groups.split_first()?;
        let is_group = |text: &&str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        let (last, middle) = others.split_last()?;
        let last_whole = last.split('.').next().unwrap_or_default();
        let grouped = (1..=3).contains(&first.len()) && middle.iter().all(is_group) && is_group(&last_whole);
        if grouped && !(separator == b';' && others.len() == 1) {
            return parsed(&cell.replace([',', ' ', '\u{a0}', '\u{202f}'], ""));
        }
        // 1.234,5: where semicolons stand between cells, a comma is the decimal one.
        (separator == b';' && others.len() == 1).then(|| parsed(&decimal_comma(cell))).flatten()
    })
}

/// `1.234,5` as `1234.5`.
fn decimal_comma(cell: &str) -> String {
    cell.split_once(',').map_or_else(String::new, |(whole, part)| format!("{}.{part}", whole.replace('.', "")))
}

/// Unix time in seconds or milliseconds, from 1973 to 5138, as milliseconds.
fn unix_ms(cell: &str) -> Option<i64> {
    let number: f64 = cell.parse().ok()?;
    match number {
        1e8..1e11 => Some((number * 1000.0).round() as i64),
        1e11..1e14 => Some(number.round() as i64),
        _ => None,
    }
}
