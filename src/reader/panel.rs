//! What a panel on top of the text says: the help, and everything known about the selected claim.

use super::{
    ACTIONS, App, Entry, Key, Layer, Topic, keys,
    status::{count, match_in_words, relation_in_words},
};
use crate::{
    comparison::{Link, Standing, WordOp, word_ops},
    judge::Relation,
    text::{Pair, Side, Span, width::width, wrap::wrap},
    view::{Phrase, Role, Selection},
};

/// A box on top of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// In its upper border.
    pub title: String,
    /// Its lines, all of them.
    pub lines: Vec<Phrase>,
    /// Lines above the part shown.
    pub scroll: usize,
    /// Columns inside its border.
    pub columns: usize,
    /// Lines inside its border.
    pub height: usize,
}

/// Widest inside of a panel.
const HELP_COLUMNS: usize = 64;
const DETAIL_COLUMNS: usize = 88;

impl App {
    /// The panel on top of the text, if one is open.
    pub fn panel(&self) -> Option<Panel> {
        let frame = self.frame?;
        let room = usize::from(frame.width).saturating_sub(6).max(10);
        let (title, lines, scroll, columns) = match self.layer? {
            Layer::Help { scroll } => {
                let columns = room.min(HELP_COLUMNS);
                ("Help".to_owned(), self.help_lines(columns), scroll, columns)
            }
            Layer::Detail { scroll } => {
                let columns = room.min(DETAIL_COLUMNS);
                let (title, lines) = self.detail_lines(columns);
                (title, lines, scroll, columns)
            }
        };
        let height = lines.len().min(usize::from(frame.height).saturating_sub(3)).max(1);
        let scroll = scroll.min(lines.len().saturating_sub(height));
        Some(Panel { title, lines, scroll, columns, height })
    }

    /// How far the open panel can be scrolled.
    pub(super) fn panel_overflow(&self) -> usize {
        self.panel().map_or(0, |panel| panel.lines.len().saturating_sub(panel.height))
    }

    fn help_lines(&self, columns: usize) -> Vec<Phrase> {
        // Signs are what a new reader asks about first.
        let mut lines = vec![vec![(Role::Heading, "Signs".to_owned())]];
        lines.extend(self.legend(columns));
        for topic in Topic::ALL {
            let entries: Vec<&Entry> = ACTIONS.iter().filter(|entry| entry.topic == topic).collect();
            lines.push(Phrase::new());
            lines.push(vec![(Role::Heading, topic.title().to_owned())]);
            let names: Vec<String> = entries.iter().map(|entry| key_names(entry)).collect();
            let key_columns = (columns / 3).min(22);
            for (entry, names) in entries.iter().zip(names) {
                let names = (Role::Key, format!("  {names}"));
                if width(&names.1) < key_columns {
                    lines.extend(beside(names, key_columns, entry.help, columns));
                } else {
                    // Too many keys for the column have lines of their own.
                    lines.extend(indented(&names.1, columns, Role::Key));
                    lines.extend(beside((Role::Text, String::new()), key_columns, entry.help, columns));
                }
            }
        }
        lines.push(Phrase::new());
        lines.extend(paragraph("A number before a key repeats it: 5j goes down five rows.", columns, Role::Quiet));
        lines
    }

    fn legend(&self, columns: usize) -> Vec<Phrase> {
        let glyphs = &self.glyphs;
        [
            (Role::AgreeMark, glyphs.same, "nearly the same words"),
            (Role::AgreeMark, glyphs.agrees, "the same claim in other words"),
            (Role::ConflictMark, glyphs.conflicts, "conflict: both cannot be right"),
            (Role::DifferMark, glyphs.differs, "differs in degree, certainty, speaker, status, ..."),
            (Role::RelatedMark, glyphs.related, "same matter, no claim clearly shared"),
            (Role::OnlyHereMark, glyphs.only_here, "only here: no counterpart found in the other article"),
            (Role::Line, glyphs.lines.across, "joins two linked claims"),
            (Role::Line, glyphs.lines.dotted, "joins passages of which other claims are linked"),
            (Role::Line, glyphs.moved, "stands elsewhere in its own article"),
            (Role::Quiet, glyphs.fold, "page furniture, set aside"),
        ]
        .into_iter()
        .flat_map(|(role, glyph, words)| beside((role, format!("  {glyph}")), 6, words, columns))
        .collect()
    }

