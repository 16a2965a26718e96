//! Markdown to units, through pulldown-cmark with source offsets; what becomes of them is decided as for plain text.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::byline::{byline, is_time};
use super::decode::Decoded;
use super::lines;
use super::markup::without_tags;
use super::metadata::front_matter;
use super::plain::assemble;
use super::unit::{Form, Unit};
use crate::article::{Article, ArticleBuilder, LineRange, Origin};

/// A line with more characters is a paragraph by itself, whatever `CommonMark` says of single line breaks.
const PARAGRAPH_LINE: usize = 250;
/// Most words of a paragraph in bold that heads what follows.
const BOLD_HEADING: usize = 18;

/// Reads Markdown as an article.
pub(super) fn read(decoded: &Decoded<'_>, origin: Origin) -> Article {
    let mut builder = ArticleBuilder::new(origin);
    for warning in &decoded.warnings {
        builder.warn(warning.clone());
    }
    let mut walk = Walk::new(&decoded.text);
    let mut options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    // Further down, what looks like the beginning of front matter is a rule.
    let start = decoded.text.trim_start_matches(['\r', '\n']);
    options.set(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS, start.starts_with("---"));
    options.set(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS, start.starts_with("+++"));
    for (event, range) in Parser::new_ext(&decoded.text, options).into_offset_iter() {
        walk.event(event, range);
    }
    if let Some(front) = walk.front.take() {
        front_matter(&front, builder.meta());
    }
    assemble(builder, &walk.finish(), true)
}

/// Line numbers of byte offsets.
struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    fn of(text: &str) -> Self {
        let after = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        LineIndex { starts: std::iter::once(0).chain(after).collect() }
    }

    /// The 1-based line of the byte at `offset`.
    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }
}

/// A leaf block under construction.
#[derive(Default)]
struct Leaf {
    /// Its words; a line break of the source is a newline.
    text: String,
    /// Source lines of the lines of `text`.
    lines: Vec<usize>,
    /// Bytes of the source it takes.
    range: Range<usize>,
    /// Characters that stand in bold, in italics, at all.
    strong: usize,
    emphasised: usize,
    chars: usize,
    /// Words that stand for pictures, and captions given with them.
    image: String,
    caption: String,
}

struct Walk<'a> {
    source: &'a str,
    index: LineIndex,
    units: Vec<Unit<'a>>,
    leaf: Option<Leaf>,
    /// Enclosing lists: the number of the next item where they are numbered.
    lists: Vec<Option<u64>>,
    /// The item whose first words are still to come.
    item: Option<(u8, Option<u64>)>,
    quotes: usize,
    note: bool,
    strong: usize,
    emphasis: usize,
    images: usize,
    code: Option<(Option<String>, bool)>,
    /// The front matter.
    front: Option<String>,
    row: Vec<String>,
    rows: Vec<String>,
}

