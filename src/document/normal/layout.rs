//! JSON in lines short enough to be edited by hand.

use std::borrow::Cow;

use super::super::read::string_of;

/// Columns of a line.
const WIDTH: usize = 100;
/// Levels that are indented; what lies deeper stays on one line, so that no depth costs more than it is long.
const DEEPEST: usize = 24;

/// Well-formed JSON in lines: two spaces a level; an object or a list that fits on one line stands on one, the outermost
/// aside; numbers as many in a line as fit. Texts are spelled without escapes, but for what JSON asks for, control
/// characters and those that turn the direction of what follows.
pub fn laid_out(json: &str) -> String {
    let mut page = Page { tokens: Tokens { text: json, at: 0 }, out: String::with_capacity(json.len()), column: 0 };
    let mut open = 0_usize;
    while let Some(token) = page.tokens.next() {
        match token {
            "{" | "[" if open == 0 || open < DEEPEST && !page.fits_here(token) => {
                page.push(token);
                if token == "[" && page.tokens.are_numbers() {
                    page.rows(2 * (open + 1));
                    page.line(2 * open);
                    page.push("]");
                    page.tokens.next();
                } else if matches!(page.tokens.peek(), Some("}" | "]")) {
                    page.push(page.tokens.peek().unwrap_or_default());
                    page.tokens.next();
                } else {
                    open += 1;
                    page.line(2 * open);
                }
            }
            "{" | "[" => page.flat(token),
            "}" | "]" => {
                open = open.saturating_sub(1);
                page.line(2 * open);
                page.push(token);
            }
            "," => {
                page.push(token);
                page.line(2 * open);
            }
            ":" => page.push(": "),
            scalar => page.push(&spelled(scalar)),
        }
    }
    page.out.push('\n');
    page.out
}

struct Page<'a> {
    tokens: Tokens<'a>,
    out: String,
    /// Characters in the last line.
    column: usize,
}

impl<'a> Page<'a> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().count();
    }

    fn line(&mut self, indent: usize) {
        self.out.push('\n');
        self.column = 0;
        self.push(&" ".repeat(indent));
    }

    /// Whether what begins with this token, which has been taken, ends within the line.
    fn fits_here(&self, token: &'a str) -> bool {
        let room = WIDTH.saturating_sub(self.column);
        let mut width = 0;
        self.tokens.flat(token, &mut |piece| {
            width += piece.chars().count();
            width < room
        })
    }

    /// All of what begins with this token, on this line.
    fn flat(&mut self, token: &'a str) {
        let mut line = String::new();
        let mut tokens = self.tokens;
        tokens.flat_on(token, &mut |piece| {
            line.push_str(piece);
            true
        });
        self.tokens = tokens;
        self.push(&line);
    }

    /// The numbers of a list, up to its end, as many in a line as fit.
    fn rows(&mut self, indent: usize) {
        self.column = WIDTH;
        while let Some(token) = self.tokens.peek().filter(|token| *token != "]") {
            self.tokens.next();
            if token == "," {
                self.push(token);
            } else if self.column + token.len() + 3 > WIDTH {
                self.line(indent);
                self.push(token);
            } else {
                self.push(" ");
                self.push(token);
            }
        }
    }
}

/// The tokens of well-formed JSON from a place on.
#[derive(Clone, Copy)]
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    fn peek(&self) -> Option<&'a str> {
        let mut ahead = *self;
        ahead.next()
    }

    /// Whether a list, whose bracket has been taken, holds numbers and gaps and nothing else.
    fn are_numbers(&self) -> bool {
        let mut any = false;
        for token in *self {
            match token.as_bytes().first() {
                Some(b']') => return any,
                Some(b'-' | b'0'..=b'9' | b'n') => any = true,
                Some(b',') => {}
                _ => return false,
            }
        }
        false
    }

    /// What begins with a token that has been taken, piece by piece as it stands on one line, until `take` has enough.
    /// Whether it took all.
    fn flat(self, token: &'a str, take: &mut dyn FnMut(&str) -> bool) -> bool {
        let mut ahead = self;
        ahead.flat_on(token, take)
    }

    fn flat_on(&mut self, token: &'a str, take: &mut dyn FnMut(&str) -> bool) -> bool {
        let mut depth = 0_usize;
        let (mut before, mut here) = ("", token);
        loop {
            let piece = match here {
                "{" if self.peek() != Some("}") => Cow::Borrowed("{ "),
                "}" if before != "{" => Cow::Borrowed(" }"),
                "," => Cow::Borrowed(", "),
                ":" => Cow::Borrowed(": "),
                _ => spelled(here),
            };
            if !take(&piece) {
                return false;
            }
            match here {
                "{" | "[" => depth += 1,
                "}" | "]" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return true;
            }
            let Some(next) = self.next() else { return false };
            (before, here) = (here, next);
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..)?;
        let token = rest.trim_start_matches([' ', '\n', '\r', '\t']);
        self.at += rest.len() - token.len();
        let length = match token.as_bytes().first()? {
            b'"' => 1 + end_of_text(token.get(1..)?)?,
            b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
            _ => token.find(['{', '}', '[', ']', ',', ':', ' ', '\n', '\r', '\t']).unwrap_or(token.len()),
        };
        self.at += length;
        token.get(..length)
    }
}

/// Bytes of a text in quotation marks, the closing one included.
fn end_of_text(text: &str) -> Option<usize> {
    let mut escaped = false;
    let end = text.bytes().position(|byte| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    });
    end.map(|end| end + 1)
}

/// A token as it is written. Half a surrogate pair, which is no text, stays as it is.
fn spelled(token: &str) -> Cow<'_, str> {
    let is_plain = !token.contains(|letter| letter == '\\' || is_escaped(letter));
    let text = if is_plain { None } else { string_of(token) };
    text.map_or(Cow::Borrowed(token), |text| Cow::Owned(quoted(&text)))
}

fn is_escaped(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // All of them have four hexadecimal digits.
            _ if is_escaped(letter) => {
                out.push_str("\\u");
                let code = u32::from(letter);
                out.extend([12, 8, 4, 0].iter().filter_map(|shift| char::from_digit(code >> shift & 15, 16)));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}