    fn detail_lines(&self, columns: usize) -> (String, Vec<Phrase>) {
        let Some((selection, link)) = self.link_shown() else {
            return ("Here".to_owned(), paragraph("There is no claim under the cursor.", columns, Role::Quiet));
        };
        let mut lines = Vec::new();
        let Some(link) = link else {
            lines.extend(self.claim_lines(selection.side, selection.claim, &[], columns));
            lines.push(Phrase::new());
            let text = match self.index.standing(selection.side, selection.claim) {
                Standing::Silent => "A heading without counterpart in the other article.",
                _ => "No counterpart found: no passage of the other article seems to speak of the same thing.",
            };
            lines.extend(paragraph(text, columns, Role::Quiet));
            return ("Only here".to_owned(), lines);
        };
        let words = match link.relation {
            Relation::Same => self.reworded(link),
            _ => told(link),
        };
        for side in Side::BOTH {
            if side == Side::Right {
                lines.push(Phrase::new());
            }
            lines.extend(self.claim_lines(side, link.claim(side), &emphasised(link.relation, &words[side]), columns));
        }
        lines.push(Phrase::new());
        lines.extend(self.reason_lines(link, columns));
        lines.extend(self.further_links(selection, columns));
        let title = format!("{} {}", self.glyphs.relation(link.relation), relation_in_words(link.relation));
        (title, lines)
    }

    /// The words of both claims that the other puts otherwise.
    fn reworded(&self, link: &Link) -> Pair<Vec<Span>> {
        let claims = Pair::from_fn(|side| self.comparison.claims[side][link.claim(side)].span);
        let texts = Pair::from_fn(|side| self.comparison.side(side).text(link.claim(side)));
        let mut words = Pair::new(Vec::new(), Vec::new());
        for op in word_ops(texts.left, texts.right) {
            match op {
                WordOp::Equal { .. } => {}
                WordOp::Left(left) => words.left.push(left),
                WordOp::Right(right) => words.right.push(right),
                WordOp::Replaced { left, right } => {
                    words.left.push(left);
                    words.right.push(right);
                }
            }
        }
        Pair::from_fn(|side| {
            let trimmed = words[side].iter().map(|word| word.trimmed(texts[side]).shifted(claims[side].start));
            trimmed.filter(|word| !word.is_empty()).collect()
        })
    }

    /// A claim in full under the name of its article, `words` of it emphasised.
    fn claim_lines(&self, side: Side, claim: usize, words: &[(Span, Role)], columns: usize) -> Vec<Phrase> {
        let article = &self.comparison.articles[side];
        let here = match side {
            Side::Left => "Left",
            Side::Right => "Right",
        };
        let name = Some(article.name()).filter(|&name| name != article.words(self.comparison.claims[side][claim].span));
        let name = crate::view::clip(&format!("{here}: {}", name.unwrap_or("the title")), columns);
        let mut lines = vec![vec![(Role::Name, name)]];
        let span = self.comparison.claims[side][claim].span;
        for line in wrap(article.words(span), columns.max(1)) {
            lines.push(emphasise(article.text(), line.shifted(span.start), words));
        }
        lines
    }

    fn reason_lines(&self, link: &Link, columns: usize) -> Vec<Phrase> {
        let mut lines = Vec::new();
        let mark = Role::of_relation(link.relation);
        for reason in &link.reasons {
            let between = if self.glyphs.versus == "<>" { "<->" } else { "↔" };
            let articles = &self.comparison.articles;
            let left = self.quoted(articles.left.words(reason.left), columns);
            let right = self.quoted(articles.right.words(reason.right), columns);
            lines.push(vec![
                (mark, format!("{} ", self.glyphs.relation(link.relation))),
                (Role::Heading, reason.kind.name().to_owned()),
            ]);
            let quotations = format!("{left} {between} {right}");
            lines.extend(indented(&quotations, columns, Role::Text));
            lines.extend(indented(&reason.text, columns, Role::Quiet));
        }
        if link.reasons.is_empty() {
            let words = |side| self.comparison.side(side).text(link.claim(side));
            let text = match link.relation {
                Relation::Same if words(Side::Left) == words(Side::Right) => "Word for word the same.",
                Relation::Same => "Nearly the same words; what the other puts otherwise is underlined.",
                Relation::Agrees => "The same claim in other words.",
                Relation::Related => "The same matter; neither confirms nor denies the other.",
                Relation::Conflicts | Relation::Differs => "They diverge.",
            };
            lines.extend(paragraph(text, columns, Role::Text));
        }
        let score = format!("{}, score {:.2} of 1", match_in_words(link.score), link.score);
        lines.extend(paragraph(&score, columns, Role::Quiet));
        lines
    }

