//! Lines of plain text put together to units: wrapped lines rejoined, list markers read, fences and tables found.

use std::borrow::Cow;
use std::collections::HashSet;

use super::unit::{Form, Unit};
use super::wrapping::Columns;
use crate::article::LineRange;

/// One line that is not blank.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// 1-based.
    pub(super) number: usize,
    /// Without white space at its ends.
    pub(super) text: &'a str,
    /// Columns before the text; a tab goes to the next multiple of four.
    pub(super) indent: usize,
    /// Columns up to its end, in characters.
    pub(super) end: usize,
    /// Whether a blank line stood before it.
    pub(super) gap: bool,
    /// The list marker it begins with.
    pub(super) marker: Option<Marker>,
}

/// What a list item begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Bytes of the line's text it takes, with the white space behind it.
    pub(super) len: usize,
    /// The number of a numbered item.
    pub(super) ordinal: Option<u64>,
    /// Whether the number stands in brackets, as in a list of sources.
    pub(super) bracketed: bool,
}

const BULLETS: [char; 18] = ['•', '□', '■', '▪', '●', '○', '◦', '‣', '⁃', '·', '►', '▸', '➤', '✓', '✔', '-', '*', '–'];

/// The list marker at the start of `text`.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let plain = |len| Some(Marker { len, ordinal: None, bracketed: false });
    if BULLETS.contains(&first) {
        let rest = &text[first.len_utf8()..];
        let space = rest.len() - rest.trim_start().len();
        return if space > 0 || rest.is_empty() { plain(first.len_utf8() + space) } else { None };
    }
    let open = usize::from(first == '[' || first == '(');
    let digits = text[open..].bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return None;
    }
    let ordinal = text[open..open + digits].parse().ok();
    let close = text[open + digits..].chars().next()?;
    let closes = match first {
        '[' => close == ']',
        '(' => close == ')',
        _ => close == '.' || close == ')',
    };
    let rest = &text[open + digits + close.len_utf8()..];
    let space = rest.len() - rest.trim_start().len();
    (closes && space > 0 && space < rest.len()).then_some(Marker {
        len: text.len() - rest.len() + space,
        ordinal,
        bracketed: first == '[',
    })
}

/// The lines of `text` that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut gap = false;
    let mut lines = Vec::new();
    for (index, raw) in text.lines().enumerate() {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            gap = true;
            continue;
        }
        let lead = &raw[..raw.len() - raw.trim_start().len()];
        let indent = lead.chars().fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 });
        lines.push(Line {
            number: index + 1,
            text: trimmed,
            indent,
            end: indent + trimmed.chars().count(),
            gap,
            marker: marker(trimmed),
        });
        gap = false;
    }
    lines
}

/// The units that `text` falls into.
pub(super) fn units(text: &str) -> Vec<Unit<'_>> {
    let lines = lines(text);
    let columns = Columns::of(&lines);
    let words = HyphenWords::of(text, &lines);
    let mut fences = Fences::default();
    let mut units = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let taken = fences
            .code(text, &lines, at, &mut units)
            .or_else(|| table(&lines, at, &mut units))
            .or_else(|| quote(&lines, at, &mut units))
            .unwrap_or_else(|| paragraph(&lines, at, &columns, &words, &mut units));
        if let Some(unit) = units.last_mut().filter(|unit| unit.text.is_empty()) {
            (unit.text, unit.form) = (Cow::Borrowed(lines[at].text), Form::Mark);
        }
        at += taken;
    }
    units
}

/// A line or paragraph from `at` on; gives the lines it took.
fn paragraph<'a>(
    lines: &[Line<'a>],
    at: usize,
    columns: &Columns,
    words: &HyphenWords<'a>,
    units: &mut Vec<Unit<'a>>,
) -> usize {
    let first = &lines[at];
    let mut last = at;
    while last + 1 < lines.len() && columns.continues(lines, at, last) {
        last += 1;
    }
    let (skip, mut form) = opening(first);
    let text = if last == at {
        Cow::Borrowed(first.text[skip..].trim())
    } else {
        let mut joined = first.text[skip..].to_owned();
        for line in &lines[at + 1..=last] {
            words.join(&mut joined, line.text);
        }
        Cow::Owned(joined)
    };
    let indent = first.indent;
    if !text.chars().any(char::is_alphanumeric) {
        form = Form::Mark;
    }
    // A mark without words keeps them, so that it can be shown among what was set aside.
    let text = if text.is_empty() { Cow::Borrowed(first.text) } else { text };
    units.push(Unit { text, lines: LineRange::new(first.number, lines[last].number), form, indent, gap: first.gap });
    last + 1 - at
}

/// Bytes of markup at the start of a line, and what they make it.
fn opening(line: &Line<'_>) -> (usize, Form) {
    if let Some(marker) = line.marker {
        let depth = (line.indent / 4).min(6) as u8;
        return (marker.len, Form::Item { depth, ordinal: marker.ordinal });
    }
    let hashes = line.text.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) && line.text[hashes..].starts_with(' ') {
        return (hashes + 1, Form::Heading(hashes as u8));
    }
    (0, Form::Bare)
}

/// Code between fences. A fence that nothing closes is an ordinary line.
#[derive(Default)]
struct Fences {
    /// The shortest fence, by kind, known to have nothing that closes it further on.
    open: [Option<usize>; 2],
}