impl<'a> Walk<'a> {
    fn new(source: &'a str) -> Self {
        Walk {
            source,
            index: LineIndex::of(source),
            units: Vec::new(),
            leaf: None,
            lists: Vec::new(),
            item: None,
            quotes: 0,
            note: false,
            strong: 0,
            emphasis: 0,
            images: 0,
            code: None,
            front: None,
            row: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) | Event::Code(text) | Event::Html(text) => self.text(&text, &range),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => self.line_break(&range),
            Event::SoftBreak | Event::HardBreak => self.line_break(&range),
            Event::Rule => self.close_leaf(None),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::MetadataBlock(_) => self.open(range),
            Tag::BlockQuote(_) => {
                self.close_leaf(None);
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.close_leaf(None);
                self.lists.push(first);
            }
            Tag::Item => {
                self.close_leaf(None);
                let depth = self.lists.len().saturating_sub(1).min(6) as u8;
                let next = self.lists.last_mut().and_then(Option::as_mut);
                let ordinal = next.map(|next| {
                    *next += 1;
                    *next - 1
                });
                self.item = Some((depth, ordinal));
            }
            Tag::CodeBlock(kind) => {
                self.close_leaf(None);
                let (language, fenced) = match kind {
                    CodeBlockKind::Fenced(info) => (info.split_whitespace().next().map(str::to_owned), true),
                    CodeBlockKind::Indented => (None, false),
                };
                self.code = Some((language, fenced));
                self.open(range);
            }
            Tag::HtmlBlock => {
                self.close_leaf(None);
                self.open(range);
            }
            Tag::FootnoteDefinition(_) => self.note = true,
            Tag::Table(_) => {
                self.close_leaf(None);
                self.rows.clear();
            }
            Tag::TableHead | Tag::TableRow => self.row.clear(),
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Image { title, .. } => {
                self.images += 1;
                if let Some(leaf) = &mut self.leaf {
                    leaf.caption.push_str(&title);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::MetadataBlock(_) if self.source[..range.start].trim().is_empty() => {
                self.front = self.leaf.take().map(|leaf| leaf.text);
            }
            TagEnd::Paragraph | TagEnd::MetadataBlock(_) => self.close_leaf(None),
            TagEnd::Heading(level) => self.close_leaf(Some(Form::Heading(level as u8))),
            TagEnd::BlockQuote(_) => {
                self.close_leaf(None);
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                self.close_leaf(None);
                self.item = None;
            }
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::HtmlBlock => {
                if let Some(leaf) = &mut self.leaf {
                    leaf.text = without_tags(&leaf.text);
                }
                self.close_leaf(None);
            }
            TagEnd::FootnoteDefinition => {
                self.close_leaf(None);
                self.note = false;
            }
            TagEnd::TableCell => {
                let cell = self.leaf.take().map(|leaf| leaf.text).unwrap_or_default();
                self.row.push(cell.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            TagEnd::TableHead | TagEnd::TableRow => self.rows.push(self.row.join(" | ")),
            TagEnd::Table => {
                let text = self.rows.join("\n");
                self.push(Cow::Owned(text), &range, Form::Table);
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    fn open(&mut self, range: Range<usize>) {
        self.close_leaf(None);
        self.leaf = Some(Leaf { range, ..Leaf::default() });
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        let line = self.index.line(range.start);
        let leaf = self.leaf.get_or_insert_with(|| Leaf { range: range.clone(), ..Leaf::default() });
        leaf.range.end = leaf.range.end.max(range.end);
        if self.images > 0 {
            leaf.image.push_str(text);
            return;
        }
        if leaf.lines.is_empty() {
            leaf.lines.push(line);
        }
        let chars = text.chars().count();
        leaf.chars += chars;
        leaf.strong += if self.strong > 0 { chars } else { 0 };
        leaf.emphasised += if self.emphasis > 0 { chars } else { 0 };
        leaf.text.push_str(text);
    }

    fn line_break(&mut self, range: &Range<usize>) {
        let line = self.index.line(range.start);
        if let Some(leaf) = self.leaf.as_mut().filter(|leaf| !leaf.lines.is_empty()) {
            leaf.text.push('\n');
            leaf.lines.push(line + usize::from(self.source[range.clone()].ends_with('\n')));
        }
    }

    fn close_code(&mut self) {
        let (Some((language, fenced)), Some(leaf)) = (self.code.take(), self.leaf.take()) else { return };
        let code = leaf.text.contains(['{', '}', '=', ';', '<', '>', '$', '\\', '`']);
        if fenced || code {
            self.push(Cow::Owned(leaf.text.trim_end().to_owned()), &leaf.range, Form::Code(language));
            return;
        }
        // Pasted text that a page's layout had indented.
        let first = self.index.line(leaf.range.start);
        let last = self.index.line(leaf.range.end.saturating_sub(1));
        let start = self.index.starts[first - 1];
        let end = self.index.starts.get(last).copied().unwrap_or(self.source.len());
        for mut unit in lines::units(&self.source[start..end]) {
            unit.lines = LineRange::new(unit.lines.first + first - 1, unit.lines.last + first - 1);
            self.units.push(unit);
        }
    }

    /// Turns the leaf into one unit, or several where its lines are none of one paragraph.
    fn close_leaf(&mut self, form: Option<Form>) {
        let Some(leaf) = self.leaf.take() else { return };
        let item = self.item.take();
        if leaf.text.trim().is_empty() {
            let (text, form) =
                if leaf.caption.is_empty() { (leaf.image, Form::Image) } else { (leaf.caption, Form::Caption) };
            self.push(Cow::Owned(text), &leaf.range, form);
            return;
        }
        let form = form.unwrap_or_else(|| self.form_of(&leaf, item));
        let rows: Vec<&str> = leaf.text.split('\n').collect();
        if form == Form::Bare && rows.len() == leaf.lines.len() && are_apart(&rows) {
            for (row, line) in rows.iter().zip(&leaf.lines) {
                let marker = lines::marker(row.trim());
                let form = marker.map_or(Form::Bare, |marker| Form::Item { depth: 0, ordinal: marker.ordinal });
                let text = row.trim()[marker.map_or(0, |marker| marker.len)..].to_owned();
                self.push_lines(Cow::Owned(text), LineRange::new(*line, *line), form);
            }
            return;
        }
        let text = leaf.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.push(Cow::Owned(text), &leaf.range, form);
    }

    fn form_of(&self, leaf: &Leaf, item: Option<(u8, Option<u64>)>) -> Form {
        if self.note {
            return Form::Note;
        }
        if let Some((depth, ordinal)) = item {
            return Form::Item { depth, ordinal };
        }
        if self.quotes > 0 {
            return Form::Quote;
        }
        let text = leaf.text.trim();
        let bold = leaf.strong == leaf.chars && text.split_whitespace().count() <= BOLD_HEADING;
        if bold && self.lists.is_empty() && !text.ends_with(['.', ':', ',']) && byline(text).is_none() {
            return Form::Heading(3);
        }
        let after_image = self.units.last().is_some_and(|unit| unit.form == Form::Image);
        if after_image && leaf.emphasised == leaf.chars {
            return Form::Caption;
        }
        Form::Bare
    }

    fn push(&mut self, text: Cow<'a, str>, range: &Range<usize>, form: Form) {
        let words = &self.source[range.clone()];
        let first = range.start + (words.len() - words.trim_start().len());
        let last = range.start + words.trim_end().len();
        let (first, last) = (self.index.line(first), self.index.line(last.saturating_sub(1).max(first)));
        self.push_lines(text, LineRange::new(first, last.max(first)), form);
    }

    fn push_lines(&mut self, text: Cow<'a, str>, lines: LineRange, form: Form) {
        let wordless = !form.is_set() && !text.chars().any(char::is_alphanumeric);
        let form = if wordless { Form::Mark } else { form };
        self.units.push(Unit { text, lines, form, indent: 0, gap: true });
    }

    /// The units in the order of the source, and a mark for each stretch of lines that no unit speaks for: rules, front
    /// matter, link definitions, pictures without words.
    fn finish(mut self) -> Vec<Unit<'a>> {
        self.close_leaf(None);
        self.units.retain(|unit| !unit.text.trim().is_empty());
        self.units.sort_by_key(|unit| unit.lines.first);
        let source: Vec<&'a str> = self.source.lines().collect();
        let mut all = Vec::with_capacity(self.units.len());
        let mut next = 1;
        for unit in self.units {
            marks(&source, next, unit.lines.first, &mut all);
            next = next.max(unit.lines.last + 1);
            all.push(unit);
        }
        marks(&source, next, source.len() + 1, &mut all);
        all
    }
}

/// Marks for the lines from `first` up to `end` that are not blank.
fn marks<'a>(source: &[&'a str], first: usize, end: usize, units: &mut Vec<Unit<'a>>) {
    for line in first..end {
        let text = source.get(line - 1).map_or("", |text| text.trim());
        if !text.is_empty() {
            let lines = LineRange::new(line, line);
            units.push(Unit { text: Cow::Borrowed(text), lines, form: Form::Mark, indent: 0, gap: true });
        }
    }
}

/// Whether the lines of a paragraph are paragraphs or page lines of their own, as in text pasted from a page.
fn are_apart(rows: &[&str]) -> bool {
    let pasted = |row: &&str| {
        let row = row.trim();
        row.chars().count() > PARAGRAPH_LINE || row.starts_with('•') || is_time(row) || byline(row).is_some()
    };
    rows.len() > 1 && rows.iter().any(pasted)
}