    fn further_links(&self, selection: Selection, columns: usize) -> Vec<Phrase> {
        let others: Vec<&Link> = self
            .index
            .links(selection.side, selection.claim)
            .iter()
            .filter(|&&link| Some(link) != selection.link)
            .map(|&link| &self.comparison.links[link])
            .collect();
        if others.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![Phrase::new(), vec![(Role::Heading, count(others.len(), "further link"))]];
        for link in others {
            let side = selection.side.other();
            let words = self.comparison.side(side).text(link.claim(side));
            lines.push(vec![
                (Role::of_relation(link.relation), format!("{} ", self.glyphs.relation(link.relation))),
                (Role::Text, crate::view::clip(words, columns.saturating_sub(2))),
            ]);
        }
        lines
    }
}

fn key_names(entry: &Entry) -> String {
    let names: Vec<String> =
        entry.keys.iter().filter_map(|text| keys(text)).map(|keys| keys.iter().map(Key::to_string).collect()).collect();
    names.join(" ")
}

/// `text` wrapped beside what stands in the first `lead` columns of its first line.
fn beside((role, what): (Role, String), lead: usize, text: &str, columns: usize) -> Vec<Phrase> {
    let mut what = Some(what);
    wrap(text, columns.saturating_sub(lead).max(1))
        .into_iter()
        .map(|line| {
            let what = what.take().unwrap_or_default();
            let gap = " ".repeat(lead.saturating_sub(width(&what)));
            vec![(role, format!("{what}{gap}")), (Role::Text, line.of(text).to_owned())]
        })
        .collect()
}

fn paragraph(text: &str, columns: usize, role: Role) -> Vec<Phrase> {
    wrap(text, columns.max(1)).into_iter().map(|line| vec![(role, line.of(text).to_owned())]).collect()
}

fn indented(text: &str, columns: usize, role: Role) -> Vec<Phrase> {
    wrap(text, columns.saturating_sub(2).max(1))
        .into_iter()
        .map(|line| vec![(role, format!("  {}", line.of(text)))])
        .collect()
}

/// The words of a link's reasons on both sides.
fn told(link: &Link) -> Pair<Vec<Span>> {
    Pair::new(
        link.reasons.iter().map(|reason| reason.left).collect(),
        link.reasons.iter().map(|reason| reason.right).collect(),
    )
}

fn emphasised(relation: Relation, words: &[Span]) -> Vec<(Span, Role)> {
    let role = match relation {
        Relation::Conflicts => Role::ConflictWords,
        Relation::Same => Role::Reworded,
        _ => Role::DifferWords,
    };
    let mut words: Vec<(Span, Role)> = words.iter().map(|&span| (span, role)).collect();
    words.sort_by_key(|(span, _)| *span);
    words
}

/// The words of `line`, those within `words` in their role.
fn emphasise(text: &str, line: Span, words: &[(Span, Role)]) -> Phrase {
    let mut phrase = Phrase::new();
    let mut at = line.start;
    for (span, role) in words {
        let Some(part) = span.intersection(Span::new(at, line.end.max(at))) else { continue };
        if at < part.start {
            phrase.push((Role::Text, text[at..part.start].to_owned()));
        }
        phrase.push((*role, part.of(text).to_owned()));
        at = part.end;
    }
    if at < line.end {
        phrase.push((Role::Text, text[at..line.end].to_owned()));
    }
    phrase
}