impl Fences {
    fn code<'a>(&mut self, text: &'a str, lines: &[Line<'a>], at: usize, units: &mut Vec<Unit<'a>>) -> Option<usize> {
        let first = &lines[at];
        let (kind, sign) = match first.text.chars().next()? {
            '`' => (0, '`'),
            '~' => (1, '~'),
            _ => return None,
        };
        let len = run(first.text, sign);
        if len < 3 || first.text[len..].contains(sign) || self.open[kind].is_some_and(|open| len >= open) {
            return None;
        }
        let closes = |line: &Line<'_>| {
            line.text.starts_with(sign) && run(line.text, sign) >= len && run(line.text, sign) == line.text.len()
        };
        let Some(inner) = lines[at + 1..].iter().position(closes) else {
            self.open[kind] = Some(len);
            return None;
        };
        let last = &lines[at + 1 + inner];
        let code = source_lines(text, first.text, last.text);
        let language = first.text[len..].split_whitespace().next().map(str::to_owned);
        units.push(Unit {
            text: Cow::Borrowed(code),
            lines: LineRange::new(first.number, last.number),
            form: Form::Code(language),
            indent: first.indent,
            gap: first.gap,
        });
        Some(inner + 2)
    }
}

fn run(text: &str, sign: char) -> usize {
    text.chars().take_while(|&c| c == sign).count()
}

/// What stands in `text` between the end of `first` and the start of `last`, both parts of it.
fn source_lines<'a>(text: &'a str, first: &str, last: &str) -> &'a str {
    let start = first.as_ptr() as usize - text.as_ptr() as usize + first.len();
    let end = last.as_ptr() as usize - text.as_ptr() as usize;
    let inner = text.get(start..end).unwrap_or_default();
    inner.trim_start_matches([' ', '\t', '\r']).trim_start_matches('\n').trim_end()
}

/// Rows between upright bars.
fn table<'a>(lines: &[Line<'a>], at: usize, units: &mut Vec<Unit<'a>>) -> Option<usize> {
    let is_row = |line: &Line<'_>| line.text.len() > 2 && line.text.starts_with('|') && line.text.ends_with('|');
    let taken = lines[at..].iter().enumerate().take_while(|(i, line)| is_row(line) && (*i == 0 || !line.gap)).count();
    if taken < 2 {
        return None;
    }
    let rows: Vec<String> = lines[at..at + taken].iter().filter_map(|line| row(line.text)).collect();
    let (first, last) = (&lines[at], &lines[at + taken - 1]);
    units.push(Unit {
        text: Cow::Owned(rows.join("\n")),
        lines: LineRange::new(first.number, last.number),
        form: Form::Table,
        indent: first.indent,
        gap: first.gap,
    });
    Some(taken)
}

/// The cells of a row, joined; nothing for the rule under a table's head.
fn row(text: &str) -> Option<String> {
    if text.chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | ' ')) {
        return None;
    }
    let cells: Vec<&str> = text.trim_matches('|').split('|').map(str::trim).collect();
    Some(cells.join(" | "))
}

/// Lines marked as a quotation by `>`.
fn quote<'a>(lines: &[Line<'a>], at: usize, units: &mut Vec<Unit<'a>>) -> Option<usize> {
    let inner = |line: &Line<'a>| line.text.strip_prefix('>').map(str::trim);
    if inner(&lines[at])?.is_empty() {
        return None;
    }
    let mut joined = String::new();
    let mut taken = 0;
    for line in &lines[at..] {
        match inner(line) {
            Some(words) if !words.is_empty() && (taken == 0 || !line.gap) => {
                if taken > 0 {
                    joined.push(' ');
                }
                joined.push_str(words);
                taken += 1;
            }
            _ => break,
        }
    }
    let (first, last) = (&lines[at], &lines[at + taken - 1]);
    units.push(Unit {
        text: Cow::Owned(joined),
        lines: LineRange::new(first.number, last.number),
        form: Form::Quote,
        indent: first.indent,
        gap: first.gap,
    });
    Some(taken)
}

/// The words of a text, asked only whether a word cut at a line's end is written in one elsewhere.
struct HyphenWords<'a>(HashSet<&'a str>);

impl<'a> HyphenWords<'a> {
    /// Empty where no line ends in a hyphen, so that most texts pay nothing.
    fn of(text: &'a str, lines: &[Line<'_>]) -> Self {
        if !lines.iter().any(|line| line.text.ends_with('-')) {
            return HyphenWords(HashSet::new());
        }
        HyphenWords(text.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| !word.ends_with('-')).collect())
    }

    /// Appends a wrapped line. A hyphen at the break goes only where the word is written without it elsewhere.
    fn join(&self, joined: &mut String, line: &str) {
        if let Some(cut) = joined.strip_suffix('\u{ad}') {
            joined.truncate(cut.len());
        } else if joined.ends_with('-') && !joined.ends_with(" -") && !joined.ends_with("--") {
            let head = joined.trim_end_matches('-');
            let head = &head[head.rfind(|c: char| !c.is_alphabetic()).map_or(0, |i| i + 1)..];
            let tail = &line[..line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len())];
            if !head.is_empty() && self.0.contains(format!("{head}{tail}").as_str()) {
                joined.pop();
            }
        } else if !joined.ends_with('—') || joined.ends_with(" —") {
            joined.push(' ');
        }
        joined.push_str(line);
    }
}
