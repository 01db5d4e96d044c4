//! Changes to a JSON text that leave it one, as bytes changed at random seldom do: values replaced, copied, moved, put in
//! and taken out.

use std::ops::Range;

/// Numbers, texts and lists that parsers stumble over.
const HOSTILE: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1",
    "1e308",
    "-1e308",
    "1e400",
    "5e-324",
    "9007199254740993",
    "[]",
    "{}",
    "[null]",
    "[[]]",
    "[{}]",
    "\"\"",
    "\" \"",
    "\"NaN\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\"\\u202e\"",
    "\"a\"",
    "\"b\"",
    "\"c\"",
    "[\"a\",\"b\"]",
    "\"2025-03-10\"",
    "\"2025-03-10T13:45Z\"",
    "\"2025-03-30T01:30\"",
    "\"2025-XX\"",
    "\"201X\"",
    "\"2025-21\"",
    "\"2025-03-10~\"",
    "\"2025-03-10/2025-03-11\"",
    "\"../2025\"",
    "\"2025/..\"",
    "\"Y289999999\"",
    "\"Y-289999999\"",
    "\"9999-12-31\"",
    "\"0000-01-01\"",
    "\"PT1M\"",
    "\"PT0.001S\"",
    "\"P1Y2M\"",
    "\"PT9000000000000000S\"",
    "{\"at\":\"2025-03-10\",\"approximate\":true}",
    "{\"after\":[\"a\"],\"before\":[\"b\"]}",
    "{\"earliest\":\"2025-03-10T10:00Z\"}",
    "{\"latest\":\"2025-03-10\",\"text\":\"x\"}",
    "{\"between\":[1,2]}",
    "{\"more_than\":8000,\"about\":1e308}",
    "{\"about\":35000,\"less_than\":35000}",
    "{\"text\":\"many\"}",
    "{\"start\":\"2025-03-10T10:00Z\",\"every\":\"PT1M\",\"values\":[1,null,1e308,-1]}",
    "{\"times\":[-3e15,0,1741600000.5,3e15],\"values\":[1,2,null,4]}",
];

/// Names of fields, and whatever else stands in documents, one libFuzzer dictionary entry a line.
const WORDS: &str = include_str!("../words.dict");

/// A small generator (SplitMix64): libFuzzer gives a seed and asks that it decides everything.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }

    fn one_of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}

/// The text after one to three changes; `None` where nothing in it is a JSON value.
pub fn mutated(text: &str, seed: u32) -> Option<String> {
    let mut dice = Dice(u64::from(seed));
    let mut text = text.to_owned();
    for _ in 0..=dice.below(3) {
        text = changed(&text, &mut dice)?;
    }
    Some(text)
}

fn changed(text: &str, dice: &mut Dice) -> Option<String> {
    let spans = spans(text);
    let span = dice.one_of(&spans)?.clone();
    let own = &text[span.clone()];
    let other = spans.get(dice.below(spans.len())).map_or("null", |span| &text[span.clone()]);
    let is_name = text[span.end..].trim_start().starts_with(':');
    let value = match dice.below(3) {
        0 if !is_name => other.to_owned(),
        1 if !is_name => (*dice.one_of(HOSTILE)?).to_owned(),
        _ => word(dice)?,
    };
    Some(match (dice.below(4), own.as_bytes().first()) {
        (0, Some(b'{')) => {
            let field = format!("{}:{value}", word(dice)?);
            with_first(text, &span, &field)
        }
        (0, Some(b'[')) => with_first(text, &span, &value),
        // An element again behind itself, or a field, which then has its name as a value.
        (1, _) if !is_name => replaced(text, span.clone(), &format!("{own},{own}")),
        (2, _) if !is_name => without(text, span),
        _ => replaced(text, span, &value),
    })
}

/// A word of the dictionary as a JSON text.
fn word(dice: &mut Dice) -> Option<String> {
    let lines: Vec<&str> = WORDS.lines().filter(|line| line.starts_with("\"\\\"")).collect();
    let line = dice.one_of(&lines)?;
    Some(line.get(1..line.len() - 1)?.replace("\\\"", "\""))
}

fn replaced(text: &str, span: Range<usize>, by: &str) -> String {
    [&text[..span.start], by, &text[span.end..]].concat()
}

/// The list or object at `span` with one more at its beginning.
fn with_first(text: &str, span: &Range<usize>, first: &str) -> String {
    let inside = span.start + 1;
    let comma = if text[inside..].trim_start().starts_with(['}', ']']) { "" } else { "," };
    [&text[..inside], first, comma, &text[inside..]].concat()
}

/// The text without a value, its name if it has one, and the comma behind it or before it.
fn without(text: &str, span: Range<usize>) -> String {
    let mut before = text[..span.start].trim_end();
    if let Some(named) = before.strip_suffix(':') {
        before = named.trim_end();
        before = before.strip_suffix('"').and_then(|name| name.rfind('"').map(|at| &name[..at])).unwrap_or(before);
    }
    let after = text[span.end..].trim_start();
    match after.strip_prefix(',') {
        Some(after) => [before, after].concat(),
        None => [before.trim_end().strip_suffix(',').unwrap_or(before), after].concat(),
    }
}

/// Where values stand in a text that is more or less JSON, names of fields among them.
fn spans(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut spans = Vec::new();
    let mut open = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => open.push(start),
            b'}' | b']' => spans.extend(open.pop().map(|start| start..at)),
            b'"' => {
                while let Some(byte) = bytes.get(at) {
                    at += if *byte == b'\\' { 2 } else { 1 };
                    if *byte == b'"' {
                        break;
                    }
                }
                at = at.min(bytes.len());
                spans.push(start..at);
            }
            b'-' | b'0'..=b'9' | b'a'..=b'z' => {
                while bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)) {
                    at += 1;
                }
                spans.push(start..at);
            }
            _ => {}
        }
    }
    spans.retain(|span| text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
    spans
}
